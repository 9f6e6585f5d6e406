/* Decides which terminators end sentences. Works on the terminators that the walk found, and looks at a few tokens around each.
   Linear, because each run of terminators and marks is read once. Only paragraphs that begin with a list marker are read token
   by token. */
#include "chartab.h"
#include "steps.h"

enum { LOOK_AHEAD = 4 };     /* the most punctuation between two sentences */
enum { MARKER_LENGTH = 3 };  /* longer numbers at the start of a sentence are years and amounts, not list markers */
enum { OPENING_ADVERB = 4 }; /* a sentence of fewer tokens does not end in an abbreviation: "At 5 p.m. Mr. Doe" */
enum { LONG_WORD = 5 };      /* letters; unknown abbreviations are shorter */

enum terminator { FULL_STOP, QUESTION, EXCLAMATION, ELLIPSIS, ELLIPSIS_AND_STOP, IDEOGRAPHIC };
enum abbreviation { NO_ABBREVIATION, NEVER_ENDS, ENDS_BEFORE_FUNCTION_WORD, ENDS_BEFORE_CAPITAL };

typedef struct {
    qx_scan *scan;
    const void *text;
    int width;
    const uint32_t *starts, *ends, *tags;
    const qx_style *styles;
    uint32_t from, body; /* the sentence's first token, and its first after a list marker */
    uint32_t last;       /* the token after the paragraph */
    uint32_t outer, outer_row; /* the outer sentence's first token, and its first row */
    uint32_t next_quote, quote_end; /* the first quotation that has not begun; the furthest end of those that have */
} splitter;

typedef struct { /* a run of terminators, with the closing marks and brackets after it */
    uint32_t token, end; /* tokens token:end */
    uint32_t words;      /* the end of its last terminator */
    enum terminator kind;
    int mended;          /* has a bracket or mark between two terminators: "etc.)." */
    int closed, quoted;  /* ends in a closing bracket or mark; in a mark */
} ending;

typedef struct { /* a list marker: • 1. 1) 1.) a. a) II. */
    uint32_t bullet, value, letter; /* its bullet, number or letter; 0 for none */
    uint32_t form;                  /* its end: 1 for '.', 2 for ')' */
    uint32_t end;                   /* the token after it */
} marker;

static uint32_t char_at(const splitter *s, uint32_t offset) { return qx_char_at(s->text, s->width, offset); }
static uint32_t first_char(const splitter *s, uint32_t token) { return char_at(s, s->starts[token]); }
static uint32_t length_of(const splitter *s, uint32_t token) { return s->ends[token] - s->starts[token]; }
static int has(const splitter *s, uint32_t token, uint32_t tags) {
    return token < s->last && (s->tags[token] & tags) == tags;
}
static int is_char(const splitter *s, uint32_t token, uint32_t c) {
    return has(s, token, TAG_PUNCT) && first_char(s, token) == c;
}
static int touches(const splitter *s, uint32_t token) { return token < s->last && !(s->tags[token] & TAG_SPACED); }
static int is_mark(const splitter *s, uint32_t token) {
    return has(s, token, TAG_PUNCT) && mark_style(first_char(s, token)) != STYLE_NONE;
}

/* Whether a quotation begins with the mark. */
static int opens_quote(const splitter *s, uint32_t mark) {
    const qx_table *quotes = &s->scan->quotes;
    uint32_t offset = s->starts[mark], row = qx_last_at_most(quotes->column[QUOTE_START], quotes->count, offset);
    return row != QX_NONE && quotes->column[QUOTE_START][row] == offset;
}

/* Whether the token is a closing bracket, or a mark that opens no quotation and touches the token before or is between blanks. */
static int closes(const splitter *s, uint32_t token) {
    if (!has(s, token, TAG_PUNCT)) return 0;
    uint32_t c = first_char(s, token), style = mark_style(c);
    if (style == STYLE_NONE) return (qx_prop(c) & CH_CLOSE) != 0;
    if (opens_quote(s, token)) return 0;
    return touches(s, token) || (s->styles[style].side != SIDE_OPEN && !touches(s, token + 1));
}

/* Whether the mark only opens, as “ and 「 do; some languages write no blank before them. */
static int only_opens(const splitter *s, uint32_t token) {
    return s->styles[mark_style(first_char(s, token))].side == SIDE_OPEN;
}

/* ---- terminators ---- */

