/* Selects the line rules whose patterns are tried, by the triggers and shapes of each line. */
#include <string.h>

#include "read/article.h"
#include "read/line_rules.h"
#include "scan/chartab.h"

/* The tail is the last TAIL_LINES of the lines that are kept, or the last quarter of the text, whichever is longer. */
enum { TAIL_LINES = 8, TAIL_SHARE = 4 };
enum { HEADLINE_LEAST = 4, HEADLINE_MOST = 25 }; /* words */

static void add(uint8_t *set, const uint8_t *other, uint32_t size) {
    for (uint32_t i = 0; i < size; i++) set[i] |= other[i];
}

void qx_rules_of_lines(const qx_scan *scan, const qx_rule_sets *sets, const uint8_t *shapes, uint8_t *found) {
    uint32_t *const *hit = scan->hits.column;
    const uint32_t *line_token = scan->lines.column[LINE_TOKEN], size = sets->size;
    for (uint32_t line = 0, at = 0; line < scan->lines.count; line++, found += size) {
        uint32_t shape = shapes[line] & (QX_SHAPES - 1), stop = line_token[line + 1];
        memcpy(found, sets->called + (size_t)shape * size, size);
        for (; at < scan->hits.count && hit[HIT_TOKEN][at] < stop; at++) {
            uint32_t token = hit[HIT_TOKEN][at], entry = hit[HIT_ENTRY][at];
            if (hit[HIT_STOP][at] > stop || entry >= sets->entry_count || !sets->by_entry[entry]) continue;
            const uint8_t *of_entry = sets->triggers + (size_t)(sets->by_entry[entry] - 1) * 3 * size;
            add(found, of_entry, size);
            if (token - line_token[line] < sets->near_start) add(found, of_entry + size, size);
            if (stop - token <= sets->near_end) add(found, of_entry + 2 * size, size);
        }
        const uint8_t *allowed = sets->allowed + (size_t)shape * size;
        for (uint32_t i = 0; i < size; i++) found[i] &= allowed[i];
    }
}

static uint32_t symbol_of(uint32_t c) { return c < 0x80 ? c : c < 0xC0 ? 0x80 : c - 0x2010 < 0x60 ? 0x81 : 0x82; }

static uint32_t next_state(const qx_automaton *automaton, uint32_t state, uint32_t symbol) {
    const uint16_t *at = automaton->states + 2 * state;
    uint32_t class = automaton->class_of[symbol], classes = automaton->class_of[QX_END_SYMBOL] + 1u;
    for (uint32_t i = at[1]; i < at[3]; i++)
        if (automaton->exceptions[2 * i] == class) return automaton->exceptions[2 * i + 1];
    return automaton->rows[at[0] * classes + class];
}

int qx_may_match(const qx_scan *scan, const qx_automaton *automaton, uint32_t start, uint32_t end) {
    uint32_t state = QX_FIRST_STATE;
    for (uint32_t at = start; at < end && state >= QX_FIRST_STATE; at++) state = next_state(automaton, state, symbol_of(qx_char(scan, at)));
    return (state < QX_FIRST_STATE ? state : next_state(automaton, state, QX_END_SYMBOL)) == QX_ACCEPTED;
}

int qx_is_headline(const qx_scan *scan, uint32_t line) {
    uint32_t words = scan->line_counts.column[LINE_WORDS][line];
    if (words < HEADLINE_LEAST || words > HEADLINE_MOST) return 0;
    uint32_t end = scan->tokens.column[TOKEN_END][scan->lines.column[LINE_TOKEN][line + 1] - 1], last = qx_char(scan, end - 1);
    if (last == '.' || last == ':' || last == ';' || last == ',' || last == '"' || last == 0x201D || last == 0x2026) return 0;
    return (qx_prop(qx_first_char(scan, qx_line_body(scan, line))) & (CH_LETTER | CH_DIGIT)) != 0;
}

static int is_empty(const uint8_t *set, uint32_t size) {
    uint8_t held = 0;
    for (uint32_t i = 0; i < size; i++) held |= set[i];
    return !held;
}

static uint32_t length_of_tail(uint32_t lines) { return lines / TAIL_SHARE > TAIL_LINES ? lines / TAIL_SHARE : TAIL_LINES; }

uint32_t qx_earliest_tail(const qx_scan *scan, const uint8_t *found, uint32_t size) {
    uint32_t left = length_of_tail(scan->lines.count);
    for (uint32_t line = scan->lines.count; line--;) {
        if (scan->lines.column[LINE_FLAGS][line] & LINE_BLANK || !is_empty(found + (size_t)line * size, size)) continue;
        if (!qx_is_headline(scan, line) && !--left) return line;
    }
    return 0;
}

uint32_t qx_tail_start(const qx_scan *scan, const uint8_t *rules, uint32_t first, uint32_t stop) {
    const uint32_t *flags = scan->lines.column[LINE_FLAGS];
    uint32_t lines = 0;
    for (uint32_t line = first; line < stop; line++) lines += !(flags[line] & LINE_BLANK) && rules[line] != RULE_ANYWHERE;
    uint32_t left = length_of_tail(lines);
    for (uint32_t line = stop; line-- > first;)
        if (!(flags[line] & LINE_BLANK) && rules[line] == RULE_NONE && !--left) return line;
    return first;
}
