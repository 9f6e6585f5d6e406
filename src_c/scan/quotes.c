/* Pairs quotation marks. Works on the marks that the walk found, paragraph by paragraph, with a stack: each mark is pushed and
   popped once. An unpaired mark affects only its own paragraph, with one exception: if a quotation is open at the end of its
   paragraph and the next one begins with a mark of its family, the same speech goes on. */
#include "steps.h"

#include <stdlib.h>

#define DROPPED QX_BIT(31) /* in QUOTE_FLAGS, until the paragraph is done */

/* The most characters of a quotation around others of its family; a longer one has lost its closing mark. A whole book may be
   one line. */
enum { LONGEST_AROUND = 10000 };

typedef struct { /* a quotation that waits for its closing mark */
    uint32_t row, mark, family;
    uint32_t maybe;  /* a mark that may close it (dogs', goin', 6" and the like), or QX_NONE */
    uint32_t nested; /* the first mark of its family that opened inside it, or QX_NONE */
} open_quote;

typedef struct {
    qx_scan *scan;
    const uint32_t *start, *end, *token, *style, *around; /* columns of the marks */
    uint8_t *before, *after;                              /* neighbours of the marks, looking past marks that touch */
    open_quote *stack;
    uint32_t depth, open[FAMILIES];
    int single_habit; /* whether the document uses single marks for speech */
    const qx_style *styles;
} matcher;

/* Finds the neighbours of each mark, looking past marks that touch it. */
static void look_around(matcher *m, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        m->before[i] = m->around[i] & 0xFF;
        if (m->before[i] == NEAR_MARK && i && m->end[i - 1] == m->start[i]) m->before[i] = m->before[i - 1];
    }
    for (uint32_t i = count; i-- > 0;) {
        m->after[i] = m->around[i] >> 8;
        if (m->after[i] == NEAR_MARK && i + 1 < count && m->start[i + 1] == m->end[i]) m->after[i] = m->after[i + 1];
    }
}

/* The side of a double mark, guillemet or corner. The neighbours of a straight mark decide it; a curly mark has its own side,
   unless it was plainly typed the wrong way round. */
static uint32_t side_of(const matcher *m, uint32_t i) {
    uint32_t family = m->styles[m->style[i]].family, typed = m->styles[m->style[i]].side;
    uint32_t context = side_by_context(m->before[i], m->after[i]);
    int open = m->open[family] > 0;
    if (typed == SIDE_OPEN) return context == SIDE_CLOSE && open ? SIDE_CLOSE : SIDE_OPEN;
    if (typed == SIDE_CLOSE) return context == SIDE_OPEN && !open ? SIDE_OPEN : SIDE_CLOSE;
    if (context != SIDE_EITHER) return context;
    return open ? SIDE_CLOSE : SIDE_OPEN;
}

static int push(matcher *m, uint32_t i, uint32_t family) {
    uint32_t flags = family == FAMILY_SINGLE || family == FAMILY_ANGLE ? QUOTE_SINGLE : 0;
    qx_table *quotes = &m->scan->quotes;
    if (quotes->count == quotes->capacity && qx_table_grow(quotes)) return -1;
    uint32_t row = quotes->count++;
    quotes->column[QUOTE_START][row] = m->start[i];
    quotes->column[QUOTE_INNER_START][row] = m->token[i] + (m->end[i] - m->start[i]); /* a token until finish() */
    quotes->column[QUOTE_FLAGS][row] = flags | DROPPED;
    m->stack[m->depth++] = (open_quote){row, i, family, QX_NONE, QX_NONE};
    m->open[family]++;
    return 0;
}

/* Ends the quotation in `row` before token `stop`; its last character is `end` - 1. */
static void finish(matcher *m, uint32_t row, uint32_t stop, uint32_t end, uint32_t flags) {
    uint32_t **quote = m->scan->quotes.column, first = quote[QUOTE_INNER_START][row];
    if (first >= stop) return; /* nothing between the marks */
    quote[QUOTE_INNER_START][row] = m->scan->tokens.column[TOKEN_START][first];
    quote[QUOTE_INNER_END][row] = m->scan->tokens.column[TOKEN_END][stop - 1];
    quote[QUOTE_END][row] = end;
    quote[QUOTE_FLAGS][row] = (quote[QUOTE_FLAGS][row] & ~DROPPED) | flags;
}

