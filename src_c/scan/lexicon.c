#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "chartab.h"

int qx_lexicon_init(qx_lexicon *lexicon) {
    memset(lexicon, 0, sizeof *lexicon);
    memcpy(lexicon->styles, qx_usual_styles, sizeof lexicon->styles);
    lexicon->word_mask = lexicon->step_mask = 63;
    lexicon->word_count = lexicon->node_count = lexicon->entry_count = 1;
    lexicon->word_capacity = lexicon->node_capacity = lexicon->entry_capacity = lexicon->pool_capacity = 64;
    lexicon->pool = malloc(64 * sizeof *lexicon->pool);
    lexicon->words = calloc(64, sizeof *lexicon->words);
    lexicon->word_slots = calloc(64, sizeof *lexicon->word_slots);
    lexicon->steps = calloc(64, sizeof *lexicon->steps);
    lexicon->nodes = calloc(64, sizeof *lexicon->nodes);
    lexicon->entries = calloc(64, sizeof *lexicon->entries);
    return lexicon->pool && lexicon->words && lexicon->word_slots && lexicon->steps
            && lexicon->nodes && lexicon->entries ? 0 : -1;
}

int qx_lexicon_mark(qx_lexicon *lexicon, uint32_t c, uint32_t side) {
    uint32_t style = mark_style(c);
    if (style == STYLE_NONE) return -1;
    lexicon->styles[style].side = (uint8_t)side;
    return 0;
}

int qx_lexicon_ending(qx_lexicon *lexicon, const uint32_t *letters, uint32_t length, uint32_t kinds) {
    if (!length || length > QX_LONGEST_ENDING || lexicon->ending_count == QX_MOST_ENDINGS) return -1;
    qx_ending *ending = &lexicon->endings[lexicon->ending_count++];
    *ending = (qx_ending){.length = length, .kinds = kinds};
    memcpy(ending->letters, letters, length * sizeof *letters);
    uint32_t last = letters[length - 1] < 128 ? letters[length - 1] : 128;
    ending->next = lexicon->first_endings[last];
    lexicon->first_endings[last] = (uint8_t)lexicon->ending_count;
    lexicon->last_letters[last] |= (uint16_t)kinds;
    return 0;
}

void qx_lexicon_free(qx_lexicon *lexicon) {
    free(lexicon->pool);
    free(lexicon->words);
    free(lexicon->word_slots);
    free(lexicon->steps);
    free(lexicon->nodes);
    free(lexicon->entries);
    free(lexicon->slot_block);
    free(lexicon->slot_words);
    free(lexicon->shifts);
    memset(lexicon, 0, sizeof *lexicon);
}

/* Makes room for `need` items; may move the array. */
static int reserve(void *array, uint32_t *capacity, uint32_t need, size_t size) {
    void **at = array;
    if (need <= *capacity) return 0;
    uint32_t larger = *capacity * 2 > need ? *capacity * 2 : need;
    void *moved = realloc(*at, larger * size);
    if (!moved) return -1;
    *at = moved;
    *capacity = larger;
    return 0;
}

static qx_key key_of(const uint32_t *text, uint32_t length) {
    qx_key key = qx_key_empty();
    for (uint32_t i = 0; i < length; i++) key = qx_key_add(key, text[i], i);
    return key;
}

static uint32_t find_word(const qx_lexicon *lexicon, qx_key key, const uint32_t *text, uint32_t length) {
    uint32_t slot = qx_lexicon_word_place(lexicon, key), word;
    for (; (word = lexicon->word_slots[slot]); slot = (slot + 1) & lexicon->word_mask) {
        const qx_word *known = &lexicon->words[word];
        if (known->key.low == key.low && known->key.high == key.high && known->length == length
            && !memcmp(lexicon->pool + known->offset, text, length * sizeof *text))
            return word;
    }
    return 0;
}

static void place_word(qx_lexicon *lexicon, uint32_t word) {
    uint32_t slot = qx_lexicon_word_place(lexicon, lexicon->words[word].key);
    while (lexicon->word_slots[slot]) slot = (slot + 1) & lexicon->word_mask;
    lexicon->word_slots[slot] = word;
}

