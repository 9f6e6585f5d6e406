/* Decides the class of each word: first by itself, then by its neighbours. */
#include "read/class_reader.h"
#include "read/features.h"
#include "read/names.h"
#include "read/narration.h"

enum {
    LONGEST_ADVERBS = 4,   /* the most adverbs skipped on the way to the word before */
    SHORTEST_INFLECTED = 5, /* characters of a word that can be classified by its ending */
    SHORTEST_DERIVED = 6,
    BESIDE = 2,            /* tokens at each end of a quotation that words outside may look at */
    FETCHED_AHEAD = 6, /* tokens whose lexicon entries are prefetched */
    LONGEST_PARTICLE = 5, /* characters: delle, binti */
};

int is_plural(const class_reader *r, uint32_t token) {
    if (r->words[token] & WORD_PLURAL) return 1;
    return ends_in(r, token, ENDING_PLURAL) && !ends_in(r, token, ENDING_SINGULAR | ENDING_POSSESSIVE);
}

static int is_symbol(uint32_t c) {
    return c == '$' || c == '%' || c == '#' || c == '+' || c == '=' || c == '<' || c == '>' || c == '*' || c == '~' || c == '|'
        || c == '^' || c == '_' || c == 0x20AC || c == 0xA3;
}

/* Whether a word after the mark may have a capital without being a name. */
static int may_open(uint32_t c) {
    return c == '(' || c == '[' || c == 0x2014 || c == 0x2013 || c == '-' || c == ':' || c == ';' || c == 0x2026 || c == '*'
        || c == 0x2022 || c == '"' || c == 0x201C || c == 0x2018 || c == '\'' || c == '`';
}

static int follows_mark(const class_reader *r, uint32_t token) {
    uint32_t before = token - 1; /* the token is not the first of a sentence */
    return r->tags[before] & TAG_PUNCT && may_open(char_of(r, before)) && !is_inside(r, before);
}

int is_shouted(const class_reader *r, uint32_t token) {
    int found = 0;
    for (uint32_t side = 0; side < 2; side++) {
        uint32_t beside = side ? token + 1 : token - 1;
        if ((!side && !token) || beside >= r->count || !(r->tags[beside] & TAG_WORD) || length_of(r, beside) <= 1) continue;
        if (!(r->tags[beside] & TAG_UPPER)) return 0;
        found |= length_of(r, beside) > 2 && entry_of(r, beside) & WORD_CLASS;
    }
    return found;
}

static int is_letter(const class_reader *r, uint32_t offset) { return (qx_char(r->scan, offset) | 0x20) - 'a' < 26; }

static uint32_t punctuation(const class_reader *r, uint32_t token) {
    uint32_t c = char_of(r, token);
    if (c == '&') return UPOS_CCONJ;
    if (is_apostrophe(c) && length_of(r, token) == 1 && touches(r, token) && ends_in(r, token - 1, ENDING_PLURAL)) return UPOS_PART;
    return is_symbol(c) ? UPOS_SYM : UPOS_PUNCT;
}

/* Whether the token is a number: digits, unless letters follow that are not an ending of numbers. */
static int is_number(const class_reader *r, uint32_t token) {
    uint32_t end = r->ends[token];
    if (!(r->tags[token] & (TAG_NUMBER | TAG_DIGIT))) return 0;
    if (!(r->tags[token] & TAG_WORD) || ends_in(r, token, ENDING_ORDINAL)) return 1;
    return length_of(r, token) <= 2 || !is_letter(r, end - 1) || !is_letter(r, end - 2);
}

/* The bits that its endings add to a word of an open class in the lexicon. */
static uint32_t more_of_entry(const class_reader *r, uint32_t token, uint32_t entry) {
    static const uint32_t of_class[WORD_CLASS + 1] = {[UPOS_NOUN] = WORD_NOUN, [UPOS_ADJ] = WORD_ADJECTIVE, [UPOS_ADV] = WORD_ADVERB};
    uint32_t upos = entry & WORD_CLASS, more = of_class[upos], ending = endings_of(r, token, ENDING_GERUND | ENDING_PAST);
    if (!ending) return more;
    uint32_t length = length_of(r, token), shortest = upos == UPOS_NOUN ? SHORTEST_DERIVED : SHORTEST_INFLECTED;
    if (length >= shortest && !(entry & WORD_BASE) && ending & ENDING_GERUND) more |= WORD_GERUND;
    if (length >= SHORTEST_INFLECTED && (upos != UPOS_NOUN || entry & TWICE) && ending & ENDING_PAST) more |= TWICE;
    return more;
}

