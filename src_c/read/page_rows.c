/* The rows of a page: prose, copies, posts, and names of authors. */
#include "read/page_rows.h"
#include "scan/chartab.h"

/* A line of prose has at least SENTENCE_WORDS and ends a sentence, or has at least LONG_WORDS. */
enum { SENTENCE_WORDS = 8, PROSE_MOST = 50 /* the most words of a line that count */ };
enum { NAME_WORDS = 4, BYLINE_WORDS = 6, LIFE_WITHIN = 2 /* lines after the name */ };

/* At least POSTS_LEAST heads of posts, after at most POSTS_FROM words of prose, show a forum, in which the posts are the
   article. */
enum { POSTS_LEAST = 2, POSTS_FROM = 200 };

/* At least LIVE_POSTS stamps with prose below each show a live page, if nowhere is so much more than on average. */
enum { LIVE_POSTS = 4, LIVE_TIMES = 4 };

enum { FACT_CUE, FACT_PROSE, FACT_WEIGHT, FACT_FORM, FACT_COLUMNS };

/* The number of words of a line that count as prose; `lower` of them are in small letters. */
static uint32_t prose_of(uint32_t words, uint32_t lower, uint32_t ends) {
    int counts = words >= SENTENCE_WORDS && ((ends && 5 * lower >= 2 * words) || (words >= LONG_WORDS && 2 * lower >= words));
    return !counts ? 0 : words < PROSE_MOST ? words : PROSE_MOST;
}

uint32_t qx_prose_of_line(const qx_scan *scan, uint32_t line) {
    uint32_t *const *counts = scan->line_counts.column, words = counts[LINE_WORDS][line];
    uint32_t ends = (uint32_t)scan->wrapped | (scan->lines.column[LINE_FLAGS][line] & LINE_ENDS_SENTENCE);
    return prose_of(words, words - counts[LINE_CAPITALIZED][line], ends);
}

/* ---- Names */

qx_stretch qx_row_text(const qx_page *page, uint32_t row, uint32_t from) {
    const qx_scan *scan = page->scan;
    uint32_t line = page->first[row], start = scan->tokens.column[TOKEN_START][qx_line_body(scan, line)];
    return (qx_stretch){start > from ? start : from, scan->tokens.column[TOKEN_END][scan->lines.column[LINE_TOKEN][line + 1] - 1]};
}

static int is_space(uint32_t c) { return (qx_prop(c) & CH_SPACE) != 0; }

static int begins_with(const qx_scan *scan, qx_stretch text, qx_stretch with) {
    if (text.end - text.start < with.end - with.start) return 0;
    for (uint32_t i = 0; i < with.end - with.start; i++)
        if (qx_char(scan, text.start + i) != qx_char(scan, with.start + i)) return 0;
    return 1;
}

/* The first word of a stretch, without blanks before it. */
static qx_stretch word_in(const qx_scan *scan, qx_stretch text) {
    while (text.start < text.end && is_space(qx_char(scan, text.start))) text.start++;
    uint32_t end = text.start;
    while (end < text.end && !is_space(qx_char(scan, end))) end++;
    return (qx_stretch){text.start, end};
}

/* Whether the text is a few capitalised words. */
static int is_full_name(const qx_scan *scan, qx_stretch text) {
    uint32_t words = 0;
    for (qx_stretch word = word_in(scan, text); word.start < word.end; word = word_in(scan, (qx_stretch){word.end, text.end}), words++)
        if (words == NAME_WORDS || !(qx_prop(qx_char(scan, word.start)) & CH_UPPER)) return 0;
    return words >= 2;
}

