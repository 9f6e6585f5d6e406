/* Checks the rules tried on lines, and the lines of articles. A part of fuzz_driver.c. */
#include <stdlib.h>

#include "fuzz_driver.h"

/* Each line gets the rules for its shape and its triggers; the tail starts inside the text. */
void check_rules(const qx_scan *scan) {
    enum { SIZE = 8 };
    uint32_t by_entry[256], count = scan->lines.count;
    uint8_t triggers[3 * SIZE] = {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 4}, called[QX_SHAPES * SIZE] = {0}, allowed[QX_SHAPES * SIZE];
    for (int i = 0; i < 256; i++) by_entry[i] = i % 2;
    for (int i = 0; i < QX_SHAPES * SIZE; i++) allowed[i] = 7;
    const qx_rule_sets sets = {SIZE, 256, 2, 2, by_entry, triggers, called, allowed};
    uint8_t *shapes = __real_malloc(count + 1), *found = __real_malloc((size_t)count * SIZE + 1);
    qx_line_shapes(scan, 3, shapes);
    qx_rules_of_lines(scan, &sets, shapes, found);
    /* An automaton that accepts lines with an “a”. Its classes: “a”, other characters, and the end. */
    uint8_t class_of[QX_END_SYMBOL + 1];
    for (int i = 0; i <= QX_END_SYMBOL; i++) class_of[i] = i == QX_END_SYMBOL ? 2 : i != 'a';
    const uint16_t states[] = {0, 0, 1, 0, 0, 0, 0, 1}, exceptions[] = {0, 1, 1, 2}, rows[] = {0, 0, 0, 1, 1, 1};
    const uint16_t with_a[] = {0, 0, 1, 0, 0, 0, 0, 2};
    const qx_automaton begins_with_a = {class_of, states, exceptions, rows}, holds_a = {class_of, with_a, exceptions, rows};
    for (uint32_t line = 0; line < count; line++) {
        uint32_t start = scan->lines.column[LINE_START][line], end = scan->lines.column[LINE_END][line], at = start;
        while (at < end && qx_char(scan, at) != 'a') at++;
        HOLDS(qx_may_match(scan, &holds_a, start, end) == (at < end));
        HOLDS(qx_may_match(scan, &begins_with_a, start, end) == (at == start && at < end));
        int is_blank = (scan->lines.column[LINE_FLAGS][line] & LINE_BLANK) != 0;
        HOLDS(found[line * SIZE] <= 7 && !(is_blank && found[line * SIZE]));
        shapes[line] = found[line * SIZE] % 3;
        if (!is_blank) (void)qx_is_headline(scan, line);
    }
    HOLDS(qx_earliest_tail(scan, found, SIZE) <= count);
    uint32_t tail = qx_tail_start(scan, shapes, count / 4, count);
    HOLDS(tail >= count / 4 && (tail < count || !count));
    free(shapes);
    free(found);
}

/* The lines of an article are in order, in the page, and do not overlap; residue does not go on; a repeated line is not alone. */
void check_article(const qx_scan *scan) {
    uint32_t count = scan->lines.count, repeated = 0;
    uint8_t *marks = __real_malloc(count + 1);
    qx_table rows;
    qx_line_shapes(scan, 3, marks);
    for (uint32_t i = 0; i < count; i++) {
        HOLDS(marks[i] < QX_SHAPES && (!(scan->lines.column[LINE_FLAGS][i] & LINE_BLANK) || !marks[i]));
        marks[i] = i % 3 == 0;
    }
    for (int across = 0; across < 2; across++) {
        HOLDS(!qx_article_lines(scan, marks, across, &rows));
        repeated = 0;
        for (uint32_t i = 0; i < rows.count; i++) {
            uint32_t first = rows.column[ARTICLE_FIRST][i], stop = rows.column[ARTICLE_STOP][i];
            HOLDS(first < stop && stop <= count && (!i || rows.column[ARTICLE_FIRST][i - 1] < first));
            HOLDS(across || !i || rows.column[ARTICLE_STOP][i - 1] <= first);
            HOLDS(!marks[first] || (stop == first + 1 && !rows.column[ARTICLE_REPEATED][i]));
            HOLDS(rows.column[ARTICLE_LOWER][i] <= rows.column[ARTICLE_WORDS][i]);
            repeated += rows.column[ARTICLE_REPEATED][i] != 0;
        }
        HOLDS(repeated != 1);
        qx_table_free(&rows);
    }
    const qx_page_classes classes = {QX_BIT(16), QX_BIT(16), QX_BIT(17), QX_BIT(18), NULL, 0};
    for (uint32_t i = 0; i < count; i++) marks[i] = i % 3 ? 0 : (uint8_t)(1 + i / 3 % 7);
    for (int is_raw = 0; is_raw < 2; is_raw++) {
        uint32_t region[2];
        int found = qx_find_article(scan, marks, &classes, is_raw, region);
        HOLDS(found == 0 || (found == 1 && region[0] <= region[1] && region[1] <= count));
        HOLDS(found || !is_raw);
    }
    HOLDS(!qx_looks_like_page(scan, NULL) || count >= 4);
    qx_looks_like_page(scan, marks);
    free(marks);
}
