/* Joins lines into paragraphs, and counts the tokens of lines. */
#include "chartab.h"
#include "steps.h"

enum { WIDEST = 120, FEWEST_BREAKS = 4, FEWEST_FORCED = 8, SHORT_FOR_A_BLANK = 8 };

/* Where the paragraphs of a hard-wrapped text end, in addition to blank lines. */
enum { NOT_WRAPPED, AT_BLANK_LINES, BEFORE_INDENTED_LINES, AFTER_SHORT_LINES };
typedef struct {
    int how;
    uint32_t width, indent; /* the width that its lines keep to; the least indent of a line */
} qx_wrapping;

/* The end of the piece that a wrapper moves to the next line: a token and those joined to it without blanks. */
static uint32_t first_word_end(const qx_scan *scan, uint32_t token) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    while (token + 1 < scan->tokens.count && !(tags[token + 1] & TAG_SPACED)) token++;
    return scan->tokens.column[TOKEN_END][token];
}

/* Whether the first word of the next line, which is not blank, does not fit into the width after this line. */
static int is_forced(const qx_scan *scan, uint32_t line, uint32_t width) {
    const uint32_t *start = scan->lines.column[LINE_START], *end = scan->lines.column[LINE_END];
    uint32_t word = first_word_end(scan, scan->lines.column[LINE_TOKEN][line + 1]) - start[line + 1];
    return end[line] - start[line] + 1 + word > width;
}

static uint32_t indent_of(const qx_scan *scan, uint32_t line) {
    return scan->tokens.column[TOKEN_START][scan->lines.column[LINE_TOKEN][line]] - scan->lines.column[LINE_START][line];
}

/* The least indent of a line that is not blank. */
static uint32_t common_indent(const qx_scan *scan) {
    uint32_t least = QX_NONE;
    for (uint32_t i = 0; i < scan->lines.count && least; i++)
        if (!(scan->lines.column[LINE_FLAGS][i] & LINE_BLANK) && indent_of(scan, i) < least) least = indent_of(scan, i);
    return least;
}

/* The width that all but one line in fifty keep to, so that a long heading or address does not hide it, or WIDEST. */
static uint32_t width_of_lines(const qx_scan *scan) {
    const uint32_t *start = scan->lines.column[LINE_START], *end = scan->lines.column[LINE_END], *flags = scan->lines.column[LINE_FLAGS];
    uint32_t lengths[WIDEST + 1] = {0}, text_lines = 0;
    for (uint32_t i = 0; i < scan->lines.count; i++) {
        uint32_t length = end[i] - start[i];
        if (flags[i] & LINE_BLANK) continue;
        text_lines++;
        lengths[length < WIDEST ? length : WIDEST]++;
    }
    uint32_t width = WIDEST, longer = lengths[WIDEST];
    while (width > 0 && longer * 50 <= text_lines) longer += lengths[--width];
    return width;
}

/* Counts of the line breaks inside the blocks of a text. */
typedef struct {
    uint32_t blank_lines, breaks;
    uint32_t forced, forced_inside;         /* forced by the width; those inside a sentence */
    uint32_t free_behind_sentence;          /* not forced, after the end of a sentence */
    uint32_t indented, indented_new, indented_forced; /* before an indented line; those after a sentence; those forced */
} break_counts;

static break_counts count_breaks(const qx_scan *scan, const qx_wrapping *wrapping) {
    const uint32_t *flags = scan->lines.column[LINE_FLAGS];
    break_counts counts = {0};
    for (uint32_t i = 0; i < scan->lines.count; i++) {
        if (flags[i] & LINE_BLANK) counts.blank_lines++;
        if (i + 1 == scan->lines.count || (flags[i] | flags[i + 1]) & LINE_BLANK) continue;
        int forced = is_forced(scan, i, wrapping->width), ended = (flags[i] & LINE_ENDS_SENTENCE) != 0;
        int indented = indent_of(scan, i + 1) > wrapping->indent;
        counts.breaks++;
        counts.forced += (uint32_t)forced;
        counts.forced_inside += forced && !ended;
        counts.free_behind_sentence += !forced && ended;
        counts.indented += (uint32_t)indented;
        counts.indented_new += indented && ended;
        counts.indented_forced += indented && forced;
    }
    return counts;
}

/* Whether indented lines begin the paragraphs: the width forces nearly all breaks before other lines. */
static int begin_indented(const break_counts *is) {
    uint32_t flush = is->breaks - is->indented, flush_forced = is->forced - is->indented_forced;
    return is->indented > is->blank_lines && is->indented_new * 2 > is->indented && is->indented * 2 > flush - flush_forced
        && flush_forced * 4 >= flush * 3;
}

