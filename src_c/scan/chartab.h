/* Written by src_c/scan/unicode/generate.py from Unicode 15.1.0; do not edit. */
#ifndef QX_CHARTAB_H
#define QX_CHARTAB_H

#include <stdint.h>

#define QX_UNICODE_VERSION "15.1.0"

/* A property is a Word_Break value (UAX #29) in the low five bits, and flags. */
enum { WB_OTHER, WB_CR, WB_LF, WB_NEWLINE, WB_EXTEND, WB_FORMAT, WB_ZWJ, WB_REGIONAL_INDICATOR, WB_KATAKANA, WB_HEBREW_LETTER, WB_ALETTER, WB_SINGLE_QUOTE, WB_DOUBLE_QUOTE, WB_MIDNUMLET, WB_MIDLETTER, WB_MIDNUM, WB_NUMERIC, WB_EXTENDNUMLET, WB_WSEGSPACE };
#define WB_MASK 31u
#define CH_PICT 32u
#define CH_LETTER 64u
#define CH_UPPER 128u
#define CH_LOWER 256u
#define CH_DIGIT 512u
#define CH_SPACE 1024u
#define CH_TERMINATOR 2048u
#define CH_MARK 4096u
#define CH_OPEN 8192u
#define CH_CLOSE 16384u
#define CH_DASH 32768u

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif
extern const uint8_t qx_prop_index[8704];
extern const uint16_t qx_prop_blocks[30720];
extern const uint8_t qx_fold_index[8704];
extern const int32_t qx_fold_blocks[4992];
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

static inline uint32_t qx_prop(uint32_t c) {
    return c < 128 ? qx_prop_blocks[c]
         : c < 0x110000 ? qx_prop_blocks[qx_prop_index[c / 128] * 128u + c % 128] : 0;
}

/* Simple case folding; curly apostrophes fold to the straight one. */
static inline uint32_t qx_fold(uint32_t c) {
    if (c == 0x2019 || c == 0x2018) return '\'';
    if (c >= 0x110000) return c;
    return (uint32_t)((int32_t)c + qx_fold_blocks[qx_fold_index[c / 128] * 128u + c % 128]);
}

#endif
