/* Scans random hostile texts at every width that fits, and checks invariants of the results. Built by fuzz.py, which writes
   pieces.h (PIECES, GROUPS, ENTRIES) from pieces.py.

       fuzz_driver SEED FIRST COUNT SECONDS

   Text number n of a seed is always the same, so that SEED, n and 1 reproduce it. Exit status 1 after a failure. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fuzz_driver.h"
#include "pieces.h"
#include "scan/chartab.h"

enum { KEPT = 64 };
static const qx_end_classes ENDS = {1u << 16, CLASS_STOP, CLASS_ABBREVIATION_BEFORE_NAME, 1u << 16}; /* said; of, the; mr; said */

/* ---- The current text, and reports of failures */

uint32_t text[LONGEST], length;
static uint64_t seed, number, state;

static void print_reproducer(void) {
    fprintf(stderr, "\nfuzz.py --seed %llu --first %llu --count 1\ntext = \"", (unsigned long long)seed, (unsigned long long)number);
    for (uint32_t i = 0; i < length; i++) fprintf(stderr, text[i] < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)text[i]);
    fprintf(stderr, "\"\n");
}

void fail(const char *what) {
    fprintf(stderr, "does not hold: %s", what);
    print_reproducer();
    exit(1);
}

/* Handles the alarm, and the abort of the undefined-behaviour sanitizer. */
static void on_signal(int signal) {
    if (signal == SIGALRM) fprintf(stderr, "64 texts take more than ten seconds");
    print_reproducer();
    _exit(1);
}

#ifdef __SANITIZE_ADDRESS__
void __sanitizer_set_death_callback(void (*)(void));
#else
#define __sanitizer_set_death_callback(callback) (void)(callback)
#endif

/* ---- Memory that runs out: the linker redirects the allocations of the core to these functions (--wrap) */

static long allocations_left = -1; /* negative: no limit */

void *__real_calloc(size_t, size_t), *__real_realloc(void *, size_t);
static int refuses(void) { return allocations_left >= 0 && allocations_left-- == 0; }
void *__wrap_malloc(size_t size) { return refuses() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return refuses() ? NULL : __real_calloc(count, size); }
void *__wrap_realloc(void *old, size_t size) { return refuses() ? NULL : __real_realloc(old, size); }

/* ---- Random texts */

uint32_t random_below(uint32_t limit) { /* splitmix64 */
    uint64_t z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return (uint32_t)((z ^ (z >> 31)) >> 32) % limit;
}

static void append(const uint32_t *piece) {
    uint32_t size = piece[0];
    if (length + size > LONGEST) return;
    memcpy(text + length, piece + 1, size * sizeof *text);
    length += size;
}

static const uint32_t *random_piece(void) {
    uint32_t group = random_below(GROUP_COUNT), first = GROUPS[group], count = GROUPS[group + 1] - first;
    return PIECES[first + random_below(count)];
}

static void from_pieces(uint32_t most) {
    for (uint32_t count = random_below(most) + 1; count--;) append(random_piece());
}

/* Makes a text of few kinds of pieces, often repeated: long runs, deep nesting, ties. */
static void from_few_pieces(uint32_t most) {
    const uint32_t *few[4];
    for (int i = 0; i < 4; i++) few[i] = random_piece();
    for (uint32_t count = random_below(most) + 1; count--;) append(few[random_below(4)]);
}

/* Makes a text of lines of about the same width, some blank or indented: most of these texts count as hard-wrapped. */
static void from_lines(void) {
    uint32_t width = 12 + random_below(40), line = length, lines = 5 + random_below(15), between = "\n\n. "[random_below(4)];
    while (lines && length < LONGEST - 100) {
        append(random_piece());
        append((const uint32_t[]){1, ' '});
        if (length - line < width) continue;
        append((const uint32_t[]){1, '\n'});
        if (!random_below(4)) append((const uint32_t[]){1, between});
        line = length;
        lines--;
    }
}

static void from_characters(uint32_t most) {
    static const uint32_t limits[] = {0x80, 0x100, 0x3100, 0x10000, 0x110000};
    uint32_t limit = limits[random_below(5)];
    for (uint32_t count = random_below(most) + 1; count--;) append((const uint32_t[]){1, random_below(limit)});
}