static int is_between_capitals(const class_reader *r, uint32_t token) {
    return token && token + 1 < r->count && r->tags[token - 1] & r->tags[token + 1] & TAG_CAPITALIZED;
}

/* Whether an auxiliary or a past tense that opens the sentence is part of a name: *Will* Moor said; *Rose* Moor, a farmer; *Fed*
   Chair Moor; not: *Will* Moor say so? */
static int is_in_name(const class_reader *r, uint32_t token) {
    uint32_t last = token + 1, after = token + 2;
    if (last >= r->count || (r->tags[last] & (TAG_CAPITALIZED | TAG_SPACED)) != (TAG_CAPITALIZED | TAG_SPACED)) return 0;
    if (r->tags[last] & CLASS_ROLE && (entry_of(r, token) & WORD_CLASS) == UPOS_VERB && !(r->tags[token] & CLASS_CUE)) return 1;
    if (!(qx_features(r->scan, token) & FEATURE_FIRST_NAME)) return 0;
    if (after < r->count && !(r->tags[after] & TAG_SPACED) && r->tags[after] & TAG_WORD) after++;
    if (after >= r->count || r->tags[after] & TAG_PUNCT || qx_is_possessive(r->scan, last)) return 1;
    uint32_t next = entry_of(r, after), upos = next & WORD_CLASS;
    if (!upos) return ends_in(r, after, ENDING_PAST);
    return next & (WORD_PAST | WORD_THIRD) || one_of(upos, OF(ADP) | OF(CCONJ));
}

/* Whether a preposition opens a title inside the sentence: said *Under* Secretary Moor; not: *Under* Mayor Moor, it fell. */
static int opens_title(const class_reader *r, uint32_t token) {
    if (starts_at(r, token) || token + 1 >= r->count || r->tags[token - 1] & TAG_CAPITALIZED) return 0;
    return (r->tags[token + 1] & (TAG_CAPITALIZED | CLASS_ROLE)) == (TAG_CAPITALIZED | CLASS_ROLE);
}

static uint32_t known(const class_reader *r, uint32_t token, uint32_t entry, int capital, int upper) {
    uint32_t upos = entry & WORD_CLASS;
    if (r->tags[token] & TAG_CAPITALIZED && !capital && (upos == UPOS_AUX || entry & WORD_PAST) && is_in_name(r, token)) return UPOS_PROPN | WORD_NOUN;
    if (one_of(upos, OPEN_CLASSES) && !(entry & WORD_KIND)) {
        if (!capital) return entry | more_of_entry(r, token, entry);
        return UPOS_PROPN | WORD_NOUN | (upos == UPOS_ADJ && !(entry & FORMS) ? WORD_ADJECTIVE : 0);
    }
    if (is_compounded(r, token)) return r->tags[token - 2] & TAG_CAPITALIZED ? UPOS_PROPN : UPOS_NOUN | WORD_NOUN;
    if (upper && upos == UPOS_PRON && length_of(r, token) > 1) return UPOS_PROPN; /* WHO, US */
    if (upos == UPOS_ADP && r->tags[token] & TAG_CAPITALIZED && opens_title(r, token)) return UPOS_PROPN;
    if (upos == UPOS_AUX && capital && (entry & WORD_NOUN || is_between_capitals(r, token))) return UPOS_PROPN; /* May, Will */
    const uint32_t small = OF(DET) | OF(ADP) | OF(CCONJ) | OF(PRON) | OF(AUX) | OF(PART) | OF(SCONJ);
    return capital && !one_of(upos, small) ? UPOS_PROPN | WORD_NOUN : entry;
}

