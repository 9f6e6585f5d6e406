/* The scanner's results and what its parts call of one another. Offsets are code points, half open. */
#ifndef QX_SCAN_H
#define QX_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "lexicon.h"

/* Texts stay below this, so that offsets fit 32 bits with room for "none". */
#define QX_MAX_LENGTH 0xFFFFFF00u
#define QX_NONE 0xFFFFFFFFu

enum { /* token tags: kinds and shapes; the language pack's classes (bits 12 to 27); the lexicon's classes that the scanner reads */
    TAG_WORD = 1u << 0,
    TAG_NUMBER = 1u << 1,
    TAG_PUNCT = 1u << 2,
    TAG_MARK = 1u << 3,
    TAG_TERMINATOR = 1u << 4,
    TAG_TITLE = 1u << 5,
    TAG_UPPER = 1u << 6,
    TAG_LOWER = 1u << 7,
    TAG_DIGIT = 1u << 8,
    TAG_SPACED = 1u << 9,
    TAG_LINE_START = 1u << 10,
    TAG_LINK = 1u << 11,
    CLASS_ABBREVIATION = 1u << 28,
    CLASS_ABBREVIATION_BEFORE_NAME = 1u << 29,
    CLASS_STOP = 1u << 30,
    CLASS_TRIGGER = 1u << 31,
};
#define QX_SCANNER_TAGS 0xFFFu

enum { LINE_BLANK = 1, LINE_ENDS_SENTENCE = 2 };
enum { SENTENCE_INNER = 1 };
enum {
    QUOTE_UNCLOSED = 1,
    QUOTE_CONTINUES = 4,
    QUOTE_CONTINUED = 8,
    QUOTE_SINGLE = 16,
};

/* Rows that grow together, stored as columns in one block. */
enum { QX_MAX_COLUMNS = 12 };
typedef struct {
    uint32_t *column[QX_MAX_COLUMNS];
    uint32_t count, capacity;
    int columns, lent; /* its rows stand in the scan's block */
} qx_table;

int qx_table_init(qx_table *table, int columns, uint32_t capacity);
int qx_table_grow(qx_table *table); /* 0, or -1 without memory */
void qx_table_free(qx_table *table);

enum { TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY, TOKEN_COLUMNS };
enum { LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS, LINE_COLUMNS };
/* What the tokens of each line are; made by qx_count_lines, for most who scan ask for none of it. */
enum { LINE_WORDS, LINE_TITLES, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS, LINE_COUNT_COLUMNS };
enum { PARAGRAPH_START, PARAGRAPH_END, PARAGRAPH_TOKEN, PARAGRAPH_STOP, PARAGRAPH_COLUMNS };
/* The outer ones: from the first sentence of a chain, each but the last of which ends inside a quotation, to the last. */
enum { SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END, SENTENCE_COLUMNS };
enum { QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS, QUOTE_COLUMNS };
enum { HIT_TOKEN, HIT_STOP, HIT_ENTRY, HIT_COLUMNS };
/* Kept during the scan only: possible quotation marks, with what stands before and after them. */
enum { MARK_START, MARK_END, MARK_TOKEN, MARK_STYLE, MARK_AROUND, MARK_COLUMNS };
/* Kept during the scan only: tokens that may end a sentence. */
enum { STOP_TOKEN, STOP_COLUMNS };
/* Kept during the scan only: a bit for each character, is it an ASCII letter? */
enum { LETTER_BITS, LETTER_COLUMNS };

/* The neighbour of a mark, MARK_AROUND holds (before | after << 8). */
enum { NEAR_SPACE, NEAR_WORD, NEAR_S, NEAR_DIGIT, NEAR_OPEN, NEAR_CLOSE, NEAR_DASH, NEAR_STOP, NEAR_OTHER, NEAR_MARK };

typedef struct {
    uint32_t length;
    int wrapped;
    const qx_style *styles; /* of the lexicon; known during the scan only */
    qx_table tokens, lines, paragraphs, sentences, quotes, hits, marks, stops, letters, line_counts;
    uint32_t *block, *spare; /* memory for the tables that fit in; what is left of it */
    size_t room;             /* of what is left */
} qx_scan;

/* Makes the block that the scan's own tables share, and one of them. 0, or -1 without memory. */
int qx_scan_block(qx_scan *scan);
int qx_scan_table(qx_scan *scan, qx_table *table, int columns, uint32_t capacity);

/* Tags of words with which a line may end though its sentence goes on in the next: verbs of saying, right after a quotation;
   words that lead on to others; titles before a name. */
typedef struct {
    uint32_t verbs, links, titles;
} qx_end_classes;

/* Scans `length` characters of `width` bytes (1, 2 or 4). 0, or -1 without memory; free in both cases. With `ends`, a line of a
   text that is not hard-wrapped ends no paragraph where its sentence plainly goes on; without (NULL), each line does. */