/* Whether short lines end the paragraphs: they end sentences, and full lines mostly break inside one, unlike lists and poems. */
static int end_at_short_lines(const break_counts *is) {
    return is->free_behind_sentence > SHORT_FOR_A_BLANK * is->blank_lines && is->free_behind_sentence * 2 >= is->breaks - is->forced
        && is->forced * 4 >= is->breaks && is->forced_inside * 2 >= is->forced;
}

/* Finds whether and how the text is hard-wrapped. A line break inside a block is forced if the next line's first word does not
   fit into the width of the text; in wrapped text, nearly all breaks are forced except those that end paragraphs. */
static qx_wrapping find_wrapping(const qx_scan *scan) {
    qx_wrapping wrapping = {NOT_WRAPPED, width_of_lines(scan), common_indent(scan)};
    if (wrapping.width == WIDEST) return wrapping;
    break_counts is = count_breaks(scan, &wrapping);
    if (is.breaks < FEWEST_BREAKS) return wrapping;
    if (is.forced >= FEWEST_FORCED && begin_indented(&is)) wrapping.how = BEFORE_INDENTED_LINES;
    else if (is.forced >= FEWEST_FORCED && end_at_short_lines(&is)) wrapping.how = AFTER_SHORT_LINES;
    else if (is.blank_lines && is.forced * 4 >= is.breaks * 3) wrapping.how = AT_BLANK_LINES;
    return wrapping;
}

_Static_assert(TAG_WORD == 1 << 0 && TAG_PUNCT == 1 << 2 && TAG_CAPITALIZED == 1 << 5 && TAG_DIGIT == 1 << 8 && CLASS_STOP == 1 << 30,
               "qx_count_lines counts by these positions");

int qx_count_lines(qx_scan *scan) {
    const uint32_t count = scan->lines.count, *tags = scan->tokens.column[TOKEN_TAGS], *token = scan->lines.column[LINE_TOKEN];
    qx_table *counts = &scan->line_counts;
    if (counts->column[0]) return 0;
    if (qx_table_init(counts, LINE_COUNT_COLUMNS, count + 1)) return -1;
    for (uint32_t line = 0; line < count; line++) {
        uint32_t words = 0, titles = 0, digits = 0, stops = 0, puncts = 0;
        for (uint32_t i = token[line]; i < token[line + 1]; i++) { /* compilers vectorize this loop */
            uint32_t tag = tags[i];
            words += tag & 1; /* TAG_WORD */
            puncts += tag >> 2 & 1;
            titles += tag & tag >> 5 & 1;
            digits += tag >> 8 & 1;
            stops += tag >> 30 & 1;
        }
        const uint32_t row[LINE_COUNT_COLUMNS] = {words, titles, digits, stops, puncts};
        for (int column = 0; column < LINE_COUNT_COLUMNS; column++) counts->column[column][line] = row[column];
    }
    counts->count = count;
    return 0;
}

/* Marks before lines other than those of list items: + Home; > Home; ## Home; → Home. */
static int is_line_mark(uint32_t c) {
    return c == '+' || c == '>' || c == '#' || c == '|' || c == 0x203A || c == 0x2192 || c == 0x25B6 || c == 0x25B8
        || c == 0x25BA || c == 0x25CB || c == 0x276F;
}

/* The first token of a line after a mark and a blank, or its first token if it has no such mark. */
static uint32_t behind_mark(const qx_scan *scan, uint32_t line) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t token = scan->lines.column[LINE_TOKEN][line], stop = scan->lines.column[LINE_TOKEN][line + 1], next = token + 1;
    if (next >= stop) return token;
    uint32_t mark = qx_first_char(scan, token);
    if (!(tags[token] & TAG_PUNCT) || !(qx_is_item_mark(mark) || is_line_mark(mark))) return token;
    while (mark == '#' && next < stop && !(tags[next] & TAG_SPACED) && qx_first_char(scan, next) == mark) next++;
    return next < stop && tags[next] & TAG_SPACED ? next : token;
}

/* Whether the next line that is not blank, in the direction of `step`, begins with the same item mark. */
static int goes_on_as_list(const qx_scan *scan, uint32_t line, int step, uint32_t mark) {
    const uint32_t *token = scan->lines.column[LINE_TOKEN];
    do line += (uint32_t)step;
    while (line < scan->lines.count && scan->lines.column[LINE_FLAGS][line] & LINE_BLANK);
    return line < scan->lines.count && behind_mark(scan, line) > token[line] && qx_first_char(scan, token[line]) == mark;
}