static void make_text(void) {
    state = seed * 0x2545F4914F6CDD1Dull ^ number * 0x9E3779B97F4A7C15ull;
    length = 0;
    uint32_t most = random_below(50) ? 24 : 400;
    switch (random_below(8)) {
    case 0: from_few_pieces(most); break;
    case 1: from_lines(); break;
    case 2: from_characters(most); break;
    default: from_pieces(most);
    }
}

/* ---- Invariants */

/* Whether a full stop or colon at i, which has lost its blank, joins two words of text[start:end]: said.Moor. */
static int joins_words(uint32_t start, uint32_t end, uint32_t i) {
    if (end - start > 64 || i < start + 2 || i + 1 >= end || !(qx_prop(text[i + 1]) & CH_UPPER)) return 0;
    if (!(qx_prop(text[i - 2]) & qx_prop(text[i - 1]) & CH_LOWER)) return 0;
    return text[i] == ':' || (text[i] == '.' && i + 2 < end && qx_prop(text[i + 2]) & CH_LOWER);
}

/* The end of the token. After a word in capitals, a full stop ends it only before some words: `found` is what the scan found. */
static uint32_t cut_at_full_stop(uint32_t start, uint32_t end, uint32_t found) {
    if (!(qx_prop(text[start]) & CH_LETTER)) return end;
    if (!(qx_prop(text[start]) & CH_LOWER)) return joins_words(start, end, found) ? found : end;
    for (uint32_t i = start; i < end; i++)
        if (joins_words(start, end, i)) return i;
    return end;
}

static void check_tokens(const qx_scan *scan, const qx_lexicon *lexicon) {
    uint32_t *const *token = scan->tokens.column, count = 0;
    for (uint32_t start = 0, end = 0; start < length; start = end) { /* the plain rules against the fast paths */
        end = qx_segment_end(text, length, 4, start);
        HOLDS(end > start && end <= length);
        uint32_t blank = 1;
        for (uint32_t i = start; i < end; i++) blank &= (qx_prop(text[i]) & CH_SPACE) != 0;
        if (blank) continue;
        HOLDS(count < scan->tokens.count);
        end = cut_at_full_stop(start, end, token[TOKEN_END][count]);
        HOLDS(token[TOKEN_START][count] == start && token[TOKEN_END][count] == end);
        count++;
    }
    HOLDS(count == scan->tokens.count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t tags = token[TOKEN_TAGS][i], kind = tags & (TAG_WORD | TAG_NUMBER | TAG_PUNCT);
        uint32_t gap = i == 0 || token[TOKEN_END][i - 1] < token[TOKEN_START][i];
        HOLDS(kind == TAG_WORD || kind == TAG_NUMBER || kind == TAG_PUNCT);
        HOLDS(!(tags & TAG_MARK) || qx_prop(text[token[TOKEN_START][i]]) & CH_MARK);
        HOLDS(!(tags & TAG_TERMINATOR) || kind == TAG_PUNCT);
        HOLDS(kind != TAG_NUMBER || tags & TAG_DIGIT);
        HOLDS(!(tags & TAG_UPPER) || tags & TAG_CAPITALIZED);
        HOLDS(!(tags & TAG_CAPITALIZED) || !(tags & TAG_LOWER));
        HOLDS(!(tags & TAG_LINE_START) || tags & TAG_SPACED);
        HOLDS(((tags & TAG_SPACED) != 0) == gap);
        HOLDS(token[TOKEN_ENTRY][i] < lexicon->entry_count);
    }
}

static void check_lines(const qx_scan *scan) {
    uint32_t *const *line = scan->lines.column, *const *counts = scan->line_counts.column, count = scan->lines.count, at = 0;
    HOLDS(line[LINE_TOKEN][count] == scan->tokens.count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t start = line[LINE_START][i], end = line[LINE_END][i], first = line[LINE_TOKEN][i], stop = line[LINE_TOKEN][i + 1];
        HOLDS(start == at && start <= end && end <= length && first <= stop);
        at = i + 1 < count ? line[LINE_START][i + 1] : length;
        HOLDS(at >= end && at - end <= 2 && at > start);
        HOLDS((first == stop) == ((line[LINE_FLAGS][i] & LINE_BLANK) != 0));
        HOLDS(first == stop || (scan->tokens.column[TOKEN_START][first] >= start && scan->tokens.column[TOKEN_END][stop - 1] <= end));
        HOLDS(first == stop || scan->tokens.column[TOKEN_TAGS][first] & TAG_LINE_START);
        HOLDS(counts[LINE_WORDS][i] + counts[LINE_PUNCTS][i] <= stop - first);
        HOLDS(counts[LINE_CAPITALIZED][i] <= counts[LINE_WORDS][i] && counts[LINE_DIGITS][i] <= stop - first);
    }
    HOLDS(at == length);
}

