/* What the rules ask of every token around quotations: tags that tell punctuation apart, with each quotation shut, and
   where each quotation stands. */
#include "read/narration.h"
#include "scan/chartab.h"

static int is_apostrophe(uint32_t c) { return (c == '\'') | (c == 0x2019); }

int qx_is_possessive(const qx_scan *scan, const void *text, int width, uint32_t token) {
    uint32_t end = scan->tokens.column[TOKEN_END][token];
    return end > 1 && qx_char_at(text, width, end - 1) == 's' && is_apostrophe(qx_char_at(text, width, end - 2));
}

static int touches_before(const qx_scan *scan, uint32_t token) {
    return token > 0 && scan->tokens.column[TOKEN_END][token - 1] == scan->tokens.column[TOKEN_START][token];
}

/* Does the full stop at `token` belong to the word before it (Mr., John F. Doe, U.S.)? */
static int abbreviates(const qx_scan *scan, const void *text, int width, uint32_t token) {
    if (!touches_before(scan, token)) return 0;
    uint32_t before = scan->tokens.column[TOKEN_TAGS][token - 1];
    uint32_t length = scan->tokens.column[TOKEN_END][token - 1] - scan->tokens.column[TOKEN_START][token - 1];
    return before & (CLASS_ABBREVIATION | CLASS_ABBREVIATION_BEFORE_NAME) || (before & TAG_TITLE && length == 1)
        || (before & TAG_WORD && length > 2 && qx_char_at(text, width, scan->tokens.column[TOKEN_END][token - 1] - 2) == '.');
}

/* A hyphen inside a word, or a dash. */
static uint32_t hyphen_kind(const qx_scan *scan, const void *text, int width, uint32_t token) {
    if (!touches_before(scan, token) || token + 1 == scan->tokens.count) return NARRATION_DASH;
    uint32_t follows = scan->tokens.column[TOKEN_START][token + 1];
    if (follows != scan->tokens.column[TOKEN_END][token] || qx_char_at(text, width, follows) == '-') return NARRATION_DASH;
    return NARRATION_JOINER;
}

/* By character: a table, for no branch foretells which one comes next. */
enum { DEPENDS = 1 << 0 }; /* on what stands beside it */
static const uint32_t ascii_kinds[128] = {
    [','] = NARRATION_COMMA, [';'] = NARRATION_COLON, [':'] = NARRATION_COLON, ['('] = NARRATION_OPEN, ['['] = NARRATION_OPEN,
    [')'] = NARRATION_CLOSE, [']'] = NARRATION_CLOSE, ['/'] = NARRATION_JOINER, ['&'] = NARRATION_JOINER,
    ['?'] = NARRATION_STOPPER, ['!'] = NARRATION_STOPPER, ['.'] = DEPENDS, ['-'] = DEPENDS, ['\''] = DEPENDS,
};

static uint32_t punctuation_kind(const qx_scan *scan, const void *text, int width, uint32_t token) {
    uint32_t c = qx_char_at(text, width, scan->tokens.column[TOKEN_START][token]);
    if (c < 128 && ascii_kinds[c] != DEPENDS) return ascii_kinds[c];
    switch (c) {
    case '.': return abbreviates(scan, text, width, token) ? NARRATION_JOINER : NARRATION_STOPPER;
    case '-': return hyphen_kind(scan, text, width, token);
    case '\'': case 0x2019: return touches_before(scan, token) ? NARRATION_JOINER | NARRATION_POSSESSIVE : 0;
    case 0x2013: case 0x2014: case 0x2015: return NARRATION_DASH;
    case 0x2010: case 0x2011: return NARRATION_JOINER;
    case 0x2026: return NARRATION_STOPPER;
    default: return 0;
    }
}

static uint32_t token_at(const qx_scan *scan, uint32_t offset) {
    return qx_last_at_most(scan->tokens.column[TOKEN_END], scan->tokens.count, offset) + 1;
}

