/* Finds the lines of a page that are its article. Weights are hundredths of a word of prose, so that all machines get the same
   sum. */
#include <stdlib.h>
#include <string.h>

#include "read/page_rows.h"

enum {
    CUE_WORDS = 10,  /* the most words of a heading */
    CUE_EARLY = 100, /* the least words of prose before a cue, or half of the page's */
    COMMENT_CUE_WORDS = 20,
    THREAD_LINES = 4,   /* so many stamps and comment buttons … */
    THREAD_WITHIN = 25, /* … within so many lines are comments */
    RESUME_WITHIN = 8,  /* lines that are not residue, for a line of speech; any lines, for paragraphs */
    POST_WITHIN = 6,    /* lines from the head of a post to its prose */
    SAID_WITHIN = 6,    /* the most tokens between a quotation and its verb of saying */
};

/* Weights, in hundredths. No run of short lines costs more than RUN_LOWEST, so that a long list does not cut an article in two.
   Prose near the footer counts less, because legal notices read like articles; so does prose in teasers. */
enum { PROSE = 100, FOOT = 30, SHORT = -600, FLAT_SHORT = -240, WORDLESS = -50, RUN_LOWEST = -15000, CUE_COST = -10000 };
enum { START_PROSE = 60 }; /* after less prose than this, such as a caption, a byline or stamp begins the article again */

/* Items that an article describes in the same form: a line such as "Price" occurs between at least FORM_LEAST pairs of full
   paragraphs, among at most FORM_ROWS lines, which together cost at most FORM_LOWEST. */
enum { FORM_LEAST = 4, FORM_ROWS = 50, FORM_LOWEST = -2400 };

/* Lists, tables and code before the article's start and after its end: at least LISTED_LEAST lines. UNLISTED_COST of them
   outweigh one other line, and a row of a table, with at least TABLE_WORDS and TABLE_DIGITS, counts as TABLE_ROW lines. INTRO_…:
   what may be between an introduction and the article, in tenths of a line. */
enum { LISTED_LEAST = 5, UNLISTED_COST = 10, TABLE_WORDS = 10, TABLE_DIGITS = 3, TABLE_ROW = 5, INTRO_WITHIN = 400, INTRO_LISTED = 3, INTRO_OTHER = 10 };

/* Whether the row is mostly in small letters, or has digits. */
static int is_plain(const qx_page *page, uint32_t row) { return page->digits[row] || 5 * page->lower[row] >= 3 * page->words[row]; }

/* Whether the row looks like a line of a list, a table or code, and not of a menu. */
static int is_listed(const qx_page *page, uint32_t row) { return is_plain(page, row) && !page->repeated[row]; }

/* Whether the cue shows more than that the row is residue. */
static int is_cued(uint32_t cue) { return cue > CUE_NONE; }

/* Whether the cue shows a start or an end of the article. */
static int is_edge(uint32_t cue) { return cue == CUE_START || cue == CUE_END || cue == CUE_TEASERS; }

/* Whether the row signs a post embedded in the article (— Ada Lund (@adalund)). The stamp below then belongs to the post. */
static int is_signature(const qx_page *page, uint32_t row) {
    qx_stretch text = qx_row_text(page, row, 0);
    if (qx_char(page->scan, text.end - 1) != ')') return 0;
    for (uint32_t at = text.start; at + 1 < text.end; at++)
        if (qx_char(page->scan, at) == '(' && qx_char(page->scan, at + 1) == '@') return 1;
    return 0;
}

/* Whether the row is a stamp or a button of comments or teasers. A date between paragraphs belongs to a chronicle. */
static int is_of_thread(const qx_page *page, uint32_t row) {
    if (page->cue[row] == CUE_THREAD) return 1;
    if (page->cue[row] != CUE_START || !page->digits[row]) return 0;
    int around = (row && page->prose[row - 1]) + (page->prose[row] != 0) + (row + 1 < page->count && page->prose[row + 1]);
    return around < 2 && !(row && is_signature(page, row - 1));
}

/* Whether comments begin with the row: at a heading, or at the first of several stamps and comment buttons close to each
   other. */
static int comments_begin(const qx_page *page, uint32_t row) {
    if (page->cue[row] == CUE_COMMENTS) return page->words[row] <= COMMENT_CUE_WORDS;
    if (!is_of_thread(page, row)) return 0;
    uint32_t threads = 1;
    for (uint32_t next = row + 1; next < page->count && next < row + THREAD_WITHIN && threads < THREAD_LINES; next++)
        threads += (uint32_t)is_of_thread(page, next);
    return threads == THREAD_LINES;
}

