/* Quotation marks: their styles, the family of each style, and its side in most languages. A language pack can change the side:
   “ closes in German. */
#ifndef QX_MARKS_H
#define QX_MARKS_H

#include <stdint.h>

enum {
    STYLE_NONE,
    STYLE_STRAIGHT,       /* "  ＂ */
    STYLE_OPEN,           /* “ 〝 */
    STYLE_CLOSE,          /* ” 〞 〟 */
    STYLE_LOW,            /* „ ‟ */
    STYLE_TWO,            /* '' `` ‘‘ ’’ */
    STYLE_GUILLEMET_OPEN, /* « */
    STYLE_GUILLEMET_CLOSE,
    STYLE_CORNER_OPEN, /* 「 */
    STYLE_CORNER_CLOSE,
    STYLE_WHITE_CORNER_OPEN, /* 『 */
    STYLE_WHITE_CORNER_CLOSE,
    STYLE_APOSTROPHE,  /* ' ＇ ` */
    STYLE_SINGLE_OPEN, /* ‘ ‛ */
    STYLE_SINGLE_LOW,  /* ‚ */
    STYLE_SINGLE_CLOSE,
    STYLE_ANGLE_OPEN, /* ‹ */
    STYLE_ANGLE_CLOSE,
    STYLES
};

/* Marks of one family open and close each other. */
enum { FAMILY_NONE, FAMILY_DOUBLE, FAMILY_GUILLEMET, FAMILY_CORNER, FAMILY_WHITE_CORNER, FAMILY_SINGLE, FAMILY_ANGLE, FAMILIES };
enum { SIDE_EITHER, SIDE_OPEN, SIDE_CLOSE };

typedef struct { uint8_t family, side; } qx_style;

static const qx_style qx_usual_styles[STYLES] = {
    [STYLE_STRAIGHT] = {FAMILY_DOUBLE, SIDE_EITHER},
    [STYLE_OPEN] = {FAMILY_DOUBLE, SIDE_OPEN},
    [STYLE_CLOSE] = {FAMILY_DOUBLE, SIDE_CLOSE},
    [STYLE_LOW] = {FAMILY_DOUBLE, SIDE_OPEN},
    [STYLE_TWO] = {FAMILY_DOUBLE, SIDE_EITHER},
    [STYLE_GUILLEMET_OPEN] = {FAMILY_GUILLEMET, SIDE_OPEN},
    [STYLE_GUILLEMET_CLOSE] = {FAMILY_GUILLEMET, SIDE_CLOSE},
    [STYLE_CORNER_OPEN] = {FAMILY_CORNER, SIDE_OPEN},
    [STYLE_CORNER_CLOSE] = {FAMILY_CORNER, SIDE_CLOSE},
    [STYLE_WHITE_CORNER_OPEN] = {FAMILY_WHITE_CORNER, SIDE_OPEN},
    [STYLE_WHITE_CORNER_CLOSE] = {FAMILY_WHITE_CORNER, SIDE_CLOSE},
    [STYLE_APOSTROPHE] = {FAMILY_SINGLE, SIDE_EITHER},
    [STYLE_SINGLE_OPEN] = {FAMILY_SINGLE, SIDE_OPEN},
    [STYLE_SINGLE_LOW] = {FAMILY_SINGLE, SIDE_OPEN},
    [STYLE_SINGLE_CLOSE] = {FAMILY_SINGLE, SIDE_CLOSE},
    [STYLE_ANGLE_OPEN] = {FAMILY_ANGLE, SIDE_OPEN},
    [STYLE_ANGLE_CLOSE] = {FAMILY_ANGLE, SIDE_CLOSE},
};

static inline uint32_t mark_style(uint32_t c) {
    switch (c) {
    case '"': case 0xFF02: return STYLE_STRAIGHT;
    case 0x201C: case 0x301D: return STYLE_OPEN;
    case 0x201D: case 0x301E: case 0x301F: return STYLE_CLOSE;
    case 0x201E: case 0x201F: return STYLE_LOW;
    case 0xAB: return STYLE_GUILLEMET_OPEN;
    case 0xBB: return STYLE_GUILLEMET_CLOSE;
    case 0x300C: return STYLE_CORNER_OPEN;
    case 0x300D: return STYLE_CORNER_CLOSE;
    case 0x300E: return STYLE_WHITE_CORNER_OPEN;
    case 0x300F: return STYLE_WHITE_CORNER_CLOSE;
    case '\'': case '`': case 0xFF07: return STYLE_APOSTROPHE;
    case 0x2018: case 0x201B: return STYLE_SINGLE_OPEN;
    case 0x201A: return STYLE_SINGLE_LOW;
    case 0x2019: return STYLE_SINGLE_CLOSE;
    case 0x2039: return STYLE_ANGLE_OPEN;
    case 0x203A: return STYLE_ANGLE_CLOSE;
    default: return STYLE_NONE;
    }
}

#endif
