/* Finds lines that may open a turn. A label is some capitalized words with few others between them, near the start of its line.
   Reads a bounded number of characters of each line, and passes over the rest by vectors. */
#include "openings.h"

#include <string.h>

#include "characters.h"
#include "chartab.h"
#include "vectors.h"

enum {
    LONGEST_LEAD = 60,   /* characters before a label: marks, times, the number of the line */
    LONGEST_LABEL = 100, /* characters */
    MOST_SMALL = 2,      /* adjacent words of a label in small letters: The Speaker pro tempore */
    LONGEST_ALONE = 70,  /* characters of a line that is a label */
    SHORTEST_TIME = 11,  /* characters of a time with thousandths: 0:00:01.000 */
    INDENT = 3,          /* blanks */
    LONGEST_QUESTION = 500, /* characters of a line that may be a question of an interview */
    FEWEST = 3,          /* lines of one kind in a transcript */
    FEWEST_AGAIN = 2,    /* lines with a label that occurred before … */
    FEWEST_NAMES = 2,    /* … with another one … */
    FEWEST_SPOKEN = 2,   /* … and in which somebody speaks … */
    ONE_SPOKEN_OF = 3,   /* … as in one of so many with a label at least */
    FEW_NAMES = 5,       /* of people who need not speak three times */
    HEARD = 200,         /* characters of a line in which somebody may speak */
    NAMED = OPENING_COLON | OPENING_DASH | OPENING_ALONE | OPENING_TAG,
    KINDS = 9,           /* that open a line */
    TIMED_NAMES = KINDS, /* the slot of names alone on their line with a time … */
    SLOTS,               /* … after those of each kind */
    BUCKETS = 4096
};

typedef struct {
    const void *text;
    uint32_t length;
    int width;
} source;

typedef struct {
    uint32_t kinds, start, stop;
    uint32_t first, last; /* hashes of the first word of the label, and of the last one before its role */
    uint32_t tag;         /* the start of the name of a tag */
    int is_letter;        /* the label is one letter */
    int is_voice;         /* a tag says who speaks */
    int is_blank;         /* the line has no characters */
} opening;

static uint32_t at_or_0(const source *in, uint32_t at) { return at < in->length ? qx_char_at(in->text, in->width, at) : 0; }
static int is_letter(uint32_t c) { return (qx_prop(c) & CH_LETTER) != 0; }
static int is_digit(uint32_t c) { return c - '0' < 10; }
static int is_blank(uint32_t c) { return c == ' ' || (c != '\n' && (qx_prop(c) & CH_SPACE) != 0); }
static int is_long_dash(uint32_t c) { return c == 0x2013 || c == 0x2014; }

/* The end of start:end without white space. */
static uint32_t trimmed(const source *in, uint32_t start, uint32_t end) {
    while (end > start && qx_prop(at_or_0(in, end - 1)) & CH_SPACE) end--;
    return end;
}

/* Whether a question mark ends the line, perhaps before closing marks. */
static int is_question(const source *in, uint32_t start, uint32_t end) {
    for (uint32_t left = 4; left-- && end > start; end--) {
        uint32_t c = at_or_0(in, end - 1);
        if (c == '?') return 1;
        if (is_letter(c) || is_digit(c) || c == '.') return 0;
    }
    return 0;
}

/* Notes the mark at `at` before the label; 0 if no label follows such a mark. */
static int read_lead(const source *in, uint32_t at, uint32_t body, opening *found) {
    uint32_t c = at_or_0(in, at), next = at_or_0(in, at + 1);
    if (c == ',' && is_digit(next) && found->kinds & OPENING_TIMED && at >= body + SHORTEST_TIME && at_or_0(in, at - 4) == '.') {
        found->kinds |= OPENING_CUE; /* 0:00:01.000,0:00:03.000 */
        return 0;
    }
    if (c == '"' || c == '\'' || c == 0x201C || c == 0x2018) return 0;
    if (c == '<' && is_letter(next)) { found->kinds |= OPENING_TAG; found->tag = at + 1; return 0; }
    if (c == '>' && next == '>') found->kinds |= OPENING_CHEVRON;
    if (c == '>' && found->kinds & OPENING_TIMED && at_or_0(in, at - 1) == '-') { found->kinds |= OPENING_CUE; return 0; }
    if ((c == '*' || c == '_') && next == c) found->kinds |= OPENING_EMPHASIS;
    if (c == ':' && at > body && is_digit(at_or_0(in, at - 1)) && is_digit(next)) found->kinds |= OPENING_TIMED;
    if (c == '[' && is_letter(next)) found->kinds |= OPENING_BRACKET;
    return 1;
}

