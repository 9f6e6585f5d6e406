/* The lines of a page: their shapes, and the rows among which an article is searched for. */
#include <stdlib.h>
#include <string.h>

#include "read/article.h"

/* ---- Shapes */

static int is_digit(uint32_t c) { return c >= '0' && c <= '9'; }

/* Whether the line ends, except for blanks, with the length of a clip, 1:52, with or without brackets. */
static int ends_as_clip(const qx_scan *scan, uint32_t line) {
    uint32_t start = scan->lines.column[LINE_START][line], last_token = scan->lines.column[LINE_TOKEN][line + 1] - 1;
    uint32_t end = scan->tokens.column[TOKEN_END][last_token];
    uint32_t last = qx_char(scan, end - 1);
    if (last == ')' || last == ']') end--;
    return end >= start + 4 && is_digit(qx_char(scan, end - 1)) && is_digit(qx_char(scan, end - 2))
        && qx_char(scan, end - 3) == ':' && is_digit(qx_char(scan, end - 4));
}

void qx_line_shapes(const qx_scan *scan, uint32_t short_words, uint8_t *shapes) {
    const uint32_t *flags = scan->lines.column[LINE_FLAGS];
    const uint32_t *words = scan->line_counts.column[LINE_WORDS], *digits = scan->line_counts.column[LINE_DIGITS];
    for (uint32_t line = 0; line < scan->lines.count; line++) {
        uint8_t shape = 0;
        if (!words[line] && !(flags[line] & LINE_BLANK)) shape |= SHAPE_WORDLESS;
        if (words[line] <= short_words && !(flags[line] & (LINE_BLANK | LINE_ENDS_SENTENCE))) shape |= SHAPE_SHORT;
        if (digits[line]) shape |= SHAPE_DIGITS | (ends_as_clip(scan, line) ? SHAPE_CLIP : 0);
        shapes[line] = shape;
    }
}

/* ---- Rows */

/* The most lines compared before one counts as new, which limits the cost of hostile lines with the same hash. */
enum { MOST_PROBES = 64 };

static uint64_t hash_of(const uint8_t *bytes, size_t size) {
    uint64_t hash = size, part = 0;
    for (; size >= 8; bytes += 8, size -= 8) {
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    part = 0;
    memcpy(&part, bytes, size);
    hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* The text of a line, without white space around it and without the mark of an item; sets `size`, in bytes. */
static const uint8_t *text_of(const qx_scan *scan, uint32_t line, size_t *size) {
    const uint32_t *first = scan->lines.column[LINE_TOKEN];
    uint32_t start = scan->tokens.column[TOKEN_START][qx_line_body(scan, line)], end = scan->tokens.column[TOKEN_END][first[line + 1] - 1];
    *size = (size_t)(end - start) * (size_t)scan->width;
    return (const uint8_t *)scan->text + (size_t)start * (size_t)scan->width;
}

/* Marks rows with the same text, except those of residue. */
static int mark_repeated(const qx_scan *scan, const uint8_t *residue, qx_table *rows) {
    const uint32_t *line = rows->column[ARTICLE_FIRST];
    uint32_t *repeated = rows->column[ARTICLE_REPEATED];
    size_t room = 16;
    while (room < 2 * (size_t)rows->count) room *= 2;
    uint32_t *slots = calloc(room, sizeof *slots); /* row + 1, or 0 if free */
    if (!slots) return -1;
    for (uint32_t row = 0; row < rows->count; row++) {
        size_t size, other_size;
        if (residue[line[row]]) continue;
        const uint8_t *bytes = text_of(scan, line[row], &size);
        size_t slot = (size_t)hash_of(bytes, size) & (room - 1);
        for (int probe = 0; probe < MOST_PROBES; probe++, slot = (slot + 1) & (room - 1)) {
            if (!slots[slot]) { slots[slot] = row + 1; break; }
            const uint8_t *other = text_of(scan, line[slots[slot] - 1], &other_size);
            if (size == other_size && !memcmp(bytes, other, size)) {
                repeated[row] = repeated[slots[slot] - 1] = slots[slot];
                break;
            }
        }
    }
    free(slots);
    return 0;
}

/* Whether the character may begin the rest of a sentence that inline tags broke over lines. */
static int is_inside(uint32_t c) {
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D
        || c == 0x2026;
}

int qx_article_lines(const qx_scan *scan, const uint8_t *residue, int across, qx_table *rows) {
    uint32_t *const *from = scan->lines.column, *const *counts = scan->line_counts.column;
    if (qx_table_init(rows, ARTICLE_COLUMNS, scan->lines.count + 1)) return -1;
    uint32_t **to = rows->column;
    uint32_t open = QX_NONE; /* the row that may go on in the next line */
    for (uint32_t line = 0; line < scan->lines.count; line++) {
        if (from[LINE_FLAGS][line] & LINE_BLANK) continue;
        uint32_t token = from[LINE_TOKEN][line], item = qx_line_body(scan, line) - token;
        int goes_on = open != QX_NONE && !residue[line] &&
                      (scan->tokens.column[TOKEN_TAGS][token] & TAG_LOWER || is_inside(qx_first_char(scan, token)));
        uint32_t row = goes_on ? open : rows->count++;
        if (!goes_on) {
            to[ARTICLE_FIRST][row] = line;
            for (int column = ARTICLE_WORDS; column < ARTICLE_COLUMNS; column++) to[column][row] = 0;
        }
        to[ARTICLE_STOP][row] = line + 1;
        to[ARTICLE_WORDS][row] += counts[LINE_WORDS][line];
        to[ARTICLE_LOWER][row] += counts[LINE_WORDS][line] - counts[LINE_CAPITALIZED][line];
        to[ARTICLE_DIGITS][row] += counts[LINE_DIGITS][line];
        to[ARTICLE_PUNCTS][row] += counts[LINE_PUNCTS][line] - item;
        to[ARTICLE_ENDS][row] = (from[LINE_FLAGS][line] & LINE_ENDS_SENTENCE) != 0;
        if (residue[line] && across) continue;
        open = !residue[line] && !to[ARTICLE_ENDS][row] && to[ARTICLE_WORDS][row] >= TORN_WORDS ? row : QX_NONE;
    }
    return mark_repeated(scan, residue, rows);
}
