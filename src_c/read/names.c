/* Finds runs of capitalised words, which the rules read as names, and the words that they have in common. */
#include <stdlib.h>

#include "read/classes.h"
#include "read/features.h"
#include "read/names.h"
#include "read/narration.h"
#include "scan/chartab.h"

enum { LONGEST_INITIALS = 5 }; /* characters: J.R.R */
enum { MOST_PARTICLES = 3 };
enum { LONGEST_RUN = 60 }; /* tokens: longer runs are text in capitals */
enum { LONGEST_SMALL_PART = 5 }; /* characters: the second half of Sung-hoon */

/* Whether the token is initials: J. Doe, J.D. Doe, J.R.R. Doe; not a word of the lexicon such as U.S., and not the P of S&P. */
static int are_initials(const qx_scan *scan, uint32_t token) {
    uint32_t start = scan->tokens.column[TOKEN_START][token], length = scan->tokens.column[TOKEN_END][token] - start;
    if (length == 1) return scan->tokens.column[TOKEN_TAGS][token] & TAG_SPACED || !token || qx_first_char(scan, token - 1) != '&';
    int is_dotted = length <= LONGEST_INITIALS && qx_char(scan, start + 1) == '.';
    return is_dotted && length & 1 && (length == 3 || qx_char(scan, start + 3) == '.') && !scan->tokens.column[TOKEN_ENTRY][token];
}

/* Whether three letters with full stops, after a determiner, are an acronym, not initials: the F.B.I. Moor said. */
static int is_long_acronym(const qx_scan *scan, uint32_t token, uint32_t first, uint32_t determiners) {
    if (token != first || !first || !(scan->tokens.column[TOKEN_TAGS][first - 1] & determiners)) return 0;
    return scan->tokens.column[TOKEN_END][token] - scan->tokens.column[TOKEN_START][token] == LONGEST_INITIALS
        && !(scan->tokens.column[TOKEN_TAGS][token] & CLASS_ABBREVIATION_BEFORE_NAME);
}

/* Whether the word at `token` is an initial inside a name: Ada A. Moor. */
static int is_initial(const qx_scan *scan, uint32_t token, uint32_t count) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS], *starts = scan->tokens.column[TOKEN_START];
    if (token + 2 >= count || scan->tokens.column[TOKEN_END][token] - starts[token] != 1) return 0;
    return !(tags[token + 1] & TAG_SPACED) && qx_first_char(scan, token + 1) == '.' && tags[token + 2] & TAG_CAPITALIZED;
}

/* The length of a token without its possessive ending, which only the last token of a run has. */
static uint32_t bare_length(const qx_scan *scan, uint32_t token, int is_last) {
    uint32_t length = qx_length(scan, token);
    if (!is_last || !(qx_kinds_of_last(scan->lexicon, qx_char(scan, scan->tokens.column[TOKEN_END][token] - 1)) & ENDING_POSSESSIVE)) return length;
    return length - qx_possessive_length(scan, token);
}

static int is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

int qx_is_small_part(const qx_scan *scan, uint32_t token) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (token < 2 || token >= scan->tokens.count) return 0;
    if ((tags[token] & (TAG_LOWER | TAG_SPACED)) != TAG_LOWER || tags[token - 1] & TAG_SPACED) return 0;
    if (!(tags[token - 2] & TAG_CAPITALIZED) || !is_hyphen(qx_first_char(scan, token - 1))) return 0;
    if (qx_length(scan, token) > LONGEST_SMALL_PART || qx_length(scan, token - 2) == 1) return 0;
    return !scan->tokens.column[TOKEN_ENTRY][token] || qx_features(scan, token) & FEATURE_SYLLABLE;
}

/* A particle that is also a function word, by the word bits above the features, needs a first name or a particle before it:
   João do Doe, Ada von der Doe; not: Republicans do Doe a favour, die Meinung von Doe. */
int qx_is_particle(const qx_scan *scan, uint32_t token) {
    uint64_t features = qx_features(scan, token);
    if (!(features & FEATURE_PARTICLE) || scan->tokens.column[TOKEN_TAGS][token] & TAG_UPPER) return 0;
    if (!(QX_BIT(features >> 32 & WORD_CLASS) & (QX_BIT(UPOS_AUX) | QX_BIT(UPOS_ADP) | QX_BIT(UPOS_DET)))) return 1;
    return token && qx_features(scan, token - 1) & (FEATURE_FIRST_NAME | FEATURE_PARTICLE);
}

