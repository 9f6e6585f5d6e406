/* Finds characters of a set in one pass; most texts hold none of those that the repairs look for. */
#include <stdlib.h>
#include <string.h>

#include "characters.h"

enum { PAGE = 256 };

int qx_characters_init(qx_characters *set, const uint32_t *characters, const uint8_t *values, uint32_t count) {
    memset(set, 0, sizeof *set);
    set->pages = calloc((size_t)count + 1, PAGE); /* page 0 is empty */
    if (!set->pages) return -1;
    for (uint32_t i = 0, made = 0; i < count; i++) {
        if (characters[i] >= PAGE * PAGE) continue;
        uint16_t *page = &set->page_of[characters[i] / PAGE];
        if (!*page) *page = (uint16_t)++made;
        set->pages[*page * PAGE + characters[i] % PAGE] = values ? values[i] : 1;
    }
    return 0;
}

void qx_characters_free(qx_characters *set) { free(set->pages); }

uint32_t qx_next_of(const qx_characters *set, const void *text, uint32_t length, int width, uint32_t at) {
    const uint8_t *first = set->pages + set->page_of[0] * PAGE;
    if (width == 1) {
        const uint8_t *bytes = text;
        while (at < length && !first[bytes[at]]) at++;
    } else {
        for (; at < length; at++) {
            uint32_t c = qx_char_at(text, width, at);
            if (c < PAGE ? first[c] : qx_character_value(set, c)) break;
        }
    }
    return at;
}