/* Whether two consecutive full paragraphs follow soon after the row. */
static int resumes(const qx_page *page, uint32_t row) {
    for (uint32_t next = row + 2; next < page->count && next <= row + RESUME_WITHIN; next++)
        if (page->prose[next - 1] >= LONG_WORDS && page->prose[next] >= LONG_WORDS) return 1;
    return 0;
}

/* Whether the row is a heading that only follows articles, and no article goes on soon after it. */
static int ends_article(const qx_page *page, uint32_t row) {
    return (page->cue[row] == CUE_END || page->cue[row] == CUE_TEASERS) && page->words[row] <= CUE_WORDS && !resumes(page, row);
}

/* ---- Weights */

/* The weight of a row that is not prose. */
static int32_t weight_of(const qx_page *page, uint32_t row) {
    uint32_t words = page->words[row];
    if (!words) return WORDLESS;
    if (page->cue[row]) return SHORT;
    if (page->ends[row] && words >= 4) return 0;
    return page->digits[row] || page->puncts[row] || (words >= 4 && 5 * page->lower[row] >= 3 * words) ? FLAT_SHORT : SHORT;
}

/* Adjusts the weights of a forum, and returns the row after its posts. */
static uint32_t weigh_forum(qx_page *page) {
    uint32_t posts = 0;
    for (uint32_t row = 0; row < page->count; row++) {
        uint32_t cue = page->cue[row];
        page->weight[row] = is_cued(cue) ? 0 : (uint32_t)((int32_t)page->weight[row] * 4 / 10);
        if (cue == CUE_POST || cue == CUE_THREAD || cue == CUE_COMMENTS) posts = row + 1;
    }
    return posts;
}

/* Marks the rows between two full paragraphs that are items in the same form: one of them recurs between other paragraphs, but
   most do not recur, as rows of a menu would, and are not residue. `last` is room for one number for each row. */
static void mark_forms(qx_page *page, uint32_t *last) {
    uint32_t *times = page->weight; /* not yet needed for weights; by row: the number of pairs between which it occurs */
    uint32_t pair = 0, start = 0, rows = 0, again = 0, recurs = 0;
    memset(times, 0, page->count * sizeof *times);
    memset(last, 0, page->count * sizeof *last);
    memset(page->form, 0, page->count * sizeof *page->form);
    for (uint32_t row = 0; row < page->count; row++) {
        uint32_t first = page->words[row] && !page->cue[row] ? page->repeated[row] : 0;
        if (page->prose[row] >= LONG_WORDS) pair++;
        else if (first && last[first - 1] != pair + 1) last[first - 1] = pair + 1, times[first - 1]++;
    }
    pair = 0;
    for (uint32_t row = 0; row < page->count; row++) {
        if (page->prose[row] >= LONG_WORDS) {
            int is_form = pair++ && recurs && row - start <= FORM_ROWS && 2 * again <= rows;
            for (; is_form && start < row; start++) page->form[start] = 1;
            start = row + 1, rows = again = recurs = 0;
        } else if (page->words[row]) {
            rows++, again += page->cue[row] || page->repeated[row];
            recurs |= !page->cue[row] && page->repeated[row] && times[page->repeated[row] - 1] >= FORM_LEAST;
        }
    }
}

/* Weighs each row up to the beginning of comments. Returns the number of these rows.

   Paragraphs about other articles, each under a headline, after a label such as "Related", are teasers. They end at two
   consecutive full paragraphs. After a box of teasers in the first half of a page, lists and single paragraphs may still belong
   to the article. */
