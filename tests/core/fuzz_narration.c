/* Checks narration: names, verbs, and places of quotations. A part of fuzz_driver.c. */
#include <stdlib.h>
#include <string.h>

#include "fuzz_driver.h"

enum { LONGEST_NICKNAME = 5 }; /* tokens: a quotation may look past one */

/* The words of runs have a row for each token; each row is in one chain of its word, which leads forward. */
static void check_name_words(const qx_scan *scan, const qx_table *runs) {
    qx_table words;
    HOLDS(!qx_name_words(scan, runs, &words));
    uint32_t chained = 0, *const *word = words.column;
    for (uint32_t row = 0; row < words.count; row++) {
        uint32_t run = word[NAME_WORD_RUN][row], first = word[NAME_WORD_FIRST][row];
        HOLDS(runs->column[RUN_ROW][run] + word[NAME_WORD_TOKEN][row] - runs->column[RUN_FIRST][run] == row);
        HOLDS(first <= row && word[NAME_WORD_FIRST][first] == first);
        HOLDS(word[NAME_WORD_NEXT][row] > row);
        HOLDS(qx_resemble(scan, &words, row, first) == qx_resemble(scan, &words, first, row));
        if (first != row) continue;
        for (int head = NAME_WORD_ENDING; head <= NAME_WORD_INSIDE; head++)
            for (uint32_t like = word[head][row]; like != QX_NONE; like = word[NAME_WORD_NEXT][like], chained++) {
                HOLDS(word[NAME_WORD_FIRST][like] == row);
                HOLDS((runs->column[RUN_LAST][word[NAME_WORD_RUN][like]] == like) == (head == NAME_WORD_ENDING));
            }
    }
    HOLDS(chained == words.count);
    qx_table_free(&words);
}

/* Runs inside quotations are marked, and runs do not change otherwise. */
static void check_places(const qx_scan *scan, const qx_name_classes *classes, qx_table *runs) {
    uint32_t *tags = __real_malloc((scan->tokens.count + 1) * sizeof *tags);
    const uint32_t added = NAME_IN_QUOTATION | NAME_NO_SUBJECT | NAME_AFTER_PREPOSITION;
    qx_narration_tags(scan, tags);
    qx_place_names(scan, classes, tags, runs);
    for (uint32_t i = 0; i < runs->count; i++) {
        uint32_t found = runs->column[RUN_TAGS][i];
        HOLDS(!(found & NAME_IN_QUOTATION) == !(tags[runs->column[RUN_FIRST][i]] & NARRATION_QUOTED));
        HOLDS(!(found & ~(QX_PACK_CLASSES | (NAME_TITLED * 2 - 1) | NAME_GOES_ON | added)));
    }
    free(tags);
}

static const qx_name_classes classes = {CLASS_STOP | CLASS_ABBREVIATION, CLASS_STOP, CLASS_TRIGGER, CLASS_STOP, 0, CLASS_STOP,
                                        CLASS_STOP};

/* The start of a name is inside its run, and its role and title inside the run or right before it. */
static void check_readings(const qx_scan *scan, qx_table *runs) {
    qx_read_names(scan, &classes, runs);
    for (uint32_t i = 0; i < runs->count; i++) {
        uint32_t first = runs->column[RUN_FIRST][i], stop = runs->column[RUN_STOP][i], tags = runs->column[RUN_TAGS][i];
        uint32_t start = runs->column[RUN_START][i], role = runs->column[RUN_ROLE_AT][i], gender = runs->column[RUN_GENDER_AT][i];
        HOLDS(first <= start && (start < stop || tags & NAME_NO_NAME));
        HOLDS(role == QX_NONE || (role + 8 >= first && role < stop));
        HOLDS(gender == QX_NONE ? !(tags & (NAME_HE | NAME_SHE)) : gender + 2 >= first && gender < stop);
        HOLDS((tags & (NAME_PERSON | NAME_ORGANIZATION)) != (NAME_PERSON | NAME_ORGANIZATION));
        HOLDS(!(tags & NAME_GOES_ON) || (tags & NAME_ORGANIZATION && i + 1 < runs->count && runs->column[RUN_FIRST][i + 1] <= stop + 2));
        HOLDS(!(tags & NAME_PLAIN) || (stop == first + 1 && !(tags & (NAME_TITLED | NAME_FULL | NAME_NO_NAME))));
    }
    check_places(scan, &classes, runs);
}