static void check_paragraphs(const qx_scan *scan) {
    uint32_t *const *paragraph = scan->paragraphs.column, next = 0;
    for (uint32_t p = 0; p < scan->paragraphs.count; p++) {
        uint32_t first = paragraph[PARAGRAPH_TOKEN][p], stop = paragraph[PARAGRAPH_STOP][p];
        HOLDS(first == next && stop > first);
        HOLDS(paragraph[PARAGRAPH_START][p] == scan->tokens.column[TOKEN_START][first]);
        HOLDS(paragraph[PARAGRAPH_END][p] == scan->tokens.column[TOKEN_END][stop - 1]);
        next = stop;
    }
    HOLDS(next == scan->tokens.count);
}

/* Sentences cover every token, in order, each inside a paragraph. */
static void check_sentences(const qx_scan *scan) {
    uint32_t *const *sentence = scan->sentences.column, p = 0, token = 0;
    uint32_t *const *paragraph = scan->paragraphs.column;
    for (uint32_t i = 0; i < scan->sentences.count; i++) {
        uint32_t start = sentence[SENTENCE_START][i], end = sentence[SENTENCE_END][i];
        while (p < scan->paragraphs.count && paragraph[PARAGRAPH_END][p] <= start) p++;
        HOLDS(p < scan->paragraphs.count && paragraph[PARAGRAPH_START][p] <= start && end <= paragraph[PARAGRAPH_END][p]);
        HOLDS(token < scan->tokens.count && scan->tokens.column[TOKEN_START][token] == start && end > start);
        while (token < scan->tokens.count && scan->tokens.column[TOKEN_END][token] <= end) token++;
        HOLDS(scan->tokens.column[TOKEN_END][token - 1] == end);
        HOLDS(end < paragraph[PARAGRAPH_END][p] || !(sentence[SENTENCE_FLAGS][i] & SENTENCE_INNER));
    }
    HOLDS(token == scan->tokens.count);
}

static uint32_t paragraph_of(const qx_scan *scan, uint32_t offset) {
    return qx_last_at_most(scan->paragraphs.column[PARAGRAPH_START], scan->paragraphs.count, offset);
}

static void check_quote(const qx_scan *scan, uint32_t row) {
    uint32_t *const *quote = scan->quotes.column, flags = quote[QUOTE_FLAGS][row], parent = quote[QUOTE_PARENT][row];
    uint32_t start = quote[QUOTE_START][row], end = quote[QUOTE_END][row];
    uint32_t inner_start = quote[QUOTE_INNER_START][row], inner_end = quote[QUOTE_INNER_END][row];
    uint32_t p = paragraph_of(scan, start);
    HOLDS(start < inner_start && inner_start < inner_end && inner_end <= end);
    HOLDS(p != QX_NONE && end <= scan->paragraphs.column[PARAGRAPH_END][p]);
    HOLDS(flags & QUOTE_UNCLOSED ? inner_end == end : inner_end < end);
    HOLDS(!(flags & QUOTE_CONTINUES) || flags & QUOTE_UNCLOSED);
    HOLDS(row == 0 || quote[QUOTE_START][row - 1] < start);
    if (parent == QX_NONE) {
        HOLDS(quote[QUOTE_DEPTH][row] == 0);
        for (uint32_t i = row; i-- > 0 && i + 8 > row;) HOLDS(quote[QUOTE_END][i] <= start || quote[QUOTE_END][i] > end);
    } else {
        HOLDS(parent < row && quote[QUOTE_END][parent] >= end && quote[QUOTE_INNER_START][parent] <= start);
        HOLDS(quote[QUOTE_DEPTH][row] == quote[QUOTE_DEPTH][parent] + 1);
    }
}