uint32_t qx_line_body(const qx_scan *scan, uint32_t line) {
    uint32_t token = scan->lines.column[LINE_TOKEN][line], body = behind_mark(scan, line), mark = qx_first_char(scan, token);
    int is_dash = body > token && (mark == '-' || mark == 0x2013);
    return is_dash && !goes_on_as_list(scan, line, 1, mark) && !goes_on_as_list(scan, line, -1, mark) ? token : body;
}

/* ---- Sentences that go on in the next line */

enum { CLAUSE_TOKENS = 6, AFTER_MARK = 5, LINKED_TOKENS = 8, BROKEN_CLAUSE_TOKENS = 5, FEWEST_INSIDE = 2, FEWEST_ITEMS = 3 };

/* The first token of the possible quotation mark that the token belongs to, or QX_NONE. */
static uint32_t mark_at(const qx_scan *scan, uint32_t token) {
    const qx_table *marks = &scan->marks;
    if (scan->tokens.column[TOKEN_TAGS][token] & TAG_WORD) return QX_NONE; /* as on most lines, which need no search */
    uint32_t row = qx_last_at_most(marks->column[MARK_TOKEN], marks->count, token);
    if (row == QX_NONE || marks->column[MARK_END][row] <= scan->tokens.column[TOKEN_START][token]) return QX_NONE;
    return marks->column[MARK_TOKEN][row];
}

/* Whether the sentence of a line that ends in a quotation mark goes on: after a comma, or before a small letter if it need not
   have ended: "…," Moor said; "a habit" of hers; "Why?" she asked; "…." said Moor. */
static int goes_on_after_mark(const qx_scan *scan, uint32_t flags, uint32_t before, uint32_t next, uint32_t verbs) {
    const uint32_t tags = scan->tokens.column[TOKEN_TAGS][next];
    if (before == ',') return 1;
    return tags & TAG_LOWER && (!(flags & LINE_ENDS_SENTENCE) || before == '?' || before == '!' || tags & verbs);
}

/* Whether a line that ends in a word leaves the clause after a quotation open: "…," said | "…," said the | "…," said Mayor. */
static int leaves_clause_open(const qx_scan *scan, const qx_end_classes *ends, uint32_t first, uint32_t last, uint32_t next) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *marks = scan->marks.column[MARK_TOKEN];
    uint32_t tag = tags[last];
    if (!(tag & ends->verbs ? 1 : tag & TAG_LOWER ? tag & ends->links : tag & ends->titles && !(tags[next] & ends->links))) return 0;
    uint32_t row = qx_last_at_most(marks, scan->marks.count, last);
    if (row == QX_NONE || marks[row] < first || last - marks[row] > AFTER_MARK) return 0;
    return !(tag & ends->verbs) || tags[last - 1] & TAG_PUNCT;
}

/* Whether the sentence goes on in the next line, which is not blank. */
static int goes_on(const qx_scan *scan, const qx_end_classes *ends, uint32_t line) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    const uint32_t *tokens = scan->lines.column[LINE_TOKEN], first = tokens[line], next = tokens[line + 1], last = next - 1;
    if (!(tags[next] & TAG_WORD) || (tags[last] | tags[next]) & TAG_LINK) return 0;
    uint32_t mark = mark_at(scan, last), before = mark == QX_NONE ? last : mark;
    if (before > first) before--; /* the token before the mark, or before the last one, if the line has one */
    if (mark != QX_NONE)
        return goes_on_after_mark(scan, scan->lines.column[LINE_FLAGS][line], qx_first_char(scan, before), next, ends->verbs);
    int has_clause = next - first >= CLAUSE_TOKENS;
    if (qx_first_char(scan, last) == ',') return has_clause || (before < last && mark_at(scan, before) != QX_NONE);
    if (!(tags[last] & TAG_WORD)) return 0;
    if (has_clause && (tags[next] & TAG_LOWER || (tags[last] & ends->links && tags[last] & TAG_LOWER))) return 1;
    return leaves_clause_open(scan, ends, first, last, next);
}

/* ---- Lines broken inside sentences: get_text("\n") breaks them at every link and emphasis */

static int is_currency(uint32_t c) { return c == '$' || c == 0xA3 || c == 0x20AC; }

