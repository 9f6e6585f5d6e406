/* Runs of capitalised words, which the rules read as names. */
#include "scan.h"

enum { SHORT_SUFFIX = 6 }; /* characters: the second half of Ki-moon is shorter */

static int is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/* One past the last token of the run that begins at `first`, in a paragraph of the tokens before `count`. */
static uint32_t run_end(const qx_scan *scan, const void *text, int width, uint32_t first, uint32_t count, uint32_t never_inside) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *starts = scan->tokens.column[TOKEN_START];
    const uint32_t *ends = scan->tokens.column[TOKEN_END];
    uint32_t stop = first + 1;
    for (uint32_t token = stop; token < count; token++) {
        if (token == stop && qx_is_possessive(scan, text, width, token - 1)) break;
        if (tags[token] & TAG_TITLE) {
            if (tags[token] & never_inside) break;
            stop = token + 1;
            continue;
        }
        if (token != stop || tags[token] & TAG_SPACED || token + 1 == count) break; /* one joint between two words */
        uint32_t joint = qx_char_at(text, width, starts[token]);
        if (joint == '.') { /* Sen. Doe, John F. Doe */
            if (!(tags[token - 1] & CLASS_ABBREVIATION_BEFORE_NAME) && ends[token - 1] - starts[token - 1] != 1) break;
        } else if (!is_hyphen(joint) || tags[token + 1] & TAG_SPACED) {
            break;
        } else if (tags[token + 1] & TAG_LOWER) { /* Ki-moon */
            if (ends[token + 1] - starts[token + 1] < SHORT_SUFFIX) stop = token + 2;
            break;
        }
        if (!(tags[token + 1] & TAG_TITLE)) break;
    }
    return stop;
}

int qx_name_runs(const qx_scan *scan, const void *text, int width, uint32_t never_first, uint32_t never_inside, qx_table *runs) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (qx_table_init(runs, RUN_COLUMNS, scan->tokens.count / 8 + 16)) return -1;
    for (uint32_t p = 0, token = 0; p < scan->paragraphs.count; p++) {
        uint32_t stop = scan->paragraphs.column[PARAGRAPH_STOP][p];
        while (token < stop) {
            if (!(tags[token] & TAG_TITLE) || tags[token] & never_first) { token++; continue; }
            if (runs->count == runs->capacity && qx_table_grow(runs)) return -1;
            uint32_t row = runs->count++;
            uint32_t end = run_end(scan, text, width, token, stop, never_inside), any = 0;
            runs->column[RUN_FIRST][row] = token;
            runs->column[RUN_STOP][row] = end;
            while (token < end) any |= tags[token++];
            runs->column[RUN_TAGS][row] = any;
        }
    }
    return 0;
}