int qx_is_short_article(const qx_scan *scan, uint32_t token) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (!token || token + 2 >= scan->tokens.count) return 0;
    uint32_t mark = qx_first_char(scan, token);
    if ((mark != '\'' && mark != 0x2019) || !qx_is_particle(scan, token - 1)) return 0;
    return (tags[token + 1] & (TAG_LOWER | TAG_SPACED)) == TAG_LOWER && qx_length(scan, token + 1) == 1
        && (tags[token + 2] & (TAG_CAPITALIZED | TAG_SPACED)) == (TAG_CAPITALIZED | TAG_SPACED);
}

/* The token after particles at `token` and the name after them (van der Berg, al-Amin), or `token`. */
static uint32_t particles_end(const qx_scan *scan, uint32_t token, uint32_t count) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t end = token, most = count - token < MOST_PARTICLES ? count : token + MOST_PARTICLES;
    while (end < most && tags[end] & TAG_LOWER && tags[end] & TAG_SPACED && qx_is_particle(scan, end)) end++;
    if (end == token || end == count) return token;
    if (end + 2 < count && qx_is_short_article(scan, end)) return end + 3; /* van ’t Doe */
    if (!(tags[end] & TAG_SPACED) && is_hyphen(qx_first_char(scan, end))) {
        end++;
        return end < count && tags[end] & TAG_CAPITALIZED && !(tags[end] & TAG_SPACED) ? end + 1 : token;
    }
    return tags[end] & TAG_CAPITALIZED && tags[end] & TAG_SPACED ? end + 1 : token;
}

/* Whether & joins the word at `token` to another: S&P, Texas A&M. */
static int joins_by_ampersand(const qx_scan *scan, uint32_t token, uint32_t count) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (token + 2 >= count || (tags[token + 1] | tags[token + 2]) & TAG_SPACED) return 0;
    return qx_first_char(scan, token + 1) == '&' && tags[token + 2] & TAG_CAPITALIZED;
}

/* Whether the word at `token`, which is usually not part of a name, begins one by its shape: A. J. Doe, AT&T, WHO,
   So-yeon. */
static int opens_by_shape(const qx_scan *scan, uint32_t token, uint32_t count) {
    if (qx_is_acronym(scan, token) || qx_is_small_part(scan, token + 2)) return 1;
    if (is_initial(scan, token, count)) return is_initial(scan, token + 2, count);
    return joins_by_ampersand(scan, token, count);
}

/* The token after the word at `token` if a name may go on with it, which it does not with those of `never_inside`; else
   `token`. */
static uint32_t word_end(const qx_scan *scan, uint32_t token, uint32_t count, uint32_t never_inside) {
    if (!(scan->tokens.column[TOKEN_TAGS][token] & never_inside) || is_initial(scan, token, count) || qx_is_acronym(scan, token)) return token + 1;
    return token + joins_by_ampersand(scan, token, count);
}

/* The same for particles and the word after them. */
static uint32_t particles_and_word_end(const qx_scan *scan, uint32_t token, uint32_t count, uint32_t never_inside) {
    uint32_t end = particles_end(scan, token, count);
    return end > token && scan->tokens.column[TOKEN_TAGS][end - 1] & never_inside ? token : end;
}

/* Whether the word is a particle with a full stop: St. Doe, Ada St. Doe, Mr. St. Doe; not: in Main St. Doe stood. */
static int is_short_particle(const qx_scan *scan, uint32_t token, uint32_t first) {
    if (!(qx_features(scan, token) & FEATURE_SHORT_PARTICLE)) return 0;
    return token == first || !(scan->tokens.column[TOKEN_TAGS][token - 1] & TAG_WORD) || qx_features(scan, token - 1) & FEATURE_FIRST_NAME;
}

/* Whether the full stop after `token` may be inside the name that begins at `first`: Sen. Doe, John F. Doe, Ada St. Doe. */
static int joins_by_stop(const qx_scan *scan, uint32_t token, uint32_t first, uint32_t determiners) {
    int joins = scan->tokens.column[TOKEN_TAGS][token] & CLASS_ABBREVIATION_BEFORE_NAME || is_short_particle(scan, token, first);
    if (!joins && !are_initials(scan, token)) return 0;
    return !is_long_acronym(scan, token, first, determiners);
}