static uint32_t weigh(qx_page *page) {
    const uint32_t *prose = page->prose, enough = page->prose_sum < 2 * CUE_EARLY ? page->prose_sum : 2 * CUE_EARLY; /* doubled */
    uint32_t seen = 0, posts = 0;
    int32_t run = 0, *weight = (int32_t *)page->weight; /* run: the sum of the short lines since the last prose */
    int under = 0;                                   /* whether the rows are under a label of teasers */
    for (uint32_t row = 0; row < page->count; row++) weight[row] = weight_of(page, row);
    if (page->is_forum) posts = weigh_forum(page);
    for (uint32_t row = 0; row < page->count; row++) {
        seen += prose[row];
        if (prose[row]) {
            if (under) under = prose[row] < LONG_WORDS || prose[row - 1] < LONG_WORDS; /* there is a row before */
            int is_teaser = under && !prose[row - 1] && !(row + 1 < page->count && prose[row + 1]);
            int is_low = 10 * (uint64_t)row > 9 * (uint64_t)page->count || is_teaser;
            weight[row] = (int32_t)prose[row] * (is_low ? FOOT : PROSE);
            run = 0;
            continue;
        }
        int ends = is_cued(page->cue[row]) && ends_article(page, row);
        if (page->cue[row] == CUE_TEASERS && 2 * seen >= page->prose_sum && ends) under = 1;
        int32_t lowest = page->form[row] ? FORM_LOWEST : RUN_LOWEST;
        if (weight[row] < lowest - run) weight[row] = lowest - run;
        run += weight[row];
        if (!is_cued(page->cue[row]) || 2 * seen < enough || row < posts) continue;
        if (comments_begin(page, row)) return row;
        if (ends) weight[row] += CUE_COST;
    }
    return page->count;
}

/* Marks the bylines and stamps that may begin the article: those before enough prose up to the next of them. */
static void mark_starts(const qx_page *page, uint32_t *starts) {
    uint32_t prose = 0;
    for (uint32_t row = page->count; row--;) {
        prose += page->prose[row];
        starts[row] = page->cue[row] == CUE_START && prose >= START_PROSE && !page->is_forum;
        if (page->cue[row] == CUE_START) prose = 0;
    }
}

/* Rows first:stop with the sum of their weights. */
typedef struct { int64_t sum; uint32_t first, stop; } run_of_rows;

static run_of_rows best_stretch(qx_page *page, uint32_t *starts) {
    run_of_rows best = {0, 0, 0}, now = {0, 0, 0};
    mark_forms(page, starts);
    uint32_t weighed = weigh(page);
    mark_starts(page, starts);
    for (uint32_t row = 0; row < weighed; row++) {
        if (now.sum <= 0 || (now.sum < START_PROSE * PROSE && starts[row])) now = (run_of_rows){0, row, row};
        now.sum += (int32_t)page->weight[row];
        now.stop = row + 1;
        if (now.sum > best.sum) best = now;
    }
    return best;
}

/* ---- The article beyond the stretch */

/* The start of the article with the paragraphs before `first` that only a list or a table separates from it. */
static uint32_t with_intro(const qx_page *page, uint32_t first) {
    const uint32_t *prose = page->prose, *cue = page->cue;
    uint32_t between = 0, row = first < page->count ? first : page->count - 1;
    while (row-- > 1) {
        if (cue[row] == CUE_START || between > INTRO_WITHIN) break;
        if (prose[row] >= LONG_WORDS && (prose[row - 1] || prose[row + 1] || is_edge(cue[row - 1]))) first = row, between = 0;
        else if (page->words[row] && !prose[row]) between += is_listed(page, row) ? INTRO_LISTED : INTRO_OTHER;
    }
    return first;
}

/* The score of the row for a list that belongs to the article. */
static int list_score(const qx_page *page, uint32_t row) {
    if (page->cue[row] || !is_listed(page, row)) return -UNLISTED_COST;
    return page->words[row] >= TABLE_WORDS && page->digits[row] >= TABLE_DIGITS ? TABLE_ROW : 1;
}

/* The end of the article with the paragraphs after `stop` up to the next cue, and the list that follows them. */
static uint32_t with_lists(const qx_page *page, uint32_t stop) {
    uint32_t end = stop;
    int64_t score = 0, best = 0;
    int goes_on = 1; /* the line before is a paragraph of the article */
    for (uint32_t row = stop; row < page->count; row++) {
        uint32_t cue = page->cue[row];
        if (is_edge(cue) || cue == CUE_COMMENTS || cue == CUE_COPY) break;
        if (page->prose[row] >= (goes_on ? 1 : LONG_WORDS)) {
            end = stop = row + 1;
            score = best = 0;
        } else if (page->words[row]) score += list_score(page, row);
        goes_on = stop == row + 1;
        if (score > best) best = score, end = row + 1;
    }
    return best >= LISTED_LEAST ? end : stop;
}