/* The tags of each token, quotations not yet shut; once for each width, which is then known. */
static inline void tag_tokens(const qx_scan *scan, const void *text, int width, uint32_t *tags) {
    const uint32_t *ends = scan->tokens.column[TOKEN_END], *kinds = scan->tokens.column[TOKEN_TAGS];
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        uint32_t tag = kinds[token], end = ends[token], before = end > 1 ? qx_char_at(text, width, end - 2) : 0;
        uint32_t last = qx_char_at(text, width, end - 1);
        uint32_t owns = ((tag & TAG_WORD) != 0) & (last == 's') & (uint32_t)is_apostrophe(before);
        uint32_t ends_so = ((tag & TAG_LOWER) != 0) & (((before == 'e') & (last == 'd')) | ((before == 'l') & (last == 'y')));
        tags[token] = (tag & NARRATION_KEPT) | owns * NARRATION_POSSESSIVE | ends_so * NARRATION_ED_OR_LY;
        if (tag & TAG_PUNCT) tags[token] |= punctuation_kind(scan, text, width, token);
    }
}

void qx_narration_tags(const qx_scan *scan, const void *text, int width, uint32_t *tags) {
    const qx_table *quotes = &scan->quotes;
    if (width == 1) tag_tokens(scan, text, 1, tags);
    else if (width == 2) tag_tokens(scan, text, 2, tags);
    else tag_tokens(scan, text, 4, tags);
    for (uint32_t i = 0; i < quotes->count; i++) {
        if (quotes->column[QUOTE_PARENT][i] != QX_NONE) continue;
        uint32_t stop = token_at(scan, quotes->column[QUOTE_END][i]);
        for (uint32_t token = token_at(scan, quotes->column[QUOTE_START][i]); token < stop; token++) tags[token] = NARRATION_QUOTED;
    }
}

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }
static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

enum { LONGEST_TITLE = 14, LONGEST_SPLIT = 30, LONGEST_END = 8 }; /* tokens with the marks; tokens; characters */

/* Begins the quotation with a capital or a digit? Is it a few words, each with one, function words aside? */
static uint32_t capitals(const qx_scan *scan, uint32_t first, uint32_t stop) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t end = smaller(stop, first + LONGEST_TITLE), seen = 0, all = ~0u;
    for (uint32_t token = first; token < end; token++) {
        if (!(tags[token] & (TAG_WORD | TAG_DIGIT))) continue;
        if (!seen++ && !(tags[token] & (TAG_TITLE | TAG_DIGIT))) return 0;
        if (!(tags[token] & (TAG_TITLE | TAG_DIGIT | CLASS_STOP))) all = 0;
    }
    return !seen ? 0 : all && end == stop ? SITE_CAPITAL | SITE_TITLED : SITE_CAPITAL;
}

/* Offset of the last character said between two offsets, marks, brackets and blanks left out; `end` where there is none. */
static uint32_t last_said(const void *text, int width, uint32_t start, uint32_t end) {
    uint32_t floor = end - start > LONGEST_END ? end - LONGEST_END : start;
    for (uint32_t at = end; at-- > floor;) {
        uint32_t c = qx_char_at(text, width, at);
        if (!(qx_prop(c) & (CH_SPACE | CH_MARK | CH_CLOSE))) return at;
    }
    return end;
}

/* May the sentence go on after a quotation that ends with this character ("Why?" Moor asked.)? A full stop ends it, unless
   it began with the quotation. */
static int may_go_on(uint32_t said, int begins_with_it) {
    return said == '?' || said == '!' || said == 0x2026 || (said == '.' && begins_with_it);
}

/* Where the sentence around `token` ends, LONGEST_SPLIT tokens away at most. */
static uint32_t sentence_end(const qx_scan *scan, uint32_t token) {
    const qx_table *sentences = &scan->sentences;
    uint32_t row = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, scan->tokens.column[TOKEN_START][token]);
    return smaller(token_at(scan, sentences->column[SENTENCE_OUTER_END][row]), token + LONGEST_SPLIT);
}

