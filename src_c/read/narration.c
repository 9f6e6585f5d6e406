/* What each token around quotations is: tags that tell punctuation apart, with each quotation shut. */
#include "read/narration.h"

static int touches_before(const qx_scan *scan, uint32_t token) {
    return token > 0 && scan->tokens.column[TOKEN_END][token - 1] == scan->tokens.column[TOKEN_START][token];
}

/* Does the full stop at `token` belong to the word before it (Mr., John F. Doe, U.S.)? */
static int abbreviates(const qx_scan *scan, uint32_t token) {
    if (!touches_before(scan, token)) return 0;
    uint32_t before = scan->tokens.column[TOKEN_TAGS][token - 1];
    uint32_t length = scan->tokens.column[TOKEN_END][token - 1] - scan->tokens.column[TOKEN_START][token - 1];
    return before & (CLASS_ABBREVIATION | CLASS_ABBREVIATION_BEFORE_NAME) || (before & TAG_CAPITALIZED && length == 1)
        || (before & TAG_WORD && length > 2 && qx_char(scan, scan->tokens.column[TOKEN_END][token - 1] - 2) == '.');
}

/* A hyphen inside a word, or a dash, as is each of two. */
static uint32_t hyphen_kind(const qx_scan *scan, uint32_t token) {
    if (!touches_before(scan, token) || token + 1 == scan->tokens.count) return NARRATION_DASH;
    if (qx_char(scan, scan->tokens.column[TOKEN_START][token] - 1) == '-') return NARRATION_DASH;
    uint32_t follows = scan->tokens.column[TOKEN_START][token + 1];
    if (follows != scan->tokens.column[TOKEN_END][token] || qx_char(scan, follows) == '-') return NARRATION_DASH;
    return NARRATION_JOINER;
}

/* By character: a table, for no branch foretells which one comes next. */
enum { DEPENDS = 1 << 0 }; /* on what stands beside it */
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

/* The tags of each token, quotations not yet shut; once for each width, which is then known. */
static inline void tag_tokens(const qx_scan *scan, int width, uint32_t *tags) {
    const uint32_t *ends = scan->tokens.column[TOKEN_END], *kinds = scan->tokens.column[TOKEN_TAGS];
    const void *text = scan->text;
    const uint32_t inflected = ENDING_PAST | ENDING_ADVERB;
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        uint32_t tag = kinds[token], asked = tag & TAG_LOWER ? inflected | ENDING_POSSESSIVE : ENDING_POSSESSIVE;
        tags[token] = tag & NARRATION_KEPT;
        if (tag & TAG_MARK) tags[token] = NARRATION_QUOTED; /* which may pair with no other */
        else if (tag & TAG_PUNCT) tags[token] |= punctuation_kind(scan, token);
        uint32_t found = tag & TAG_WORD ? qx_endings_before(scan->lexicon, text, width, ends[token], asked) : 0;
        if (found & ENDING_POSSESSIVE) tags[token] |= NARRATION_POSSESSIVE;
        if (found & inflected) tags[token] |= NARRATION_INFLECTED;
    }
}

void qx_narration_tags(const qx_scan *scan, uint32_t *tags) {
    const qx_table *quotes = &scan->quotes;
    if (scan->width == 1) tag_tokens(scan, 1, tags);
    else if (scan->width == 2) tag_tokens(scan, 2, tags);
    else tag_tokens(scan, 4, tags);
    for (uint32_t i = 0; i < quotes->count; i++) {
        if (quotes->column[QUOTE_PARENT][i] != QX_NONE) continue;
        uint32_t stop = qx_token_at(scan, quotes->column[QUOTE_END][i]);
        for (uint32_t token = qx_token_at(scan, quotes->column[QUOTE_START][i]); token < stop; token++) tags[token] = NARRATION_QUOTED;
    }
}
