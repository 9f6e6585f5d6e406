/* Backtracking over the steps of patterns. Steps lead to earlier rows only, so the recursion is never deeper than a program is
   long. */
#include <string.h>

#include "read/match.h"

enum { MOST_GAP = 40 }; /* the most chunks of a gap */

typedef struct {
    const qx_program *program;
    const qx_chunked *text;
    const qx_asked *asked;
    int32_t low, high;
    int steps, leftward, failed;
    uint32_t opened[CAPTURES], (*captures)[2];
    qx_trace *trace;
} matcher;

static int run(matcher *m, uint32_t row, int32_t at);

static inline uint32_t of_chunk(const matcher *m, int column, int32_t chunk) { return m->text->chunks->column[column][chunk]; }
static inline const uint32_t *step_at(const matcher *m, uint32_t row) { return m->program->steps + row * STEP_COLUMNS; }
static inline int is_inside(const matcher *m, int32_t at) { return m->low <= at && at < m->high; }
static inline int32_t beside(const matcher *m, int32_t at) { return m->leftward ? at - 1 : at + 1; }

static inline void note(const matcher *m, const uint32_t *step, int32_t at) {
    if (!m->trace || m->trace->count == MOST_STEPS) return;
    m->trace->step[m->trace->count] = (uint32_t)(step - m->program->steps) / STEP_COLUMNS;
    m->trace->chunk[m->trace->count++] = at;
}

static int fail(matcher *m) {
    m->failed = 1;
    m->steps = 0;
    return 0;
}

static int holds(matcher *m, const uint32_t *test, int32_t chunk) {
    if (test[TEST_FLAGS] & TEST_ASKED) {
        int found = m->asked->test(m->asked->context, test[TEST_SET], (uint32_t)chunk);
        return found < 0 ? fail(m) : found;
    }
    uint32_t token = of_chunk(m, test[TEST_FLAGS] & TEST_OPENING ? CHUNK_FIRST : CHUNK_HEAD, chunk);
    uint32_t entry = m->text->scan->tokens.column[TOKEN_ENTRY][token];
    if ((of_chunk(m, CHUNK_BITS, chunk) & test[TEST_BITS]) != test[TEST_BITS]) return 0;
    if (test[TEST_TAGS] && !(m->text->tags[token] & test[TEST_TAGS])) return 0;
    if (entry >= m->program->known) return !(test[TEST_TRAITS] | test[TEST_SET]);
    if (test[TEST_TRAITS] && !(m->program->traits[entry] & test[TEST_TRAITS])) return 0;
    return !test[TEST_SET] || m->program->sets[test[TEST_SET] - 1][entry] != 0;
}

static int fits(matcher *m, const uint32_t *step, int32_t at) {
    if (!is_inside(m, at)) return 0;
    uint32_t bits = of_chunk(m, CHUNK_BITS, at);
    if (!(bits & step[STEP_KINDS]) || (bits & step[STEP_MUST]) != step[STEP_MUST] || bits & step[STEP_NEVER]) return 0;
    const uint32_t *test = m->program->tests + step[STEP_FIRST] * TEST_COLUMNS;
    for (uint32_t i = 0; i < step[STEP_COUNT]; i++, test += TEST_COLUMNS)
        if (holds(m, test, at) == (int)(test[TEST_FLAGS] & TEST_DENIED)) return 0;
    return !m->failed;
}

/* Takes a phrase with its longest continuation that lets the rest match. */
static int take_phrase(matcher *m, uint32_t next, int32_t at) {
    uint32_t ends[MOST_ENDS];
    if (m->leftward) {
        int32_t opening = m->asked->opening(m->asked->context, (uint32_t)at);
        if (opening < 0) return fail(m);
        return run(m, next, (opening > m->low ? opening : m->low) - 1);
    }
    int count = m->asked->ends(m->asked->context, (uint32_t)at, (uint32_t)m->high, ends);
    if (count < 0) return fail(m);
    for (int i = 0; i < count; i++)
        if (run(m, next, (int32_t)ends[i])) return 1;
    return 0;
}

/* Whether the step may match there: not if it takes a chunk of another kind, as most branches do. */
static inline int may_match(const matcher *m, const uint32_t *step, int32_t at) {
    return step[STEP_CODE] != STEP_TAKE || (is_inside(m, at) && of_chunk(m, CHUNK_BITS, at) & step[STEP_KINDS]);
}

static int split(matcher *m, const uint32_t *step, int32_t at) {
    for (uint32_t i = 0; i < step[STEP_COUNT]; i++) {
        uint32_t branch = m->program->branches[step[STEP_FIRST] + i];
        if (may_match(m, step_at(m, branch), at) && run(m, branch, at)) return 1;
    }
    return 0;
}

static int looks_ahead(matcher *m, const uint32_t *step, int32_t at) {
    uint32_t captures[CAPTURES][2];
    int leftward = m->leftward;
    qx_trace *trace = m->trace;
    memcpy(captures, m->captures, sizeof captures);
    m->leftward = 0;
    m->trace = NULL;
    int found = split(m, step, at);
    m->trace = trace;
    m->leftward = leftward;
    memcpy(m->captures, captures, sizeof captures);
    return found;
}

static int cross(matcher *m, const uint32_t *step, int32_t at) {
    for (int i = 0; i < MOST_GAP; i++, at = beside(m, at)) {
        if (run(m, step[STEP_NEXT], at)) return 1;
        if (!fits(m, step, at)) return 0;
        note(m, step, at);
    }
    return 0;
}