/* The token after the word that the full stop, hyphen or & at `joint` joins to the name that begins at `first`, or `joint`. */
static uint32_t joined_end(const qx_scan *scan, uint32_t first, uint32_t joint, uint32_t count, uint32_t never_inside, uint32_t determiners) {
    uint32_t next = joint + 1, end = next, mark = qx_first_char(scan, joint);
    if (mark == '&') return joins_by_ampersand(scan, joint - 1, count) ? joint + 2 : joint;
    if (next == count || !(mark == '.' ? joins_by_stop(scan, joint - 1, first, determiners) : is_hyphen(mark))) return joint;
    uint32_t tags = scan->tokens.column[TOKEN_TAGS][next];
    if (mark != '.' && tags & TAG_SPACED) return joint;
    if (tags & TAG_CAPITALIZED) end = word_end(scan, next, count, never_inside);
    else if (mark == '.') end = particles_and_word_end(scan, next, count, never_inside); /* Mr. van Doe */
    else if (tags & TAG_LOWER && bare_length(scan, next, 1) <= LONGEST_SMALL_PART) end = next + 1;   /* Ki-moon */
    return end > next ? end : joint;
}

/* Whether a given name with a small part after a hyphen, before a family name, ends before `stop`: Hyun-woo Doe, Dr. Hyun-woo Doe,
   Korean Hyun-woo Doe; not: Ban Ki-moon, London-born Ada Doe. */
static int is_given_name(const qx_scan *scan, uint32_t first, uint32_t stop, uint32_t titles) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (stop < first + 3 || !qx_is_small_part(scan, stop - 1)) return 0;
    return stop == first + 3 || !(tags[stop - 4] & TAG_WORD) || tags[stop - 4] & titles || qx_has_ending(scan, stop - 4, ENDING_DEMONYM);
}

/* The token after the run that begins at `first`, in a paragraph that ends before `count`. */
static uint32_t run_end(const qx_scan *scan, uint32_t first, uint32_t count, uint32_t never_inside, const qx_name_classes *classes) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t stop = first + 1;
    if (count - first > LONGEST_RUN) count = first + LONGEST_RUN;
    while (stop < count && (tags[stop - 1] & TAG_CAPITALIZED || is_given_name(scan, first, stop, classes->titles)) && !qx_is_possessive(scan, stop - 1)) {
        uint32_t end = tags[stop] & TAG_CAPITALIZED ? word_end(scan, stop, count, never_inside)
                     : tags[stop] & TAG_SPACED      ? particles_and_word_end(scan, stop, count, never_inside)
                                                    : joined_end(scan, first, stop, count, never_inside, classes->determiners);
        if (end == stop) break;
        stop = end;
    }
    int is_day = stop > first + 1 && tags[stop - 2] & TAG_WORD && qx_features(scan, stop - 1) & FEATURE_WEEKDAY;
    return is_day && stop < count && qx_features(scan, stop) & FEATURE_PAST ? stop - 1 : stop; /* Ada Doe *Monday* said */
}

/* Whether the sentence begins with a name that ends before `after`: Will Moor, a farmer; Will Moor agreed; not a question: Will
   Moor agree? and not a wish, if there may be one: May Heaven help us. */
static int begins_with_name(const qx_scan *scan, uint32_t after, uint32_t stop, int may_wish) {
    if (after < stop && (qx_first_char(scan, after) == ',' || qx_features(scan, after) & FEATURE_PAST)) return 1;
    if (may_wish || (after < stop && scan->tokens.column[TOKEN_TAGS][after] & TAG_CAPITALIZED)) return 0; /* Will Moor Win Salem */
    if (stop - after > LONGEST_RUN) stop = after + LONGEST_RUN;
    for (; after < stop; after++) {
        uint32_t mark = qx_first_char(scan, after);
        if (mark == '?') return 0;
        if (mark == '.' || mark == ':' || mark == '!' || mark == ';') return 1;
    }
    return 1;
}

/* Whether a month or an auxiliary is a first name here, before another word of a name: said April Moor, with Will Moor; not: in
   April Moor left; how Will Moor does; last May Ada Moor left. */