/* Whether the colon at `at` may end a label. */
static int ends_label(const source *in, uint32_t at) {
    uint32_t next = at_or_0(in, at + 1);
    return !is_digit(next) && next != '/' && next != ':' && !(qx_prop(next) & CH_LOWER);
}

static int is_in_capitals(const source *in, uint32_t start, uint32_t stop) {
    return stop - start >= 2 && qx_prop(at_or_0(in, stop - 1)) & CH_UPPER && qx_prop(at_or_0(in, stop - 2)) & (CH_UPPER | CH_MARK);
}

static uint32_t hash_of(const source *in, uint32_t start, uint32_t stop) {
    uint32_t hash = 0;
    for (; start < stop; start++) hash = (hash ^ (at_or_0(in, start) | 0x20)) * 0x01000193u;
    return hash;
}

static uint32_t hash_of_ascii(const char *word) {
    source in = {word, (uint32_t)strlen(word), 1};
    return hash_of(&in, 0, in.length);
}

/* Reads the label from `start` on, a letter, of a line that ends at `end`. */
static void read_label(const source *in, uint32_t start, uint32_t end, opening *found) {
    uint32_t limit = end - start > LONGEST_LABEL ? start + LONGEST_LABEL : end, small = 0, at = start, stop_at = 0, capitals = 0, in_brackets = 0, in_role = 0;
    found->start = found->stop = start;
    while (at < limit) {
        uint32_t c = at_or_0(in, at);
        if (is_letter(c) || is_digit(c)) {
            uint32_t word = at, is_small = (qx_prop(c) & CH_LOWER) != 0;
            while (at < limit && (is_letter(c = at_or_0(in, at)) || is_digit(c))) at++;
            small = is_small ? small + 1 : 0;
            if (small > MOST_SMALL) break;
            if (!in_role) found->last = hash_of(in, word, at);
            if (word == start) found->first = found->last;
            uint32_t next = at_or_0(in, at + 1);
            int is_initial = word == start && at == start + 1 && !is_small;
            capitals |= (uint32_t)is_in_capitals(in, word, at);
            if (!stop_at && !in_brackets && c == '.' && is_blank(next) && (is_initial || capitals)) stop_at = at;
            if (!stop_at && is_initial && is_blank(c)) stop_at = at;
            continue;
        }
        in_role |= c == ',' || c == '(' || c == '[';
        if (c == ':' && is_digit(at_or_0(in, at - 1)) && is_digit(at_or_0(in, at + 1))) found->kinds |= OPENING_TIMED;
        else if (c == ':') {
            if (!ends_label(in, at)) break;
            found->kinds |= OPENING_COLON;
            found->stop = at;
            return;
        } else if (c == '\t' || (is_long_dash(c) && !in_brackets && !(found->kinds & OPENING_DASH))) {
            found->kinds |= OPENING_DASH;
            found->stop = at;
            if (c == '\t') return;
            break;
        } else if (c == ']' && found->kinds & OPENING_BRACKET) {
            found->kinds |= OPENING_DASH;
            found->stop = at;
            return;
        } else if (c == '<' && at_or_0(in, at + 1) == '/') {
            end = at;
            break;
        } else if (c == '(' || c == ')') {
            in_brackets = c == '(';
            if (c == ')' && !stop_at && at_or_0(in, at + 1) == '.' && is_blank(at_or_0(in, at + 2))) stop_at = at + 1;
        }
        else if (c == '?' || c == '!' || c == ';' || c == '"' || c == 0x201C || c == 0x201D) break;
        at++;
    }
    if (stop_at) {
        found->kinds = (found->kinds & ~(uint32_t)OPENING_DASH) | OPENING_STOP;
        found->stop = stop_at;
        found->is_letter = stop_at == start + 1;
    } else if (!(found->kinds & OPENING_DASH) && at == end && end - start <= LONGEST_ALONE) {
        uint32_t last = at_or_0(in, end - 1);
        if (last == '.' || last == ',' || (qx_prop(at_or_0(in, start)) & CH_LOWER && !(found->kinds & OPENING_TIMED))) return;
        if (at_or_0(in, start - 1) == '(' && !(found->kinds & OPENING_TIMED)) return; /* (Oxmere) (Lab) */
        found->kinds |= OPENING_ALONE;
        found->stop = end;
    }
}