int qx_scan_run(qx_scan *scan, const void *text, uint32_t length, int width, const qx_lexicon *lexicon, const qx_end_classes *ends);
void qx_scan_free(qx_scan *scan);

/* Fills `line_counts`, if that is not done yet. 0, or -1 without memory. */
int qx_count_lines(qx_scan *scan);

static inline uint32_t qx_char_at(const void *text, int width, uint32_t offset) {
    return width == 1 ? ((const uint8_t *)text)[offset]
         : width == 2 ? ((const uint16_t *)text)[offset]
                      : ((const uint32_t *)text)[offset];
}

/* End of the word segment (UAX #29) that starts at `start`. */
uint32_t qx_segment_end(const void *text, uint32_t length, int width, uint32_t start);

/* Runs of capitalised words: each begins at a capitalised token without a tag of `never_first` and goes on over those
   without one of `never_inside`, in its paragraph; an initial's or title's full stop and a hyphen join; a possessive
   (Moor's) ends it. 0, or -1 without memory; the caller frees `runs` in both cases.
   RUN_TAGS: the language pack's classes of any of its tokens; RUN_LAST_WORD: the token after its last blank; RUN_ROW and
   RUN_LAST: the rows of its first and its last token among the words of all runs. qx_read_names fills in the others. */
enum {
    RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD, RUN_ROW, RUN_LAST, RUN_START, RUN_ROLE_AT, RUN_GENDER_AT, RUN_COLUMNS
};
enum { NAME_CLASSES = 0x0FFFF000 };

/* What runs tell of whom they name. RUN_START: where the name begins after its titles; RUN_ROLE_AT, RUN_GENDER_AT: the tokens
   that tell role and gender, or QX_NONE; RUN_TAGS: more bits, NAME_NONE and the others. The classes are tags of words, `marks`
   hold for each lexicon entry what it is in a title, MARK_BODY and the others. */
typedef struct {
    uint32_t titles, roles, bodies, determiners, pronouns, predicates, prepositions;
} qx_name_classes;
enum {
    MARK_BODY = 1, /* a role that is a body's or a document's */
    MARK_PLURAL = 2,
    MARK_MALE = 4,
    MARK_FEMALE = 8,
    MARK_FIRST_NAME = 16,
    MARK_OF = 32, /* joins a title or the name of a body: Secretary of State */
    MARK_CLOSING = 64, /* closes the name of a body: Library, Fund */
    MARK_AND = 128, /* joins the words of an office: Health and Safety */
    MARK_TITLE_END = MARK_OF | MARK_AND, /* goes on with a title: President Pro Tem */
    MARK_DOCUMENT = MARK_BODY | MARK_CLOSING, /* a report, a law: a last name, too */
    MARK_PARTICLE = MARK_MALE | MARK_FEMALE, /* stands inside a name: van, de la, al */
};
enum {
    NAME_NONE = 1 << 0,  /* but a role */
    NAME_ALONE = 1 << 1, /* a role alone, which is a name only if somebody has it */
    NAME_PERSON = 1 << 2,
    NAME_ORGANIZATION = 1 << 3,
    NAME_MALE = 1 << 4,
    NAME_FEMALE = 1 << 5,
    NAME_ROLE = 1 << 6,   /* RUN_ROLE_AT tells it */
    NAME_FULL = 1 << 7,   /* more than one word after the titles */
    NAME_PLAIN = 1 << 8,  /* one word, without a title */
    NAME_TITLED = 1 << 9, /* a title is in it, or a role stands right before it */
    NAME_QUOTED = 1 << 10, /* it begins inside a quotation */
    /* It can be none: a possessive outside quotations (Moor’s plan), right before a role (a Moor aide) or after a
       preposition (with Moor). */
    NAME_NO_SUBJECT = 1 << 11,
    NAME_AFTER_PREPOSITION = 1 << 28, /* it or its title */
    NAME_GOES_ON = 1 << 29, /* a body's name that goes on in the next run: Department of Justice */
};
/* Is the word at `token` one that stands inside a name, other than in capitals? */
int qx_is_particle(const qx_scan *scan, uint32_t token, const uint8_t *marks, uint32_t mark_count);
int qx_name_runs(const qx_scan *scan, const void *text, int width, uint32_t never_first, uint32_t never_inside,
                 const qx_name_classes *classes, const uint8_t *marks, uint32_t mark_count, qx_table *runs);
void qx_read_names(const qx_scan *scan, const void *text, int width, const qx_name_classes *classes, const uint8_t *marks,
                   uint32_t mark_count, qx_table *runs);

/* Adds to RUN_TAGS what the narration around each run tells, NAME_QUOTED and those after it. */
void qx_place_names(const qx_scan *scan, const qx_name_classes *classes, const uint32_t *narration, qx_table *runs);