/* A quote that continues has its other part at the start of the next paragraph, and vice versa. */
static void check_continuation(const qx_scan *scan) {
    uint32_t *const *quote = scan->quotes.column, *flags = quote[QUOTE_FLAGS], count = scan->quotes.count, continues = 0;
    for (uint32_t row = 0, before = QX_NONE; row < count; row++) {
        uint32_t p = paragraph_of(scan, quote[QUOTE_START][row]);
        if (before != p) {
            HOLDS(!continues || (before + 1 == p && flags[row] & QUOTE_CONTINUED));
            HOLDS(continues || !(flags[row] & QUOTE_CONTINUED));
            continues = 0;
        } else {
            HOLDS(!(flags[row] & QUOTE_CONTINUED));
        }
        HOLDS(!(flags[row] & QUOTE_CONTINUED) || quote[QUOTE_START][row] == scan->paragraphs.column[PARAGRAPH_START][p]);
        continues |= flags[row] & QUOTE_CONTINUES;
        before = p;
    }
    HOLDS(!continues);
}

static void check_hits(const qx_scan *scan, const qx_lexicon *lexicon) {
    uint32_t *const *hit = scan->hits.column;
    for (uint32_t i = 0; i < scan->hits.count; i++) {
        HOLDS(hit[HIT_TOKEN][i] < hit[HIT_STOP][i] && hit[HIT_STOP][i] <= scan->tokens.count);
        HOLDS(hit[HIT_ENTRY][i] && lexicon->entries[hit[HIT_ENTRY][i]].classes & CLASS_TRIGGER);
        HOLDS(i == 0 || hit[HIT_TOKEN][i - 1] <= hit[HIT_TOKEN][i]);
    }
}

void check_same(const qx_table *a, const qx_table *b) {
    HOLDS(a->count == b->count);
    for (int k = 0; k < a->columns; k++) HOLDS(!memcmp(a->column[k], b->column[k], a->count * sizeof(uint32_t)));
}

static void check_same_scan(const qx_scan *a, const qx_scan *b) {
    HOLDS(a->wrapped == b->wrapped);
    check_same(&a->tokens, &b->tokens);
    check_same(&a->lines, &b->lines);
    check_same(&a->paragraphs, &b->paragraphs);
    check_same(&a->sentences, &b->sentences);
    check_same(&a->quotes, &b->quotes);
    check_same(&a->hits, &b->hits);
}

/* ---- One text */

/* The text with characters of `width` bytes, in a block of exactly its size, or NULL if they do not fit. */
static void *narrow(int width) {
    unsigned char *copy = __real_malloc(length * (size_t)width + !length);
    for (uint32_t i = 0; i < length; i++) {
        if (width < 4 && text[i] >> (8 * width)) { free(copy); return NULL; }
        if (width == 1) copy[i] = (unsigned char)text[i];
        else if (width == 2) ((uint16_t *)copy)[i] = (uint16_t)text[i];
        else ((uint32_t *)copy)[i] = text[i];
    }
    return copy;
}

/* If memory runs out, the scan reports it, and everything is freed. */
static void check_without_memory(const qx_lexicon *lexicon) {
    void *copy = narrow(4);
    qx_scan scan;
    allocations_left = random_below(70);
    int result = qx_scan_run(&scan, copy, length, 4, lexicon, &ENDS) || qx_count_lines(&scan) ? -1 : 0;
    int refused = allocations_left < 0;
    allocations_left = -1;
    HOLDS(result == (refused ? -1 : 0));
    qx_scan_free(&scan);
    free(copy);
}

static void check_passages_without_memory(void) {
    void *copy = narrow(4);
    HOLDS(passages_without_memory(copy)); /* which finds out what its characters fold into */
    allocations_left = random_below(40);
    int done = passages_without_memory(copy), refused = allocations_left < 0;
    allocations_left = -1;
    HOLDS(done == !refused);
    free(copy);
}

static void check_openings_without_memory(void) {
    void *copy = narrow(4);
    allocations_left = random_below(4);
    int done = openings_without_memory(copy), refused = allocations_left < 0;
    allocations_left = -1;
    HOLDS(done == !refused);
    free(copy);
}