/* Reads the opening of the line start:end. */
static opening read_line(const source *in, uint32_t start, uint32_t end) {
    opening found = {0};
    uint32_t body = start, at;
    end = trimmed(in, start, end);
    while (body < end && is_blank(at_or_0(in, body))) body++;
    found.is_blank = body == end;
    if (found.is_blank) return found;
    uint32_t limit = end - body > LONGEST_LEAD ? body + LONGEST_LEAD : end;
    found.start = found.stop = body;
    if (is_question(in, body, end)) found.kinds |= OPENING_QUESTION;
    for (at = body; at < limit && !is_letter(at_or_0(in, at)); at++)
        if (!read_lead(in, at, body, &found)) return found;
    if (at - start >= INDENT && is_blank(at_or_0(in, at - 1)) && is_blank(at_or_0(in, at - 2))) found.kinds |= OPENING_INDENTED;
    if (at < limit) read_label(in, at, end, &found);
    return found;
}

/* The next line break from `at` on, or, with `tags`, the next > as well; `length` if there is none. */
#define DEFINE_NEXT_BREAK(width, type)                                                                                 \
    static uint32_t next_break_##width(const type *text, uint32_t length, uint32_t at, int tags) {                     \
        for (; length >= 16 && at <= length - 16; at += 16) {                                                          \
            uint32_t breaks = breaks_of(vector_##width(text + at), tags);                                              \
            if (breaks) return at + lowest_bit(breaks);                                                                \
        }                                                                                                              \
        while (at < length && text[at] != '\n' && !(tags && text[at] == '>')) at++;                                    \
        return at;                                                                                                     \
    }
DEFINE_NEXT_BREAK(1, uint8_t)
DEFINE_NEXT_BREAK(2, uint16_t)
DEFINE_NEXT_BREAK(4, uint32_t)

static uint32_t next_break(const source *in, uint32_t at, int tags) {
    return in->width == 1 ? next_break_1(in->text, in->length, at, tags)
         : in->width == 2 ? next_break_2(in->text, in->length, at, tags)
                          : next_break_4(in->text, in->length, at, tags);
}

int qx_find_openings(qx_table *openings, const void *text, uint32_t length, int width) {
    source in = {text, length, width};
    if (qx_table_init(openings, OPENING_COLUMNS, 16)) return -1;
    for (uint32_t start = 0, number = 0; start < length; number++) {
        uint32_t end = next_break(&in, start, 0);
        opening found = read_line(&in, start, end);
        if (found.kinds & QX_OPENINGS) {
            if (openings->count == openings->capacity && qx_table_grow(openings)) return -1;
            uint32_t row = openings->count++;
            openings->column[OPENING_KINDS][row] = found.kinds;
            openings->column[OPENING_START][row] = found.start;
            openings->column[OPENING_LABEL_STOP][row] = found.stop;
            openings->column[OPENING_LINE][row] = start;
            openings->column[OPENING_NUMBER][row] = number;
        }
        start = end + 1;
    }
    return 0;
}

/* What the lines of a text have in common so far. Labels before a colon, a dash or a tag, and those alone on their line, are names. */
typedef struct {
    uint32_t counts[SLOTS]; /* lines */
    uint32_t again[SLOTS];  /* lines of whose labels the first or the last word occurred before */
    uint32_t others[SLOTS]; /* lines of whose labels one of them did not */
    uint32_t spoken[SLOTS]; /* lines in which somebody speaks */
    uint32_t voices;
    uint32_t letter, other, turned; /* the last two letters that were labels, and how often the other one followed: Q A Q */
    uint8_t seen[SLOTS][BUCKETS / 8];
} tally;

