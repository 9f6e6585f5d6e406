/* Finds the end and the head of a base noun phrase that begins at a token. */
#include "read/chunk_reader.h"
#include "read/names.h"

int is_joined(const chunk_reader *r, uint32_t token) {
    if (token + 2 >= r->classes.count || !(tag_of(r, token + 1) & NARRATION_JOINER) || !adjoins(r, token + 1)) return 0;
    if (!(tag_of(r, token) & (TAG_CAPITALIZED | TAG_LOWER | TAG_DIGIT)) || upos_of(r, token) == UPOS_PRON) return 0;
    return is_hyphen(letter(r, token + 1));
}

int modifies(const chunk_reader *r, uint32_t token) {
    if (starts(r, token + 1) || (word_of(r, token) & WORD_KIND) == KIND_TEMPORAL) return 0;
    uint32_t after = upos_of(r, token + 1);
    if (after == UPOS_NUM) return 1;
    if (after != UPOS_ADJ && !(word_of(r, token + 1) & WORD_ATTRIBUTIVE)) return 0;
    return is_one(r, token + 2, OF(NOUN) | OF(ADJ));
}

static int is_several(const chunk_reader *r, uint32_t token) { return is_plural(&r->classes, token); }

/* Whether the comma is between adjectives: a tall, dark man. */
static int parts_adjectives(const chunk_reader *r, uint32_t comma, uint32_t first) {
    if (comma < first + 2 || upos_of(r, comma - 1) != UPOS_ADJ || upos_of(r, first) != UPOS_DET) return 0;
    uint32_t after = comma + 1;
    while (after < comma + 3 && upos_of(r, after) == UPOS_ADJ) after++;
    return after > comma + 1 && upos_of(r, after) == UPOS_NOUN;
}

/* The number of tokens that a mark inside a word (Ada’s, AT&T, J.) adds to the phrase; 0 if the phrase ends before it. */
static uint32_t tokens_joined(const chunk_reader *r, uint32_t token, uint32_t first) {
    if (tag_of(r, token) & NARRATION_POSSESSIVE) return 1;
    if (!adjoins(r, token) || token == first) return 0;
    if (letter(r, token) == '.') return 1;
    return adjoins(r, token + 1) ? 2 : 0;
}

/* Whether all of first:stop is a time, without an article: Monday, March 9. */
static int is_time_alone(const chunk_reader *r, uint32_t first, uint32_t stop) {
    if (stop <= first || upos_of(r, first) == UPOS_DET) return 0;
    for (uint32_t token = first; token < stop; token++)
        if (!(tag_of(r, token) & CLASS_TIME) || tag_of(r, token) & NARRATION_POSSESSIVE) return 0;
    return 1;
}

static int stands_before_noun(const chunk_reader *r, uint32_t token) {
    while (!starts(r, token) && is_one(r, token, MODIFIERS)) token++;
    return !starts(r, token) && is_one(r, token, NOUNS);
}

/* Whether a preposition that opens a clause is before the phrase: In the letter *Moor* wrote. */
static int opens_clause_before(const chunk_reader *r) {
    const uint32_t *bits = r->chunks->column[CHUNK_BITS];
    uint32_t count = r->chunks->count;
    if (!count || !(bits[count - 1] & CHUNK_PREPOSITION)) return 0;
    if (entry_marks(r, r->chunks->column[CHUNK_FIRST][count - 1]) & ENTRY_ACCORDS) return 0; /* According to Iowa *farmer* Moor */
    return count == 1 || bits[count - 1] & CHUNK_EDGE
        || bits[count - 2] & (CHUNK_STOP | CHUNK_CONJUNCTION | CHUNK_SUBORDINATOR | CHUNK_QUOTE | CHUNK_COMMA);
}

/* Whether a word of time is part of a name or phrase: USA *Today*, last *night*; not: the Courier *today*. */
static int is_time_in_name(const chunk_reader *r, uint32_t token, uint32_t head) {
    return entry_marks(r, token) & ENTRY_TIME_IN_NAME && !(upos_of(r, head) == UPOS_PROPN && tag_of(r, token) & TAG_LOWER);
}

