/* Checks the lines that may open a turn. A part of fuzz_driver.c. */
#include "fuzz_driver.h"
#include "scan/openings.h"

/* Rows are in the order of their lines, and labels inside their lines. */
static void check_rows(const qx_table *rows) {
    uint32_t *const *row = rows->column;
    for (uint32_t i = 0; i < rows->count; i++) {
        uint32_t line = row[OPENING_LINE][i], start = row[OPENING_START][i], stop = row[OPENING_LABEL_STOP][i];
        HOLDS(row[OPENING_KINDS][i] & QX_OPENINGS);
        HOLDS(line <= start && start <= stop && stop <= length);
        HOLDS(!line || text[line - 1] == '\n');
        for (uint32_t at = line; at < stop; at++) HOLDS(text[at] != '\n');
        HOLDS(!i || (row[OPENING_LINE][i - 1] < line && row[OPENING_NUMBER][i - 1] < row[OPENING_NUMBER][i]));
    }
}

void check_openings(void *const narrowed[5]) {
    qx_table rows, other;
    HOLDS(!qx_find_openings(&rows, narrowed[4], length, 4));
    check_rows(&rows);
    uint8_t spoken[QX_SPOKEN_BITS / 8];
    for (uint32_t i = 0; i < sizeof spoken; i++) spoken[i] = (uint8_t)(i * 37 + length); /* some words of all */
    uint32_t turns = qx_turns_likely(narrowed[4], length, 4, spoken);
    HOLDS(!(turns & ~QX_OPENINGS));
    HOLDS(qx_spoken_bit(narrowed[4], length, 4) < QX_SPOKEN_BITS);
    for (int width = 1; width <= 2; width++) {
        if (!narrowed[width]) continue;
        HOLDS(!qx_find_openings(&other, narrowed[width], length, width));
        check_same(&rows, &other);
        HOLDS(turns == qx_turns_likely(narrowed[width], length, width, spoken));
        qx_table_free(&other);
    }
    qx_table_free(&rows);
}

/* Does the same if memory may run out. Returns whether everything was done. */
int openings_without_memory(const void *copy) {
    qx_table rows;
    int failed = qx_find_openings(&rows, copy, length, 4);
    qx_table_free(&rows);
    return !failed;
}