/* The offset of the name in a byline: after its first or second word, if that is a preposition (Words by: …); else 0. */
static uint32_t after_preposition(const qx_page *page, uint32_t row) {
    const qx_scan *scan = page->scan;
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t first = scan->lines.column[LINE_TOKEN][page->first[row]], stop = scan->lines.column[LINE_TOKEN][page->first[row] + 1];
    for (uint32_t token = first; token < stop && token < first + 2; token++) {
        if (!(tags[token] & page->classes->prepositions)) continue;
        uint32_t name = token + 1;
        if (name < stop && qx_length(scan, name) == 1 && qx_first_char(scan, name) == ':') name++;
        return name < stop ? scan->tokens.column[TOKEN_START][name] : 0;
    }
    return 0;
}

/* The name in a byline (By Ada Moor), after About, before a comma (Ada Moor, Editor) or alone; empty if there is none. */
static qx_stretch name_in(const qx_page *page, uint32_t row) {
    const qx_scan *scan = page->scan;
    uint32_t entry = scan->tokens.column[TOKEN_ENTRY][scan->lines.column[LINE_TOKEN][page->first[row]]];
    int is_about = entry < page->classes->about_count && page->classes->about[entry];
    if (page->digits[row]) return (qx_stretch){0, 0};
    if (page->cue[row] == CUE_START || (is_about && !page->lower[row])) return qx_row_text(page, row, after_preposition(page, row));
    qx_stretch name = qx_row_text(page, row, 0);
    for (uint32_t end = name.start; end < name.end; end++)
        if (qx_char(scan, end) == ',') {
            name.end = end;
            return is_full_name(scan, name) ? name : (qx_stretch){0, 0};
        }
    return !page->lower[row] && !page->puncts[row] && page->words[row] <= NAME_WORDS ? name : (qx_stretch){0, 0};
}

/* Whether the row begins with the first word of the name and a verb. */
static int does(const qx_page *page, uint32_t row, qx_stretch name) {
    const qx_scan *scan = page->scan;
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t token = scan->lines.column[LINE_TOKEN][page->first[row]];
    qx_stretch first = word_in(scan, name);
    qx_stretch word = {scan->tokens.column[TOKEN_START][token], scan->tokens.column[TOKEN_END][token]};
    return word.end - word.start == first.end - first.start && begins_with(scan, word, first) && !(tags[token] & page->classes->not_names)
        && token + 1 < scan->tokens.count && tags[token + 1] & page->classes->verbs;
}

static int holds_blank(const qx_scan *scan, qx_stretch text) {
    for (uint32_t at = text.start; at < text.end; at++)
        if (qx_char(scan, at) == ' ') return 1;
    return 0;
}

/* The first row after which, itself included, there is less than a fifth of the prose. */
static uint32_t late_row(const qx_page *page) {
    uint32_t row = page->count;
    uint64_t after = 0;
    while (row && (!page->prose_sum || 5 * (after + page->prose[row - 1]) < page->prose_sum)) after += page->prose[--row];
    return row;
}

/* Cues the end of the article at the biography of its author: a name or a byline late in the prose, before a sentence about that
   person. The sentence may use only the first name if nothing else on the page looks like a biography; otherwise the article is
   about several people. A line of the name alone that occurs twice on the page is the byline's name. */
static void cue_names(qx_page *page) {
    enum { NO_LIFE, LIFE_BY_FIRST_NAME, LIFE };
    uint32_t lives = 0, late = late_row(page), *life = page->weight; /* not yet needed for weights */
    for (uint32_t row = 0; row < page->count; row++) life[row] = NO_LIFE;
    for (uint32_t row = 0; row < page->count; row++) {
        if (page->words[row] < SENTENCE_WORDS) continue;
        for (uint32_t heading = row < LIFE_WITHIN ? 0 : row - LIFE_WITHIN; heading < row; heading++) {
            if (page->words[heading] < 2 || page->words[heading] > BYLINE_WORDS) continue;
            qx_stretch name = name_in(page, heading);
            uint32_t found = NO_LIFE;
            if (name.start >= name.end) continue;
            if (begins_with(page->scan, qx_row_text(page, row, 0), name)) found = LIFE;
            else if (holds_blank(page->scan, name) && does(page, row, name))
                found = page->cue[heading] == CUE_START || page->repeated[heading] ? LIFE : LIFE_BY_FIRST_NAME;
            if (!found) continue;
            lives += !life[heading];
            life[heading] = found;
        }
    }
    for (uint32_t row = late; row < page->count; row++)
        if (life[row] == LIFE || (life[row] && lives == 1)) page->cue[row] = CUE_END;
}