/* Whether another phrase begins with the noun at `token`, right after `head`. */
static int is_another(const chunk_reader *r, uint32_t token, uint32_t first, uint32_t head) {
    uint32_t upos = upos_of(r, token), tag = tag_of(r, token), before = tag_of(r, head);
    int is_governed = r->chunks->count && r->chunks->column[CHUNK_BITS][r->chunks->count - 1] & CHUNK_PREPOSITION;
    if (upos == UPOS_PROPN && !(tag & CLASS_TIME) && is_governed && is_time_alone(r, first, token)) return 1; /* On Monday *Moor* said */
    if (upos == UPOS_PROPN && !(tag & CLASS_PLACE) && tag_of(r, first) & CLASS_PLACE && head + 1 == phrase_stop(r, first))
        return opens_clause_before(r); /* In Iowa *Moor* said */
    if (tag & CLASS_TIME && !(before & CLASS_TIME) && !is_time_in_name(r, token, head))
        return !(upos == UPOS_PROPN && upos_of(r, token + 1) == UPOS_PROPN && !(tag_of(r, token + 1) & CLASS_TIME));
    if (upos_of(r, head) != UPOS_NOUN) return 0;
    if (before & CLASS_TIME && tag & CLASS_ROLE && is_several(r, token)) return 1; /* this week *experts* said */
    if (upos == UPOS_PROPN && before & TAG_LOWER) {
        if (is_several(r, head) || before & CLASS_TIME) return 1;
        int is_post = before & (CLASS_ROLE | CLASS_HONORIFIC) && !(qx_features(r->classes.scan, head) & FEATURE_DOCUMENT);
        return !is_post && upos_of(r, first) == UPOS_DET && opens_clause_before(r);
    }
    return upos == UPOS_NOUN && tag & CLASS_ROLE && is_several(r, head) && is_several(r, token);
}

static int is_number_of_phrase(const chunk_reader *r, uint32_t token, uint32_t first, uint32_t head) {
    uint32_t last = head == QX_NONE ? UPOS_X : upos_of(r, head), after = tag_of(r, token + 1);
    if (last == UPOS_PROPN && after & CLASS_TIME) return 0; /* Moor *ten days* later */
    if (!(after & CLASS_TIME) && is_one(r, token + 1, NOUNS) && is_time_alone(r, first, token)) return 0; /* On Monday *20* farmers */
    int is_closed = last == UPOS_NOUN && !(tag_of(r, head) & NARRATION_POSSESSIVE) && letter(r, token) != '%';
    return !is_closed || stands_before_noun(r, token);
}

/* Whether a word read as a verb is a noun, since no clause begins there: according to court *documents*, to a police *report*. */
static int is_noun_after_according(const chunk_reader *r, uint32_t token) {
    uint32_t last = r->chunks->count;
    if (!last || upos_of(r, token) != UPOS_VERB || !(word_of(r, token) & WORD_NOUN)) return 0;
    return r->chunks->column[CHUNK_BITS][last - 1] & CHUNK_PREPOSITION && entry_marks(r, r->chunks->column[CHUNK_FIRST][last - 1]) & ENTRY_ACCORDS;
}

/* Whether the word continues the phrase, whose last noun so far is `head`, or QX_NONE. */
static int goes_on_with(const chunk_reader *r, uint32_t token, uint32_t first, uint32_t head) {
    uint32_t upos = upos_of(r, token), last = head == QX_NONE ? UPOS_X : upos_of(r, head);
    int is_owned = token > 0 && tag_of(r, token - 1) & NARRATION_POSSESSIVE;
    switch (upos) {
    case UPOS_DET:
        if (head != QX_NONE && !is_owned) return 0;
        return token == first || is_owned || entry_marks(r, token - 1) & ENTRY_PREDETERMINER;
    case UPOS_NUM: case UPOS_SYM: return is_number_of_phrase(r, token, first, head);
    case UPOS_ADJ:
        if (tag_of(r, token) & CLASS_ROLE || !one_of(last, NOUNS) || is_owned) return 1; /* the attorney *general* */
        uint32_t kind = word_of(r, token) & WORD_KIND;
        if (tag_of(r, token + 1) & CLASS_TIME) return 0; /* Moor *late* Friday */
        return kind != KIND_ORDER && kind != KIND_TEMPORAL && stands_before_noun(r, token);
    case UPOS_VERB: return word_of(r, token) & WORD_ATTRIBUTIVE || (head != QX_NONE && is_noun_after_according(r, token));
    case UPOS_ADV:
        if (tag_of(r, token) & CLASS_ROLE) return 1;
        if (head != QX_NONE) return 0;
        if (token && upos_of(r, token - 1) == UPOS_DET && is_one(r, token + 1, OF(VERB) | OF(AUX))) return 1; /* the *first* said */
        return modifies(r, token);
    case UPOS_NOUN: case UPOS_PROPN:
        return head == QX_NONE || head + 1 != token || !one_of(last, NOUNS) || is_owned || !is_another(r, token, first, head);
    default: return 0;
    }
}

