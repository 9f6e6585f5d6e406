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
    int turns = qx_may_hold_turns(narrowed[4], length, 4);
    HOLDS(turns == 0 || turns == QX_TURNS_LIKELY || turns == QX_TURNS_IF_ANNOUNCED);
    for (int width = 1; width <= 2; width++) {
        if (!narrowed[width]) continue;
        HOLDS(!qx_find_openings(&other, narrowed[width], length, width));
        check_same(&rows, &other);
        HOLDS(turns == qx_may_hold_turns(narrowed[width], length, width));
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