/* Whether a verb of saying is among the tokens first:stop. */
static int is_said(const qx_page *page, uint32_t first, uint32_t stop) {
    const qx_table *tokens = &page->scan->tokens;
    for (; first < stop && first < tokens->count; first++)
        if (tokens->column[TOKEN_TAGS][first] & page->classes->reporting) return 1;
    return 0;
}

/* Whether the tokens are mostly capitalised, like titles. */
static int is_title(const uint32_t *tags, uint32_t first, uint32_t stop) {
    uint32_t lower = 0;
    for (uint32_t token = first; token < stop; token++) lower += (tags[token] & TAG_LOWER) != 0;
    return first < stop && 5 * lower < 2 * (stop - first);
}

/* Whether the row attributes a quotation: “…,” *said* Moor; Moor *said*, “…”. */
static int is_speech(const qx_page *page, uint32_t row) {
    const qx_scan *scan = page->scan;
    const uint32_t *starts = scan->quotes.column[QUOTE_START], *ends = scan->quotes.column[QUOTE_END];
    uint32_t from = scan->lines.column[LINE_START][page->first[row]], last = scan->lines.column[LINE_END][page->stop[row] - 1];
    uint32_t quote = from ? qx_last_at_most(starts, scan->quotes.count, from - 1) + 1 : 0;
    for (; quote < scan->quotes.count && starts[quote] < last; quote++) {
        uint32_t before = qx_token_at(scan, starts[quote]), after = qx_token_at(scan, ends[quote]);
        if (is_title(scan->tokens.column[TOKEN_TAGS], before + 1, after - 1)) continue;
        uint32_t ending = qx_char(scan, scan->quotes.column[QUOTE_INNER_END][quote] - 1);
        if ((ending == ',' || ending == '?' || ending == '!') && is_said(page, after, after + SAID_WITHIN)) return 1;
        if (!before || qx_length(scan, before - 1) != 1) continue;
        uint32_t leading = qx_first_char(scan, before - 1);
        if ((leading == ',' || leading == ':') && is_said(page, before < SAID_WITHIN ? 0 : before - SAID_WITHIN, before)) return 1;
    }
    return 0;
}

/* The end of the article with the paragraphs soon after `stop` that attribute a quotation. Many pages have a box, or a list of
   other articles, before the last paragraph, which alone does not outweigh it. */
static uint32_t with_speech(const qx_page *page, uint32_t stop) {
    uint32_t others = 0; /* rows since the article's last one, without residue */
    for (uint32_t row = stop; row < page->count && others < RESUME_WITHIN; row++) {
        others += !page->cue[row];
        if (page->cue[row] == CUE_START || page->cue[row] == CUE_COPY || comments_begin(page, row)) break;
        if (page->ends[row] && is_speech(page, row)) stop = row + 1, others = 0;
    }
    return stop;
}

/* The number of rows from `row` on, in the direction of `step`, up to the last sentence, with at most one heading between two of
   them. The weight of a short sentence is 0, so that the best stretch never begins or ends with one ("No one was hurt."). */
static uint32_t sentences(const qx_page *page, uint32_t row, int step) {
    uint32_t count = 0, others = 0;
    for (uint32_t number = 1; row < page->count; number++, row += (uint32_t)step) { /* below 0 it wraps to more than the count */
        if (!page->words[row]) continue;
        others = page->ends[row] ? 0 : others + 1;
        if (page->cue[row] || page->repeated[row] || others > 1) break;
        if (!others) count = number;
    }
    return count;
}

/* ---- The whole search */

/* The first post of a forum or a live page before `first`, if any: the first head that prose follows soon. */
static uint32_t first_post(const qx_page *page, uint32_t first) {
    for (uint32_t row = 0; page->is_forum && row < first; row++)
        for (uint32_t next = row; page->cue[row] == CUE_POST && next < first && next < row + POST_WITHIN; next++)
            if (page->prose[next]) return row;
    return first;
}

static void extend(const qx_page *page, const run_of_rows *best, uint32_t region[2]) {
    uint32_t first = first_post(page, with_intro(page, best->first)), stop = with_speech(page, with_lists(page, best->stop));
    stop += sentences(page, stop, 1);
    first -= sentences(page, first - 1, -1);
    region[0] = page->first[first];
    region[1] = page->stop[stop - 1];
}

/* Finds the lines of the best stretch. Returns 1; 0 if there is no prose; -1 if memory runs out. Repeated lines are teasers,
   unless they outweigh everything else by far: then the page has its article twice, for wide and narrow screens or for printing,
   and the first copy is searched for. */
