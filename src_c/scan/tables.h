/* Rows that grow together, stored as columns in one block of memory. */
#ifndef QX_TABLES_H
#define QX_TABLES_H

#include <stdint.h>

#define QX_NONE 0xFFFFFFFFu /* in place of an offset, a token or a row */

enum { QX_MAX_COLUMNS = 12 };
typedef struct {
    uint32_t *column[QX_MAX_COLUMNS];
    uint32_t count, capacity;
    int columns, lent; /* lent: its rows are in the shared block of a scan */
} qx_table;

int qx_table_init(qx_table *table, int columns, uint32_t capacity); /* returns 0, or -1 if memory runs out */
int qx_table_grow(qx_table *table);                                 /* the same */
void qx_table_free(qx_table *table);

/* The index of the last of `count` ascending values that is <= key, or QX_NONE. */
uint32_t qx_last_at_most(const uint32_t *values, uint32_t count, uint32_t key);

#endif