static void tag_mark(matcher *m, uint32_t i) {
    uint32_t *tags = m->scan->tokens.column[TOKEN_TAGS];
    tags[m->token[i]] |= TAG_MARK;
    if (m->style[i] == STYLE_TWO) tags[m->token[i] + 1] |= TAG_MARK;
}

static void close_at(matcher *m, const open_quote *quote, uint32_t i) {
    tag_mark(m, quote->mark);
    tag_mark(m, i);
    finish(m, quote->row, m->token[i], m->end[i], 0);
}

/* Pops the innermost open quotation; it ends at the mark that may close it, if there is one. */
static void give_up(matcher *m) {
    const open_quote *quote = &m->stack[--m->depth];
    m->open[quote->family]--;
    if (quote->maybe != QX_NONE) close_at(m, quote, quote->maybe);
}

static open_quote *innermost(matcher *m, uint32_t family) {
    return m->depth && m->stack[m->depth - 1].family == family ? &m->stack[m->depth - 1] : NULL;
}

/* Ends a quotation that never closes before the first one of its family inside it. */
static void end_before_nested(matcher *m, const open_quote *quote) {
    uint32_t token = m->token[quote->nested];
    finish(m, quote->row, token, m->scan->tokens.column[TOKEN_END][token - 1], QUOTE_UNCLOSED);
}

/* Gives up the open quotations of `family` that are too long at mark `i`. */
static void give_up_endless(matcher *m, uint32_t i, uint32_t family) {
    for (open_quote *top; (top = innermost(m, family)) && top->nested != QX_NONE
                          && m->start[i] - m->start[top->mark] > LONGEST_AROUND;) {
        open_quote quote = *top;
        give_up(m);
        if (quote.maybe == QX_NONE) end_before_nested(m, &quote);
    }
}

/* Notes that mark `i` of `family` opens inside an open quotation of the family, which ends before it if it never closes. */
static void note_nested(matcher *m, uint32_t i, uint32_t family) {
    give_up_endless(m, i, family);
    open_quote *top = innermost(m, family);
    if (top && top->nested == QX_NONE) top->nested = i;
}

/* Whether a straight mark after a number may mean inches; it closes a quotation only if no later mark plainly does. */
static int may_be_inches(const matcher *m, uint32_t i) {
    return m->style[i] == STYLE_STRAIGHT && m->before[i] == NEAR_DIGIT && m->after[i] == NEAR_SPACE;
}

static int handle_double(matcher *m, uint32_t i) {
    uint32_t family = m->styles[m->style[i]].family;
    open_quote *top = innermost(m, family);
    if (top && top->maybe != QX_NONE && side_by_context(m->before[i], m->after[i]) != SIDE_CLOSE) give_up(m);
    if (top && may_be_inches(m, i)) {
        if (top->maybe == QX_NONE) top->maybe = i;
        return 0;
    }
    tag_mark(m, i);
    if (side_of(m, i) == SIDE_OPEN) {
        open_quote *single = innermost(m, FAMILY_SINGLE);
        if (single && single->maybe != QX_NONE && !m->single_habit) give_up(m); /* double marks are rarely inside single ones */
        note_nested(m, i, family);
        return push(m, i, family);
    }
    if (!m->open[family]) return 0;
    while (m->stack[m->depth - 1].family != family) give_up(m);
    close_at(m, &m->stack[--m->depth], i);
    m->open[family]--;
    return 0;
}

/* Whether the open quotation begins like speech: 'Go,' he said, 'or stay'; not: called it 'vague'. */
static int is_speech(const matcher *m, const open_quote *quote) {
    const uint32_t *tags = m->scan->tokens.column[TOKEN_TAGS];
    uint32_t token = m->token[quote->mark];
    if (token == 0 || !(tags[token - 1] & TAG_WORD) || tags[token] & TAG_LINE_START) return 1;
    return token + 1 < m->scan->tokens.count && (tags[token + 1] & TAG_CAPITALIZED) != 0;
}

/* Whether the mark is an elision: in speech with single marks, a straight mark before a small letter ('I seen 'im'). A quotation
   inside the speech has double marks, or straight ones after punctuation in speech with curly marks. */
static int is_elision(const matcher *m, uint32_t i, const open_quote *speech) {
    const uint32_t *tags = m->scan->tokens.column[TOKEN_TAGS];
    uint32_t token = m->token[i], before = m->before[i]; /* not the first token, because the speech is open */
    if (!m->single_habit || m->styles[m->style[i]].side != SIDE_EITHER || (before != NEAR_SPACE && before != NEAR_DASH)) return 0;
    if (speech->maybe != QX_NONE) return 0; /* may have ended: a 'Deal' or 'no deal' */
    if (!(tags[token - 1] & TAG_WORD) && (m->styles[m->style[speech->mark]].side != SIDE_EITHER || !is_speech(m, speech))) return 0;
    return token + 1 < m->scan->tokens.count && tags[token + 1] & TAG_LOWER;
}

