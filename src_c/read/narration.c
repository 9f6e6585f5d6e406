/* Tags the tokens around quotations: kinds of punctuation, and which tokens are quoted. */
#include "read/features.h"
#include "read/narration.h"

static int touches_before(const qx_scan *scan, uint32_t token) {
    return token > 0 && scan->tokens.column[TOKEN_END][token - 1] == scan->tokens.column[TOKEN_START][token];
}

static uint32_t length_of(const qx_scan *scan, uint32_t token) {
    return scan->tokens.column[TOKEN_END][token] - scan->tokens.column[TOKEN_START][token];
}

/* Whether the & at `token` joins two words to a name: AT&T. */
static int is_ampersand(const qx_scan *scan, uint32_t token) {
    if (qx_first_char(scan, token) != '&' || token + 1 == scan->tokens.count || !touches_before(scan, token)) return 0;
    const uint32_t *kinds = scan->tokens.column[TOKEN_TAGS];
    return touches_before(scan, token + 1) && kinds[token - 1] & kinds[token + 1] & TAG_CAPITALIZED;
}

/* Whether the full stop at `token` belongs to the word before it: Mr., John F. Doe, U.S.; not after S&P. */
static int abbreviates(const qx_scan *scan, uint32_t token) {
    if (!touches_before(scan, token)) return 0;
    uint32_t before = scan->tokens.column[TOKEN_TAGS][token - 1], length = length_of(scan, token - 1);
    if (length == 1 && token > 1 && is_ampersand(scan, token - 2)) return 0;
    return before & (CLASS_ABBREVIATION | CLASS_ABBREVIATION_BEFORE_NAME) || (before & TAG_CAPITALIZED && length == 1)
        || (before & TAG_WORD && length > 2 && qx_char(scan, scan->tokens.column[TOKEN_END][token - 1] - 2) == '.');
}

int qx_is_acronym(const qx_scan *scan, uint32_t token) {
    const uint32_t *kinds = scan->tokens.column[TOKEN_TAGS];
    if (!(kinds[token] & TAG_UPPER) || !(qx_features(scan, token) & FEATURE_ACRONYM)) return 0;
    return !(token && kinds[token - 1] & TAG_UPPER) && !(token + 1 < scan->tokens.count && kinds[token + 1] & TAG_UPPER);
}

/* Whether the full stop at `token` follows an initial of a name, even if the letter alone is a word: A. J. Doe, Sen. I. Doe. */
static int follows_initial(const qx_scan *scan, uint32_t token) {
    const uint32_t *kinds = scan->tokens.column[TOKEN_TAGS];
    if (token + 1 == scan->tokens.count || !(kinds[token + 1] & kinds[token - 1] & TAG_CAPITALIZED)) return 0;
    if (length_of(scan, token - 1) != 1) return 0;
    if (token > 1 && kinds[token - 2] & TAG_CAPITALIZED) return 1; /* Ada A. Doe */
    if (token > 2 && qx_first_char(scan, token - 2) == '.' && abbreviates(scan, token - 2)) return 1;
    return length_of(scan, token + 1) == 1 && token + 2 < scan->tokens.count && qx_first_char(scan, token + 2) == '.'
        && touches_before(scan, token + 2);
}

/* The kind of a hyphen: a joiner inside a word, else a dash, as each of two is. */
static uint32_t hyphen_kind(const qx_scan *scan, uint32_t token) {
    if (!touches_before(scan, token) || token + 1 == scan->tokens.count) return NARRATION_DASH;
    if (qx_char(scan, scan->tokens.column[TOKEN_START][token] - 1) == '-') return NARRATION_DASH;
    uint32_t follows = scan->tokens.column[TOKEN_START][token + 1];
    if (follows != scan->tokens.column[TOKEN_END][token] || qx_char(scan, follows) == '-') return NARRATION_DASH;
    return NARRATION_JOINER;
}

/* The kinds of characters in a table, because a branch would be mispredicted. */
enum { DEPENDS = 1 << 0 }; /* the kind depends on the neighbours */
static const uint32_t ascii_kinds[128] = {
    [','] = NARRATION_COMMA, [';'] = NARRATION_COLON, [':'] = NARRATION_COLON, ['('] = NARRATION_OPEN, ['['] = NARRATION_OPEN,
    [')'] = NARRATION_CLOSE, [']'] = NARRATION_CLOSE, ['/'] = NARRATION_JOINER, ['&'] = NARRATION_JOINER,
    ['?'] = NARRATION_STOPPER, ['!'] = NARRATION_STOPPER, ['.'] = DEPENDS, ['-'] = DEPENDS, ['\''] = DEPENDS,
};

static uint32_t punctuation_kind(const qx_scan *scan, uint32_t token) {
    uint32_t c = qx_first_char(scan, token);
    if (c < 128 && ascii_kinds[c] != DEPENDS) return ascii_kinds[c];
    switch (c) {
    case '.': return abbreviates(scan, token) ? NARRATION_JOINER : NARRATION_STOPPER;
    case '-': return hyphen_kind(scan, token);
    case '\'': case 0x2019: return touches_before(scan, token) ? NARRATION_JOINER | NARRATION_POSSESSIVE : 0;
    case 0x2013: case 0x2014: case 0x2015: return NARRATION_DASH;
    case 0x2010: case 0x2011: return NARRATION_JOINER;
    case 0x2026: return NARRATION_STOPPER;
    default: return 0;
    }
}

/* Tags each token by itself, before the words of quotations are tagged as quoted. */
static void tag_tokens(const qx_scan *scan, uint32_t *tags) {
    const uint32_t *kinds = scan->tokens.column[TOKEN_TAGS];
    for (uint32_t token = 0; token < scan->tokens.count; token++) tags[token] = kinds[token] & NARRATION_KEPT;
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        uint32_t tag = kinds[token];
        if (!(tag & (TAG_UPPER | TAG_MARK | TAG_PUNCT))) continue; /* as most */
        if (tag & TAG_UPPER && qx_is_acronym(scan, token)) tags[token] &= ~QX_PACK_CLASSES;
        if (tag & TAG_MARK) tags[token] = NARRATION_QUOTED; /* the mark may be unpaired */
        else if (tag & TAG_PUNCT) {
            uint32_t kind = punctuation_kind(scan, token);
            tags[token] |= kind;
            if (kind != NARRATION_JOINER) continue;
            int joins = is_ampersand(scan, token); /* two words of a name, without classes of their own */
            if (joins) tags[token + 1] &= ~QX_PACK_CLASSES;
            if (joins || (qx_first_char(scan, token) == '.' && follows_initial(scan, token))) tags[token - 1] &= ~QX_PACK_CLASSES;
        }
    }
}

void qx_narration_tags(const qx_scan *scan, uint32_t *tags) {
    const qx_table *quotes = &scan->quotes;
    tag_tokens(scan, tags);
    for (uint32_t i = 0; i < quotes->count; i++) {
        if (quotes->column[QUOTE_PARENT][i] != QX_NONE) continue;
        uint32_t stop = qx_token_at(scan, quotes->column[QUOTE_END][i]);
        for (uint32_t token = qx_token_at(scan, quotes->column[QUOTE_START][i]); token < stop; token++) tags[token] = NARRATION_QUOTED;
    }
}
