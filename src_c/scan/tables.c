/* Tables: rows that grow together, stored as columns. The tables of a small text share one block of memory. */
#include <stdlib.h>
#include <string.h>

#include "steps.h"

#if defined(__has_feature) /* clang has a feature for the sanitizer, gcc a macro */
#if __has_feature(address_sanitizer)
#define QX_OWN_BLOCKS
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define QX_OWN_BLOCKS
#endif

enum { SHARED_BELOW = 1 << 16 }; /* characters; in larger texts the time to allocate memory is negligible */

static void place_columns(qx_table *table, uint32_t *block) {
    for (int i = 0; i < table->columns; i++) table->column[i] = block + (size_t)i * table->capacity;
}

int qx_table_init(qx_table *table, int columns, uint32_t capacity) {
    uint32_t *block = malloc((size_t)columns * capacity * sizeof *block);
    *table = (qx_table){.columns = columns, .capacity = capacity};
    if (!block) return -1;
    place_columns(table, block);
    return 0;
}

/* The size of the shared block, usually enough for all tables. */
static size_t room_for(uint32_t length) {
#if defined(QX_OWN_BLOCKS)
    (void)length;
    return 0; /* each table has its own block, so that the sanitizer sees every access outside it */
#else
    return length < SHARED_BELOW ? length + length / 2 + 1024 : 0;
#endif
}

int qx_scan_block(qx_scan *scan) {
    scan->room = room_for(scan->length);
    if (scan->room) scan->block = scan->spare = malloc(scan->room * sizeof *scan->block);
    return scan->room && !scan->block ? -1 : 0;
}

int qx_scan_table(qx_scan *scan, qx_table *table, int columns, uint32_t capacity) {
    size_t size = (size_t)columns * capacity;
    if (size > scan->room) return qx_table_init(table, columns, capacity);
    *table = (qx_table){.columns = columns, .capacity = capacity, .lent = 1};
    place_columns(table, scan->spare);
    scan->spare += size;
    scan->room -= size;
    return 0;
}

/* A larger block for `table` with the contents of the old one, its columns not yet moved; NULL if memory runs out. */
static uint32_t *enlarge(const qx_table *table, size_t capacity) {
    uint32_t *old = table->column[0], *block;
    if (!table->lent) return realloc(old, table->columns * capacity * sizeof *block);
    block = malloc(table->columns * capacity * sizeof *block);
    if (block) memcpy(block, old, (size_t)table->columns * table->capacity * sizeof *block);
    return block;
}

int qx_table_grow(qx_table *table) {
    size_t capacity = (size_t)table->capacity + table->capacity / 2 + 16, old = table->capacity;
    if (capacity > QX_NONE) capacity = QX_NONE; /* there are never more rows than characters */
    uint32_t *block = enlarge(table, capacity);
    if (!block) return -1;
    for (int i = table->columns - 1; i > 0; i--) memmove(block + i * capacity, block + i * old, table->count * sizeof *block);
    table->capacity = (uint32_t)capacity;
    table->lent = 0;
    place_columns(table, block);
    return 0;
}

void qx_table_free(qx_table *table) {
    if (!table->lent) free(table->column[0]);
    *table = (qx_table){0};
}