static int has_bit(const uint8_t *set, uint32_t bit) { return set[bit / 8] >> bit % 8 & 1; }

/* Whether a set holds the hash, which it does afterwards. */
static int was_seen(uint8_t *seen, uint32_t hash) {
    uint32_t bucket = (hash ^ hash >> 12 ^ hash >> 24) % BUCKETS;
    int was = has_bit(seen, bucket);
    seen[bucket / 8] = (uint8_t)(seen[bucket / 8] | 1u << bucket % 8);
    return was;
}

static uint32_t bit_of(uint32_t hash) { return (hash ^ hash >> 16) % QX_SPOKEN_BITS; }

uint32_t qx_spoken_bit(const void *word, uint32_t length, int width) {
    source in = {word, length, width};
    return bit_of(hash_of(&in, 0, length));
}

/* Whether one of the first words from `at` on is in the set `spoken`. */
static int is_spoken(const source *in, uint32_t at, const uint8_t *spoken) {
    uint32_t limit = in->length - at > HEARD ? at + HEARD : in->length;
    while (at < limit && at_or_0(in, at) != '\n') {
        uint32_t word = at;
        while (at < limit && is_letter(at_or_0(in, at))) at++;
        if (at == word) at++;
        else if (has_bit(spoken, bit_of(hash_of(in, word, at)))) return 1;
    }
    return 0;
}

/* Counts a label of one letter: Q. A. Q. suffices; before a single blank, Q A Q A. */
static void count_letter(const source *in, const opening *found, tally *so_far) {
    uint32_t letter = at_or_0(in, found->start);
    int has_stop = at_or_0(in, found->stop) != ' ' || is_blank(at_or_0(in, found->stop + 1));
    if (letter == so_far->other && letter != so_far->letter) so_far->turned += has_stop ? FEWEST_AGAIN : 1;
    so_far->other = so_far->letter;
    so_far->letter = letter;
}

/* Counts a label that is a name, of words from `speech` on. */
static void count_name(const source *in, const opening *found, uint32_t kind, uint32_t speech, const uint8_t *spoken, tally *so_far) {
    uint32_t slot = QX_BIT(kind) == OPENING_ALONE && found->kinds & OPENING_TIMED ? TIMED_NAMES : kind;
    uint8_t *seen = so_far->seen[slot];
    int first = was_seen(seen, found->first), last = found->last == found->first ? first : was_seen(seen, found->last);
    so_far->counts[slot]++;
    so_far->again[slot] += (uint32_t)(slot == kind && QX_BIT(kind) == OPENING_ALONE ? first && last : first || last); /* headings share words */
    so_far->others[slot] += (uint32_t)!(first && last);
    so_far->spoken[slot] += (uint32_t)is_spoken(in, speech, spoken);
}

/* Reads a tag that ends at `end`: who speaks (<v Ada Moor>, <u who="ada">, <ada>), or bold type. */
static void read_tag(const source *in, uint32_t end, opening *found) {
    uint32_t name = found->tag, at = name;
    while (at < end && (is_letter(at_or_0(in, at)) || is_digit(at_or_0(in, at)))) at++;
    uint32_t first = at_or_0(in, name);
    int is_letter_alone = at == name + 1, is_strong = hash_of(in, name, at) == hash_of_ascii("strong");
    found->stop = end;
    found->first = found->last = hash_of(in, name, end);
    if (is_strong || (is_letter_alone && first == 'b')) found->kinds = OPENING_EMPHASIS;
    else if (is_letter_alone && at < end && (first == 'v' || first == 'u')) found->is_voice = 1;
    else if (at < end || !is_blank(at_or_0(in, end + 1))) found->kinds = 0;
}