/* May a clause follow at once what ends with this character, or must a comma or a dash come first? */
static int leaves_open(uint32_t said) {
    switch (said) {
    case ',': case '?': case '!': case '.': case '-': case 0x2013: case 0x2014: case 0x2026: return 1;
    default: return 0;
    }
}

/* First token of the clause that goes on after the quotation in `row`, or QX_NONE where the quotation ends its clause. */
static uint32_t goes_on(const qx_table *sites, uint32_t row, const void *text, int width, const uint32_t *tags) {
    uint32_t token = sites->column[SITE_STOP][row], last = sites->column[SITE_LAST][row], said = sites->column[SITE_SAID][row];
    int open = said != QX_NONE && leaves_open(qx_char_at(text, width, said));
    open |= (sites->column[SITE_FACTS][row] & (SITE_ALONE | SITE_CAPITAL)) == (SITE_ALONE | SITE_CAPITAL);
    for (; token < last && tags[token] & (NARRATION_COMMA | NARRATION_DASH); token++) open = 1;
    return open && token < last ? token : QX_NONE;
}

/* What the quotation itself shows, its tokens being first:stop. */
static uint32_t looks(const qx_scan *scan, const void *text, int width, uint32_t quote, uint32_t first, uint32_t stop) {
    const qx_table *quotes = &scan->quotes;
    uint32_t flags = quotes->column[QUOTE_FLAGS][quote], facts = capitals(scan, first, stop);
    if (flags & QUOTE_UNCLOSED) facts |= SITE_UNCLOSED;
    if (flags & QUOTE_CONTINUED) facts |= SITE_CONTINUED;
    if (quote + 1 < quotes->count && quotes->column[QUOTE_PARENT][quote + 1] != QX_NONE) facts |= SITE_HOLDS;
    if (first + 2 < stop && scan->tokens.column[TOKEN_TAGS][first + 1] & TAG_UPPER) {
        uint32_t start = scan->tokens.column[TOKEN_START][first + 2];
        int is_colon = qx_char_at(text, width, start) == ':' && scan->tokens.column[TOKEN_END][first + 2] == start + 1;
        if (is_colon) facts |= SITE_LABELLED;
    }
    return facts;
}

/* What stands before the quotation at token `first` in its sentence from `floor` on. */
static uint32_t led_by(const uint32_t *tags, uint32_t first, uint32_t floor, uint32_t leads) {
    if (floor >= first) return SITE_ALONE;
    uint32_t token = first - 1, before = tags[token];
    uint32_t facts = before & NARRATION_COLON ? SITE_AFTER_COLON : before & NARRATION_COMMA ? SITE_AFTER_COMMA : 0;
    if (before & NARRATION_COMMA && token > floor) token--;
    return token > floor && tags[token] & leads ? facts | SITE_LED : facts;
}

/* How the quotation with the tokens first:stop lies in its paragraph, and whether that of the quotation before is near. */
static uint32_t lies(const qx_scan *scan, const qx_table *sites, uint32_t row, const uint32_t *tags) {
    const uint32_t *paragraph_first = scan->paragraphs.column[PARAGRAPH_TOKEN], *paragraph_stop = scan->paragraphs.column[PARAGRAPH_STOP];
    uint32_t paragraph = sites->column[SITE_PARAGRAPH][row], facts = 0;
    uint32_t before = row ? sites->column[SITE_PARAGRAPH][row - 1] : QX_NONE;
    if (sites->column[SITE_FIRST][row] == paragraph_first[paragraph]) facts |= SITE_OPENS;
    if (sites->column[SITE_STOP][row] == paragraph_stop[paragraph]) facts |= SITE_ENDS;
    if (before == paragraph) facts |= SITE_SHARES;
    if (!paragraph) return facts;
    if (before == paragraph - 1) facts |= SITE_FOLLOWS;
    uint32_t stop = paragraph_stop[paragraph - 1];
    int announced = stop > 0 && tags[stop - 1] & (NARRATION_COLON | NARRATION_DASH | NARRATION_COMMA);
    return announced ? facts | SITE_ANNOUNCED : facts;
}