static uint32_t guess(const class_reader *r, uint32_t token, int capital) {
    uint32_t length = length_of(r, token), large = r->tags[token] & TAG_CAPITALIZED;
    uint32_t ending = endings_of(r, token, capital ? ENDING_POSSESSIVE | ENDING_DEMONYM : UINT32_MAX);
    if (length < SHORTEST_INFLECTED) ending &= ENDING_POSSESSIVE | ENDING_PLURAL;
    if (length < SHORTEST_DERIVED) ending &= ~(uint32_t)(ENDING_DEMONYM | ENDING_ADJECTIVE | ENDING_VERB);
    if (ending & ENDING_POSSESSIVE) return large ? UPOS_PROPN : UPOS_NOUN;
    if (capital) return UPOS_PROPN | (ending & ENDING_DEMONYM ? WORD_ADJECTIVE : 0);
    if (large && ((token + 1 < r->count && r->tags[token + 1] & TAG_CAPITALIZED) || qx_features(r->scan, token) & FEATURE_FIRST_NAME)) return UPOS_PROPN;
    if (ending & ENDING_GERUND) return UPOS_VERB | WORD_GERUND;
    if (ending & ENDING_PAST) return UPOS_VERB | TWICE;
    if (ending & ENDING_ADVERB && !large) return UPOS_ADV;
    if (ending & ENDING_ADJECTIVE && !(ending & ENDING_NOUN)) return UPOS_ADJ | WORD_ADJECTIVE;
    if (large) return UPOS_PROPN;
    if (ending & ENDING_VERB) return UPOS_VERB | WORD_BASE | WORD_NOUN;
    if (ending & ENDING_MODIFIER && !(ending & ENDING_NOUN)) return UPOS_NOUN | WORD_NOUN | WORD_ADJECTIVE;
    return UPOS_NOUN | WORD_NOUN | (ending & ENDING_PLURAL ? 0 : WORD_UNKNOWN);
}

/* Whether the word is a particle of a name: Ada de *los* Doe, von *der* Doe, *dos* Doe; not: a *den* Doe found. */
static int is_particle(const class_reader *r, uint32_t token, uint32_t entry) {
    if (!qx_is_particle(r->scan, token)) return 0;
    if (entry & WORD_CLASS && !(token && (r->tags[token - 1] & TAG_CAPITALIZED || qx_is_particle(r->scan, token - 1)))) return 0;
    uint32_t after = token + 1;
    while (after < r->count && r->tags[after] & TAG_LOWER && qx_is_particle(r->scan, after)) after++;
    if (qx_is_short_article(r->scan, after)) return 1;
    if (after < r->count && is_hyphen(char_of(r, after)) && touches(r, after)) after++;
    return after < r->count && r->tags[after] & TAG_CAPITALIZED;
}

/* The bits of a word by itself; only its capital is compared with its neighbours. */
static uint32_t alone(const class_reader *r, uint32_t token, int opens) {
    uint32_t tag = r->tags[token], entry = entry_of(r, token);
    if (tag & (TAG_PUNCT | TAG_LINK | TAG_NUMBER | TAG_DIGIT)) {
        if (tag & TAG_PUNCT) return punctuation(r, token);
        if (tag & TAG_LINK && !(tag & TAG_WORD)) return UPOS_X;
        if (is_number(r, token)) return ends_in(r, token, ENDING_ORDINAL) ? UPOS_ADJ : UPOS_NUM;
    }
    int capital = tag & TAG_CAPITALIZED && !opens, upper = (tag & TAG_UPPER) != 0;
    if (upper && is_shouted(r, token)) capital = upper = 0;
    if (tag & TAG_LOWER && length_of(r, token) <= LONGEST_PARTICLE && is_particle(r, token, entry)) return UPOS_PROPN;
    if (qx_is_small_part(r->scan, token) || (tag & TAG_CAPITALIZED && qx_is_small_part(r->scan, token + 2))) return UPOS_PROPN;
    return entry & WORD_CLASS ? known(r, token, entry, capital, upper) : guess(r, token, capital);
}

int opens_clause(const class_reader *r, uint32_t token) {
    for (uint32_t after = token + 1; after < r->count && after < token + LONGEST_CLAUSE; after++) {
        uint32_t upos = class_of(r, after), word = r->words[after];
        if (word & WORD_STARTS || (upos == UPOS_PUNCT && !is_inside(r, after))) return 0;
        if (word & WORD_SUBJECT && !(word & WORD_OBJECT)) return 1;
        int is_past = upos == UPOS_VERB && word & (WORD_PAST | WORD_THIRD) && after > token + 1;
        if (upos == UPOS_AUX || (is_past && !is_of(r, after - 1, OF(DET) | OF(ADJ)))) return 1;
        if (upos == UPOS_ADP && after > token + 3) return 0;
    }
    return 0;
}

/* Whether the token is an adverb or *not*, skipped in the search for the word before. */
static int is_passed_over(const class_reader *r, uint32_t token) {
    uint32_t upos = class_of(r, token);
    if (upos == UPOS_PART) return r->tags[token] & TAG_WORD && kind_of(r, token) != KIND_TO;
    return upos == UPOS_ADV && kind_of(r, token) != KIND_THERE;
}