static int is_first_name(const qx_scan *scan, uint32_t token, uint32_t stop, uint32_t never_first, const qx_name_classes *classes) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    uint32_t last = token + 1, before = token ? tags[token - 1] : 0;
    if (!(qx_features(scan, token) & FEATURE_FIRST_NAME)) return 0;
    if (last >= stop || (tags[last] & (TAG_CAPITALIZED | TAG_UPPER | TAG_SPACED | never_first)) != (TAG_CAPITALIZED | TAG_SPACED)) return 0;
    if (tags[last] & (classes->titles | classes->organizations)) return 0;
    int is_month = (tags[token] & classes->times) != 0, is_predicate = (tags[token] & classes->predicates) != 0;
    int is_date = is_month && before & TAG_LOWER;
    if (qx_features(scan, last) & FEATURE_FIRST_NAME && (is_date || (last + 1 < stop && tags[last + 1] & TAG_CAPITALIZED))) return 0;
    if (is_predicate && !(before & TAG_LOWER) && !begins_with_name(scan, last + 1, stop, is_month)) return 0;
    if (is_predicate && !is_month) return 1;
    if (!(before & TAG_LOWER)) return !(before & TAG_CAPITALIZED);
    return before & (classes->roles | classes->predicates) && !(before & classes->prepositions);
}

static int opens_name(const qx_scan *scan, uint32_t token, uint32_t stop, uint32_t never_first, const qx_name_classes *classes) {
    if (!(scan->tokens.column[TOKEN_TAGS][token] & never_first) || opens_by_shape(scan, token, stop)) return 1;
    return is_first_name(scan, token, stop, never_first, classes);
}

int qx_name_runs(const qx_scan *scan, uint32_t never_first, uint32_t never_inside, const qx_name_classes *classes, qx_table *runs) {
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (qx_table_init(runs, RUN_COLUMNS, scan->tokens.count / 8 + 16)) return -1;
    for (uint32_t p = 0, token = 0, words = 0; p < scan->paragraphs.count; p++) {
        uint32_t stop = scan->paragraphs.column[PARAGRAPH_STOP][p];
        for (;;) {
            while (token < stop && (!(tags[token] & TAG_CAPITALIZED) || !opens_name(scan, token, stop, never_first, classes))) token++;
            if (token >= stop) break;
            if (runs->count == runs->capacity && qx_table_grow(runs)) return -1;
            uint32_t row = runs->count++;
            uint32_t end = run_end(scan, token, stop, never_inside, classes), any = 0;
            runs->column[RUN_FIRST][row] = token;
            runs->column[RUN_STOP][row] = end;
            runs->column[RUN_ROW][row] = words;
            words += end - token;
            runs->column[RUN_LAST][row] = words - 1;
            for (uint32_t first = token; token < end; token++) {
                if (token + 1 == end || !qx_is_particle(scan, token)) any |= tags[token]; /* la does not mean Louisiana */
                if (token == first || tags[token] & TAG_SPACED) runs->column[RUN_LAST_WORD][row] = token;
            }
            runs->column[RUN_TAGS][row] = any & QX_PACK_CLASSES;
        }
    }
    return 0;
}

static inline uint32_t fold(uint32_t c) { return c - 'A' < 26 ? c + ('a' - 'A') : c < 128 ? c : qx_fold(c); }

/* Whether the words at two offsets differ only in case and the kind of apostrophe. */
static inline int are_alike(const void *text, int width, uint32_t a, uint32_t b, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) {
        uint32_t one = qx_char_at(text, width, a + i), other = qx_char_at(text, width, b + i);
        if (one != other && fold(one) != fold(other)) return 0;
    }
    return 1;
}

enum { MOST_PROBES = 32 }; /* a word not found within so many probes counts as new, which keeps time linear */
enum { ENDING_TAIL = NAME_WORD_COLUMNS, INSIDE_TAIL, WORD_START, WORD_LENGTH, ALL_WORD_COLUMNS }; /* while rows are made */

