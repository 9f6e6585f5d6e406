#include "steps.h"

#include <stdlib.h>
#include <string.h>

#include "chartab.h"
#include "vectors.h"

#if defined(__GNUC__)
#define RARE __attribute__((noinline, cold))
#else
#define RARE
#endif

#define SET(value) (1u << (value))
#define IN(value, set) (SET(value) & (set))
#define IS_EXTEND(wb) IN(wb, SET(WB_EXTEND) | SET(WB_FORMAT) | SET(WB_ZWJ))
#define IS_MIDDLE(wb) IN(wb, SET(WB_SINGLE_QUOTE) | SET(WB_MIDNUMLET) | SET(WB_MIDLETTER))
#define AH_LETTER (SET(WB_ALETTER) | SET(WB_HEBREW_LETTER))
#define IS_BREAK(wb) IN(wb, SET(WB_CR) | SET(WB_LF) | SET(WB_NEWLINE))
#define CONTINUES_WORD(wb) IN(wb, AH_LETTER | SET(WB_EXTEND) | SET(WB_FORMAT) | SET(WB_ZWJ))
#define ENDS_ANY (SET(WB_OTHER) | SET(WB_WSEGSPACE) | SET(WB_CR) | SET(WB_LF) | SET(WB_NEWLINE)) /* ends any word or number */
#define MAY_BRIDGE \
    (SET(WB_SINGLE_QUOTE) | SET(WB_DOUBLE_QUOTE) | SET(WB_MIDNUMLET) | SET(WB_MIDLETTER) | SET(WB_MIDNUM)) /* the same, before ENDS_ANY */
#define NEVER_AFTER_LETTER(wb) \
    IN(wb, SET(WB_OTHER) | SET(WB_WSEGSPACE) | SET(WB_CR) | SET(WB_LF) | SET(WB_NEWLINE) | SET(WB_DOUBLE_QUOTE) \
               | SET(WB_MIDNUM) | SET(WB_REGIONAL_INDICATOR) | SET(WB_KATAKANA))

_Static_assert(NEAR_PLURAL == NEAR_WORD + ENDING_PLURAL, "walk.inc adds them");

enum { BATCH = 128 }; /* the most tokens that are searched for phrases together */
enum { LONGEST_GLUED = 64 }; /* the most characters of words glued by a full stop or colon that has lost its blank */
enum { SHORTEST_NAME = 4 };  /* letters; a shorter word after such a full stop may be part of an address: Node.Js */
enum { BEGINS_NONE, MAY_BEGIN, BEGINS }; /* how sure it is that a word begins a sentence */

typedef struct { /* the state of the walk between tokens */
    qx_scan *scan;
    const qx_lexicon *lexicon;
    uint32_t line_start, line_token;
    uint32_t link_end, mark_end, markup_end;
    uint32_t known;    /* tokens before this one have been searched for phrases */
    uint32_t full;     /* the number of tokens at which room must be made */
    uint64_t next;     /* buckets of the words with which the active phrases go on */
    uint32_t slot;     /* of the last token's word, which may have begun a phrase */
    uint32_t followed; /* the token up to which phrases were followed: those in `phrases` are active there */
    uint32_t active;
    struct { uint32_t token, node; } phrases[QX_MAX_PHRASE];
    uint64_t follows;  /* buckets of the words with which a phrase that the last token began goes on */
    uint32_t picks, picked[BATCH]; /* those tokens from `known` on that are triggers or may continue a phrase */
    uint32_t slots[BATCH]; /* of the words of the tokens from `known` on */
} qx_walk;

static inline int is_ascii_letter(uint32_t c) { return (c | 0x20) - 'a' < 26; }

/* The rules of UAX #29 that need no lookahead. */
static inline int joins_directly(uint32_t left, uint32_t right) {
    const uint32_t alphanumeric = AH_LETTER | SET(WB_NUMERIC);
    if (right == WB_EXTENDNUMLET) return IN(left, alphanumeric | SET(WB_KATAKANA) | SET(WB_EXTENDNUMLET)) != 0;
    if (left == WB_EXTENDNUMLET) return IN(right, alphanumeric | SET(WB_KATAKANA)) != 0;
    if (IN(left, alphanumeric)) return IN(right, alphanumeric) != 0;
    return left == WB_KATAKANA && right == WB_KATAKANA;
}