static enum terminator kind_of(const splitter *s, uint32_t first, uint32_t stop) {
    uint32_t dots = 0, last = first_char(s, stop - 1);
    for (uint32_t i = first; i < stop; i++) {
        uint32_t c = first_char(s, i);
        if (c == '?' || c == 0x61F) return QUESTION;
        if (c == '!') return EXCLAMATION;
        dots += c == 0x2026 ? 3 : 1;
    }
    if (last >= 0x3000) return IDEOGRAPHIC;
    return dots == 1 ? FULL_STOP : dots == 3 ? ELLIPSIS : ELLIPSIS_AND_STOP; /* two dots are a full stop typed twice */
}

static ending read_ending(const splitter *s, uint32_t token) {
    ending e = {.token = token, .end = token};
    do {
        uint32_t first = e.end;
        e.mended = first > token;
        do e.end++; while (has(s, e.end, TAG_TERMINATOR) && touches(s, e.end));
        e.words = e.end;
        e.kind = kind_of(s, first, e.end);
        while (closes(s, e.end) && !(e.kind == IDEOGRAPHIC && only_opens(s, e.end))) e.end++;
    } while (e.end > e.words && has(s, e.end, TAG_TERMINATOR) && touches(s, e.end));
    e.closed = e.end > e.words;
    e.quoted = e.closed && is_mark(s, e.end - 1);
    return e;
}

/* Whether the token is `c`, with no blank before it. */
static int is_next(const splitter *s, uint32_t token, uint32_t c) { return is_char(s, token, c) && touches(s, token); }

/* [12] */
static int is_footnote(const splitter *s, uint32_t token) {
    return is_char(s, token, '[') && has(s, token + 1, TAG_NUMBER) && touches(s, token + 1) && is_next(s, token + 2, ']');
}

/* The token after the smiley at `token`, or `token`. */
static uint32_t smiley_end(const splitter *s, uint32_t token) {
    if (!is_char(s, token, ':') && !is_char(s, token, ';')) return token;
    uint32_t mouth = is_next(s, token + 1, '-') ? token + 2 : token + 1;
    return is_next(s, mouth, ')') || is_next(s, mouth, '(') ? mouth + 1 : token;
}

/* Adds footnote numbers and smileys, which belong to the sentence before them. */
static void take_trailers(const splitter *s, ending *e) {
    while (is_footnote(s, e->end)) e->end += 3;
    e->end = smiley_end(s, e->end);
}

/* The number of dots with blanks between them, from the one at `token` on. */
static uint32_t spaced_dots(const splitter *s, uint32_t token) {
    uint32_t count = 1;
    while (is_char(s, token + count, '.') && has(s, token + count, TAG_SPACED)
           && !(is_char(s, token + count + 1, '.') && touches(s, token + count + 1)))
        count++;
    return count;
}

/* Three dots with blanks are a gap in a sentence, four are a gap and a full stop. If the first of four touches its word, it is
   the full stop, and the gap begins the next sentence. */
static ending read_spaced_dots(const splitter *s, uint32_t token, uint32_t count) {
    ending e = {.token = token, .end = token + count, .words = token + count, .kind = ELLIPSIS};
    if (count > 3) e.kind = ELLIPSIS_AND_STOP;
    if (touches(s, token) && count > 3 && has(s, e.end, TAG_SPACED)) {
        e.end = e.words = token + 1;
        e.kind = FULL_STOP;
    }
    while (closes(s, e.end)) e.end++;
    e.closed = e.end > e.words;
    return e;
}

/* ---- before the terminator ---- */

/* Whether the token has an inner full stop, as the scanner keeps U.S, p.m and Ph.D in one token. */
static int has_inner_stop(const splitter *s, uint32_t token) {
    return length_of(s, token) > 2 && char_at(s, s->ends[token] - 2) == '.';
}

/* Whether the token is an initial: J. Doe, but not the last letter of S&P. */
static int is_initial(const splitter *s, uint32_t token) {
    if (!has(s, token, TAG_WORD | TAG_CAPITALIZED) || length_of(s, token) != 1) return 0;
    return token == s->from || !touches(s, token) || !is_char(s, token - 1, '&');
}

static enum abbreviation abbreviation_before(const splitter *s, uint32_t stop) {
    if (stop <= s->from || !touches(s, stop)) return NO_ABBREVIATION;
    uint32_t word = stop - 1;
    if (is_initial(s, word)) return ENDS_BEFORE_FUNCTION_WORD;
    switch (s->tags[word] & (CLASS_ABBREVIATION | CLASS_ABBREVIATION_BEFORE_NAME)) {
    case CLASS_ABBREVIATION_BEFORE_NAME: return NEVER_ENDS;
    case CLASS_ABBREVIATION | CLASS_ABBREVIATION_BEFORE_NAME: return ENDS_BEFORE_CAPITAL;
    case CLASS_ABBREVIATION: /* Ill. and ill., but p.m. */
        return has(s, word, TAG_LOWER) && !has_inner_stop(s, word) ? ENDS_BEFORE_CAPITAL : ENDS_BEFORE_FUNCTION_WORD;
    default: return has(s, word, TAG_WORD) && has_inner_stop(s, word) ? ENDS_BEFORE_FUNCTION_WORD : NO_ABBREVIATION;
    }
}

