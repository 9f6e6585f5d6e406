/* Sentences: where a terminator ends one, and where not. */
#include "scan.h"

int qx_find_sentences(qx_scan *scan) {
    const qx_table *paragraphs = &scan->paragraphs, *stops = &scan->stops;
    const uint32_t *starts = scan->tokens.column[TOKEN_START], *ends = scan->tokens.column[TOKEN_END];
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (qx_table_init(&scan->sentences, SENTENCE_COLUMNS, paragraphs->count + stops->count + 1)) return -1;
    qx_table *sentences = &scan->sentences;
    uint32_t next_stop = 0, next_quote = 0, quote_end = 0;
    for (uint32_t p = 0; p < paragraphs->count; p++) {
        uint32_t from = paragraphs->column[PARAGRAPH_TOKEN][p], last = paragraphs->column[PARAGRAPH_STOP][p];
        for (; next_stop < stops->count && stops->column[STOP_TOKEN][next_stop] < last; next_stop++) {
            uint32_t token = stops->column[STOP_TOKEN][next_stop];
            if (token < from) continue;
            uint32_t after = token + 1;
            while (after < last && !(tags[after] & TAG_SPACED) && tags[after] & TAG_PUNCT) after++;
            if (after >= last || !(tags[after] & TAG_SPACED)) continue;
            uint32_t before = token ? tags[token - 1] : 0, next = after;
            while (next + 1 < last && tags[next] & TAG_PUNCT && !(tags[next] & TAG_TERMINATOR)) next++;
            if (tags[next] & TAG_LOWER || before & CLASS_ABBREVIATION_BEFORE_NAME) continue;
            if (before & CLASS_ABBREVIATION && !(tags[next] & CLASS_STOP)) continue;
            if (before & TAG_TITLE && ends[token - 1] - starts[token - 1] == 1) continue;
            while (next_quote < scan->quotes.count && scan->quotes.column[QUOTE_START][next_quote] <= starts[token]) {
                uint32_t end = scan->quotes.column[QUOTE_INNER_END][next_quote++];
                if (end > quote_end) quote_end = end;
            }
            uint32_t row = sentences->count++;
            sentences->column[SENTENCE_START][row] = starts[from];
            sentences->column[SENTENCE_END][row] = ends[after - 1];
            sentences->column[SENTENCE_FLAGS][row] = ends[token] < quote_end ? SENTENCE_INNER : 0;
            from = after;
        }
        if (from >= last) continue;
        uint32_t row = sentences->count++;
        sentences->column[SENTENCE_START][row] = starts[from];
        sentences->column[SENTENCE_END][row] = paragraphs->column[PARAGRAPH_END][p];
        sentences->column[SENTENCE_FLAGS][row] = 0;
    }
    return 0;
}
