/* Sixteen characters as a vector of bytes, with SSE2 or portable C. */
#ifndef QX_VECTORS_H
#define QX_VECTORS_H

#include <stdint.h>

#include "lexicon.h"

enum { DOUBLE_MARK = 0x22 };

#if defined(__SSE2__)
#include <emmintrin.h>

/* GCC 12 otherwise stores what was just loaded and loads it again. */
#if defined(__GNUC__)
#define IN_REGISTERS(a, b) __asm__("" : "+x"(a), "+x"(b))
#else
#define IN_REGISTERS(a, b) (void)0
#endif

typedef __m128i qx_vector;
/* Packing saturates: a character beyond ASCII becomes a byte that is not a letter and never plain. */
static inline __m128i vector_at(const void *text) { return _mm_loadu_si128(text); }
static inline __m128i vector_1(const uint8_t *text) { return vector_at(text); }
static inline __m128i vector_2(const uint16_t *text) {
    __m128i first = vector_at(text), second = vector_at(text + 8);
    IN_REGISTERS(first, second);
    return _mm_packus_epi16(first, second);
}
static inline __m128i vector_4(const uint32_t *text) {
    return _mm_packus_epi16(_mm_packs_epi32(vector_at(text), vector_at(text + 4)),
                            _mm_packs_epi32(vector_at(text + 8), vector_at(text + 12)));
}
static inline uint32_t small_of(__m128i chars) { /* a bit for each small letter; undefined for other characters */
    return (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(chars, 2));
}
static inline uint32_t letters_of(__m128i chars) { /* a bit for each letter */
    __m128i place = _mm_sub_epi8(_mm_or_si128(chars, _mm_set1_epi8(0x20)), _mm_set1_epi8('a')); /* 0 to 25 for letters */
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(25)), place));
}
static const uint8_t ones_and_zeros[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
static inline qx_key key_of(__m128i chars, uint32_t count) { /* the key of the first `count` characters, which are letters */
    __m128i small = _mm_or_si128(chars, _mm_set1_epi8(0x20)), kept = _mm_and_si128(small, vector_at(ones_and_zeros + 16 - count));
    __m128i turned = _mm_shuffle_epi32(kept, _MM_SHUFFLE(0, 1, 2, 3)); /* rotated like `high` */
    return (qx_key){(uint64_t)_mm_cvtsi128_si64(kept), (uint64_t)_mm_cvtsi128_si64(turned)};
}
static inline __m128i is_byte(__m128i chars, char byte) { return _mm_cmpeq_epi8(chars, _mm_set1_epi8(byte)); }
/* A bit for each character that may be damage (damage.c); `next` are the characters one place later. */
static inline uint32_t suspects_of(__m128i chars, __m128i next) {
    const __m128i blank = _mm_set1_epi8(0x20);
    __m128i place = _mm_sub_epi8(chars, _mm_set1_epi8('[')); /* 0 to 5 for [ \ ] ^ _ ` */
    __m128i found = _mm_cmpeq_epi8(_mm_min_epu8(place, _mm_set1_epi8(5)), place);
    found = _mm_or_si128(found, _mm_cmplt_epi8(chars, blank)); /* controls, and all beyond ASCII */
    found = _mm_or_si128(found, _mm_or_si128(is_byte(chars, '&'), is_byte(chars, '<')));
    found = _mm_or_si128(found, _mm_or_si128(is_byte(chars, '*'), is_byte(chars, 127)));
    found = _mm_or_si128(found, _mm_and_si128(is_byte(chars, DOUBLE_MARK), is_byte(next, DOUBLE_MARK)));
    found = _mm_or_si128(found, _mm_and_si128(is_byte(chars, '-'), _mm_cmplt_epi8(next, blank)));
    found = _mm_or_si128(found, _mm_and_si128(is_byte(chars, ':'), is_byte(next, '/')));
    return (uint32_t)_mm_movemask_epi8(found);
}
static inline uint32_t breaks_of(__m128i chars, int tags) { /* a bit for each line break and, with `tags`, for each > */
    __m128i found = is_byte(chars, '\n');
    return (uint32_t)_mm_movemask_epi8(tags ? _mm_or_si128(found, is_byte(chars, '>')) : found);
}
#else
typedef struct { uint8_t bytes[16]; } qx_vector;
#define DEFINE_VECTOR(width, type)                                                                                 \
    static inline qx_vector vector_##width(const type *text) {                                                     \
        qx_vector chars;                                                                                           \
        for (int i = 0; i < 16; i++) chars.bytes[i] = text[i] < 128 ? (uint8_t)text[i] : 255;                      \
        return chars;                                                                                              \
    }
DEFINE_VECTOR(1, uint8_t)
DEFINE_VECTOR(2, uint16_t)
DEFINE_VECTOR(4, uint32_t)
static inline uint32_t small_of(qx_vector chars) {
    uint32_t small = 0;
    for (int i = 0; i < 16; i++) small |= (chars.bytes[i] >> 5 & 1u) << i;
    return small;
}
static inline qx_key key_of(qx_vector chars, uint32_t count) {
    qx_key key = qx_key_empty();
    for (uint32_t i = 0; i < count; i++) key = qx_key_add(key, chars.bytes[i] | 0x20u, i);
    return key;
}
static inline uint32_t letters_of(qx_vector chars) {
    uint32_t letters = 0;
    for (int i = 0; i < 16; i++) letters |= (uint32_t)((chars.bytes[i] | 0x20u) - 'a' < 26) << i;
    return letters;
}
static inline uint32_t suspects_of(qx_vector chars, qx_vector next) {
    uint32_t suspects = 0;
    for (int i = 0; i < 16; i++) {
        uint8_t c = chars.bytes[i], after = next.bytes[i];
        int is_suspect = c < 0x20 || c >= 127 || (c >= '[' && c <= '`') || c == '&' || c == '<' || c == '*'
                      || (c == DOUBLE_MARK && after == DOUBLE_MARK) || (c == '-' && (after < 0x20 || after >= 128))
                      || (c == ':' && after == '/');
        suspects |= (uint32_t)is_suspect << i;
    }
    return suspects;
}
static inline uint32_t breaks_of(qx_vector chars, int tags) {
    uint32_t breaks = 0;
    for (int i = 0; i < 16; i++) breaks |= (uint32_t)(chars.bytes[i] == '\n' || (tags && chars.bytes[i] == '>')) << i;
    return breaks;
}
#endif

/* The position of the lowest bit that is set. */
static inline uint32_t lowest_bit(uint32_t bits) {
#if defined(__GNUC__)
    return (uint32_t)__builtin_ctz(bits);
#else
    uint32_t place = 0;
    while (!(bits >> place & 1)) place++;
    return place;
#endif
}

#endif