static int closes_words(uint32_t c) {
    return c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?' || c == ')' || c == ']';
}

static int is_mark_of(const qx_scan *scan, uint32_t token, uint32_t style) {
    return qx_length(scan, token) == 1 && mark_style(qx_first_char(scan, token)) == style;
}

/* Whether the line begins with what cannot open a sentence: ", a farmer, said"; ". Then"; "’s aide"; "” on Monday". A straight
   mark closes if one is open. Indented lines may be code. */
static int opens_inside(const qx_scan *scan, uint32_t line, int is_open) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *tokens = scan->lines.column[LINE_TOKEN];
    uint32_t first = tokens[line], stop = tokens[line + 1], c = qx_first_char(scan, first);
    uint32_t before = line ? scan->lines.column[LINE_FLAGS][line - 1] : LINE_BLANK;
    if (before & LINE_BLANK || scan->tokens.column[TOKEN_START][first] != scan->lines.column[LINE_START][line]) return 0;
    int touches = first + 1 < stop && !(tags[first + 1] & TAG_SPACED);
    if (c == '\'' || c == 0x2019) return touches && qx_length(scan, first) == 1 && qx_has_ending(scan, first + 1, ENDING_POSSESSIVE);
    int closes = is_mark_of(scan, first, STYLE_CLOSE) || (is_open && is_mark_of(scan, first, STYLE_STRAIGHT));
    if (closes) return !touches || closes_words(qx_first_char(scan, first + 1));
    if (before & LINE_ENDS_SENTENCE || !closes_words(c) || qx_length(scan, first) != 1) return 0;
    return !touches || is_mark_of(scan, first + 1, STYLE_CLOSE) || is_mark_of(scan, first + 1, STYLE_STRAIGHT);
}

/* Whether lines are broken inside sentences: a few begin with a comma or a full stop. Full stops alone may separate captions. */
static int is_broken(const qx_scan *scan) {
    const uint32_t *tokens = scan->lines.column[LINE_TOKEN];
    uint32_t inside = 0;
    for (uint32_t line = 1; line < scan->lines.count && inside < FEWEST_INSIDE; line++) {
        if (scan->lines.column[LINE_FLAGS][line] & LINE_BLANK) continue;
        uint32_t c = qx_first_char(scan, tokens[line]);
        int is_spacer = c == '.' && line + 1 < scan->lines.count && tokens[line + 2] > tokens[line + 1] && qx_first_char(scan, tokens[line + 1]) == '.';
        inside += (c == ',' || c == '.') && !is_spacer && opens_inside(scan, line, 0);
    }
    return inside == FEWEST_INSIDE;
}

/* Whether the line ends with an opening bracket or mark, and the next but one begins with a closing one: “ | At Sea | ,” */
static int ends_in_opening(const qx_scan *scan, uint32_t line, uint32_t last, int is_open) {
    uint32_t c = qx_first_char(scan, last), later = line + 2;
    if (!(scan->tokens.column[TOKEN_TAGS][last] & TAG_SPACED)) return 0;
    if (c == '(' || c == '[') return qx_length(scan, last) == 1;
    if (!is_mark_of(scan, last, STYLE_OPEN) && !(is_open && is_mark_of(scan, last, STYLE_STRAIGHT))) return 0;
    if (later >= scan->lines.count || scan->lines.column[LINE_FLAGS][later] & LINE_BLANK) return 0;
    uint32_t first = scan->lines.column[LINE_TOKEN][later];
    return closes_words(qx_first_char(scan, first)) || is_mark_of(scan, first, STYLE_CLOSE) || is_mark_of(scan, first, STYLE_STRAIGHT);
}

/* Whether the line ends with a dash after a mark, before a signature of two words: “It leaks.” — | Ada Moor. */
static int ends_in_dash(const qx_scan *scan, uint32_t first, uint32_t last, uint32_t next, uint32_t stop) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *entries = scan->tokens.column[TOKEN_ENTRY];
    if (!(qx_prop(qx_first_char(scan, last)) & CH_DASH) || next + 1 >= stop) return 0;
    if (!(tags[next] & tags[next + 1] & TAG_CAPITALIZED) || entries[next + 1]) return 0;
    while (last > first && qx_prop(qx_first_char(scan, last)) & CH_DASH) last--;
    return mark_at(scan, last) != QX_NONE;
}