static int widen_words(qx_lexicon *lexicon) {
    uint32_t size = (lexicon->word_mask + 1) * 2, *slots = calloc(size, sizeof *slots);
    if (!slots) return -1;
    free(lexicon->word_slots);
    lexicon->word_slots = slots;
    lexicon->word_mask = size - 1;
    for (uint32_t word = 1; word < lexicon->word_count; word++) place_word(lexicon, word);
    return 0;
}

static uint32_t add_word(qx_lexicon *lexicon, const uint32_t *text, uint32_t length) {
    qx_key key = key_of(text, length);
    uint32_t word = find_word(lexicon, key, text, length);
    if (word) return word;
    if (lexicon->word_count * 4 > lexicon->word_mask && widen_words(lexicon)) return 0;
    if (reserve(&lexicon->words, &lexicon->word_capacity, lexicon->word_count + 1, sizeof *lexicon->words)
        || reserve(&lexicon->pool, &lexicon->pool_capacity, lexicon->pool_count + length, sizeof *lexicon->pool))
        return 0;
    memcpy(lexicon->pool + lexicon->pool_count, text, length * sizeof *text);
    word = lexicon->word_count++;
    lexicon->words[word] = (qx_word){key, lexicon->pool_count, length, 0, 0, 0};
    lexicon->pool_count += length;
    place_word(lexicon, word);
    return word;
}

static void place_step(qx_lexicon *lexicon, qx_step step) {
    uint32_t slot = qx_hash_pair(step.from, step.word) & lexicon->step_mask;
    while (lexicon->steps[slot].to) slot = (slot + 1) & lexicon->step_mask;
    lexicon->steps[slot] = step;
}

static int widen_steps(qx_lexicon *lexicon) {
    uint32_t old = lexicon->step_mask + 1;
    qx_step *steps = lexicon->steps, *wider = calloc(old * 2u, sizeof *steps);
    if (!wider) return -1;
    lexicon->steps = wider;
    lexicon->step_mask = old * 2 - 1;
    for (uint32_t slot = 0; slot < old; slot++)
        if (steps[slot].to) place_step(lexicon, steps[slot]);
    free(steps);
    return 0;
}

static uint32_t add_node(qx_lexicon *lexicon) {
    if (reserve(&lexicon->nodes, &lexicon->node_capacity, lexicon->node_count + 1, sizeof *lexicon->nodes)) return 0;
    lexicon->nodes[lexicon->node_count] = (qx_node){0, 0};
    return lexicon->node_count++;
}

static uint32_t add_step(qx_lexicon *lexicon, uint32_t from, uint32_t word) {
    uint32_t to = qx_lexicon_step(lexicon, from, word);
    if (to) return to;
    if (lexicon->step_count * 4 > lexicon->step_mask && widen_steps(lexicon)) return 0;
    if (!(to = add_node(lexicon))) return 0;
    place_step(lexicon, (qx_step){from, word, to});
    lexicon->step_count++;
    lexicon->nodes[from].next |= (uint64_t)1 << QX_BUCKET(word);
    return to;
}

/* The address of the phrase's entry number; NULL if memory runs out. */
static uint32_t *add_path(qx_lexicon *lexicon, const uint32_t *text, const uint32_t *ends, uint32_t words) {
    uint32_t first = add_word(lexicon, text, ends[0]);
    if (!first) return NULL;
    if (words == 1) return &lexicon->words[first].entry;
    uint32_t node = lexicon->words[first].node;
    if (!node && !(node = lexicon->words[first].node = add_node(lexicon))) return NULL;
    for (uint32_t k = 1; k < words; k++) {
        uint32_t word = add_word(lexicon, text + ends[k - 1], ends[k] - ends[k - 1]);
        if (!word || !(node = add_step(lexicon, node, word))) return NULL;
        lexicon->words[word].goes_on = 1;
    }
    return &lexicon->nodes[node].entry;
}

uint32_t qx_lexicon_add(qx_lexicon *lexicon, const uint32_t *text, const uint32_t *ends, uint32_t words, qx_entry entry) {
    uint32_t *place = add_path(lexicon, text, ends, words);
    if (!place) return 0;
    if (!*place) {
        if (reserve(&lexicon->entries, &lexicon->entry_capacity, lexicon->entry_count + 1, sizeof *lexicon->entries)) return 0;
        lexicon->entries[lexicon->entry_count] = (qx_entry){
            .endings = (uint16_t)qx_endings_before(lexicon, text, sizeof *text, ends[0], UINT16_MAX),
            .words = (uint16_t)words,
        };
        *place = lexicon->entry_count++;
    }
    lexicon->heads += (entry.features & ~lexicon->entries[*place].features & FEATURE_COMPOUND_HEAD) != 0;
    lexicon->entries[*place].classes |= entry.classes;
    lexicon->entries[*place].features |= entry.features;
    return *place;
}

