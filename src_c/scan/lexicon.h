/* The words of a language pack: a hash table of words and one of phrase steps, with the classes and features of each entry; the
   endings of words; the sides of quotation marks. */
#ifndef QX_LEXICON_H
#define QX_LEXICON_H

#include <stdint.h>

#include "bits.h"
#include "characters.h"
#include "marks.h"

/* A folded word as a number. An ASCII word of at most 16 characters is packed; of any other, `low` is a hash and `high` is all
   ones, and its characters must be compared as well. `high` is rotated by 32 bits, because the last characters of both halves
   of a long word would otherwise share the same few bits of a hash. */
typedef struct { uint64_t low, high; } qx_key;
#define QX_UNPACKED UINT64_MAX
#define QX_HIGH_SHIFT(at) ((8 * (at) + 32) & 63) /* the shift of the character at index `at` >= 8 */

typedef struct { /* a word of at least one entry */
    qx_key key;
    uint32_t offset, length; /* of its folded characters in the pool */
    uint32_t entry; /* the entry of this word alone, or 0 */
    uint32_t node;  /* the phrase node that it leads to as a first word, or 0 */
    uint32_t goes_on; /* whether it is a later word of a phrase */
} qx_word;

/* The fields of a word that the walk reads, in half a cache line. The key is the word's own, or its odd key. The low bits of
   `classes`, which no class uses, hold the bucket. */
typedef struct {
    qx_key key;
    uint64_t next; /* `next` of the node that the word leads to as the first word of a phrase */
    uint32_t entry, classes;
} qx_slot;

/* Later words of phrases have a bucket from 1 to 63, all others 0. */
#define QX_BUCKET(word) (1 + (word) % 63)
enum { QX_BUCKETS = 63 }; /* mask */

typedef struct { /* a position in phrases, after some of their words; node 0 is none */
    uint64_t next;  /* bit b: a phrase goes on from here with a word of bucket b */
    uint32_t entry; /* the entry that ends here, or 0 */
} qx_node;

typedef struct { /* `word` leads from phrase node `from` to node `to` */
    uint32_t from, word, to;
} qx_step;

/* In Python: features of a lexicon entry that the scanner itself reads; src_c/read/features.h defines bits 8 to 63 */
#define FEATURE_ALWAYS_CAPITALIZED QX_FEATURE(0) /* its capital does not show that a sentence begins: I */
#define FEATURE_COMPOUND_HEAD QX_FEATURE(1)      /* unknown words that end in it are compounds of it: Außenminister */

typedef struct { /* `classes` are copied into the tags of tokens, `features` are looked up */
    uint64_t features;
    uint32_t classes;
    uint16_t endings, words; /* the kinds of its first word's endings; the number of its words */
} qx_entry;

/* In Python: kinds of words with an ending */
#define ENDING_PLURAL QX_BIT(0)     /* a plural noun; an apostrophe after it may be a possessive: the dogs’ */
#define ENDING_POSSESSIVE QX_BIT(1) /* Moor’s */
#define ENDING_PAST QX_BIT(2)       /* a verb in the past tense */
#define ENDING_ADVERB QX_BIT(3)
#define ENDING_GERUND QX_BIT(4)         /* a verb: saying */
#define ENDING_ADJECTIVE QX_BIT(5)      /* famous */
#define ENDING_VERB QX_BIT(6)           /* a base form: realize */
#define ENDING_NOUN QX_BIT(7)           /* a noun that ends like an adjective: agreement */
#define ENDING_SINGULAR QX_BIT(8)       /* a singular that ends like a plural: press */
#define ENDING_MODIFIER QX_BIT(9)       /* an adjective before a noun: tasty */
#define ENDING_ORDINAL QX_BIT(10)       /* a number: 20th */
#define ENDING_DEMONYM QX_BIT(11)       /* an adjective with a capital: Austrian */

enum { QX_LONGEST_ENDING = 8, QX_MOST_ENDINGS = 64 };
typedef struct {
    uint32_t letters[QX_LONGEST_ENDING], length, kinds;
    uint32_t next; /* 1 + the index of the next ending with this last letter, or 0 */
} qx_ending;

typedef struct {
    uint32_t *pool;
    uint32_t pool_count, pool_capacity;
    qx_word *words; /* words[0] is none */
    uint32_t word_count, word_capacity;
    uint32_t *word_slots; /* open addressing, word index or 0 */
    uint32_t word_mask;
    qx_step *steps;   /* open addressing; a slot is free if .to == 0 */
    uint32_t step_count, step_mask;
    qx_node *nodes;
    uint32_t node_count, node_capacity;
    qx_entry *entries; /* entries[0] is none */
    qx_slot *slots;    /* the words as a perfect hash table, made by sealing; slot 0 is not a word */
    void *slot_block;  /* the allocated block, to be freed */
    uint32_t *slot_words; /* the word in each slot, or 0 */
    uint32_t slot_mask;
    uint16_t *shifts;  /* one for each group of words whose hashes share the upper bits; they give each word its own slot */
    int group_shift;   /* from a hash to the group */
    uint64_t low_factor, high_factor; /* factors of the hash */
    uint64_t hash_number; /* the hash that sealing tries first; once sealed, the hash in use */
    uint32_t entry_count, entry_capacity, heads; /* heads: the number of entries that are heads of compounds */
    qx_ending endings[QX_MOST_ENDINGS];
    uint32_t ending_count;
    uint16_t last_letters[129]; /* kinds of the endings with this last letter; 128 stands for all letters beyond ASCII */
    uint8_t first_endings[129]; /* 1 + the index of the first of those endings, or 0 */
    qx_style styles[STYLES]; /* what quotation marks mean in the language */
} qx_lexicon;