static int capture(matcher *m, const uint32_t *step, int32_t at) {
    uint32_t number = step[STEP_FIRST], before = m->opened[number], *captured = m->captures[number], first = captured[0], stop = captured[1];
    m->opened[number] = (uint32_t)at;
    if (run(m, step[STEP_NEXT], at)) return 1;
    m->opened[number] = before;
    captured[0] = first;
    captured[1] = stop;
    return 0;
}

static void close_capture(matcher *m, uint32_t number, int32_t at) {
    uint32_t *captured = m->captures[number];
    captured[0] = m->leftward ? (uint32_t)at + 1 : m->opened[number];
    captured[1] = m->leftward ? m->opened[number] + 1 : (uint32_t)at;
}

static int walk(matcher *m, uint32_t row, int32_t at) {
    for (;;) {
        const uint32_t *step = step_at(m, row);
        m->steps--;
        if (step[STEP_CODE] == STEP_ACCEPT) {
            note(m, step, at);
            return !m->failed;
        }
        if (m->steps < 0) return 0;
        switch (step[STEP_CODE]) {
        case STEP_TAKE:
            if (!fits(m, step, at)) return 0;
            note(m, step, at);
            if (step[STEP_KINDS] == CHUNK_PHRASE) return take_phrase(m, step[STEP_NEXT], at);
            at = beside(m, at);
            break;
        case STEP_GAP: return cross(m, step, at);
        case STEP_SPLIT: return split(m, step, at);
        case STEP_OPEN: return capture(m, step, at);
        case STEP_CLOSE: close_capture(m, step[STEP_FIRST], at); break;
        case STEP_EDGE:
            if (is_inside(m, at) && !(of_chunk(m, CHUNK_BITS, at) & CHUNK_STOP)) return 0;
            break;
        default:
            if (looks_ahead(m, step, at) != (step[STEP_CODE] == STEP_LOOK)) return 0;
        }
        row = step[STEP_NEXT];
    }
}

/* Runs the steps from `row` on; removes from the trace what did not match. */
static int run(matcher *m, uint32_t row, int32_t at) {
    uint32_t count = m->trace ? m->trace->count : 0;
    int found = walk(m, row, at);
    if (!found && m->trace) m->trace->count = count;
    return found;
}

static int is_within(uint32_t first, uint32_t count, uint32_t room) { return first <= room && count <= room - first; }

static int is_sound_step(const qx_program *p, const uint32_t *step, uint32_t row) {
    uint32_t code = step[STEP_CODE], first = step[STEP_FIRST], count = step[STEP_COUNT];
    if (!row) return code == STEP_ACCEPT;
    if (step[STEP_NEXT] >= row) return 0;
    switch (code) {
    case STEP_TAKE: case STEP_GAP: return is_within(first, count, p->test_count);
    case STEP_OPEN: case STEP_CLOSE: return is_within(first, 1, CAPTURES);
    case STEP_SPLIT: case STEP_LOOK: case STEP_LOOK_NOT: break;
    default: return code == STEP_EDGE;
    }
    if (!is_within(first, count, p->branch_count)) return 0;
    for (uint32_t i = first; i < first + count; i++)
        if (p->branches[i] >= row) return 0;
    return 1;
}

int qx_is_sound(const qx_program *p) {
    for (uint32_t row = 0; row < p->step_count; row++)
        if (!is_sound_step(p, p->steps + row * STEP_COLUMNS, row)) return 0;
    for (uint32_t row = 0; row < p->test_count; row++) {
        const uint32_t *test = p->tests + row * TEST_COLUMNS;
        int is_asked = test[TEST_FLAGS] & TEST_ASKED;
        if (is_asked ? test[TEST_SET] >= p->function_count : test[TEST_SET] > p->set_count) return 0;
    }
    for (uint32_t row = 0; row < p->pattern_count; row++)
        if (p->patterns[row * PATTERN_COLUMNS + PATTERN_START] >= p->step_count) return 0;
    return p->step_count > 0;
}

static int matches(matcher *m, const uint32_t *pattern, const qx_window *w) {
    uint32_t flags = pattern[PATTERN_FLAGS];
    if ((w->facts & (pattern[PATTERN_NEEDS] | pattern[PATTERN_WITHOUT])) != pattern[PATTERN_NEEDS]) return 0;
    m->leftward = (flags & PATTERN_LEFTWARD) != 0;
    m->low = (int32_t)(m->leftward ? w->floor : w->after);
    m->high = (int32_t)(m->leftward ? w->mark : flags & PATTERN_TO_SENTENCE ? w->stop : w->last);
    int32_t start = m->leftward ? m->high - 1 : flags & PATTERN_FROM_MARK ? m->low : (int32_t)w->clause;
    if (start < m->low - 1 || start > m->high) return 0; /* there are no chunks */
    m->steps = MOST_STEPS;
    memset(m->captures, 0xFF, sizeof(uint32_t[CAPTURES][2]));
    return run(m, pattern[PATTERN_START], start);
}

int64_t qx_match(const qx_program *program, const qx_chunked *text, const qx_asked *asked, const qx_window *window, uint32_t row, uint32_t stop, uint32_t captures[CAPTURES][2], qx_trace *trace) {
    matcher m = {.program = program, .text = text, .asked = asked, .captures = captures, .trace = trace};
    for (; row < stop; row++)
        if (matches(&m, program->patterns + row * PATTERN_COLUMNS, window) || m.failed) break;
    return m.failed ? -1 : (int64_t)row;
}