enum { LEAST_MODIFIER = 2, LEAST_HEAD = 4, LONGEST_COMPOUND = 48 };

uint32_t qx_lexicon_head(const qx_lexicon *lexicon, const void *text, int width, uint32_t start, uint32_t end) {
    uint32_t folded[LONGEST_COMPOUND], length = end - start;
    if (length > LONGEST_COMPOUND) return 0;
    for (uint32_t i = 0; i < length; i++) folded[i] = qx_fold(qx_char_at(text, width, start + i));
    for (uint32_t head = LEAST_MODIFIER; head + LEAST_HEAD <= length; head++) {
        uint32_t word = find_word(lexicon, key_of(folded + head, length - head), folded + head, length - head);
        uint32_t entry = lexicon->words[word].entry;
        if (lexicon->entries[entry].features & FEATURE_COMPOUND_HEAD) return entry;
    }
    return 0;
}

uint32_t qx_lexicon_find(const qx_lexicon *lexicon, const uint32_t *text, const uint32_t *ends, uint32_t words) {
    uint32_t word = find_word(lexicon, key_of(text, ends[0]), text, ends[0]);
    if (words == 1) return lexicon->words[word].entry;
    uint32_t node = lexicon->words[word].node;
    for (uint32_t k = 1; node && k < words; k++) {
        const uint32_t *start = text + ends[k - 1], length = ends[k] - ends[k - 1];
        word = find_word(lexicon, key_of(start, length), start, length);
        node = word ? qx_lexicon_step(lexicon, node, word) : 0;
    }
    return lexicon->nodes[node].entry;
}

/* ---- the sealed table ---- */

enum { GROUP_SLOTS = 4, MOST_TRIES = 32 };

typedef struct { /* the words by group: group g has words[first[g]:first[g + 1]]; `order` lists the largest groups first */
    uint32_t *first, *words, *order, *places, count; /* `places` are the slots of the words before the shift */
} grouping;

static qx_key sealed_key(const qx_lexicon *lexicon, uint32_t word) {
    qx_key key = lexicon->words[word].key;
    return key.high == QX_UNPACKED ? qx_odd_key(word) : key;
}

static uint32_t group_of(const qx_lexicon *lexicon, uint32_t word) {
    return (uint32_t)(qx_slot_hash(lexicon, sealed_key(lexicon, word)) >> lexicon->group_shift);
}

/* Replaces the `count` sizes in `first` by their running sums: the index at which the items of each begin. */
static void sum_up(uint32_t *first, uint32_t count) {
    for (uint32_t i = 0, sum = 0; i <= count; i++) {
        uint32_t size = first[i];
        first[i] = sum;
        sum += size;
    }
}

static void group_words(const qx_lexicon *lexicon, grouping *groups) {
    uint32_t *first = groups->first, most = 0, placed = 0;
    memset(first, 0, (groups->count + 1) * sizeof *first);
    for (uint32_t word = 1; word < lexicon->word_count; word++) {
        uint32_t size = ++first[group_of(lexicon, word)];
        if (size > most) most = size;
    }
    for (uint32_t size = most + 1; size-- > 0;)
        for (uint32_t g = 0; g < groups->count; g++)
            if (first[g] == size) groups->order[placed++] = g;
    sum_up(first, groups->count);
    for (uint32_t word = 1; word < lexicon->word_count; word++) groups->words[first[group_of(lexicon, word)]++] = word;
    memmove(first + 1, first, groups->count * sizeof *first); /* each now points to where the next group begins */
    first[0] = 0;
    for (uint32_t i = 0; i + 1 < lexicon->word_count; i++)
        groups->places[i] = (uint32_t)(qx_slot_hash(lexicon, sealed_key(lexicon, groups->words[i])) >> 32) & lexicon->slot_mask;
}

/* Puts all words into the slots at their shifted places, or none if one of the slots is taken. */
static int take_slots(uint32_t *slots, const uint32_t *words, const uint32_t *places, uint32_t count, uint32_t shift) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *slot = &slots[(places[i] ^ shift) + 1];
        if (*slot) {
            while (i-- > 0) slots[(places[i] ^ shift) + 1] = 0;
            return 0;
        }
        *slot = words[i];
    }
    return 1;
}