/* The words of runs, one row for each token. Words are the same that differ only in case, the kind of apostrophe and a
   possessive 's. NAME_WORD_FIRST: the first row of the same word. On that one, NAME_WORD_ENDING and NAME_WORD_INSIDE: the
   first that is its run's RUN_LAST, and the first that is not; NAME_WORD_NEXT leads on among those alike in that, too. All
   may be QX_NONE. 0, or -1 without memory; the caller frees `words` in both cases. */
enum { NAME_WORD_RUN, NAME_WORD_TOKEN, NAME_WORD_FIRST, NAME_WORD_NEXT, NAME_WORD_ENDING, NAME_WORD_INSIDE, NAME_WORD_COLUMNS };
int qx_name_words(const qx_scan *scan, const void *text, int width, const qx_table *runs, qx_table *words);

/* Do the runs that end in one word, from `row` on, name but one? Then the tags of those that are not NAME_PLAIN together, or
   else of the first, and otherwise 0. They do where none is NAME_NONE or NAME_GOES_ON, kind and gender are told one way only, and the full
   names begin with the same word, their runs with none tagged `unsure`. Where there is none, no run may hold the word but at its end,
   and none may be NAME_ALONE. */
uint32_t qx_tags_of_one(const qx_scan *scan, const qx_table *runs, const qx_table *words, uint32_t row, uint32_t unsure);

/* Tags of narration: those of the scan that are kept, and others in place of those that are not. Python sees those of
   NARRATION_SHOWN only: it reckons with numbers of more than 30 bits at a fraction of the speed. */
#define NARRATION_KEPT (TAG_TITLE | TAG_LOWER | TAG_DIGIT | 0x0FFFF000u)
#define NARRATION_SHOWN 0x3FFFFFFFu
enum {
    NARRATION_FINITE = 1 << 0,    /* a verb in use, no noun of the same form; an auxiliary */
    NARRATION_ADVERBIAL = 1 << 1, /* may stand between a subject and its verb */
    NARRATION_QUOTED = 1 << 6, /* inside a quotation, marks included; no other tag is left */
    NARRATION_COMMA = 1 << 2,
    NARRATION_DASH = 1 << 3,  /* between words */
    NARRATION_COLON = 1 << 4, /* colon and semicolon */
    NARRATION_OPEN = 1 << 9,  /* opening bracket */
    NARRATION_CLOSE = 1 << 10,
    NARRATION_STOPPER = 1 << 11,    /* ends a sentence */
    NARRATION_POSSESSIVE = 1 << 28, /* Moor’s, and the apostrophe of the Moors’ */
    NARRATION_JOINER = 1 << 29,     /* hyphen, slash, the full stop of an abbreviation: the word goes on */
    NARRATION_LOOKS_FINITE = 1 << 30, /* in -ed, where a verb may stand; to be searched only */
    NARRATION_ED_OR_LY = 1u << 31,    /* a word in small letters with one of these endings */
};

/* Is the word, or its end, a possessive 's? */
int qx_is_possessive(const qx_scan *scan, const void *text, int width, uint32_t token);

/* Fills `tags`, one for each token, but for what qx_tag_verbs adds: NARRATION_FINITE and those like it. */
void qx_narration_tags(const qx_scan *scan, const void *text, int width, uint32_t *tags);

/* The classes are tags of words, `forms` hold for each lexicon entry what forms of a word it can be. */
typedef struct {
    uint32_t verbs, auxiliaries, pronouns, determiners, prepositions, conjunctions, adverbs, times, roles, nouns;
} qx_verb_classes;
enum {
    FORM_BASE = 1,
    FORM_THIRD = 2,
    FORM_PAST = 4,
    FORM_NOUN_LIKE = 8, /* its base form or third person is as often a noun */
    FORM_PLURAL = 16,
    FORM_SINGULAR = 32,   /* a pronoun before a noun in the singular: another, each */
    FORM_INFINITIVE = 64, /* to */
    FORM_ADJECTIVE = 128, /* in -ly: elderly */
};
void qx_tag_verbs(const qx_scan *scan, const void *text, int width, const qx_verb_classes *classes, const uint8_t *forms,
                  uint32_t form_count, uint32_t *tags);

/* Where each outer quotation stands, in tokens: the quotation itself with its marks; where the sentence begins that it
   begins in (FLOOR), where the one ends that it ends in or that goes on after it (SENTENCE_STOP), and the same, but before
   the next quotation (LAST), all no further than `window` away and in its paragraph; its paragraph; the offset of the last
   character said, or QX_NONE; where the clause goes on after it, or QX_NONE; and the facts about it. `tags` are those of
   narration, `leads` those of words that may lead to a quotation, `inverts` of those that may begin a clause whose subject
   comes last. 0, or -1 without memory; the caller frees `sites` in both cases. */