/* Whether the line is short, begins with a small letter and ends no sentence, as lines of lists and poems do. */
static int is_item(const qx_scan *scan, uint32_t line) {
    const uint32_t *tokens = scan->lines.column[LINE_TOKEN], flags = scan->lines.column[LINE_FLAGS][line];
    if (flags & (LINE_BLANK | LINE_ENDS_SENTENCE) || tokens[line + 1] - tokens[line] > LINKED_TOKENS) return 0;
    return (scan->tokens.column[TOKEN_TAGS][tokens[line]] & TAG_LOWER) != 0;
}

/* Whether the line is one of three or more such lines in a row. */
static int is_listed(const qx_scan *scan, uint32_t line) {
    uint32_t first = line, stop = line;
    while (first > 0 && line - first < FEWEST_ITEMS && is_item(scan, first - 1)) first--;
    while (stop < scan->lines.count && stop - line < FEWEST_ITEMS && is_item(scan, stop)) stop++;
    return stop > line && stop - first >= FEWEST_ITEMS;
}

/* Whether the next line is a link inside the sentence, which goes on in the line after it: told | Ada Moor | , a farmer. */
static int leads_to_link(const qx_scan *scan, uint32_t line) {
    const uint32_t *tokens = scan->lines.column[LINE_TOKEN], *flags = scan->lines.column[LINE_FLAGS];
    if (line + 2 >= scan->lines.count || flags[line + 2] & LINE_BLANK || flags[line + 1] & LINE_ENDS_SENTENCE) return 0;
    if (tokens[line + 2] - tokens[line + 1] > LINKED_TOKENS) return 0;
    return opens_inside(scan, line + 2, 0) || scan->tokens.column[TOKEN_TAGS][tokens[line + 2]] & TAG_LOWER;
}

/* Whether a sentence, whose first line is `head`, goes on after `line` in a broken text; `is_open`: inside straight marks. */
static int goes_on_broken(const qx_scan *scan, const qx_end_classes *ends, uint32_t head, uint32_t line, int is_open) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *tokens = scan->lines.column[LINE_TOKEN];
    uint32_t next = tokens[line + 1], last = next - 1;
    if (opens_inside(scan, line + 1, is_open)) return 1;
    if ((tags[last] | tags[next]) & TAG_LINK) return 0;
    if (ends_in_opening(scan, line, last, is_open) || ends_in_dash(scan, tokens[line], last, next, tokens[line + 2])) return 1;
    if (tags[last] & TAG_PUNCT) return qx_first_char(scan, last) == ',' && tags[next] & TAG_LOWER;
    int is_small = (tags[last] & TAG_LOWER) != 0, marked = mark_at(scan, next) != QX_NONE, goes_on = head < line;
    if (tags[next] & TAG_LOWER && tags[next] & ends->auxiliaries) return 1; /* Ada Moor | has said */
    int is_button = is_small && tokens[line + 2] == next + 1; /* reply | report */
    if (tags[next] & TAG_LOWER && tags[next] & ends->verbs && !is_button && !is_listed(scan, line + 1)) return 1; /* Ada Moor | says */
    if (is_small && marked && goes_on && tags[last] & ends->verbs) return 1; /* says | “It leaks.” */
    if (next - tokens[head] < BROKEN_CLAUSE_TOKENS) return 0;
    if (tags[next] & TAG_LOWER) return !is_listed(scan, line + 1);
    if (!is_small) return 0;
    if (tags[last] & ends->links && (goes_on || !marked))
        return marked || !(tags[next] & TAG_PUNCT) || is_currency(qx_first_char(scan, next));
    return tags[next] & TAG_WORD && leads_to_link(scan, line);
}

static uint32_t straight_marks(const qx_scan *scan, uint32_t line) {
    uint32_t found = 0;
    for (uint32_t token = scan->lines.column[LINE_TOKEN][line]; token < scan->lines.column[LINE_TOKEN][line + 1]; token++)
        found += is_mark_of(scan, token, STYLE_STRAIGHT);
    return found;
}

/* ---- Quotations of several sentences, one on each line */

enum { MOST_TORN = 6 }; /* lines over which a quotation may go on */

/* The side of a double mark; SIDE_EITHER for other marks, and if its neighbours do not decide it. */
static uint32_t side_of_double(const qx_scan *scan, uint32_t row) {
    const qx_style *style = &scan->lexicon->styles[scan->marks.column[MARK_STYLE][row]];
    uint32_t before = scan->marks.column[MARK_AROUND][row] & 0xFF, after = scan->marks.column[MARK_AROUND][row] >> 8;
    if (style->family != FAMILY_DOUBLE) return SIDE_EITHER;
    if (style->side != SIDE_EITHER) return style->side;
    return before == NEAR_DIGIT && after == NEAR_SPACE ? SIDE_EITHER : side_by_context(before, after); /* may mean inches */
}