/* ---- after the terminator ---- */

/* The first token from `token` on that is not punctuation, if it is near. */
static uint32_t skip_openers(const splitter *s, uint32_t token) {
    uint32_t next = token;
    while (next + 1 < s->last && next < token + LOOK_AHEAD && (s->tags[next] & (TAG_PUNCT | TAG_TERMINATOR)) == TAG_PUNCT)
        next++;
    return next;
}

/* Whether the token is a function word with a capital, and not an initial (I. Newton, A. Doe). */
static int is_starter(const splitter *s, uint32_t token) {
    return has(s, token, CLASS_STOP | TAG_CAPITALIZED) && !(is_initial(s, token) && is_char(s, token + 1, '.'));
}

/* Whether the word has a capital anywhere, as I and its contractions do, so that the capital proves nothing. */
static int is_always_capitalized(const splitter *s, uint32_t token) {
    return has(s, token, TAG_CAPITALIZED) && qx_features(s->scan, token) & FEATURE_ALWAYS_CAPITALIZED;
}

/* Whether a small letter speaks against a new sentence; a link may begin one. */
static int is_small(const splitter *s, uint32_t token) { return has(s, token, TAG_LOWER) && !has(s, token, TAG_LINK); }

static int is_dash(const splitter *s, uint32_t token) {
    return has(s, token, TAG_PUNCT) && qx_prop(first_char(s, token)) & CH_DASH;
}

static int goes_on(const splitter *s, uint32_t token) {
    return is_char(s, token, ',') || is_char(s, token, ';') || is_char(s, token, ':');
}

/* ---- list items ---- */

/* Whether the token is a short Roman number: II, XIV. */
static int is_roman(const splitter *s, uint32_t token) {
    if (!has(s, token, TAG_WORD | TAG_UPPER) || length_of(s, token) > MARKER_LENGTH) return 0;
    for (uint32_t at = s->starts[token]; at < s->ends[token]; at++)
        if (char_at(s, at) != 'I' && char_at(s, at) != 'V' && char_at(s, at) != 'X') return 0;
    return 1;
}

/* Reads the list marker at `token`; if there is none, its end is `token`. */
static marker read_marker(const splitter *s, uint32_t token) {
    marker m = {.end = token};
    uint32_t i = token;
    if (has(s, i, TAG_PUNCT)) {
        if (!qx_is_bullet(first_char(s, i))) return m;
        m.bullet = first_char(s, i++);
        m.end = i;
    }
    if (has(s, i, TAG_NUMBER) && length_of(s, i) <= MARKER_LENGTH)
        for (uint32_t at = s->starts[i]; at < s->ends[i]; at++) m.value = m.value * 10 + (char_at(s, at) & 15);
    else if (has(s, i, TAG_WORD) && length_of(s, i) == 1)
        m.letter = first_char(s, i);
    else if (!is_roman(s, i))
        return m;
    i++;
    if (is_char(s, i, '.') && touches(s, i)) { m.form |= 1; i++; }
    if (is_char(s, i, ')') && touches(s, i)) { m.form |= 2; i++; }
    if (m.form && has(s, i, TAG_SPACED)) m.end = i;
    else m.value = m.letter = m.form = 0;
    if (m.letter && m.form == 1 && !has(s, i - 2, TAG_LOWER)) m.letter = 0; /* A. Doe and B. Doe are names */
    return m;
}

/* Whether `next` continues the list of `m`. */
static int continues_list(const marker *m, const marker *next) {
    if (next->bullet != m->bullet || next->form != m->form) return 0;
    if (m->value) return next->value == m->value + 1;
    return m->letter ? next->letter == m->letter + 1 : next->bullet != 0;
}

/* The first token of the next item, after `token`, of the list of `m`, or QX_NONE; `m` becomes its marker. Searches only
   paragraphs that begin with a marker. */
static uint32_t next_item(const splitter *s, uint32_t token, marker *m) {
    if (m->end == token) return QX_NONE;
    for (uint32_t i = m->end; i < s->last; i++) {
        if (!has(s, i, TAG_SPACED)) continue;
        marker next = read_marker(s, i);
        if (next.end == i || next.end >= s->last || !continues_list(m, &next)) continue;
        *m = next;
        return i;
    }
    return QX_NONE;
}

