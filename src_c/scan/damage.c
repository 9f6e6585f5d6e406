/* Finds where a text may be damaged. It tests sixteen characters at once for suspects, which are rare, and then examines each
   suspect with its neighbours. */
#include "damage.h"
#include "chartab.h"
#include "vectors.h"

static int is_letter(uint32_t c) { return (c | 0x20) - 'a' < 26; }
static int is_digit(uint32_t c) { return c - '0' < 10; }
enum { BYTE_ORDER_MARK = 0xFEFF };

static int is_blank(uint32_t c) { return (c != '\n' && qx_prop(c) & CH_SPACE) || c == BYTE_ORDER_MARK; }

typedef struct {
    qx_table *places;
    uint32_t kinds; /* of all places */
    const qx_characters *kind_of;
    const void *text;
    uint32_t length;
    int width;
} search;

/* The character at `at`, or 0 after the end of the text. */
static uint32_t at_or_0(const search *in, uint32_t at) { return at < in->length ? qx_char_at(in->text, in->width, at) : 0; }

/* The kinds of damage that the start of the line at `at` may be. Linear, because the blanks skipped end with the line. */
static uint32_t kinds_of_line(const search *in, uint32_t at) {
    uint32_t kinds = at_or_0(in, at) == '>' ? DAMAGE_QUOTED_LINE : 0;
    while (at < in->length && is_blank(at_or_0(in, at))) at++;
    switch (at_or_0(in, at)) {
    case ',': case '.': return DAMAGE_TORN_LINE;
    case '<': return kinds | DAMAGE_TAGGED_LINE;
    case '-': case '+': case '*': case '_': case '>': case '#': case '=': case '|': case ':': return kinds | DAMAGE_BLOCK;
    default: return is_digit(at_or_0(in, at)) ? DAMAGE_BLOCK : 0;
    }
}

/* The kinds of the emphasis mark at `at`; up to three marks open emphasis. */
static uint32_t kinds_of_emphasis(const search *in, uint32_t at) {
    uint32_t mark = at_or_0(in, at), next = at_or_0(in, at + 1);
    for (uint32_t more = 2; more <= 3 && next == mark; more++) next = at_or_0(in, at + more);
    return is_letter(next) || next == DOUBLE_MARK || next >= 128 ? DAMAGE_EMPHASIS | DAMAGE_OPENING : DAMAGE_EMPHASIS;
}

enum { LATIN_LEAD = 0xC2 }; /* Â, the first byte of a no-break space whose second byte became a blank */

static uint32_t kinds_of_odd(const search *in, uint32_t c, uint32_t next) {
    uint32_t bit = qx_character_value(in->kind_of, c);
    if (!bit) return 0;
    uint32_t kind = QX_BIT(bit - 1);
    int is_before_blank = c == LATIN_LEAD && (next == ' ' || next == '\n' || next == '\r');
    return kind == DAMAGE_MISREAD && next < 128 && !is_before_blank ? 0 : kind;
}

/* The kinds of damage that the character at `at` may be. */
static uint32_t kinds_at(const search *in, uint32_t at) {
    uint32_t c = at_or_0(in, at), next = at_or_0(in, at + 1);
    switch (c) {
    case '&': return is_letter(next) || next == '#' ? DAMAGE_ENTITY : 0;
    case '<': return is_letter(next) || next == '/' || next == '!' || next == '?' ? DAMAGE_TAG : 0;
    case '\\': return DAMAGE_BACKSLASH;
    case '`': return DAMAGE_CODE;
    case ':': return next == '/' && at_or_0(in, at + 2) == '/' ? DAMAGE_ADDRESS : 0;
    case DOUBLE_MARK: return next == DOUBLE_MARK ? DAMAGE_DOUBLED : 0;
    case '*': case '_': return kinds_of_emphasis(in, at);
    case '[': return is_digit(next) ? DAMAGE_BRACKET | DAMAGE_FOOTNOTE : DAMAGE_BRACKET;
    case ']': return next == '(' ? DAMAGE_BRACKET | DAMAGE_LINK : DAMAGE_BRACKET;
    case '-': return next == '\n' || (next == '\r' && at_or_0(in, at + 2) == '\n') ? DAMAGE_HYPHEN : 0;
    default: break;
    }
    if (c >= 128) return kinds_of_odd(in, c, next);
    return c == 127 || c < 9 || (c > 13 && c < 28) ? DAMAGE_CONTROL : 0;
}

static int add(search *in, uint32_t at, uint32_t kinds) {
    qx_table *places = in->places;
    if (!kinds) return 0;
    if (places->count == places->capacity && qx_table_grow(places)) return -1;
    places->column[DAMAGE_START][places->count] = at;
    places->column[DAMAGE_KINDS][places->count++] = kinds;
    in->kinds |= kinds;
    return 0;
}

/* Most letters beyond ASCII are not a sign of damage. */
static inline int is_harmless(const search *in, uint32_t c) { return c >= 128 && !qx_character_value(in->kind_of, c); }

static int look_at(search *in, uint32_t at) {
    return at_or_0(in, at) == '\n' ? add(in, at + 1, kinds_of_line(in, at + 1)) : add(in, at, kinds_at(in, at));
}

#define DEFINE_SEARCH(width, type)                                                                                     \
    static int search_##width(search *in, const type *text) {                                                          \
        uint32_t at = 0;                                                                                               \
        for (; in->length >= 17 && at <= in->length - 17; at += 16) {                                                  \
            uint32_t suspects = suspects_of(vector_##width(text + at), vector_##width(text + at + 1));                 \
            for (; suspects; suspects &= suspects - 1) {                                                               \
                uint32_t place = at + lowest_bit(suspects);                                                            \
                if (is_harmless(in, text[place])) continue;                                                            \
                if (look_at(in, place)) return -1;                                                                     \
            }                                                                                                          \
        }                                                                                                              \
        for (; at < in->length; at++)                                                                                  \
            if (look_at(in, at)) return -1;                                                                            \
        return 0;                                                                                                      \
    }
DEFINE_SEARCH(1, uint8_t)
DEFINE_SEARCH(2, uint16_t)
DEFINE_SEARCH(4, uint32_t)

int qx_find_damage(qx_table *places, uint32_t *kinds, const qx_characters *kind_of, const void *text, uint32_t length, int width) {
    search in = {places, 0, kind_of, text, length, width};
    if (qx_table_init(places, DAMAGE_COLUMNS, 16) || add(&in, 0, kinds_of_line(&in, 0) & ~(uint32_t)DAMAGE_TORN_LINE)) return -1;
    int failed = width == 1 ? search_1(&in, text) : width == 2 ? search_2(&in, text) : search_4(&in, text);
    *kinds = in.kinds;
    return failed;
}