/* Reads the marks from `row` on before token `stop`, and sets whether a quotation in double marks `is_open` there. Returns the
   first mark not read. */
static uint32_t read_marks(const qx_scan *scan, uint32_t row, uint32_t stop, int *is_open) {
    for (; row < scan->marks.count && scan->marks.column[MARK_TOKEN][row] < stop; row++) {
        uint32_t side = side_of_double(scan, row);
        if (side != SIDE_EITHER) *is_open = side == SIDE_OPEN;
    }
    return row;
}

/* Whether a mark in one of the lines after `line` closes the open quotation before another opens. All lines but the last must end
   a sentence. `row` is the first of their marks. */
static int closes_later(const qx_scan *scan, uint32_t row, uint32_t line) {
    const uint32_t *flags = scan->lines.column[LINE_FLAGS], *first = scan->lines.column[LINE_TOKEN];
    for (uint32_t end = line + MOST_TORN; line < end && flags[line] & LINE_ENDS_SENTENCE; ) {
        if (++line == scan->lines.count || flags[line] & LINE_BLANK) return 0;
        for (; row < scan->marks.count && scan->marks.column[MARK_TOKEN][row] < first[line + 1]; row++) {
            uint32_t side = side_of_double(scan, row);
            if (side != SIDE_EITHER) return side == SIDE_CLOSE;
        }
    }
    return 0;
}

/* ---- Paragraphs */

/* Whether the paragraph of a hard-wrapped text goes on in the next line, which is not blank. */
static int goes_on_wrapped(const qx_scan *scan, const qx_wrapping *wrapping, uint32_t line) {
    uint32_t next = scan->lines.column[LINE_TOKEN][line + 1];
    if (wrapping->how == AT_BLANK_LINES) return 1;
    if (wrapping->how == BEFORE_INDENTED_LINES) return indent_of(scan, line + 1) <= wrapping->indent;
    if (wrapping->how == NOT_WRAPPED || !is_forced(scan, line, wrapping->width)) return 0;
    return mark_at(scan, next - 1) == QX_NONE || mark_at(scan, next) == QX_NONE; /* “…” “…” are two paragraphs */
}

int qx_find_paragraphs(qx_scan *scan, const qx_end_classes *ends) {
    const qx_table *lines = &scan->lines;
    const uint32_t *flags = lines->column[LINE_FLAGS], *first = lines->column[LINE_TOKEN];
    const uint32_t *token_start = scan->tokens.column[TOKEN_START], *token_end = scan->tokens.column[TOKEN_END];
    if (qx_scan_table(scan, &scan->paragraphs, PARAGRAPH_COLUMNS, lines->count + 1)) return -1;
    qx_table *paragraphs = &scan->paragraphs;
    scan->broken = ends && is_broken(scan);
    const qx_wrapping wrapping = scan->broken ? (qx_wrapping){NOT_WRAPPED, 0, 0} : find_wrapping(scan);
    scan->wrapped = wrapping.how != NOT_WRAPPED;
    for (uint32_t i = 0, mark = 0; i < lines->count;) {
        if (flags[i] & LINE_BLANK) { i++; continue; }
        uint32_t head = i, from = first[i], marks = 0;
        int is_open = 0, goes = 1;
        for (; goes && i < lines->count && !(flags[i] & LINE_BLANK); i++) {
            if (scan->broken) marks += straight_marks(scan, i);
            if (ends) mark = read_marks(scan, mark, first[i + 1], &is_open);
            if (i + 1 == lines->count || flags[i + 1] & LINE_BLANK) continue;
            goes = goes_on_wrapped(scan, &wrapping, i)
                || (ends && (goes_on(scan, ends, i) || (is_open && closes_later(scan, mark, i))))
                || (scan->broken && goes_on_broken(scan, ends, head, i, marks & 1));
        }
        uint32_t stop = i < lines->count ? first[i] : scan->tokens.count, row = paragraphs->count++;
        paragraphs->column[PARAGRAPH_START][row] = token_start[from];
        paragraphs->column[PARAGRAPH_END][row] = token_end[stop - 1];
        paragraphs->column[PARAGRAPH_TOKEN][row] = from;
        paragraphs->column[PARAGRAPH_STOP][row] = stop;
    }
    return 0;
}