/* ---- the decision ---- */

/* Whether an abbreviation ends the sentence before a title: He left at 6 p.m. Mr. Doe stayed. Not: At 6 p.m. Mr. Doe left; the
   U.S. Sen. Doe. */
static int ends_before_title(const splitter *s, const ending *e, uint32_t next) {
    return has(s, next, CLASS_ABBREVIATION_BEFORE_NAME) && e->token >= s->from + OPENING_ADVERB
        && has(s, e->token - 2, TAG_NUMBER);
}

static int ends_abbreviated(const splitter *s, const ending *e, uint32_t next, enum abbreviation kind) {
    int marked = e->quoted || (next > e->end && is_mark(s, e->end));
    if (kind == NEVER_ENDS || is_dash(s, e->end) || !has(s, next, TAG_WORD | TAG_CAPITALIZED)) return 0;
    if (kind == ENDS_BEFORE_FUNCTION_WORD && e->token == s->body + 1) return 0; /* P.S. I agree */
    if (marked || is_starter(s, next)) return 1;
    if (kind == ENDS_BEFORE_CAPITAL) return !has(s, next, TAG_UPPER) && length_of(s, next) > 1; /* Vol. IX, Fig. B */
    return ends_before_title(s, e, next);
}

static int ends_full_stop(const splitter *s, const ending *e, uint32_t next) {
    enum abbreviation kind = e->mended ? NO_ABBREVIATION : abbreviation_before(s, e->token);
    if (kind != NO_ABBREVIATION) return ends_abbreviated(s, e, next, kind);
    if (!is_small(s, next)) return 1;
    if (e->closed || is_dash(s, e->end)) return 0;
    uint32_t before = e->token - 1; /* a sentence begun in a small letter, or an unknown abbreviation? */
    return next > e->end || has(s, next, CLASS_STOP) || has(s, before, CLASS_STOP) || length_of(s, before) >= LONG_WORD;
}

static int ends_exclamation(const splitter *s, const ending *e, uint32_t next) {
    int name = has(s, e->token - 1, TAG_CAPITALIZED) && touches(s, e->token) && e->words == e->token + 1; /* Yahoo! */
    if (is_small(s, next)) return !e->closed && !is_dash(s, e->end) && !(name && e->token - 1 > s->body);
    return !(name && has(s, e->token - 1, CLASS_ABBREVIATION)) || is_starter(s, next);
}

static int ends_question(const splitter *s, const ending *e, uint32_t next) {
    return !is_small(s, next) || (!e->closed && !is_dash(s, e->end));
}

static int ends_ellipsis(const splitter *s, const ending *e, uint32_t next) {
    if (e->words == e->token + 3 && !touches(s, e->token) && !touches(s, e->token + 1)) return 0; /* so . . . he left */
    return !is_small(s, next) && !has(s, next, TAG_DIGIT) && !is_always_capitalized(s, next);
}

/* Without blanks, the token after a closing mark belongs to the sentence (「何？」と言った), unless it is an opening mark. */
static int ends_ideographic(const splitter *s, const ending *e) {
    return !e->closed || has(s, e->end, TAG_SPACED) || only_opens(s, e->end);
}

/* Whether the terminator is a remark in brackets: (?) and [...]. */
static int is_aside(const splitter *s, const ending *e) {
    return e->closed && !e->mended && qx_prop(first_char(s, e->token - 1)) & CH_OPEN;
}

/* Whether the blank after the full stop is lost: he said.Moor left; in 2014.But; Moor.Cole said. */
static int is_glued_word(const splitter *s, const ending *e) {
    uint32_t before = e->token - 1, next = e->token + 1;
    if (!is_next(s, e->token, '.') || !has(s, next, TAG_WORD | TAG_CAPITALIZED)) return 0;
    if (has(s, next, TAG_UPPER) || has(s, next, TAG_LINK)) return 0;
    if (is_starter(s, next)) return 1;
    if (length_of(s, next) < 2 || !has(s, before, TAG_WORD) || length_of(s, before) < 2) return 0;
    return has(s, before, TAG_LOWER) || has(s, next + 1, TAG_SPACED);
}

/* Whether the blank between two sentences is lost, also beside a mark: he said.“No.”Moor left. */
static int is_glued(const splitter *s, const ending *e) {
    if (is_mark(s, e->end)) return e->kind <= EXCLAMATION && opens_quote(s, e->end); /* but: he said..."It fell." */
    return e->quoted ? has(s, e->end, TAG_WORD | TAG_CAPITALIZED) : !e->closed && is_glued_word(s, e);
}

