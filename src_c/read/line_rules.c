/* Line rules up to their patterns: which lines hold a trigger, or have a shape, that calls for them. */
#include <string.h>

#include "read/article.h"
#include "read/line_rules.h"
#include "scan/chartab.h"

/* A rule for the tail looks at so many lines at the end, of those that stay, or at the last quarter of a text, whichever is more. */
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

enum { LONGEST_SMALL = 2048 }; /* characters of a line whose texts are compared */

typedef struct {
    uint64_t letters;
    uint32_t length;
    uint8_t text[LONGEST_SMALL];
} small_line;

/* The line with letters of ASCII made small, and DEL for what is beyond ASCII: no text has that. */
static void make_small(const qx_scan *scan, uint32_t line, small_line *small) {
    uint32_t start = scan->lines.column[LINE_START][line];
    small->length = scan->lines.column[LINE_END][line] - start;
    small->letters = 0;
    for (uint32_t i = 0; i < small->length; i++) {
        uint32_t c = qx_char(scan, start + i);
        small->text[i] = (uint8_t)(c - 'A' < 26 ? c | 32 : c < 128 ? c : 127);
        small->letters |= UINT64_C(1) << (small->text[i] & 63);
    }
}

static int holds(const small_line *small, const uint8_t *text, uint32_t length) {
    const uint8_t *at = small->text, *end = at + small->length;
    if (!length) return 1;
    while ((uint32_t)(end - at) >= length) {
        at = memchr(at, text[0], (size_t)(end - at) - length + 1);
        if (!at) return 0;
        if (!memcmp(at, text, length)) return 1;
        at++;
    }
    return 0;
}

static int meets(const small_line *small, const qx_needs *needs, const qx_condition *condition) {
    for (uint32_t i = condition->first; i < condition->stop; i++) {
        const qx_needed_text *text = &needs->texts[i];
        if (!(text->letters & ~small->letters) && holds(small, needs->pool + text->start, text->length)) return 1;
    }
    return 0;
}

static uint32_t place_of_line(const qx_scan *scan, uint32_t line) {
    for (uint32_t at = scan->lines.column[LINE_START][line]; at < scan->lines.column[LINE_END][line]; at++) {
        uint32_t c = qx_char(scan, at);
        if (c - '0' < 10) return 27 + c - '0';
        if ((c | 32) - 'a' < 26 && c < 128) return 1 + (c | 32) - 'a';
    }
    return 0;
}

void qx_drop_needless(const qx_scan *scan, uint32_t line, const qx_needs *needs, uint32_t size, uint8_t *set) {
    uint32_t place = place_of_line(scan, line), length = scan->lines.column[LINE_END][line] - scan->lines.column[LINE_START][line];
    small_line small;
    int is_small = 0;
    for (uint32_t i = 0; i < size; i++) {
        set[i] &= needs->by_place[(size_t)place * size + i];
        for (uint32_t rule = 8 * i, left = set[i]; left; rule++, left >>= 1) {
            uint32_t condition = left & 1 ? needs->condition_of[(size_t)rule * QX_PLACES + place] : 0;
            if (!condition || length > LONGEST_SMALL) continue;
            if (!is_small) make_small(scan, line, &small);
            is_small = 1;
            if (!meets(&small, needs, &needs->conditions[condition - 1])) set[i] &= (uint8_t)~(1u << (rule & 7));
        }
    }
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