/* Counts a line with words from `speech` on. */
static void count_line(const source *in, const opening *found, uint32_t speech, const uint8_t *spoken, tally *so_far) {
    so_far->voices += (uint32_t)found->is_voice;
    for (uint32_t kind = 0; kind < KINDS; kind++) {
        if (!(found->kinds >> kind & 1)) continue;
        if (QX_BIT(kind) == OPENING_STOP && found->is_letter) count_letter(in, found, so_far);
        else if (QX_BIT(kind) & NAMED) count_name(in, found, kind, speech, spoken, so_far);
        else if (QX_BIT(kind) != OPENING_EMPHASIS || found->kinds & OPENING_QUESTION || is_spoken(in, found->start, spoken)) so_far->counts[kind]++;
    }
}

/* Whether names recur as labels of what is spoken, more than headings and menus do. */
static int names_recur(const tally *so_far, uint32_t slot) {
    uint32_t again = so_far->again[slot], others = so_far->others[slot], spoken = so_far->spoken[slot];
    if (again < FEWEST_AGAIN || others < FEWEST_NAMES || spoken < FEWEST_SPOKEN) return 0;
    if (QX_BIT(slot) & (OPENING_ALONE | OPENING_DASH) && again < (others > FEW_NAMES ? 2 * others : others)) return 0;
    return spoken * ONE_SPOKEN_OF >= so_far->counts[slot];
}

/* Whether a line may be a question of an interview without labels. */
static int may_be_asked(const source *in, uint32_t start, uint32_t end) {
    return end - start <= LONGEST_QUESTION && qx_prop(at_or_0(in, start)) & CH_UPPER;
}

/* Whether a label fills the line: what is spoken follows on the next one. */
static int is_whole(const source *in, const opening *found, uint32_t end) {
    if (!(found->kinds & (OPENING_COLON | OPENING_DASH))) return 0;
    uint32_t at = found->stop;
    while (at < end && !is_letter(at_or_0(in, at))) at++;
    return at >= end;
}

/* The kinds of which there are enough lines. */
static uint32_t kinds_of(const tally *so_far) {
    uint32_t kinds = 0;
    for (uint32_t kind = 0; kind < KINDS; kind++)
        if (QX_BIT(kind) & NAMED ? names_recur(so_far, kind) : so_far->counts[kind] >= FEWEST) kinds |= QX_BIT(kind);
    if (names_recur(so_far, TIMED_NAMES)) kinds |= OPENING_ALONE;
    if (kinds & OPENING_ALONE) kinds |= OPENING_COLON | OPENING_DASH; /* before a line break */
    if (so_far->voices >= FEWEST) kinds |= OPENING_TAG;
    if (so_far->turned >= FEWEST_AGAIN) kinds |= OPENING_STOP;
    return kinds;
}

uint32_t qx_turns_likely(const void *text, uint32_t length, int width, const uint8_t *spoken) {
    source in = {text, length, width};
    tally so_far;
    opening before = {0}; /* a line that is a label, if words follow it */
    memset(&so_far, 0, sizeof so_far);
    for (uint32_t start = 0; start < length;) {
        uint32_t end = next_break(&in, start, 1);
        /* the > of --> also ends a part */
        opening found = read_line(&in, start, end + (at_or_0(&in, end) == '>'));
        if (found.kinds & OPENING_QUESTION && !may_be_asked(&in, start, end)) found.kinds &= ~(uint32_t)OPENING_QUESTION;
        if (found.kinds & OPENING_TAG) read_tag(&in, end, &found);
        int is_time = before.kinds && found.kinds == OPENING_TIMED; /* between label and speech */
        if (is_time) before.kinds |= OPENING_TIMED;
        else if (!found.is_blank) {
            if (!(found.kinds & OPENING_ALONE) && before.kinds) count_line(&in, &before, start, spoken, &so_far);
            if (is_whole(&in, &found, end)) found.kinds = (found.kinds & ~(uint32_t)(OPENING_COLON | OPENING_DASH)) | OPENING_ALONE;
            before = found.kinds & OPENING_ALONE ? found : (opening){0};
            if (!before.kinds && found.kinds) count_line(&in, &found, found.stop, spoken, &so_far);
        }
        start = end + 1;
    }
    return kinds_of(&so_far);
}