/* Finds a shift for each group that moves its words to free slots. Fails if two words of a group have the same place. */
static int place_groups(qx_lexicon *lexicon, const grouping *groups) {
    for (uint32_t i = 0; i < groups->count; i++) {
        uint32_t g = groups->order[i], count = groups->first[g + 1] - groups->first[g], shift = 0;
        const uint32_t *words = groups->words + groups->first[g], *places = groups->places + groups->first[g];
        while (shift <= lexicon->slot_mask && shift <= UINT16_MAX && !take_slots(lexicon->slot_words, words, places, count, shift)) shift++;
        if (shift > lexicon->slot_mask || shift > UINT16_MAX) return 0;
        lexicon->shifts[g] = (uint16_t)shift;
    }
    return 1;
}

static void set_hash(qx_lexicon *lexicon, uint64_t number) {
    lexicon->low_factor = (2 * number + 1) * 0x9E3779B97F4A7C15u;
    lexicon->high_factor = (4 * number + 1) * 0xC2B2AE3D27D4EB4Fu;
}

/* Returns 1 if each word has its own slot, 0 if `size` slots are not enough, -1 if memory runs out. */
static int place_words(qx_lexicon *lexicon, uint32_t size) {
    grouping groups = {.count = size / GROUP_SLOTS};
    uint32_t *block = malloc(((size_t)groups.count * 2 + 1 + (size_t)lexicon->word_count * 2) * sizeof *block);
    lexicon->slot_words = calloc((size_t)size + 1, sizeof *lexicon->slot_words);
    lexicon->shifts = calloc(groups.count, sizeof *lexicon->shifts);
    lexicon->slot_mask = size - 1;
    for (lexicon->group_shift = 64; groups.count >> (64 - lexicon->group_shift) > 1;) lexicon->group_shift--;
    if (!block || !lexicon->slot_words || !lexicon->shifts) {
        free(block);
        return -1;
    }
    int placed = 0;
    groups.order = block;
    groups.first = groups.order + groups.count;
    groups.words = groups.first + groups.count + 1;
    groups.places = groups.words + lexicon->word_count;
    for (int tries = 0; !placed && tries < MOST_TRIES; tries++) {
        memset(lexicon->slot_words, 0, ((size_t)size + 1) * sizeof *lexicon->slot_words);
        set_hash(lexicon, lexicon->hash_number);
        group_words(lexicon, &groups);
        placed = place_groups(lexicon, &groups);
        lexicon->hash_number += !placed;
    }
    free(block);
    return placed;
}

static void fill_slot(qx_lexicon *lexicon, uint32_t slot, uint32_t index) {
    const qx_word *word = &lexicon->words[index];
    lexicon->slots[slot] = (qx_slot){
        .key = sealed_key(lexicon, index),
        .next = lexicon->nodes[word->node].next,
        .entry = word->entry,
        .classes = lexicon->entries[word->entry].classes | (word->goes_on ? QX_BUCKET(index) : 0),
    };
}

enum { MOST_SLOTS = 1 << 22 };

int qx_lexicon_seal(qx_lexicon *lexicon) {
    uint32_t size = 64;
    int placed;
    while (size < lexicon->word_count + lexicon->word_count / 8) size *= 2;
    for (; !(placed = place_words(lexicon, size)); size *= 2) {
        free(lexicon->slot_words);
        free(lexicon->shifts);
        lexicon->slot_words = NULL;
        lexicon->shifts = NULL;
        if (size >= MOST_SLOTS) return -1; /* words whose hashes agree in one half are never separated: some 200,000 fit */
    }
    lexicon->slot_block = calloc((size_t)size + 2, sizeof *lexicon->slots);
    if (placed < 0 || !lexicon->slot_block) return -1;
    const uintptr_t width = sizeof *lexicon->slots; /* aligned, so that a slot is in one cache line */
    lexicon->slots = (void *)(((uintptr_t)lexicon->slot_block + width - 1) / width * width);
    for (uint32_t slot = 1; slot <= size; slot++)
        if (lexicon->slot_words[slot]) fill_slot(lexicon, slot, lexicon->slot_words[slot]);
    return 0;
}