/* ---- Kinds of rows */

/* Decides which rows are prose, residue and copies. Repeated rows are not prose; with `copied`, the first copy of each is, and
   the others are residue. */
static void tell_prose(qx_page *page, const uint8_t *cues, int copied) {
    for (uint32_t row = 0; row < page->count; row++) {
        uint32_t prose;
        page->cue[row] = cues[page->first[row]];
        prose = page->cue[row] ? 0 : prose_of(page->words[row], page->lower[row], page->ends[row]);
        if (page->repeated[row]) {
            page->copied += prose;
            if (copied && page->repeated[row] == row + 1) page->repeated[row] = 0;
            else {
                if (copied && prose) page->cue[row] = CUE_COPY;
                prose = 0;
            }
        }
        page->prose[row] = prose;
        page->prose_sum += prose;
    }
}

/* Cues the stamps of a live page as heads of posts. Teasers and comments have stamps, too, but are below an article that is much
   longer than each, or below a label or a button of their own. */
static void cue_live_posts(qx_page *page) {
    uint32_t posts = 0, prose = 0, row = 0, stamps = 0;
    uint64_t most = 0, sum = 0;
    for (; row < page->count; row++) {
        uint32_t cue = page->cue[row];
        if (cue == CUE_TEASERS || cue == CUE_COMMENTS || cue == CUE_THREAD) break;
        prose += page->prose[row];
        if (cue != CUE_START || !page->digits[row]) continue;
        if (prose > most) most = prose;
        if (stamps++ && prose) posts++, sum += prose;
        prose = 0;
    }
    if (posts < LIVE_POSTS || most * posts > LIVE_TIMES * sum) return;
    while (row--)
        if (page->cue[row] == CUE_START && page->digits[row]) page->cue[row] = CUE_POST;
}

/* Whether there are heads of posts, the first of them not below an article. */
static int holds_posts(const qx_page *page) {
    uint32_t posts = 0, before = 0, prose = 0;
    for (uint32_t row = 0; row < page->count && posts < POSTS_LEAST; row++) {
        if (page->cue[row] == CUE_POST && !posts++) before = prose;
        prose += page->prose[row];
    }
    return posts >= POSTS_LEAST && before <= POSTS_FROM;
}

void qx_page_free(qx_page *page) {
    qx_table_free(&page->rows);
    qx_table_free(&page->facts);
}

int qx_page_read(qx_page *page, const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int across, int copied) {
    *page = (qx_page){.scan = scan, .classes = classes};
    if (qx_article_lines(scan, cues, across, &page->rows) || qx_table_init(&page->facts, FACT_COLUMNS, page->rows.count + 1)) return -1;
    uint32_t **row = page->rows.column, **fact = page->facts.column;
    page->count = page->rows.count;
    page->first = row[ARTICLE_FIRST], page->stop = row[ARTICLE_STOP], page->words = row[ARTICLE_WORDS], page->lower = row[ARTICLE_LOWER];
    page->digits = row[ARTICLE_DIGITS], page->puncts = row[ARTICLE_PUNCTS], page->ends = row[ARTICLE_ENDS];
    page->repeated = row[ARTICLE_REPEATED];
    page->cue = fact[FACT_CUE], page->prose = fact[FACT_PROSE], page->weight = fact[FACT_WEIGHT];
    page->form = fact[FACT_FORM];
    tell_prose(page, cues, copied);
    cue_live_posts(page);
    page->is_forum = holds_posts(page);
    cue_names(page);
    return 0;
}
