/* Patterns over chunks (quotex/quotations/grammar/patterns.py), matched by backtracking in a bounded number of steps. */
#ifndef QX_MATCH_H
#define QX_MATCH_H

#include "read/chunks.h"

/* In Python: what a step of a pattern does */
#define STEP_ACCEPT 0
#define STEP_TAKE 1       /* takes a chunk; a phrase with as much of what it is joined to as possible */
#define STEP_GAP 2        /* takes any number of chunks, as few as possible */
#define STEP_SPLIT 3      /* goes on with the first of its branches that matches */
#define STEP_LOOK 4       /* its branch must match what follows */
#define STEP_LOOK_NOT 5   /* it must not */
#define STEP_EDGE 6       /* the end of the stretch, or of its sentence */
#define STEP_OPEN 7       /* a capture begins */
#define STEP_CLOSE 8

/* In Python: what a test of a chunk is about */
#define TEST_DENIED QX_BIT(0)  /* it must not hold */
#define TEST_OPENING QX_BIT(1) /* about the first word, not the head */
#define TEST_ASKED QX_BIT(2)   /* a function of Python answers */

/* In Python: how a pattern is matched */
#define PATTERN_LEFTWARD QX_BIT(0)    /* from its last element on, in what stands before the quotation */
#define PATTERN_FROM_MARK QX_BIT(1)   /* from right behind the quotation, not from where the clause goes on */
#define PATTERN_TO_SENTENCE QX_BIT(2) /* to the end of the sentence, not to the next quotation */

/* The columns of a program, one row after the other. FIRST and COUNT are tests of a STEP_TAKE or STEP_GAP, branches of a
   STEP_SPLIT or STEP_LOOK, the capture of a STEP_OPEN or STEP_CLOSE. Row 0 is a STEP_ACCEPT; the others lead to rows before their own. */
enum { STEP_CODE, STEP_NEXT, STEP_KINDS, STEP_MUST, STEP_NEVER, STEP_FIRST, STEP_COUNT, STEP_COLUMNS };
/* A test holds if the chunk has all the BITS, and its word one of the TAGS, one of the TRAITS, and is in the SET (its number and 1);
   what is 0 is not asked. The SET of a TEST_ASKED is the number of the function. */
enum { TEST_FLAGS, TEST_BITS, TEST_TAGS, TEST_TRAITS, TEST_SET, TEST_COLUMNS };
/* A pattern is tried only where the facts that it NEEDS hold, and none of those that it is WITHOUT. */
enum { PATTERN_START, PATTERN_FLAGS, PATTERN_NEEDS, PATTERN_WITHOUT, PATTERN_COLUMNS };

enum { CAPTURES = 3, MOST_ENDS = 8, MOST_STEPS = 3000 }; /* steps: of one match */
typedef struct {
    uint32_t *steps, *branches, *tests, *patterns, *traits;
    const uint8_t **sets; /* a byte for each lexicon entry */
    uint32_t step_count, branch_count, test_count, pattern_count, set_count, function_count;
    uint32_t known; /* entries of which there are traits and members of sets */
} qx_program;

/* Does each step, test and pattern lead to what is there? Only such a program may be matched. */
int qx_is_sound(const qx_program *program);

/* What only the caller can tell; each returns a negative number where it fails. */
typedef struct {
    int (*test)(void *context, uint32_t function, uint32_t chunk);                       /* 0 or 1 */
    int (*ends)(void *context, uint32_t chunk, uint32_t stop, uint32_t ends[MOST_ENDS]); /* how many: where a phrase may end, the longest first */
    int32_t (*opening)(void *context, uint32_t chunk);                                   /* the chunk with which the phrase begins that ends there */
    void *context;
} qx_asked;

typedef struct {
    const qx_scan *scan;
    const uint32_t *tags; /* those of narration */
    const qx_table *chunks;
} qx_chunked;

/* The chunks around a quotation: its sentence begins with FLOOR, it stands at MARK, AFTER follows it, the narration goes on to LAST
   and the sentence to STOP; its clause goes on at CLAUSE, or QX_NONE. */
typedef struct {
    uint32_t floor, mark, after, last, stop, clause, facts;
} qx_window;

/* The steps that took chunks, in the order of the match, each with the chunk at which it began; last the STEP_ACCEPT. */
typedef struct {
    uint32_t count, step[MOST_STEPS];
    int32_t chunk[MOST_STEPS];
} qx_trace;

/* The first of the patterns row:stop that matches, with the chunks of its captures (none where the first is not
   below the stop) and, unless it is NULL, its trace, whose count must be 0; stop where none does, -1 where a
   function of `asked` failed. */
int64_t qx_match(const qx_program *program, const qx_chunked *text, const qx_asked *asked, const qx_window *window, uint32_t row, uint32_t stop, uint32_t captures[CAPTURES][2], qx_trace *trace);

#endif