/* The slot of the word start:start + length: it holds 1 + the first row of the same word, or 0. */
static inline uint32_t *find_slot(const void *text, int width, const qx_table *words, uint32_t start, uint32_t length,
                                  uint32_t *slots, size_t mask) {
    uint64_t hash = length, packed = 0;
    for (uint32_t i = 0; i < length; i++) {
        uint32_t c = qx_char_at(text, width, start + i);
        packed = packed << 8 ^ ((c < 128 ? c : fold(c)) | 0x20); /* ignores the case of letters */
        if ((i & 7) == 7) hash = (hash ^ packed) * 0x9E3779B97F4A7C15u;
    }
    hash = (hash ^ packed) * 0x9E3779B97F4A7C15u;
    uint32_t place = (uint32_t)(hash >> 32), *slot = &slots[place & mask];
    for (uint32_t probe = 0; *slot && probe < MOST_PROBES; probe++, slot = &slots[++place & mask]) {
        uint32_t row = *slot - 1;
        if (words->column[WORD_LENGTH][row] == length && are_alike(text, width, words->column[WORD_START][row], start, length))
            return slot;
    }
    *slot = 0;
    return slot;
}

/* Calls find_slot with a constant width, so that it is compiled for each. */
static uint32_t *slot_of(const qx_scan *scan, const qx_table *words, uint32_t start, uint32_t length, uint32_t *slots, size_t mask) {
    const void *text = scan->text;
    if (scan->width == 1) return find_slot(text, 1, words, start, length, slots, mask);
    if (scan->width == 2) return find_slot(text, 2, words, start, length, slots, mask);
    return find_slot(text, 4, words, start, length, slots, mask);
}

/* Appends `row` to the chain of rows of its word, whose first row is `first`: those that end a run, or the others. */
static void chain_row(qx_table *words, uint32_t row, uint32_t first, int head, int tail) {
    uint32_t last = words->column[tail][first];
    if (last == QX_NONE) words->column[head][first] = row;
    else words->column[NAME_WORD_NEXT][last] = row;
    words->column[tail][first] = row;
}

/* Adds the row of a token of a run, and chains it to the rows of the same word. */
static void add_word(const qx_scan *scan, const qx_table *runs, uint32_t run, uint32_t token, qx_table *words, uint32_t *slots,
                     size_t mask) {
    uint32_t row = words->count++, start = scan->tokens.column[TOKEN_START][token];
    uint32_t length = bare_length(scan, token, token + 1 == runs->column[RUN_STOP][run]);
    uint32_t *slot = slot_of(scan, words, start, length, slots, mask);
    if (!*slot) {
        *slot = row + 1;
        for (int i = NAME_WORD_ENDING; i <= INSIDE_TAIL; i++) words->column[i][row] = QX_NONE;
    }
    words->column[WORD_START][row] = start;
    words->column[WORD_LENGTH][row] = length;
    words->column[NAME_WORD_RUN][row] = run;
    words->column[NAME_WORD_TOKEN][row] = token;
    words->column[NAME_WORD_FIRST][row] = *slot - 1;
    words->column[NAME_WORD_NEXT][row] = QX_NONE;
    if (row == runs->column[RUN_LAST][run]) chain_row(words, row, *slot - 1, NAME_WORD_ENDING, ENDING_TAIL);
    else chain_row(words, row, *slot - 1, NAME_WORD_INSIDE, INSIDE_TAIL);
}

int qx_name_words(const qx_scan *scan, const qx_table *runs, qx_table *words) {
    uint32_t total = 0;
    size_t size = 64;
    for (uint32_t run = 0; run < runs->count; run++) total += runs->column[RUN_STOP][run] - runs->column[RUN_FIRST][run];
    while (size / 2 < total) size *= 2;
    uint32_t *slots = calloc(size, sizeof *slots);
    if (qx_table_init(words, ALL_WORD_COLUMNS, total + 1) || !slots) {
        free(slots);
        return -1;
    }
    for (uint32_t run = 0; run < runs->count; run++)
        for (uint32_t token = runs->column[RUN_FIRST][run]; token < runs->column[RUN_STOP][run]; token++)
            add_word(scan, runs, run, token, words, slots, size - 1);
    free(slots);
    return 0;
}

int qx_resemble(const qx_scan *scan, const qx_table *words, uint32_t row, uint32_t other) {
    uint32_t one = words->column[WORD_START][row], two = words->column[WORD_START][other];
    uint32_t length = words->column[WORD_LENGTH][row], its = words->column[WORD_LENGTH][other];
    if (!length || !its || length > its + 1 || its > length + 1 || fold(qx_char(scan, one)) != fold(qx_char(scan, two))) return 0;
    return fold(qx_char(scan, one + length - 1)) == fold(qx_char(scan, two + its - 1));
}