/* Whether the mark may be an apostrophe (dogs', and in speech goin'); it then ends a quotation only if no later mark plainly
   does. A quotation in single marks inside another is mostly a word or two, so there only plurals are doubtful. */
static int may_be_apostrophe(const matcher *m, uint32_t i, const open_quote *quote) {
    uint32_t before = m->before[i], after = m->after[i];
    if (after != NEAR_SPACE && after != NEAR_STOP) return 0;
    return before == NEAR_PLURAL || (before == NEAR_WORD && m->open[FAMILY_SINGLE] == 1 && is_speech(m, quote));
}

/* Whether a sentence ends before the mark and another begins right after it: 'I go.'He went. */
static int is_between_sentences(const matcher *m, uint32_t i) {
    uint32_t next = m->token[i] + 1;
    return m->before[i] == NEAR_STOP && next < m->scan->tokens.count
        && m->scan->tokens.column[TOKEN_TAGS][next] & TAG_CAPITALIZED;
}

/* Single marks are mostly apostrophes: one opens only before a word, and closes only the innermost open quotation. */
static int handle_single(matcher *m, uint32_t i) {
    uint32_t before = m->before[i], after = m->after[i], typed = m->styles[m->style[i]].side;
    open_quote *top = innermost(m, FAMILY_SINGLE);
    int may_close = top && !is_side(before) && (!is_text(after) || is_between_sentences(m, i));
    int may_open = (is_side(before) || before == NEAR_DASH) && after != NEAR_SPACE
                && (typed == SIDE_OPEN || (typed == SIDE_EITHER && after != NEAR_DIGIT && after != NEAR_STOP));
    if (may_close && !(may_open && typed == SIDE_OPEN)) {
        if (may_be_apostrophe(m, i, top)) {
            int is_better = top->maybe != QX_NONE && m->after[top->maybe] == NEAR_SPACE && after == NEAR_STOP && is_speech(m, top);
            if (top->maybe == QX_NONE || is_better) top->maybe = i;
        } else if (top->maybe == QX_NONE || before == NEAR_STOP || before == NEAR_DASH) {
            close_at(m, top, i);
            m->depth--;
            m->open[FAMILY_SINGLE]--;
        }
    } else if (may_open && !(top && is_elision(m, i, top))) {
        if (top && top->maybe != QX_NONE) give_up(m);
        note_nested(m, i, FAMILY_SINGLE);
        return push(m, i, FAMILY_SINGLE);
    }
    return 0;
}

/* Whether paragraph `p` begins with a mark of `family` that may open; `next` is the first mark not yet read. */
static int begins_with(const matcher *m, uint32_t p, uint32_t next, uint32_t family) {
    const qx_scan *scan = m->scan;
    return p < scan->paragraphs.count && next < scan->marks.count
        && m->token[next] == scan->paragraphs.column[PARAGRAPH_TOKEN][p]
        && m->styles[m->style[next]].family == family && m->styles[m->style[next]].side != SIDE_CLOSE
        && m->after[next] != NEAR_SPACE && m->after[next] != NEAR_STOP && m->after[next] != NEAR_CLOSE;
}

/* Ends the quotations that are open at the end of paragraph `p`. Unpaired single marks were apostrophes, unless the document
   uses single marks for speech. */
static void end_paragraph(matcher *m, uint32_t p, uint32_t next) {
    uint32_t stop = m->scan->paragraphs.column[PARAGRAPH_STOP][p], end = m->scan->paragraphs.column[PARAGRAPH_END][p];
    while (m->depth) {
        open_quote quote = m->stack[m->depth - 1];
        int alone = m->depth == 1;
        give_up(m);
        if (quote.maybe != QX_NONE || (quote.family == FAMILY_SINGLE && !(m->single_habit && alone))) continue;
        if (quote.nested != QX_NONE) {
            end_before_nested(m, &quote);
        } else {
            int continues = alone && begins_with(m, p + 1, next, quote.family);
            finish(m, quote.row, stop, end, QUOTE_UNCLOSED | (continues ? QUOTE_CONTINUES : 0));
        }
    }
}

