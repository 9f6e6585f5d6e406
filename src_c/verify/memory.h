/* Blocks of memory that grow. */
#ifndef QX_MEMORY_H
#define QX_MEMORY_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for `more` items after `count`; `items` is the address of a pointer to them. Returns 0, or -1 if memory runs out. */
static inline int qx_reserve(void *items, uint32_t *capacity, uint32_t count, uint32_t more, size_t size) {
    if (more <= *capacity - count) return 0;
    uint64_t wanted = *capacity ? 2 * (uint64_t)*capacity : 64;
    while (wanted < (uint64_t)count + more) wanted *= 2;
    if (wanted > UINT32_MAX / 2) return -1;
    void *block;
    memcpy(&block, items, sizeof block); /* whatever the type of the pointer */
    block = realloc(block, (size_t)wanted * size);
    if (!block) return -1;
    memcpy(items, &block, sizeof block);
    *capacity = (uint32_t)wanted;
    return 0;
}

#endif