static inline uint32_t left_of(const class_reader *r, uint32_t token) {
    for (uint32_t before = token; !starts_at(r, before);) {
        before--;
        if (!is_passed_over(r, before) || token - before >= LONGEST_ADVERBS) return before;
    }
    return QX_NONE;
}

static inline void decide(class_reader *r, uint32_t token) {
    const uint32_t settled = OF(PROPN) | OF(PUNCT) | OF(SYM) | OF(NUM) | OF(X) | OF(CCONJ) | OF(PART);
    uint32_t word = r->words[token];
    if (one_of(word & WORD_CLASS, settled)) return;
    if (word & WORD_KIND) return read_function_word(r, token, left_of(r, token));
    if (!one_of(word & WORD_CLASS, OPEN_CLASSES)) return;
    uint32_t left = left_of(r, token), kind = kind_of(r, left);
    /* Most nouns can only be nouns, unless a verb is required. */
    if ((word & (WORD_CLASS | FORMS | WORD_ADJECTIVE)) != UPOS_NOUN || kind == KIND_MODAL || kind == KIND_DO) read_open_word(r, token, left);
}

/* The number of quoted tokens in a row up to `token`, of which `before` are before it. Has no branch on the tag. */
static uint32_t quoted_until(const class_reader *r, const uint32_t *tags, uint32_t token, uint32_t before) {
    return tags && token < r->count ? (before + 1) * (tags[token] / NARRATION_QUOTED & 1) : 0;
}

/* Reads each word by itself, also some words beyond `stop`, which earlier words may look at, but none deep inside a quotation. */
static void read_alone(class_reader *r, uint32_t row, uint32_t first, uint32_t stop, const uint32_t *tags) {
    const uint32_t *starts = r->scan->sentences.column[SENTENCE_START], count = r->scan->sentences.count;
    uint32_t *words = r->words, next = 0; /* the start of the next sentence */
    uint32_t end = r->count - stop < LONGEST_COMPARED ? r->count : stop + LONGEST_COMPARED;
    const uint32_t *entries = r->scan->tokens.column[TOKEN_ENTRY];
    uint32_t quoted = 0;
    for (uint32_t token = first < BESIDE ? 0 : first - BESIDE; token < first + BESIDE; token++) quoted = quoted_until(r, tags, token, quoted);
    for (uint32_t token = first; token < end; token++) {
        if (end - token > FETCHED_AHEAD) QX_PREFETCH(&r->scan->lexicon->entries[entries[token + FETCHED_AHEAD]]);
        int begins = r->ends[token] > next;
        if (begins) {
            while (row < count && starts[row] < r->ends[token]) row++;
            next = row < count ? starts[row] : UINT32_MAX;
        }
        quoted = quoted_until(r, tags, token + BESIDE, quoted);
        if (token >= stop && words[token] & WORD_READ) continue;
        int is_deep = quoted > 2 * BESIDE, opens = begins || (!is_deep && follows_mark(r, token));
        words[token] = (words[token] & WORD_TAGGED) | (begins ? WORD_STARTS : 0) | (opens ? WORD_OPENS : 0);
        if (!is_deep) words[token] |= alone(r, token, opens);
    }
}

void qx_read_sentence(const qx_scan *scan, uint32_t token, const uint32_t *tags, uint32_t *words) {
    if (words[token] & WORD_READ) return;
    class_reader r = {scan, words, scan->tokens.count, scan->tokens.column[TOKEN_TAGS], scan->tokens.column[TOKEN_START],
                      scan->tokens.column[TOKEN_END]};
    const uint32_t *starts = scan->sentences.column[SENTENCE_START], count = scan->sentences.count;
    uint32_t next = qx_last_at_most(starts, count, r.ends[token] - 1) + 1; /* the sentence after it; QX_NONE + 1 is 0 */
    uint32_t first = next ? qx_token_at(scan, starts[next - 1]) : 0, stop = next < count ? qx_token_at(scan, starts[next]) : r.count;
    read_alone(&r, next, first, stop, tags);
    for (token = first; token < stop; token++) decide(&r, token);
    for (token = first; token < stop; token++) {
        int is_demonym = (words[token] & (WORD_CLASS | WORD_ADJECTIVE)) == (UPOS_PROPN | WORD_ADJECTIVE);
        if (is_demonym && !starts_at(&r, token + 1) && is_of(&r, token + 1, OF(NOUN) | OF(ADJ) | OF(PROPN)))
            set_class(&r, token, UPOS_ADJ); /* Austrian farmers */
        words[token] |= WORD_READ;
    }
}