static int ends_sentence(const splitter *s, const ending *e) {
    if (e->end >= s->last) return 0; /* the end of the paragraph ends it */
    if (e->token <= s->body || is_aside(s, e)) return 0;
    if (e->kind == IDEOGRAPHIC) return ends_ideographic(s, e);
    if (goes_on(s, e->end) || (touches(s, e->end) && !is_glued(s, e))) return 0;
    uint32_t next = skip_openers(s, e->end);
    switch (e->kind) {
    case QUESTION: return ends_question(s, e, next);
    case EXCLAMATION: return ends_exclamation(s, e, next);
    case ELLIPSIS: return ends_ellipsis(s, e, next);
    case ELLIPSIS_AND_STOP: return !is_small(s, next);
    default: return ends_full_stop(s, e, next);
    }
}

/* ---- paragraphs ---- */

static int ends_inside_quote(splitter *s, uint32_t offset) {
    const qx_table *quotes = &s->scan->quotes;
    for (; s->next_quote < quotes->count && quotes->column[QUOTE_START][s->next_quote] < offset; s->next_quote++)
        if (quotes->column[QUOTE_INNER_END][s->next_quote] > s->quote_end)
            s->quote_end = quotes->column[QUOTE_INNER_END][s->next_quote];
    return offset < s->quote_end;
}

static int add_sentence(splitter *s, uint32_t stop, uint32_t flags) {
    qx_table *sentences = &s->scan->sentences;
    if (sentences->count == sentences->capacity && qx_table_grow(sentences)) return -1;
    uint32_t row = sentences->count++;
    sentences->column[SENTENCE_START][row] = s->starts[s->from];
    sentences->column[SENTENCE_END][row] = s->ends[stop - 1];
    sentences->column[SENTENCE_FLAGS][row] = flags;
    sentences->column[SENTENCE_OUTER_START][row] = s->starts[s->outer];
    if (!(flags & SENTENCE_INNER)) {
        for (; s->outer_row <= row; s->outer_row++) sentences->column[SENTENCE_OUTER_END][s->outer_row] = s->ends[stop - 1];
        s->outer = stop;
    }
    s->from = stop;
    s->body = stop < s->last ? read_marker(s, stop).end : stop;
    return 0;
}

/* Splits the paragraph of tokens s->from:s->last. Returns the first terminator after it, or QX_NONE if memory runs out. */
static uint32_t split_paragraph(splitter *s, uint32_t stop) {
    const qx_table *stops = &s->scan->stops;
    marker list = read_marker(s, s->from);
    s->body = list.end;
    uint32_t item = next_item(s, s->from, &list);
    for (;;) {
        uint32_t token = stop < stops->count ? stops->column[STOP_TOKEN][stop] : QX_NONE;
        if (item != QX_NONE && item <= token) {
            if (item > s->from && add_sentence(s, item, 0)) return QX_NONE;
            item = next_item(s, item, &list);
            continue;
        }
        if (token >= s->last) break;
        uint32_t dots = is_char(s, token, '.') ? spaced_dots(s, token) : 1;
        ending e = dots > 1 ? read_spaced_dots(s, token, dots) : read_ending(s, token);
        if (dots == 1) take_trailers(s, &e);
        if (ends_sentence(s, &e)) {
            uint32_t inner = ends_inside_quote(s, s->ends[e.words - 1]) ? SENTENCE_INNER : 0;
            if (add_sentence(s, e.end, inner)) return QX_NONE;
        }
        do stop++; while (stop < stops->count && stops->column[STOP_TOKEN][stop] < e.end);
    }
    if (s->from < s->last && add_sentence(s, s->last, 0)) return QX_NONE;
    return stop;
}

int qx_find_sentences(qx_scan *scan) {
    const qx_table *paragraphs = &scan->paragraphs;
    if (qx_scan_table(scan, &scan->sentences, SENTENCE_COLUMNS, paragraphs->count + scan->stops.count + 1)) return -1;
    splitter s = {.scan = scan, .text = scan->text, .width = scan->width, .starts = scan->tokens.column[TOKEN_START],
                  .ends = scan->tokens.column[TOKEN_END], .tags = scan->tokens.column[TOKEN_TAGS], .styles = scan->lexicon->styles};
    for (uint32_t p = 0, stop = 0; p < paragraphs->count; p++) {
        s.from = s.outer = paragraphs->column[PARAGRAPH_TOKEN][p];
        s.last = paragraphs->column[PARAGRAPH_STOP][p];
        stop = split_paragraph(&s, stop);
        if (stop == QX_NONE) return -1;
    }
    return 0;
}