enum {
    SITE_QUOTE, SITE_FIRST, SITE_STOP, SITE_FLOOR, SITE_LAST, SITE_SENTENCE_STOP, SITE_PARAGRAPH, SITE_SAID, SITE_GOES_ON,
    SITE_FACTS, SITE_COLUMNS
};
enum {
    SITE_UNCLOSED = 1 << 0,
    SITE_CONTINUED = 1 << 1, /* it goes on with the one of the paragraph before */
    SITE_HOLDS = 1 << 2,     /* quotations stand in it */
    SITE_CAPITAL = 1 << 3,   /* begins with a capital or a digit */
    SITE_TITLED = 1 << 4,    /* a few words, each with a capital, function words aside */
    SITE_LABELLED = 1 << 5,  /* a word in capitals and a colon begin it */
    SITE_ALONE = 1 << 6,     /* a sentence begins with it */
    SITE_AFTER_COLON = 1 << 7,
    SITE_AFTER_COMMA = 1 << 8,
    SITE_LED = 1 << 9,        /* a word tagged as one of `leads` stands before it, a comma aside, and does not begin the sentence */
    SITE_GOES = 1 << 10,      /* a clause goes on after it */
    SITE_SPLIT = 1 << 11,     /* the sentence after it belongs to it: "Why?" Moor asked. */
    SITE_PAUSES = 1 << 12,    /* a comma or a dash stands in its sentence after it */
    SITE_OPENS = 1 << 13,     /* its paragraph */
    SITE_ENDS = 1 << 14,      /* its paragraph */
    SITE_SHARES = 1 << 15,    /* the paragraph of the quotation before it */
    SITE_FOLLOWS = 1 << 16,   /* in the paragraph after that of the quotation before it */
    SITE_ANNOUNCED = 1 << 17, /* the paragraph before its own ends with a colon, a dash or a comma */
    SITE_INVERTED = 1 << 18,  /* the clause that goes on after it begins with a word tagged as one of `inverts` */
};
int qx_quote_sites(const qx_scan *scan, const void *text, int width, uint32_t window, uint32_t leads, uint32_t inverts,
                   const uint32_t *tags, qx_table *sites);

/* The lines of a page that are not blank; parts of one sentence that inline tags tore apart are one. A line goes on in
   the next where it has `torn_words` and ends no sentence, and the next begins with a small letter or one of `closing`.
   Lines marked in `residue` stand alone, and repeat none; a sentence goes on `across` them, or it does not.
   ARTICLE_REPEATED: the first line of another reads the same. 0, or -1 without memory; the caller frees `rows` in both
   cases. */
enum {
    ARTICLE_FIRST, ARTICLE_STOP, ARTICLE_WORDS, ARTICLE_LOWER, ARTICLE_DIGITS, ARTICLE_PUNCTS, ARTICLE_ENDS, ARTICLE_REPEATED,
    ARTICLE_COLUMNS
};
int qx_article_lines(const qx_scan *scan, const void *text, int width, const uint8_t *residue, int across, uint32_t torn_words,
                     const uint32_t *closing, uint32_t closing_count, qx_table *rows);

/* A set of characters below 0x10000: a byte for each of a page of 256. `page_of` gives the number of a page; 0: empty. */
typedef struct {
    uint8_t *pages;
    uint16_t page_of[256];
} qx_characters;
int qx_characters_init(qx_characters *set, const uint32_t *characters, uint32_t count); /* 0, or -1 without memory */
void qx_characters_free(qx_characters *set);
/* The first place from `at` on where one of the set stands, or `length`. */
uint32_t qx_next_of(const qx_characters *set, const void *text, uint32_t length, int width, uint32_t at);

/* Index of the last of `count` ascending values that is <= key, or QX_NONE. */
uint32_t qx_last_at_most(const uint32_t *values, uint32_t count, uint32_t key);

/* The shapes of each line, by which rules for lines are told apart: no word; at most `short_words` and no sentence's end;
   the length of a clip at the end, 1:52 or (1:52); digits. */
enum { SHAPE_WORDLESS = 1, SHAPE_SHORT = 2, SHAPE_CLIP = 4, SHAPE_DIGITS = 8, QX_SHAPES = 16 };
void qx_line_shapes(const qx_scan *scan, const void *text, int width, uint32_t short_words, uint8_t *shapes);

int qx_find_paragraphs(qx_scan *scan, const void *text, int width, const qx_end_classes *ends); /* lines.c: decides scan->wrapped, too */
int qx_find_quotes(qx_scan *scan);     /* quotes.c: needs paragraphs */
int qx_find_sentences(qx_scan *scan, const void *text, int width); /* sentences.c: needs paragraphs and quotes */

#endif