enum { QX_MAX_PHRASE = 12 };

int qx_lexicon_init(qx_lexicon *lexicon);
void qx_lexicon_free(qx_lexicon *lexicon);

/* Adds a phrase of `words` folded words; word k is text[ends[k-1]:ends[k]]. Add the endings first: those of `entry` are not
   read. Returns the entry number, or 0 if memory runs out. */
uint32_t qx_lexicon_add(qx_lexicon *lexicon, const uint32_t *text, const uint32_t *ends, uint32_t words, qx_entry entry);

/* Sets the side (SIDE_OPEN, SIDE_CLOSE) of mark `c` and of all marks of its style. Returns 0, or -1 if `c` is not a mark. */
int qx_lexicon_mark(qx_lexicon *lexicon, uint32_t c, uint32_t side);

/* Adds an ending, whose words are of these kinds. Returns 0, or -1 if it is empty or too long, or if there are too many. */
int qx_lexicon_ending(qx_lexicon *lexicon, const uint32_t *letters, uint32_t length, uint32_t kinds);

/* Makes the table for the walk; call it after adding the last phrase. Returns 0, or -1 if memory runs out. */
int qx_lexicon_seal(qx_lexicon *lexicon);

/* The entry number of a phrase, given as to qx_lexicon_add, or 0. */
uint32_t qx_lexicon_find(const qx_lexicon *lexicon, const uint32_t *text, const uint32_t *ends, uint32_t words);

/* The entry of the longest head in the compound text[start:end], which has another part before it; or 0. */
uint32_t qx_lexicon_head(const qx_lexicon *lexicon, const void *text, int width, uint32_t start, uint32_t end);

/* The kinds of all endings with this last letter. */
static inline uint32_t qx_kinds_of_last(const qx_lexicon *lexicon, uint32_t c) { return lexicon->last_letters[c < 128 ? c : 128]; }

/* Whether the ending is right before offset `end`. */
static inline int qx_ends_in(const qx_ending *ending, const void *text, int width, uint32_t end) {
    uint32_t i = ending->length, start = end - i;
    if (end < i) return 0;
    while (i > 0 && qx_char_at(text, width, start + i - 1) == ending->letters[i - 1]) i--;
    return i == 0;
}

/* The kinds of the endings right before offset `end` that are in `kinds`. */
static inline uint32_t qx_endings_before(const qx_lexicon *lexicon, const void *text, int width, uint32_t end, uint32_t kinds) {
    uint32_t last = end ? qx_char_at(text, width, end - 1) : 0, found = 0;
    if (!(qx_kinds_of_last(lexicon, last) & kinds)) return 0;
    for (uint32_t i = lexicon->first_endings[last < 128 ? last : 128]; i; i = lexicon->endings[i - 1].next) {
        const qx_ending *ending = &lexicon->endings[i - 1];
        if (ending->kinds & kinds && qx_ends_in(ending, text, width, end)) found |= ending->kinds;
    }
    return found & kinds;
}

static inline qx_key qx_key_empty(void) { return (qx_key){0, 0}; }

/* Adds a folded character to the key of a word; `at` is its index in the word. */
static inline qx_key qx_key_add(qx_key key, uint32_t folded, uint32_t at) {
    if (key.high != QX_UNPACKED && folded < 128 && at < 16) {
        if (at < 8) key.low |= (uint64_t)folded << (8 * at);
        else key.high |= (uint64_t)folded << QX_HIGH_SHIFT(at);
        return key;
    }
    if (key.high != QX_UNPACKED) key.low = (key.low ^ key.high) * 0x9E3779B97F4A7C15u;
    key.low = (key.low ^ folded) * 0x9E3779B97F4A7C15u;
    key.high = QX_UNPACKED;
    return key;
}

static inline uint32_t qx_lexicon_word_place(const qx_lexicon *lexicon, qx_key key) {
    uint64_t hash = (key.low ^ (key.high << 3 | key.high >> 61)) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32) & lexicon->word_mask; /* the upper bits of a product depend on all characters */
}

/* Stands for a key that does not identify the word: holds the word's number. No key made of characters has this form. */
static inline qx_key qx_odd_key(uint32_t word) { return (qx_key){word, 1}; }

static inline uint64_t qx_slot_hash(const qx_lexicon *lexicon, qx_key key) {
    return key.low * lexicon->low_factor + key.high * lexicon->high_factor;
}

/* The only slot where a word can be. */
static inline uint32_t qx_lexicon_place(const qx_lexicon *lexicon, qx_key key) {
    uint64_t hash = qx_slot_hash(lexicon, key);
    return (((uint32_t)(hash >> 32) & lexicon->slot_mask) ^ lexicon->shifts[hash >> lexicon->group_shift]) + 1;
}

static inline uint32_t qx_hash_pair(uint32_t a, uint32_t b) {
    uint32_t mixed = (a * 0x01000193u ^ b) * 0x9E3779B1u;
    return mixed ^ mixed >> 15;
}

/* The phrase node after reading `word` at `node`, or 0. */
static inline uint32_t qx_lexicon_step(const qx_lexicon *lexicon, uint32_t node, uint32_t word) {
    uint32_t slot = qx_hash_pair(node, word) & lexicon->step_mask;
    for (; lexicon->steps[slot].to; slot = (slot + 1) & lexicon->step_mask)
        if (lexicon->steps[slot].from == node && lexicon->steps[slot].word == word) return lexicon->steps[slot].to;
    return 0;
}

#endif
