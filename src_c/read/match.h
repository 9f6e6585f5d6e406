/* Patterns over chunks (quotex/quotations/grammar/patterns.py), matched by backtracking in a bounded number of steps. */
#ifndef QX_MATCH_H
#define QX_MATCH_H

#include "read/chunks.h"

/* In Python: what a step of a pattern does */
#define STEP_ACCEPT 0
#define STEP_TAKE 1       /* takes a chunk; a phrase together with the longest continuation possible */
#define STEP_GAP 2        /* takes any number of chunks, as few as possible */
#define STEP_SPLIT 3      /* continues with the first of its branches that matches */
#define STEP_LOOK 4       /* its branch must match here */
#define STEP_LOOK_NOT 5   /* its branch must not match here */
#define STEP_EDGE 6       /* the end of the stretch, or of its sentence */
#define STEP_OPEN 7       /* begins a capture */
#define STEP_CLOSE 8

/* In Python: flags of a test of a chunk */
#define TEST_DENIED QX_BIT(0)  /* the test must not hold */
#define TEST_OPENING QX_BIT(1) /* tests the first word, not the head */
#define TEST_ASKED QX_BIT(2)   /* calls a Python function */

/* In Python: how a pattern is matched */
#define PATTERN_LEFTWARD QX_BIT(0)    /* leftward from its last element, before the quotation */
#define PATTERN_FROM_MARK QX_BIT(1)   /* from right after the quotation, not from where the clause goes on */
#define PATTERN_TO_SENTENCE QX_BIT(2) /* to the end of the sentence, not to the next quotation */

/* The columns of the steps of a program, stored row by row. FIRST and COUNT are the tests of a STEP_TAKE or STEP_GAP, the
   branches of a STEP_SPLIT or STEP_LOOK, the capture of a STEP_OPEN or STEP_CLOSE. Row 0 is a STEP_ACCEPT; all others lead to
   earlier rows. */
enum { STEP_CODE, STEP_NEXT, STEP_KINDS, STEP_MUST, STEP_NEVER, STEP_FIRST, STEP_COUNT, STEP_COLUMNS };
/* A test holds if the chunk has all BITS, and its word has one of the TAGS and one of the TRAITS and is in the SET (its number
   plus 1); columns that are 0 are not tested. The SET of a TEST_ASKED is the number of the function. */
enum { TEST_FLAGS, TEST_BITS, TEST_TAGS, TEST_TRAITS, TEST_SET, TEST_COLUMNS };
/* A pattern is tried only if all facts in NEEDS hold, and none in WITHOUT. */
enum { PATTERN_START, PATTERN_FLAGS, PATTERN_NEEDS, PATTERN_WITHOUT, PATTERN_COLUMNS };

enum { CAPTURES = 3, MOST_ENDS = 8, MOST_STEPS = 3000 }; /* MOST_STEPS: in one match */
typedef struct {
    uint32_t *steps, *branches, *tests, *patterns, *traits;
    const uint8_t **sets; /* a byte for each lexicon entry */
    uint32_t step_count, branch_count, test_count, pattern_count, set_count, function_count;
    uint32_t known; /* the number of entries with traits and bytes in the sets */
} qx_program;

/* Whether all references of steps, tests and patterns are valid. Only a sound program may be matched. */
int qx_is_sound(const qx_program *program);

/* Callbacks to the caller; each returns a negative number if it fails. */
typedef struct {
    int (*test)(void *context, uint32_t function, uint32_t chunk);                       /* 0 or 1 */
    int (*ends)(void *context, uint32_t chunk, uint32_t stop, uint32_t ends[MOST_ENDS]); /* the number of `ends` of the phrase, longest first */
    int32_t (*opening)(void *context, uint32_t chunk);                                   /* the first chunk of the phrase ending there */
    void *context;
} qx_asked;

typedef struct {
    const qx_scan *scan;
    const uint32_t *tags; /* of narration */
    const qx_table *chunks;
} qx_chunked;

/* The chunks around a quotation: `floor` begins its sentence, `mark` is the quotation, `after` follows it, the narration extends
   to `last` and the sentence to `stop`; `clause` is where its clause goes on, or QX_NONE. */
typedef struct {
    uint32_t floor, mark, after, last, stop, clause, facts;
} qx_window;

/* The steps that took chunks, in the order of the match, each with the chunk at which it began; the last is the STEP_ACCEPT. */
typedef struct {
    uint32_t count, step[MOST_STEPS];
    int32_t chunk[MOST_STEPS];
} qx_trace;

/* Returns the first of the patterns row:stop that matches, `stop` if none does, or -1 if a callback of `asked` failed. Sets the
   chunks of its captures (empty if the first is not below the stop) and, unless NULL, its trace, whose count must be 0 before. */
int64_t qx_match(const qx_program *program, const qx_chunked *text, const qx_asked *asked, const qx_window *window, uint32_t row, uint32_t stop, uint32_t captures[CAPTURES][2], qx_trace *trace);

#endif
