/* The context of each quotation: its sentence, its paragraph, and facts about its surroundings. */
#include "read/narration.h"
#include "scan/chartab.h"

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }
static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

enum { LONGEST_TITLE = 20, LONGEST_SPLIT = 30, LONG_SAYING = 12, LONGEST_NICKNAME = 5, LONGEST_END = 8 }; /* tokens, with the marks; characters */

/* Whether the quotation begins with a capital or a digit, and whether it is a few words that all do, except function words. */
static uint32_t capitals(const qx_scan *scan, uint32_t first, uint32_t stop) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t end = smaller(stop, first + LONGEST_TITLE), seen = 0, all = ~0u;
    for (uint32_t token = first; token < end; token++) {
        if (!(tags[token] & (TAG_WORD | TAG_DIGIT))) continue;
        if (!seen++ && !(tags[token] & (TAG_CAPITALIZED | TAG_DIGIT))) return 0;
        if (!(tags[token] & (TAG_CAPITALIZED | TAG_DIGIT | CLASS_STOP))) all = 0;
    }
    return !seen ? 0 : all && end == stop ? CONTEXT_CAPITAL | CONTEXT_TITLED : CONTEXT_CAPITAL;
}

/* The offset of the last character of start:end that is not a mark, a bracket or a blank, or `end` if none is near. */
static uint32_t last_said(const qx_scan *scan, uint32_t start, uint32_t end) {
    uint32_t floor = end - start > LONGEST_END ? end - LONGEST_END : start;
    for (uint32_t at = end; at-- > floor;) {
        uint32_t c = qx_char(scan, at);
        if (!(qx_prop(c) & (CH_SPACE | CH_MARK | CH_CLOSE))) return at;
    }
    return end;
}

/* Whether the sentence may go on after a quotation that ends with this character ("Why?" Moor asked.). A full stop ends it,
   unless it began with the quotation. */
static int may_go_on(uint32_t said, int begins_with_it) {
    return said == '?' || said == '!' || said == 0x2026 || (said == '.' && begins_with_it);
}

/* The end of the sentence around `token`, at most LONGEST_SPLIT tokens away. */
static uint32_t sentence_end(const qx_scan *scan, uint32_t token) {
    const qx_table *sentences = &scan->sentences;
    uint32_t row = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, scan->tokens.column[TOKEN_START][token]);
    return smaller(qx_token_at(scan, sentences->column[SENTENCE_OUTER_END][row]), token + LONGEST_SPLIT);
}

/* Whether a clause may follow this last character at once, without a comma or a dash. */
static int leaves_open(uint32_t said) {
    switch (said) {
    case ',': case '?': case '!': case '.': case '-': case 0x2013: case 0x2014: case 0x2026: return 1;
    default: return 0;
    }
}

/* The first token of the clause that goes on after the quotation in `row`, or QX_NONE if the quotation ends its clause. */
static uint32_t goes_on(const qx_scan *scan, const qx_table *contexts, uint32_t row, const uint32_t *tags) {
    uint32_t token = contexts->column[CONTEXT_STOP][row], last = contexts->column[CONTEXT_LAST][row];
    uint32_t said = contexts->column[CONTEXT_SAID][row];
    int open = said != QX_NONE && leaves_open(qx_char(scan, said));
    open |= (contexts->column[CONTEXT_FACTS][row] & (CONTEXT_INITIAL | CONTEXT_CAPITAL)) == (CONTEXT_INITIAL | CONTEXT_CAPITAL);
    for (; token < last && tags[token] & NARRATION_PAUSE; token++) open = 1;
    return open && token < last ? token : QX_NONE;
}

/* The facts of the quotation itself, whose tokens are first:stop. */
static uint32_t looks(const qx_scan *scan, uint32_t quote, uint32_t first, uint32_t stop) {
    const qx_table *quotes = &scan->quotes;
    uint32_t flags = quotes->column[QUOTE_FLAGS][quote], facts = capitals(scan, first, stop);
    if (flags & QUOTE_UNCLOSED) facts |= CONTEXT_UNCLOSED;
    if (flags & QUOTE_CONTINUED) facts |= CONTEXT_CONTINUED;
    if (quote + 1 < quotes->count && quotes->column[QUOTE_PARENT][quote + 1] != QX_NONE) facts |= CONTEXT_HOLDS;
    if (first + 2 < stop && scan->tokens.column[TOKEN_TAGS][first + 1] & TAG_UPPER) {
        uint32_t start = scan->tokens.column[TOKEN_START][first + 2];
        int is_colon = qx_char(scan, start) == ':' && scan->tokens.column[TOKEN_END][first + 2] == start + 1;
        if (is_colon) facts |= CONTEXT_LABELLED;
    }
    return facts;
}