/* Whether a full stop or & right after the word joins it to the next: A. J. Doe, AT&T. */
static int is_joined(const qx_scan *scan, uint32_t token) {
    if (token + 2 >= scan->tokens.count || scan->tokens.column[TOKEN_TAGS][token + 1] & TAG_SPACED) return 0;
    uint32_t mark = qx_first_char(scan, token + 1);
    return (mark == '.' || mark == '&') && scan->tokens.column[TOKEN_TAGS][token + 2] & TAG_CAPITALIZED;
}

/* Runs of capitalised words are in order, do not overlap, and are each inside a paragraph. */
void check_names(const qx_scan *scan) {
    qx_table runs;
    HOLDS(!qx_name_runs(scan, CLASS_STOP, CLASS_STOP, &classes, &runs));
    for (uint32_t i = 0, p = 0; i < runs.count; i++) {
        uint32_t first = runs.column[RUN_FIRST][i], stop = runs.column[RUN_STOP][i];
        HOLDS((i ? runs.column[RUN_STOP][i - 1] : 0) <= first && first < stop);
        uint32_t tag = scan->tokens.column[TOKEN_TAGS][first];
        HOLDS(tag & TAG_CAPITALIZED);
        HOLDS(!(tag & CLASS_STOP) || qx_features(scan, first) & FEATURE_FIRST_NAME || qx_is_acronym(scan, first) || is_joined(scan, first) || qx_is_small_part(scan, first + 2));
        while (scan->paragraphs.column[PARAGRAPH_STOP][p] <= first) p++;
        HOLDS(stop <= scan->paragraphs.column[PARAGRAPH_STOP][p]);
        HOLDS(first <= runs.column[RUN_LAST_WORD][i] && runs.column[RUN_LAST_WORD][i] < stop);
    }
    check_readings(scan, &runs);
    check_name_words(scan, &runs);
    qx_table_free(&runs);
}

/* The words of all sentences, read from the first sentence or from the last. */
static uint32_t *read_words(const qx_scan *scan, const uint32_t *tags, int is_last_first) {
    uint32_t count = scan->tokens.count, *words = __real_malloc((count + 1) * sizeof *words);
    memset(words, 0, (count + 1) * sizeof *words);
    for (uint32_t i = 0; i < count; i++) qx_read_sentence(scan, is_last_first ? count - 1 - i : i, tags, words);
    return words;
}

/* The text begins with the start of a sentence. Words at such a start may have a capital without being a name. */
static void check_words(const qx_scan *scan, const uint32_t *words) {
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        HOLDS(words[token] & WORD_READ && !(words[token] & WORD_TAGGED));
        HOLDS(!(words[token] & WORD_STARTS) || words[token] & WORD_OPENS);
    }
    HOLDS(!scan->tokens.count || words[0] & WORD_STARTS);
}