/* Whether the mark at the end of the phrase is not part of it. */
static int is_loose(const chunk_reader *r, uint32_t token) {
    int is_abbreviated = letter(r, token) == '.' && !(qx_features(r->classes.scan, token - 1) & FEATURE_FIRST_NAME); /* Cole, Jr.; not: said Ida. */
    if (tag_of(r, token) & NARRATION_JOINER) return !(tag_of(r, token) & NARRATION_POSSESSIVE) && !is_abbreviated;
    return upos_of(r, token) == UPOS_SYM && letter(r, token) != '%' && letter(r, token) != '$';
}

/* Handles tokens that need special treatment, and sets whether this is one. Returns how many tokens it takes, 0 for the end of
   the phrase. */
static uint32_t special_step(const chunk_reader *r, uint32_t token, uint32_t first, uint32_t *head, int *is_special) {
    uint32_t tag = tag_of(r, token), upos = upos_of(r, token);
    *is_special = 1;
    if (tag & NARRATION_COMMA && entry_marks(r, token + 1) & ENTRY_SUFFIX) return tag_of(r, token + 2) & NARRATION_COMMA ? 3 : 2; /* Ada Moor, Jr. */
    if (tag & NARRATION_COMMA && parts_adjectives(r, token, first)) return 1;
    if (token > first && qx_is_short_article(r->classes.scan, token)) return 2; /* Ada van ’t Doe */
    if (tag & MARKS || (token > first && starts(r, token))) return 0;
    if (tag & NARRATION_JOINER) {
        uint32_t step = tokens_joined(r, token, first);
        if (step == 2 && is_one(r, token + 1, NOMINALS | OF(VERB))) *head = token + 1;
        return step;
    }
    if (token > first && one_of(upos, OF(SYM) | OF(PUNCT) | OF(X)) && upos_of(r, token - 1) == UPOS_PROPN && adjoins(r, token) && adjoins(r, token + 1)) {
        if (is_one(r, token + 1, NOMINALS)) *head = token + 1;
        return 2; /* a name read in the wrong encoding */
    }
    if (is_joined(r, token) && !(upos == UPOS_DET && *head != QX_NONE)) {
        int follows_noun = *head != QX_NONE && *head + 1 == token && upos_of(r, *head) == UPOS_NOUN;
        if (follows_noun && !(tag_of(r, *head) & NARRATION_POSSESSIVE) && !one_of(upos, NOUNS | MODIFIERS)) return 0;
        uint32_t last = token;
        while (is_joined(r, last)) last += 2;
        *head = last;
        return last + 1 - token;
    }
    *is_special = 0;
    return 0;
}

chunk read_phrase(const chunk_reader *r, uint32_t first) {
    uint32_t token = first, head = QX_NONE, count = r->classes.count;
    while (token < count) {
        int is_special;
        uint32_t step = special_step(r, token, first, &head, &is_special), upos = upos_of(r, token), word = word_of(r, token);
        if (is_special) {
            if (!step) break;
            token = token + step < count ? token + step : count;
            continue;
        }
        if (upos == UPOS_PRON) {
            int is_other = token > first && !(word & (WORD_SUBJECT | WORD_POSSESSIVE | WORD_RELATIVE));
            if (is_other && is_one(r, token - 1, MODIFIERS)) return (chunk){CHUNK_PHRASE, token + 1, token}; /* several *others* */
            if (head != QX_NONE || (token > first && !(word & WORD_POSSESSIVE))) break;
            if (!(word & WORD_POSSESSIVE)) return (chunk){CHUNK_PHRASE, token + 1, token};
            token++;
            continue;
        }
        if (!goes_on_with(r, token, first, head)) break;
        int is_role = (tag_of(r, token) & CLASS_ROLE) != 0;
        if (one_of(upos, NOUNS | OF(NUM) | OF(SYM)) || is_noun_after_according(r, token) || (upos == UPOS_ADJ && (head == QX_NONE || is_role)) || (upos == UPOS_ADV && is_role))
            head = token;
        token++;
    }
    if (token == first) token++;
    while (token > first + 1 && is_loose(r, token - 1)) token--;
    return (chunk){CHUNK_PHRASE, token, head != QX_NONE && head < token ? head : token - 1};
}