/* Removes the dropped rows from `first` on, and finds the parents of the others. */
static void settle(qx_scan *scan, uint32_t first, uint32_t *around) {
    uint32_t **quote = scan->quotes.column, kept = first, depth = 0;
    for (uint32_t row = first; row < scan->quotes.count; row++) {
        if (quote[QUOTE_FLAGS][row] & DROPPED) continue;
        for (int k = 0; k < QUOTE_COLUMNS; k++) quote[k][kept] = quote[k][row];
        while (depth && quote[QUOTE_END][around[depth - 1]] <= quote[QUOTE_START][kept]) depth--;
        quote[QUOTE_PARENT][kept] = depth ? around[depth - 1] : QX_NONE;
        quote[QUOTE_DEPTH][kept] = depth;
        around[depth++] = kept++;
    }
    scan->quotes.count = kept;
}

/* Whether the document uses single marks for speech: more paragraphs open with a single mark than with a double one. */
static int has_single_habit(const matcher *m, uint32_t count) {
    const qx_table *paragraphs = &m->scan->paragraphs;
    uint32_t votes[2] = {0};
    for (uint32_t i = 0, p = 0; i < count && p < paragraphs->count;) {
        uint32_t first = paragraphs->column[PARAGRAPH_TOKEN][p];
        if (m->token[i] < first) { i++; continue; }
        if (m->token[i] == first && m->style[i] != STYLE_NONE && is_text(m->after[i]))
            votes[m->styles[m->style[i]].family == FAMILY_SINGLE && m->styles[m->style[i]].side != SIDE_CLOSE]++;
        p++;
    }
    return votes[1] > votes[0];
}

/* The first row from `first` on that the next paragraph seems to continue, or QX_NONE. */
static uint32_t find_continuing(const qx_scan *scan, uint32_t first) {
    for (uint32_t row = first; row < scan->quotes.count; row++)
        if (scan->quotes.column[QUOTE_FLAGS][row] & QUOTE_CONTINUES) return row;
    return QX_NONE;
}

/* Records whether the quotation in `row` goes on in paragraph `p`, which must begin with a quotation, the one in row `first`. */
static void join_paragraphs(qx_scan *scan, uint32_t row, uint32_t p, uint32_t first) {
    uint32_t **quote = scan->quotes.column;
    if (first < scan->quotes.count && quote[QUOTE_START][first] == scan->paragraphs.column[PARAGRAPH_START][p])
        quote[QUOTE_FLAGS][first] |= QUOTE_CONTINUED;
    else
        quote[QUOTE_FLAGS][row] &= ~(uint32_t)QUOTE_CONTINUES;
}

static int match_paragraphs(matcher *m, uint32_t count, uint32_t *around) {
    qx_scan *scan = m->scan;
    uint32_t continuing = QX_NONE;
    for (uint32_t i = 0, p = 0; p < scan->paragraphs.count && (i < count || continuing != QX_NONE); p++) {
        uint32_t stop = scan->paragraphs.column[PARAGRAPH_STOP][p], first = scan->quotes.count;
        for (; i < count && m->token[i] < stop; i++) {
            uint32_t family = m->styles[m->style[i]].family;
            if (family == FAMILY_NONE) continue;
            if (family == FAMILY_SINGLE ? handle_single(m, i) : handle_double(m, i)) return -1;
        }
        end_paragraph(m, p, i);
        settle(scan, first, around);
        if (continuing != QX_NONE) join_paragraphs(scan, continuing, p, first);
        continuing = find_continuing(scan, first);
    }
    return 0;
}

int qx_find_quotes(qx_scan *scan) {
    uint32_t count = scan->marks.count, **mark = scan->marks.column;
    if (qx_scan_table(scan, &scan->quotes, QUOTE_COLUMNS, count / 2 + 1)) return -1;
    if (!count) return 0;
    open_quote *stack = malloc(count * (sizeof *stack + sizeof(uint32_t) + 2)); /* one block for stack, around, before, after */
    if (!stack) return -1;
    uint32_t *around = (uint32_t *)(stack + count);
    uint8_t *before = (uint8_t *)(around + count);
    matcher m = {scan, mark[MARK_START], mark[MARK_END], mark[MARK_TOKEN], mark[MARK_STYLE], mark[MARK_AROUND],
                 before, before + count, stack, 0, {0}, 0, scan->lexicon->styles};
    look_around(&m, count);
    m.single_habit = has_single_habit(&m, count);
    int result = match_paragraphs(&m, count, around);
    free(stack);
    return result;
}