/* The facts of the tokens before the quotation at `first` in its sentence, which begins at `floor`. */
static uint32_t led_by(const uint32_t *tags, uint32_t first, uint32_t floor, uint32_t leads) {
    if (floor >= first) return CONTEXT_INITIAL;
    uint32_t token = first - 1, before = tags[token];
    uint32_t facts = before & NARRATION_COLON ? CONTEXT_AFTER_COLON : before & NARRATION_COMMA ? CONTEXT_AFTER_COMMA : 0;
    if (before & NARRATION_COMMA && token > floor) token--;
    return token > floor && tags[token] & leads ? facts | CONTEXT_LED : facts;
}

/* The token after the quotation and its full stop, which may be outside. */
static uint32_t said_until(const qx_scan *scan, const qx_table *contexts, uint32_t row) {
    uint32_t stop = contexts->column[CONTEXT_STOP][row], said = contexts->column[CONTEXT_SAID][row];
    return said != QX_NONE && stop < scan->tokens.count && said == scan->tokens.column[TOKEN_START][stop] ? stop + 1 : stop;
}

/* The facts of the quotation's place in its paragraph, and of the distance to the paragraph of the quotation before. */
static uint32_t lies(const qx_scan *scan, const qx_table *contexts, uint32_t row, const uint32_t *tags) {
    const uint32_t *paragraph_first = scan->paragraphs.column[PARAGRAPH_TOKEN], *paragraph_stop = scan->paragraphs.column[PARAGRAPH_STOP];
    uint32_t paragraph = contexts->column[CONTEXT_PARAGRAPH][row], facts = 0;
    uint32_t before = row ? contexts->column[CONTEXT_PARAGRAPH][row - 1] : QX_NONE;
    uint32_t opening = paragraph_first[paragraph] + qx_opens_item(scan, paragraph_first[paragraph]);
    if (contexts->column[CONTEXT_FIRST][row] == opening) facts |= CONTEXT_OPENS;
    if (said_until(scan, contexts, row) == paragraph_stop[paragraph]) facts |= CONTEXT_ENDS;
    if (before == paragraph) facts |= CONTEXT_SHARES;
    if (!paragraph) return facts;
    if (before == paragraph - 1) facts |= CONTEXT_FOLLOWS;
    uint32_t stop = paragraph_stop[paragraph - 1];
    int announced = stop > 0 && tags[stop - 1] & (NARRATION_COLON | NARRATION_DASH | NARRATION_COMMA);
    return announced ? facts | CONTEXT_ANNOUNCED : facts;
}

/* Whether the rest of the sentence has a pause, except as its last token. */
static uint32_t pauses(const uint32_t *tags, uint32_t stop, uint32_t sentence_stop) {
    for (uint32_t token = stop; token + 1 < sentence_stop; token++)
        if (tags[token] & NARRATION_PAUSE) return CONTEXT_PAUSES;
    return 0;
}

/* Whether the blank before the next sentence is lost: it leaks."Moor left. */
static int is_glued(const qx_scan *scan, uint32_t token) {
    return (scan->tokens.column[TOKEN_TAGS][token] & (TAG_SPACED | TAG_CAPITALIZED)) == TAG_CAPITALIZED;
}

typedef struct { /* the surroundings of a quotation, in tokens, except `said`, the offset of the last character said */
    uint32_t paragraph, floor, last, said;
    int split; /* whether the next sentence belongs to it */
} surroundings;

/* The surroundings of the quotation start:end, whose tokens are first:stop. */
static surroundings look_around(const qx_scan *scan, uint32_t start, uint32_t end, uint32_t first, uint32_t stop, uint32_t window) {
    const qx_table *paragraphs = &scan->paragraphs, *sentences = &scan->sentences;
    uint32_t paragraph = qx_last_at_most(paragraphs->column[PARAGRAPH_START], paragraphs->count, start);
    uint32_t begins = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, start);
    uint32_t ends = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, end - 1);
    uint32_t floor = larger(paragraphs->column[PARAGRAPH_TOKEN][paragraph], first > window ? first - window : 0);
    uint32_t paragraph_stop = paragraphs->column[PARAGRAPH_STOP][paragraph];
    uint32_t reach = smaller(paragraph_stop, window < scan->tokens.count - stop ? stop + window : scan->tokens.count);
    floor = larger(floor, qx_token_at(scan, sentences->column[SENTENCE_OUTER_START][begins]));
    if (floor < first && floor == paragraphs->column[PARAGRAPH_TOKEN][paragraph] && qx_opens_item(scan, floor)) floor++;
    uint32_t last = smaller(reach, qx_token_at(scan, sentences->column[SENTENCE_OUTER_END][ends]));
    uint32_t said = last_said(scan, start, end);
    int split = last == stop && stop < paragraph_stop && said < end && may_go_on(qx_char(scan, said), floor == first)
        && !(qx_char(scan, said) == '.' && is_glued(scan, stop));
    if (split) last = smaller(reach, sentence_end(scan, stop));
    return (surroundings){paragraph, floor, last, said < end ? said : QX_NONE, split};
}