static int find_region(const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int across, uint32_t region[2]) {
    qx_page page, twice = {0};
    uint32_t *starts = NULL;
    int found = -1;
    if (qx_page_read(&page, scan, cues, classes, across, 0) || !(starts = malloc((page.count + 1) * sizeof *starts))) goto done;
    run_of_rows best = best_stretch(&page, starts), other = {0};
    if (2 * PROSE * (int64_t)page.copied > best.sum) { /* otherwise no stretch can be so much better with them */
        if (qx_page_read(&twice, scan, cues, classes, across, 1)) goto done;
        other = best_stretch(&twice, starts);
    }
    int is_twice = 2 * other.sum > 3 * best.sum;
    found = is_twice || best.sum > 0;
    if (found) extend(is_twice ? &twice : &page, is_twice ? &other : &best, region);
done:
    free(starts);
    qx_page_free(&page);
    qx_page_free(&twice);
    return found;
}

/* Whether the row is a label. Its words are so few that joined parts of a sentence are never one. */
static int is_label(const qx_page *page, uint32_t row) { return page->words[row] <= TORN_WORDS && !page->ends[row]; }

/* Whether the first line with words is a label, or the last one, unless it belongs to a list. Residue is ignored. Returns -1 if
   memory runs out. */
static int has_menu_ends(const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes) {
    qx_page page;
    uint32_t first = QX_NONE, last = QX_NONE;
    int found = qx_page_read(&page, scan, cues, classes, 1, 0);
    for (uint32_t row = 0; !found && row < page.count; row++) {
        if (!page.words[row] || cues[page.first[row]]) continue;
        if (first == QX_NONE) first = row;
        last = row;
    }
    if (last != QX_NONE) found = is_label(&page, first) || (is_label(&page, last) && !is_plain(&page, last));
    qx_page_free(&page);
    return found;
}

int qx_find_article(const qx_scan *scan, const uint8_t *cues, const qx_page_classes *classes, int is_raw, uint32_t region[2]) {
    int found = is_raw ? find_region(scan, cues, classes, 0, region) : has_menu_ends(scan, cues, classes);
    if (found == (is_raw ? 1 : 0) || found < 0) return found;
    found = find_region(scan, cues, classes, 1, region);
    if (!found) region[0] = 0, region[1] = scan->lines.count;
    return found < 0 ? -1 : 1;
}

/* ---- Menus

   A whole page differs from an extracted body in its lines that end no sentence: the number of those with up to MENU_WORDS words,
   times the share of all words in those with up to LABEL_WORDS words, which are labels … */
enum {
    MENU_WORDS = 4,
    LABEL_WORDS = 8,
    MENU_LINES = 4, /* … with so many labels in a row, unlike headings and buttons between paragraphs, … */
    END_LINES = 5,  /* … and in so many lines at either end … */
    END_LABELS = 3, /* … so many labels, … */
    LONG_MENU = 30, /* … or so many in a row anywhere */
};

int qx_looks_like_page(const qx_scan *scan, const uint8_t *gone) {
    const uint32_t *flags = scan->lines.column[LINE_FLAGS], *counts = scan->line_counts.column[LINE_WORDS];
    uint64_t menu = 0, in_labels = 0, words = 0;
    uint32_t lines = 0, row = 0, longest = 0, at_start = 0, at_end = 0, last[END_LINES] = {0}; /* last: of END_LINES lines */
    for (uint32_t line = 0; line < scan->lines.count; line++) {
        if (flags[line] & LINE_BLANK || (gone && gone[line])) continue;
        uint32_t is_label = counts[line] <= LABEL_WORDS && !(flags[line] & LINE_ENDS_SENTENCE);
        words += counts[line];
        in_labels += is_label ? counts[line] : 0;
        menu += is_label && counts[line] <= MENU_WORDS;
        row = is_label ? row + 1 : 0;
        if (row > longest) longest = row;
        if (lines < END_LINES) at_start += is_label;
        at_end += is_label - last[lines % END_LINES];
        last[lines++ % END_LINES] = is_label;
    }
    if (5 * menu * in_labels < 3 * words) return 0;
    return longest >= LONG_MENU || (longest >= MENU_LINES && (at_start >= END_LABELS || at_end >= END_LABELS));
}