static void check_text(const qx_lexicon *lexicon) {
    void *copy = narrow(4);
    qx_scan scan;
    HOLDS(!qx_scan_run(&scan, copy, length, 4, lexicon, &ENDS));
    HOLDS(!qx_count_lines(&scan));
    check_tokens(&scan, lexicon);
    check_lines(&scan);
    check_paragraphs(&scan);
    check_sentences(&scan);
    for (uint32_t row = 0; row < scan.quotes.count; row++) check_quote(&scan, row);
    check_continuation(&scan);
    check_hits(&scan, lexicon);
    check_names(&scan);
    check_narration(&scan);
    check_article(&scan);
    check_rules(&scan);
    void *narrowed[5] = {[1] = narrow(1), [2] = narrow(2), [4] = copy};
    check_damage(narrowed);
    check_openings(narrowed);
    check_passages(narrowed);
    for (int width = 1; width <= 2; width++) {
        if (!narrowed[width]) continue;
        qx_scan other;
        HOLDS(!qx_scan_run(&other, narrowed[width], length, width, lexicon, &ENDS));
        check_same_scan(&scan, &other);
        check_same_reading(&scan, &other);
        qx_scan_free(&other);
        free(narrowed[width]);
    }
    qx_scan_free(&scan);
    free(copy);
    if (random_below(16)) return;
    check_without_memory(lexicon);
    check_passages_without_memory();
    check_openings_without_memory();
}

static const struct { uint32_t letters[2], length, kinds; } ENDINGS[] = {
    {{'s'}, 1, ENDING_PLURAL}, {{'\'', 's'}, 2, ENDING_POSSESSIVE}, {{0x2019, 's'}, 2, ENDING_POSSESSIVE},
    {{'i', 'd'}, 2, ENDING_PAST}, {{'a', 'l'}, 2, ENDING_ADVERB}, {{0x915}, 1, ENDING_PLURAL | ENDING_PAST}, /* said, deal */
};

static int build_lexicon(qx_lexicon *lexicon) {
    if (qx_lexicon_init(lexicon)) return -1;
    for (uint32_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (qx_lexicon_ending(lexicon, ENDINGS[i].letters, ENDINGS[i].length, ENDINGS[i].kinds)) return -1;
    for (uint32_t i = 0; i < ENTRY_COUNT; i++) {
        uint32_t folded[64], ends[QX_MAX_PHRASE], words = 0, size = 0;
        for (uint32_t k = 0; k < ENTRIES[i].length; k++) {
            if (ENTRIES[i].phrase[k] == ' ') ends[words++] = size;
            else folded[size++] = qx_fold(ENTRIES[i].phrase[k]);
        }
        ends[words++] = size;
        qx_entry entry = {(i + 1) * 0x9E3779B97F4A7C15ull, ENTRIES[i].classes}; /* arbitrary features */
        if (!qx_lexicon_add(lexicon, folded, ends, words, entry)) return -1;
    }
    return qx_lexicon_seal(lexicon);
}

int main(int argc, char **argv) {
    if (argc != 5) return fprintf(stderr, "usage: fuzz_driver SEED FIRST COUNT SECONDS\n"), 2;
    seed = strtoull(argv[1], NULL, 10);
    uint64_t first = strtoull(argv[2], NULL, 10), count = strtoull(argv[3], NULL, 10), characters = 0;
    double seconds = atof(argv[4]);
    qx_lexicon lexicon;
    for (long limit = 0;; limit++) { /* with 0, 1, 2 … allocations before memory runs out, until they suffice */
        allocations_left = limit;
        int failed = build_lexicon(&lexicon);
        allocations_left = -1;
        if (!failed) break;
        qx_lexicon_free(&lexicon);
    }
    __sanitizer_set_death_callback(print_reproducer);
    signal(SIGALRM, on_signal);
    signal(SIGABRT, on_signal);
    time_t begin = time(NULL);
    for (number = first; number < first + count; number++) {
        if (number % 1024 == 0 && difftime(time(NULL), begin) >= seconds) break;
        if (number % 64 == 0) alarm(10);
        make_text();
        check_text(&lexicon);
        characters += length;
    }
    alarm(0);
    __sanitizer_set_death_callback(NULL); /* a leak belongs to no single text */
    qx_lexicon_free(&lexicon);
    printf("%llu texts, %llu characters, in %.0f s\n", (unsigned long long)(number - first), (unsigned long long)characters,
           difftime(time(NULL), begin));
    return 0;
}
