/* Which of some characters a text holds. */
#ifndef QX_CHARACTERS_H
#define QX_CHARACTERS_H

#include <stdint.h>

static inline uint32_t qx_char_at(const void *text, int width, uint32_t offset) {
    return width == 1 ? ((const uint8_t *)text)[offset]
         : width == 2 ? ((const uint16_t *)text)[offset]
                      : ((const uint32_t *)text)[offset];
}

/* Characters below 0x10000 with a value each: a byte for each of a page of 256. `page_of` gives the number of a page; 0: empty. */
typedef struct {
    uint8_t *pages;
    uint16_t page_of[256];
} qx_characters;

/* Values are 1 to 255; without them (NULL) they are 1. 0, or -1 without memory. */
int qx_characters_init(qx_characters *set, const uint32_t *characters, const uint8_t *values, uint32_t count);
void qx_characters_free(qx_characters *set);

/* The value of a character, 0 where it is none of them. */
static inline uint32_t qx_character_value(const qx_characters *set, uint32_t c) {
    return c < 0x10000 ? set->pages[set->page_of[c >> 8] * 256u + (c & 255)] : 0;
}

/* The first place from `at` on where one of the set stands, or `length`. */
uint32_t qx_next_of(const qx_characters *set, const void *text, uint32_t length, int width, uint32_t at);

#endif
