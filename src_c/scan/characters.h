/* Sets of characters, and a search for their members in a text. */
#ifndef QX_CHARACTERS_H
#define QX_CHARACTERS_H

#include <stdint.h>

static inline uint32_t qx_char_at(const void *text, int width, uint32_t offset) {
    return width == 1 ? ((const uint8_t *)text)[offset]
         : width == 2 ? ((const uint16_t *)text)[offset]
                      : ((const uint32_t *)text)[offset];
}

/* Maps characters below 0x10000 to values of one byte, in pages of 256. `page_of` gives the number of a page; page 0 is empty. */
typedef struct {
    uint8_t *pages;
    uint16_t page_of[256];
} qx_characters;

/* Values are 1 to 255; if `values` is NULL, all are 1. Returns 0, or -1 if memory runs out. */
int qx_characters_init(qx_characters *set, const uint32_t *characters, const uint8_t *values, uint32_t count);
void qx_characters_free(qx_characters *set);

/* The value of a character, or 0 if it is not in the set. */
static inline uint32_t qx_character_value(const qx_characters *set, uint32_t c) {
    return c < 0x10000 ? set->pages[set->page_of[c >> 8] * 256u + (c & 255)] : 0;
}

/* The first offset from `at` on that holds a character of the set, or `length`. */
uint32_t qx_next_of(const qx_characters *set, const void *text, uint32_t length, int width, uint32_t at);

#endif