/* Whether `middle` may be inside a word or number after `left`. */
static inline int may_bridge(uint32_t left, uint32_t middle) {
    if (IN(left, AH_LETTER)) return IS_MIDDLE(middle) || (left == WB_HEBREW_LETTER && middle == WB_DOUBLE_QUOTE);
    return left == WB_NUMERIC && IN(middle, SET(WB_MIDNUM) | SET(WB_MIDNUMLET) | SET(WB_SINGLE_QUOTE));
}

static inline int bridged(uint32_t left, uint32_t middle, uint32_t right) {
    if (middle == WB_DOUBLE_QUOTE) return right == WB_HEBREW_LETTER;
    return left == WB_NUMERIC ? right == WB_NUMERIC : IN(right, AH_LETTER) != 0;
}

static inline int is_sentence_punctuation(uint32_t c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

static inline int add_row(qx_table *table, const uint32_t *row) {
    if (table->count == table->capacity && qx_table_grow(table)) return -1;
    for (int i = 0; i < table->columns; i++) table->column[i][table->count] = row[i];
    table->count++;
    return 0;
}

/* Drops the quotation mark at `token`: a phrase that begins with an apostrophe is an elision ('tis). */
static void drop_mark(qx_scan *scan, uint32_t token) {
    qx_table *marks = &scan->marks;
    for (uint32_t i = marks->count; i-- > 0 && marks->column[MARK_TOKEN][i] >= token;)
        if (marks->column[MARK_TOKEN][i] == token) marks->column[MARK_STYLE][i] = STYLE_NONE;
}

static int end_phrase(qx_walk *walk, uint32_t first, uint32_t stop, uint32_t entry) {
    qx_scan *scan = walk->scan;
    uint32_t classes = walk->lexicon->entries[entry].classes;
    scan->tokens.column[TOKEN_ENTRY][first] = entry;
    const uint32_t *tags = scan->tokens.column[TOKEN_TAGS];
    if (tags[first] & TAG_PUNCT && !(tags[first + 1] & TAG_SPACED)) drop_mark(scan, first);
    scan->tokens.column[TOKEN_TAGS][first] |= classes;
    if (classes & CLASS_TRIGGER) {
        if (add_row(&scan->hits, (uint32_t[]){first, stop, entry})) return -1;
        qx_table *hits = &scan->hits; /* a long phrase ends after a shorter one that began later */
        for (uint32_t i = hits->count - 1; i > 0 && hits->column[HIT_TOKEN][i - 1] > hits->column[HIT_TOKEN][i]; i--)
            for (int k = 0; k < HIT_COLUMNS; k++) {
                uint32_t moved = hits->column[k][i];
                hits->column[k][i] = hits->column[k][i - 1];
                hits->column[k][i - 1] = moved;
            }
    }
    return 0;
}

/* Begins phrases with `token`, ending all others. */
static void begin_phrase(qx_walk *walk, uint32_t token, uint32_t node) {
    walk->active = 1;
    walk->phrases[0].token = token;
    walk->phrases[0].node = node;
}

/* Continues the active phrases with `token`, and begins one with it. */
static int follow_phrases(qx_walk *walk, uint32_t token, uint32_t word) {
    const qx_lexicon *lexicon = walk->lexicon;
    uint32_t kept = 0, begun = lexicon->words[word].node;
    walk->next = lexicon->nodes[begun].next;
    for (uint32_t i = 0; i < walk->active; i++) {
        uint32_t node = qx_lexicon_step(lexicon, walk->phrases[i].node, word), first = walk->phrases[i].token;
        if (!node) continue;
        uint32_t entry = lexicon->nodes[node].entry;
        if (entry && end_phrase(walk, first, token + 1, entry)) return -1;
        walk->phrases[kept].token = first;
        walk->phrases[kept++].node = node;
        walk->next |= lexicon->nodes[node].next;
    }
    if (begun && kept < QX_MAX_PHRASE) {
        walk->phrases[kept].token = token;
        walk->phrases[kept++].node = begun;
    }
    walk->active = kept;
    return 0;
}

/* Whether the word may be one of those in `next`, with which a phrase goes on. */
static inline uint32_t goes_on(uint64_t next, uint32_t classes) { return next >> (classes & QX_BUCKETS) & 1; }

/* Reads a word that is a trigger or may continue a phrase. */
static int read_phrases(qx_walk *walk, uint32_t token, uint32_t slot) {
    const qx_lexicon *lexicon = walk->lexicon;
    const qx_slot *word = &lexicon->slots[slot];
    if (word->classes & CLASS_TRIGGER && add_row(&walk->scan->hits, (uint32_t[]){token, token + 1, word->entry})) return -1;
    if (goes_on(walk->next, word->classes)) {
        if (walk->followed != token) begin_phrase(walk, token - 1, lexicon->words[lexicon->slot_words[walk->slot]].node);
        if (follow_phrases(walk, token, lexicon->slot_words[slot])) return -1;
        walk->followed = token + 1;
    } else {
        walk->next = word->next;
    }
    walk->slot = slot;
    return 0;
}

/* Skips the waiting token `i`, which is neither a trigger nor the continuation of a phrase. */
static void leave_behind(qx_walk *walk, uint32_t i) {
    walk->slot = walk->slots[i];
    walk->next = walk->lexicon->slots[walk->slot].next;
}

/* Records that all tokens before `known` have been searched for phrases. */
static void set_known(qx_walk *walk, uint32_t known) {
    uint32_t capacity = walk->scan->tokens.capacity;
    walk->known = known;
    walk->picks = 0;
    walk->follows = walk->next;
    walk->full = capacity - known < BATCH ? capacity : known + BATCH;
}

/* Searches the waiting tokens for triggers and phrases: reads those that were picked, and those that continue a phrase. */
static int read_waiting(qx_walk *walk) {
    const uint32_t first = walk->known, count = walk->scan->tokens.count - first;
    if (!count) return 0;
    const uint32_t *picked = walk->picked;
    uint32_t done = 0; /* tokens up to `done` are read */
    for (uint32_t pick = 0; pick < walk->picks; pick++) {
        if (picked[pick] < done) continue;
        if (picked[pick] > done) leave_behind(walk, picked[pick] - 1);
        done = picked[pick];
        do {
            if (read_phrases(walk, first + done, walk->slots[done])) return -1;
            done++;
        } while (done < count && goes_on(walk->next, walk->lexicon->slots[walk->slots[done]].classes));
    }
    if (done < count) leave_behind(walk, count - 1);
    set_known(walk, first + count);
    return 0;
}

static RARE int make_room(qx_walk *walk) {
    qx_table *tokens = &walk->scan->tokens;
    if (read_waiting(walk) || (tokens->count == tokens->capacity && qx_table_grow(tokens))) return -1;
    set_known(walk, tokens->count);
    return 0;
}

/* Adds a token with the classes and entry of its word, and picks it if it may matter to phrases. It has no branches on the word,
   because they would be mispredicted. */
static inline int add_token(qx_walk *walk, uint32_t start, uint32_t end, uint32_t tags, qx_key key) {
    qx_table *tokens = &walk->scan->tokens;
    if (tokens->count == walk->full && make_room(walk)) return -1;
    uint32_t slot = qx_lexicon_place(walk->lexicon, key);
    const qx_slot *word = &walk->lexicon->slots[slot];
    slot &= 0u - !((word->key.low ^ key.low) | (word->key.high ^ key.high));
    word = &walk->lexicon->slots[slot];
    uint32_t classes = word->classes, token = tokens->count++, waiting = token - walk->known;
    tokens->column[TOKEN_START][token] = start;
    tokens->column[TOKEN_END][token] = end;
    tokens->column[TOKEN_TAGS][token] = tags | (classes & ~(uint32_t)QX_BUCKETS);
    tokens->column[TOKEN_ENTRY][token] = word->entry;
    walk->slots[waiting] = slot;
    walk->picked[walk->picks] = waiting;
    walk->picks += (classes / CLASS_TRIGGER & 1) | goes_on(walk->follows, classes);
    walk->follows = word->next;
    return 0;
}

/* LINE_ENDS_SENTENCE if the line from token `first` on ends in a terminator, or in closing marks and brackets right after one. */
static uint32_t ends_sentence(const qx_scan *scan, uint32_t first) {
    const qx_table *tokens = &scan->tokens, *stops = &scan->stops;
    if (!stops->count) return 0;
    uint32_t stop = stops->column[STOP_TOKEN][stops->count - 1];
    if (stop < first || tokens->count - stop > 4) return 0;
    for (uint32_t i = stop + 1; i < tokens->count; i++)
        if ((tokens->column[TOKEN_TAGS][i] & (TAG_PUNCT | TAG_SPACED)) != TAG_PUNCT) return 0;
    return LINE_ENDS_SENTENCE;
}

/* Adds the line of the tokens from `first` on. */
static int end_line(qx_scan *scan, uint32_t first, uint32_t start, uint32_t end) {
    uint32_t flags = first == scan->tokens.count ? LINE_BLANK : ends_sentence(scan, first);
    return add_row(&scan->lines, (uint32_t[]){start, end, first, flags});
}

/* Bits for the characters from `at` on, at least 25: whether each is an ASCII letter. They are made before the walk, which then
   finds the ends of words, on which its next step waits, faster. */
static inline uint32_t letters_at(const uint8_t *letters, uint32_t at) {
    const uint8_t *four = letters + at / 8;
    return ((uint32_t)four[0] | (uint32_t)four[1] << 8 | (uint32_t)four[2] << 16 | (uint32_t)four[3] << 24) >> at % 8;
}

static inline uint8_t *letters_in(const qx_scan *scan) { return (uint8_t *)scan->letters.column[LETTER_BITS]; }

/* Indexed by whether the first letter is small, and whether any is. */
static const uint32_t plain_tags[4] = {TAG_WORD | TAG_CAPITALIZED | TAG_UPPER, TAG_WORD | TAG_CAPITALIZED, TAG_WORD | TAG_LOWER, TAG_WORD | TAG_LOWER};

/* The tags of ASCII marks. Those TO_BE_READ may be quotation marks, or parts of links and tags. */
enum { TO_BE_READ = 1 << 15 };
#define MARK(c) [c] = TAG_PUNCT
#define STOP(c) [c] = TAG_PUNCT | TAG_TERMINATOR
#define READ(c) [c] = TAG_PUNCT | TO_BE_READ
static const uint16_t plain_marks[128] = {
    STOP('.'), STOP('?'), STOP('!'), READ('"'), READ('\''), READ('`'), READ(':'), READ('@'), READ('<'), MARK(','), MARK(';'), MARK('-'),
    MARK('('), MARK(')'), MARK('['), MARK(']'), MARK('{'), MARK('}'), MARK('>'), MARK('/'), MARK('\\'), MARK('|'), MARK('#'), MARK('$'),
    MARK('%'), MARK('&'), MARK('*'), MARK('+'), MARK('='), MARK('^'), MARK('~'), MARK(127)};

#define QX_CHAR uint8_t
#define QX(name) name##_1
#include "walk.inc"
#undef QX_CHAR
#undef QX
#define QX_CHAR uint16_t
#define QX(name) name##_2
#include "walk.inc"
#undef QX_CHAR
#undef QX
#define QX_CHAR uint32_t
#define QX(name) name##_4
#include "walk.inc"

uint32_t qx_segment_end(const void *text, uint32_t length, int width, uint32_t start) {
    return width == 1 ? segment_end_1(text, length, start)
         : width == 2 ? segment_end_2(text, length, start)
                      : segment_end_4(text, length, start);
}

/* Has no branches, because the half that holds the key is unpredictable. */
uint32_t qx_last_at_most(const uint32_t *values, uint32_t count, uint32_t key) {
    const uint32_t *low = values;
    while (count > 1) {
        uint32_t half = count / 2;
        low += (low[half - 1] <= key) * half;
        count -= half;
    }
    low += count && *low <= key;
    return (uint32_t)(low - values) - 1; /* wraps to QX_NONE */
}

uint32_t qx_possessive_length(const qx_scan *scan, uint32_t token) {
    const qx_lexicon *lexicon = scan->lexicon;
    uint32_t end = scan->tokens.column[TOKEN_END][token], length = qx_length(scan, token), last = qx_char(scan, end - 1), longest = 0;
    if (!(qx_kinds_of_last(lexicon, last) & ENDING_POSSESSIVE)) return 0;
    if (scan->tokens.column[TOKEN_TAGS][token] & TAG_LOWER && !qx_has_ending(scan, token, ENDING_POSSESSIVE)) return 0;
    for (uint32_t i = lexicon->first_endings[last < 128 ? last : 128]; i; i = lexicon->endings[i - 1].next) {
        const qx_ending *ending = &lexicon->endings[i - 1];
        if (ending->kinds & ENDING_POSSESSIVE && ending->length > longest && ending->length <= length
            && qx_ends_in(ending, scan->text, scan->width, end))
            longest = ending->length;
    }
    return longest;
}

/* Gives each unknown compound with a capital the entry and the classes of its head. */
static void read_compounds(qx_scan *scan) {
    const qx_lexicon *lexicon = scan->lexicon;
    uint32_t **columns = scan->tokens.column;
    for (uint32_t i = 0; i < scan->tokens.count; i++) {
        if (columns[TOKEN_ENTRY][i] || !(columns[TOKEN_TAGS][i] & TAG_CAPITALIZED)) continue;
        uint32_t entry = qx_lexicon_head(lexicon, scan->text, scan->width, columns[TOKEN_START][i], columns[TOKEN_END][i]);
        columns[TOKEN_ENTRY][i] = entry;
        columns[TOKEN_TAGS][i] |= lexicon->entries[entry].classes & ~CLASS_TRIGGER;
    }
}

int qx_scan_run(qx_scan *scan, const void *text, uint32_t length, int width, const qx_lexicon *lexicon, const qx_end_classes *ends) {
    memset(scan, 0, sizeof *scan);
    scan->text = text;
    scan->length = length;
    scan->width = width;
    scan->lexicon = lexicon;
    if (qx_scan_block(scan) || qx_scan_table(scan, &scan->tokens, TOKEN_COLUMNS, length / 4 + 16)
        || qx_scan_table(scan, &scan->lines, LINE_COLUMNS, length / 128 + 16)
        || qx_scan_table(scan, &scan->hits, HIT_COLUMNS, length / 128 + 16) || qx_scan_table(scan, &scan->marks, MARK_COLUMNS, 64)
        || qx_scan_table(scan, &scan->stops, STOP_COLUMNS, length / 64 + 16) || qx_scan_table(scan, &scan->letters, LETTER_COLUMNS, length / 32 + 3))
        return -1;
    if (width == 1 ? qx_walk_1(scan, text, lexicon) : width == 2 ? qx_walk_2(scan, text, lexicon) : qx_walk_4(scan, text, lexicon))
        return -1;
    qx_table_free(&scan->letters);
    if (lexicon->heads) read_compounds(scan);
    qx_table *lines = &scan->lines; /* one more value, so that a line's tokens are first[i]:first[i + 1] */
    if (lines->count == lines->capacity && qx_table_grow(lines)) return -1;
    lines->column[LINE_TOKEN][lines->count] = scan->tokens.count;
    if (qx_find_paragraphs(scan, ends) || qx_find_quotes(scan) || qx_find_sentences(scan)) return -1;
    qx_table_free(&scan->marks);
    qx_table_free(&scan->stops);
    return 0;
}

void qx_scan_free(qx_scan *scan) {
    qx_table *tables[] = {&scan->tokens, &scan->lines, &scan->paragraphs, &scan->sentences,
                          &scan->quotes, &scan->hits, &scan->marks, &scan->stops, &scan->letters, &scan->line_counts};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) qx_table_free(tables[i]);
    free(scan->block);
    scan->block = NULL;
}