/* The chunks of a paragraph cover it without gaps, between two empty ones, and contain their heads. */
static void check_chunks(const qx_scan *scan, const uint32_t *tags, uint32_t *words) {
    enum { KNOWN = 97 };
    uint16_t entries[KNOWN];
    uint32_t *at = __real_malloc((scan->tokens.count + 1) * sizeof *at);
    for (uint32_t entry = 0; entry < KNOWN; entry++) entries[entry] = (uint16_t)((entry * 40503u) & 0x0FFF);
    for (uint32_t p = 0; p < scan->paragraphs.count; p++) {
        uint32_t first = scan->paragraphs.column[PARAGRAPH_TOKEN][p], stop = scan->paragraphs.column[PARAGRAPH_STOP][p];
        qx_table chunks;
        if (first >= stop) continue;
        HOLDS(!qx_table_init(&chunks, CHUNK_COLUMNS, stop - first + 2));
        qx_read_chunks(scan, tags, words, entries, KNOWN, first, stop, at, &chunks);
        uint32_t token = first, *const *chunk = chunks.column;
        HOLDS(chunks.count >= 3 && chunks.count <= stop - first + 2);
        for (uint32_t row = 1; row + 1 < chunks.count; row++) {
            HOLDS(chunk[CHUNK_FIRST][row] == token && chunk[CHUNK_END][row] > token && chunk[CHUNK_END][row] <= stop);
            HOLDS(chunk[CHUNK_HEAD][row] >= token && chunk[CHUNK_HEAD][row] < chunk[CHUNK_END][row]);
            for (; token < chunk[CHUNK_END][row]; token++) HOLDS(at[token] == row);
        }
        HOLDS(token == stop && chunk[CHUNK_BITS][0] & chunk[CHUNK_BITS][chunks.count - 1] & CHUNK_STOP);
        check_matches(scan, tags, &chunks);
        qx_table_free(&chunks);
    }
    free(at);
}

/* Only words outside quotations are tagged as verbs and adverbs, and the other tags do not change. */
static void check_verbs(const qx_scan *scan, const uint32_t *tags) {
    const uint32_t added = NARRATION_OF_WORD;
    uint32_t *more = __real_malloc((scan->tokens.count + 1) * sizeof *more);
    uint32_t *words = read_words(scan, tags, 0), *backwards = read_words(scan, tags, 1), *all = read_words(scan, NULL, 0);
    memcpy(more, tags, scan->tokens.count * sizeof *more);
    HOLDS(!memcmp(words, backwards, scan->tokens.count * sizeof *words));
    check_words(scan, words);
    check_words(scan, all);
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        qx_tag_word(scan, token, words, TAG_LOWER | TAG_CAPITALIZED, 1 << 14, more);
        HOLDS((more[token] & ~added) == (tags[token] & ~added) && (more[token] & tags[token]) == tags[token]);
        HOLDS(!(more[token] & added & ~NARRATION_POSSESSIVE) || tags[token] & (TAG_LOWER | TAG_CAPITALIZED | TAG_DIGIT | QX_PACK_CLASSES));
        HOLDS(!(more[token] & NARRATION_ADVERBIAL) || !(more[token] & NARRATION_LOOKS_FINITE));
    }
    check_chunks(scan, more, words);
    free(words);
    free(backwards);
    free(all);
    free(more);
}

/* Outside quotations, only unpaired marks are tagged as quoted. */
static void check_outside(const qx_scan *scan, const uint32_t *tags, uint32_t token) {
    if (scan->tokens.column[TOKEN_TAGS][token] & TAG_MARK) HOLDS(tags[token] == NARRATION_QUOTED);
    else HOLDS(!(tags[token] & NARRATION_QUOTED));
}