/* Does a pause stand in the sentence after it, its last token left out? */
static uint32_t pauses(const uint32_t *tags, uint32_t stop, uint32_t sentence_stop) {
    for (uint32_t token = stop; token + 1 < sentence_stop; token++)
        if (tags[token] & (NARRATION_COMMA | NARRATION_DASH)) return SITE_PAUSES;
    return 0;
}

int qx_quote_sites(const qx_scan *scan, const void *text, int width, uint32_t window, uint32_t leads, uint32_t inverts,
                   const uint32_t *tags, qx_table *sites) {
    const qx_table *quotes = &scan->quotes, *paragraphs = &scan->paragraphs, *sentences = &scan->sentences;
    if (qx_table_init(sites, SITE_COLUMNS, quotes->count + 1)) return -1;
    for (uint32_t i = 0; i < quotes->count; i++) {
        if (quotes->column[QUOTE_PARENT][i] != QX_NONE) continue;
        uint32_t start = quotes->column[QUOTE_START][i], end = quotes->column[QUOTE_END][i];
        uint32_t first = token_at(scan, start), stop = token_at(scan, end), row = sites->count++;
        uint32_t paragraph = qx_last_at_most(paragraphs->column[PARAGRAPH_START], paragraphs->count, start);
        uint32_t begins = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, start);
        uint32_t ends = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, end - 1);
        uint32_t floor = token_at(scan, sentences->column[SENTENCE_OUTER_START][begins]);
        uint32_t sentence_stop = token_at(scan, sentences->column[SENTENCE_OUTER_END][ends]);
        uint32_t paragraph_stop = paragraphs->column[PARAGRAPH_STOP][paragraph];
        uint32_t reach = window < scan->tokens.count - stop ? stop + window : scan->tokens.count;
        floor = larger(larger(floor, paragraphs->column[PARAGRAPH_TOKEN][paragraph]), first > window ? first - window : 0);
        uint32_t last = smaller(smaller(sentence_stop, paragraph_stop), reach);
        uint32_t said = last_said(text, width, start, end);
        int split = last == stop && stop < paragraph_stop && said < end
            && may_go_on(qx_char_at(text, width, said), floor == first);
        if (split) last = smaller(smaller(sentence_end(scan, stop), paragraph_stop), reach);
        if (row && sites->column[SITE_LAST][row - 1] > first) sites->column[SITE_LAST][row - 1] = first;
        sites->column[SITE_QUOTE][row] = i;
        sites->column[SITE_FIRST][row] = first;
        sites->column[SITE_STOP][row] = stop;
        sites->column[SITE_FLOOR][row] = floor;
        sites->column[SITE_LAST][row] = sites->column[SITE_SENTENCE_STOP][row] = last;
        sites->column[SITE_PARAGRAPH][row] = paragraph;
        sites->column[SITE_SAID][row] = said < end ? said : QX_NONE;
        sites->column[SITE_FACTS][row] = (split ? SITE_SPLIT : 0) | looks(scan, text, width, i, first, stop)
            | led_by(tags, first, floor, leads) | lies(scan, sites, row, tags) | pauses(tags, stop, last);
    }
    for (uint32_t row = 0; row < sites->count; row++) {
        uint32_t token = sites->column[SITE_GOES_ON][row] = goes_on(sites, row, text, width, tags);
        if (token != QX_NONE) sites->column[SITE_FACTS][row] |= tags[token] & inverts ? SITE_GOES | SITE_INVERTED : SITE_GOES;
    }
    return 0;
}