/* Whether a full stop after the mark ends the quotation: "…," she said. "It leaks". It does if the sentence before has a
   quotation too, or if the paragraph has nothing else; a title or a term may also be such a sentence. */
static int ends_outside(const qx_scan *scan, const qx_table *contexts, uint32_t row, const surroundings *found, uint32_t first, uint32_t stop) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *paragraph_stop = scan->paragraphs.column[PARAGRAPH_STOP];
    if (found->floor != first || found->last != stop + 1 || found->said == QX_NONE || tags[stop] & TAG_SPACED) return 0;
    if (qx_first_char(scan, stop) != '.' || qx_length(scan, stop) != 1) return 0;
    if (!(qx_prop(qx_char(scan, found->said)) & (CH_LETTER | CH_DIGIT)) || capitals(scan, first, stop) & CONTEXT_TITLED) return 0;
    int is_next = row && contexts->column[CONTEXT_PARAGRAPH][row - 1] == found->paragraph
        && contexts->column[CONTEXT_SENTENCE_STOP][row - 1] + 1 >= first;
    uint32_t opening = scan->paragraphs.column[PARAGRAPH_TOKEN][found->paragraph];
    int is_paragraph = first <= opening + 1 && stop + 1 == paragraph_stop[found->paragraph] && stop - first >= LONG_SAYING;
    return is_next || is_paragraph;
}

/* Whether the quotation is a few capitalised words inside a name: Ada “Pip” Moor. */
static int is_nickname(const qx_scan *scan, uint32_t first, uint32_t stop) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (!first || stop - first < 3 || stop - first > LONGEST_NICKNAME || stop >= scan->tokens.count) return 0;
    return (tags[first - 1] & tags[first + 1] & tags[stop] & TAG_CAPITALIZED) != 0;
}

/* Ends LAST of earlier quotations before the next one, which begins at `first`; nicknames do not end it. */
static void end_earlier(const qx_scan *scan, const qx_table *contexts, uint32_t row, uint32_t first) {
    uint32_t *const *context = contexts->column;
    while (row-- && context[CONTEXT_LAST][row] > first) {
        context[CONTEXT_LAST][row] = first;
        if (!is_nickname(scan, context[CONTEXT_FIRST][row], context[CONTEXT_STOP][row])) return;
    }
}

/* Adds the row of an outer quotation, except CONTEXT_GOES_ON, which depends on where the next one begins. */
static void add_context(const qx_scan *scan, uint32_t quote, uint32_t window, uint32_t leads, const uint32_t *tags, qx_table *contexts) {
    uint32_t start = scan->quotes.column[QUOTE_START][quote], end = scan->quotes.column[QUOTE_END][quote];
    uint32_t first = qx_token_at(scan, start), stop = qx_token_at(scan, end), row = contexts->count++, **context = contexts->column;
    surroundings found = look_around(scan, start, end, first, stop, window);
    if (ends_outside(scan, contexts, row, &found, first, stop)) {
        found.last = stop;
        found.said = scan->tokens.column[TOKEN_START][stop];
    }
    if (!is_nickname(scan, first, stop)) end_earlier(scan, contexts, row, first);
    context[CONTEXT_QUOTE][row] = quote;
    context[CONTEXT_FIRST][row] = first;
    context[CONTEXT_STOP][row] = stop;
    context[CONTEXT_FLOOR][row] = found.floor;
    context[CONTEXT_LAST][row] = context[CONTEXT_SENTENCE_STOP][row] = found.last;
    context[CONTEXT_PARAGRAPH][row] = found.paragraph;
    context[CONTEXT_SAID][row] = found.said;
    context[CONTEXT_FACTS][row] = (found.split ? CONTEXT_SPLIT : 0) | looks(scan, quote, first, stop)
        | led_by(tags, first, found.floor, leads) | lies(scan, contexts, row, tags) | pauses(tags, stop, found.last);
}

int qx_quote_contexts(const qx_scan *scan, uint32_t window, uint32_t leads, uint32_t inverts, const uint32_t *tags, qx_table *contexts) {
    if (qx_table_init(contexts, CONTEXT_COLUMNS, scan->quotes.count + 1)) return -1;
    for (uint32_t quote = 0; quote < scan->quotes.count; quote++)
        if (scan->quotes.column[QUOTE_PARENT][quote] == QX_NONE) add_context(scan, quote, window, leads, tags, contexts);
    for (uint32_t row = 0; row < contexts->count; row++) {
        uint32_t token = contexts->column[CONTEXT_GOES_ON][row] = goes_on(scan, contexts, row, tags);
        if (token == QX_NONE) continue;
        contexts->column[CONTEXT_FACTS][row] |= tags[token] & inverts ? CONTEXT_CLAUSE_FOLLOWS | CONTEXT_INVERTED : CONTEXT_CLAUSE_FOLLOWS;
    }
    return 0;
}