/* Outer quotations and unpaired marks are tagged as quoted; each quotation is inside its sentences and its paragraph. */
void check_narration(const qx_scan *scan) {
    enum { WINDOW = 5 };
    uint32_t *tags = __real_malloc((scan->tokens.count + 1) * sizeof *tags);
    qx_table contexts;
    qx_narration_tags(scan, tags);
    check_verbs(scan, tags);
    HOLDS(!qx_quote_contexts(scan, WINDOW, TAG_WORD, TAG_WORD, tags, &contexts));
    uint32_t token = 0, *const *context = contexts.column;
    for (uint32_t i = 0; i < contexts.count; i++) {
        uint32_t first = context[CONTEXT_FIRST][i], stop = context[CONTEXT_STOP][i], floor = context[CONTEXT_FLOOR][i], end = context[CONTEXT_SENTENCE_STOP][i];
        HOLDS(scan->quotes.column[QUOTE_PARENT][context[CONTEXT_QUOTE][i]] == QX_NONE);
        HOLDS(scan->tokens.column[TOKEN_START][first] == scan->quotes.column[QUOTE_START][context[CONTEXT_QUOTE][i]]);
        uint32_t paragraph = context[CONTEXT_PARAGRAPH][i], facts = context[CONTEXT_FACTS][i];
        HOLDS(scan->paragraphs.column[PARAGRAPH_TOKEN][paragraph] <= floor && floor <= first && first < stop && first - floor <= WINDOW);
        HOLDS(stop <= end && end <= scan->paragraphs.column[PARAGRAPH_STOP][paragraph] && end - stop <= WINDOW);
        HOLDS(stop <= context[CONTEXT_LAST][i] && context[CONTEXT_LAST][i] <= end);
        uint32_t next = i + 1;
        while (next < contexts.count && context[CONTEXT_STOP][next] - context[CONTEXT_FIRST][next] <= LONGEST_NICKNAME) next++;
        HOLDS(next == contexts.count || context[CONTEXT_LAST][i] <= context[CONTEXT_FIRST][next]);
        HOLDS(context[CONTEXT_SAID][i] == QX_NONE || context[CONTEXT_SAID][i] <= scan->quotes.column[QUOTE_END][context[CONTEXT_QUOTE][i]]);
        HOLDS(context[CONTEXT_GOES_ON][i] == QX_NONE || (stop <= context[CONTEXT_GOES_ON][i] && context[CONTEXT_GOES_ON][i] < context[CONTEXT_LAST][i]));
        HOLDS(!(facts & CONTEXT_INITIAL) == (floor < first) && !(facts & CONTEXT_CLAUSE_FOLLOWS) == (context[CONTEXT_GOES_ON][i] == QX_NONE));
        HOLDS(!(facts & CONTEXT_SHARES) == !(i && context[CONTEXT_PARAGRAPH][i - 1] == paragraph));
        for (; token < first; token++) check_outside(scan, tags, token);
        for (; token < stop; token++) HOLDS(tags[token] == NARRATION_QUOTED);
    }
    for (; token < scan->tokens.count; token++) check_outside(scan, tags, token);
    qx_table_free(&contexts);
    free(tags);
}

/* Names, verbs and places of quotations are the same at every width. */
void check_same_reading(const qx_scan *a, const qx_scan *b) {
    qx_table runs[2], words[2], contexts[2];
    uint32_t *tags[2];
    for (int i = 0; i < 2; i++) {
        const qx_scan *scan = i ? b : a;
        tags[i] = __real_malloc((scan->tokens.count + 1) * sizeof *tags[i]);
        qx_narration_tags(scan, tags[i]);
        HOLDS(!qx_quote_contexts(scan, 5, TAG_WORD, TAG_WORD, tags[i], &contexts[i]));
        HOLDS(!qx_name_runs(scan, CLASS_STOP, CLASS_STOP, &classes, &runs[i]));
        qx_read_names(scan, &classes, &runs[i]);
        HOLDS(!qx_name_words(scan, &runs[i], &words[i]));
    }
    HOLDS(!memcmp(tags[0], tags[1], a->tokens.count * sizeof *tags[0]));
    check_same(&contexts[0], &contexts[1]);
    check_same(&runs[0], &runs[1]);
    HOLDS(words[0].count == words[1].count);
    for (int k = 0; k <= NAME_WORD_NEXT; k++) HOLDS(!memcmp(words[0].column[k], words[1].column[k], words[0].count * sizeof(uint32_t)));
    for (int i = 0; i < 2; i++) {
        qx_table_free(&contexts[i]);
        qx_table_free(&runs[i]);
        qx_table_free(&words[i]);
        free(tags[i]);
    }
}
