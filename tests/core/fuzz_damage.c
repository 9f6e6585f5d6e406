/* Checks the search for damage. A part of fuzz_driver.c. */
#include "fuzz_driver.h"
#include "scan/damage.h"

static const uint32_t CHARACTERS[] = {0xAD, 0x200B, 0xC3, 0xE2, 0xB9, 0xA0, 0x93, 0xFFFD};
static const uint8_t VALUES[] = {15, 15, 17, 17, 9, 16, 15, 18};

/* Rows are the same at every width, and in order; at most two have the same start: that of a line, and of its first character. */
void check_damage(void *const narrowed[5]) {
    qx_characters kind_of;
    qx_table found[5];
    uint32_t kinds[5];
    HOLDS(!qx_characters_init(&kind_of, CHARACTERS, VALUES, sizeof VALUES));
    for (int width = 4; width; width /= 2) {
        if (!narrowed[width]) continue;
        HOLDS(!qx_find_damage(&found[width], &kinds[width], &kind_of, narrowed[width], length, width));
        const qx_table *rows = &found[width];
        for (uint32_t row = 0, before = 0; row < rows->count; before = rows->column[DAMAGE_START][row++]) {
            HOLDS(rows->column[DAMAGE_KINDS][row] && !(rows->column[DAMAGE_KINDS][row] & ~kinds[width]));
            HOLDS(rows->column[DAMAGE_START][row] < length && rows->column[DAMAGE_START][row] >= before);
            HOLDS(row < 2 || rows->column[DAMAGE_START][row] > rows->column[DAMAGE_START][row - 2]);
        }
        if (width < 4) check_same(&found[4], rows);
        if (width < 4) qx_table_free(&found[width]);
    }
    qx_table_free(&found[4]);
    qx_characters_free(&kind_of);
}
