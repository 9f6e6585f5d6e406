/* Matches random patterns on the chunks of random texts: checks the captures, and that matching ends. A part of fuzz_driver.c. */
#include <string.h>

#include "fuzz_driver.h"

enum { STEPS = 40, BRANCHES = 30, TESTS = 8, PATTERNS = 4, KNOWN = 97, SETS = 2, FUNCTIONS = 3 };

typedef struct {
    const qx_table *chunks;
    int calls, fails_at; /* the call that fails */
} answers;

static int answer(answers *a) { return ++a->calls == a->fails_at ? -1 : (int)random_below(2); }

static int test(void *context, uint32_t function, uint32_t chunk) {
    answers *a = context;
    HOLDS(function < FUNCTIONS && chunk < a->chunks->count);
    return answer(a);
}

static int ends(void *context, uint32_t chunk, uint32_t stop, uint32_t found[MOST_ENDS]) {
    int count = answer(context) < 0 ? -1 : (int)random_below(3);
    for (int i = 0; i < count; i++) found[i] = chunk + 1 + random_below(stop - chunk);
    return count;
}

static int32_t opening(void *context, uint32_t chunk) { return answer(context) < 0 ? -1 : (int32_t)(chunk - random_below(chunk < 3 ? chunk + 1 : 3)); }

/* Fills in rows that lead to earlier rows, except a few that may lead anywhere. */
static void fill(uint32_t steps[STEPS][STEP_COLUMNS], uint32_t branches[BRANCHES], uint32_t tests[TESTS][TEST_COLUMNS]) {
    memset(steps[0], 0, sizeof steps[0]);
    for (uint32_t i = 0; i < BRANCHES; i++) branches[i] = random_below(6);
    for (uint32_t row = 1; row < STEPS; row++) {
        uint32_t code = 1 + random_below(8), is_branching = code >= STEP_SPLIT && code <= STEP_LOOK_NOT;
        uint32_t count = code == STEP_EDGE || code >= STEP_OPEN ? 0 : random_below(3), first = random_below(code >= STEP_OPEN ? CAPTURES : 6);
        uint32_t kinds = random_below(3) ? random_below(0x10000) : CHUNK_PHRASE;
        uint32_t own[STEP_COLUMNS] = {code, random_below(row), kinds, random_below(8) ? 0 : random_below(0x10000), random_below(4), first, count};
        if (is_branching && row < 6) own[STEP_COUNT] = 0;
        memcpy(steps[row], own, sizeof own);
    }
    for (uint32_t row = 0; row < TESTS; row++) {
        uint32_t own[TEST_COLUMNS] = {random_below(8), random_below(2), random_below(0x10000) << random_below(16), random_below(4), random_below(SETS + 1)};
        memcpy(tests[row], own, sizeof own);
    }
    if (!random_below(4)) steps[random_below(STEPS)][random_below(STEP_COLUMNS)] = random_below(100);
}

/* Captures are inside the searched stretch. */
void check_matches(const qx_scan *scan, const uint32_t *tags, const qx_table *chunks) {
    static uint8_t members[KNOWN];
    static const uint8_t *sets[SETS] = {members, members};
    uint32_t steps[STEPS][STEP_COLUMNS], branches[BRANCHES], tests[TESTS][TEST_COLUMNS], patterns[PATTERNS][PATTERN_COLUMNS], traits[KNOWN];
    uint32_t captures[CAPTURES][2], last = chunks->count, mark = random_below(last);
    fill(steps, branches, tests);
    for (uint32_t i = 0; i < KNOWN; i++) members[i] = (uint8_t)random_below(2), traits[i] = random_below(4);
    for (uint32_t i = 0; i < PATTERNS; i++) {
        uint32_t own[PATTERN_COLUMNS] = {STEPS - 1 - i, random_below(8), random_below(2), random_below(2) << 1};
        memcpy(patterns[i], own, sizeof own);
    }
    qx_program program = {steps[0], branches, tests[0], patterns[0], traits, sets, STEPS, BRANCHES, TESTS, PATTERNS, SETS, FUNCTIONS, KNOWN};
    if (!qx_is_sound(&program)) return;
    qx_chunked read = {scan, tags, chunks};
    answers told = {chunks, 0, (int)random_below(20)};
    qx_asked asked = {test, ends, opening, &told};
    qx_window window = {random_below(mark + 1), mark, mark + 1, last, last, random_below(2) ? QX_NONE : mark + random_below(5), random_below(4)};
    qx_trace trace = {.count = 0};
    int64_t row = qx_match(&program, &read, &asked, &window, 0, PATTERNS, captures, random_below(2) ? &trace : NULL);
    HOLDS(row <= PATTERNS && (row >= 0) == !(told.fails_at && told.calls >= told.fails_at));
    if (row < 0 || row == PATTERNS) return;
    for (int i = 0; i < CAPTURES; i++) HOLDS(captures[i][0] >= captures[i][1] || captures[i][1] <= last + 1);
    for (uint32_t i = 0; i < trace.count; i++) HOLDS(trace.step[i] < STEPS && -1 <= trace.chunk[i] && trace.chunk[i] <= (int32_t)last);
}
