/* Decides the class of function words that belong to several classes. */
#include "read/class_reader.h"

enum { LONGEST_GROUP = 4, LONGEST_ADVERBS = 3 }; /* the most tokens examined, including the word itself */

/* A form of have or do without another verb after it is a main verb. */
static void read_auxiliary(class_reader *r, uint32_t token, uint32_t left) {
    uint32_t after = token + 1, word = r->words[token], before = class_before(r, left);
    for (; !starts_at(r, after) && after < token + LONGEST_GROUP; after++) {
        int is_subject = after == token + 1 && class_of(r, after) == UPOS_PRON && r->words[after] & WORD_SUBJECT;
        if (!is_subject && !is_of(r, after, OF(ADV) | OF(PART)) && !(r->words[after] & WORD_FLOATED)) break;
    }
    int inside = !starts_at(r, after), is_auxiliary;
    uint32_t next = inside ? r->words[after] : 0, upos = inside ? class_of(r, after) : UPOS_PUNCT;
    if (kind_of(r, token) == KIND_HAVE) {
        is_auxiliary = next & TWICE && !(next & WORD_BASE && upos == UPOS_NOUN);
    } else {
        int after_subject = (word_before(r, left) & WORD_SUBJECT) != 0;
        is_auxiliary = next & WORD_BASE && before != UPOS_DET;
        int ends = !inside || (upos == UPOS_PUNCT && after_subject);
        if (ends || word & WORD_STARTS || (one_of(before, OF(PRON) | OF(ADV)) && !after_subject))
            is_auxiliary |= !(word & WORD_PARTICIPLE);
    }
    if (!is_auxiliary && !(word & WORD_FLOATED)) set_class(r, token, UPOS_VERB);
}

/* *to* is a particle before a verb. */
static void read_to(class_reader *r, uint32_t token) {
    uint32_t verb = token + 1;
    if (token && r->tags[token - 1] & CLASS_PREPOSITION && ends_in(r, token - 1, ENDING_GERUND)) return; /* according to court records */
    while (!starts_at(r, verb) && class_of(r, verb) == UPOS_ADV && verb < token + LONGEST_ADVERBS) verb++;
    if (starts_at(r, verb) || (r->tags[verb] & TAG_CAPITALIZED && !is_shouted(r, verb))) return;
    uint32_t upos = class_of(r, verb), after = class_after(r, verb + 1);
    if (r->words[verb] & WORD_UNKNOWN && !one_of(after, OF(NOUN) | OF(VERB) | OF(AUX) | OF(NUM) | OF(PART)))
        r->words[verb] |= WORD_BASE;
    if (!(r->words[verb] & WORD_BASE)) return;
    int is_adjective = upos == UPOS_ADJ && one_of(after, OF(DET) | OF(PRON) | OF(PROPN) | OF(ADP) | OF(PUNCT));
    if (one_of(upos, OF(VERB) | OF(AUX) | OF(NOUN)) || is_adjective) set_class(r, token, UPOS_PART);
}

/* The class of *that* before a word of the class `after`, which is followed by one of the class `second`. */
static uint32_t class_of_that(class_reader *r, uint32_t token, uint32_t left, uint32_t after, uint32_t second) {
    uint32_t before = class_before(r, left), word = r->words[token + 1];
    int ends = is_plural(r, token + 1);
    if ((word & WORD_THIRD || (ends && !(entry_of(r, token + 1) & WORD_CLASS))) && one_of(before, OF(NOUN) | OF(PRON))
        && !one_of(second, OF(AUX) | OF(VERB) | OF(NOUN))) {
        r->words[token + 1] |= WORD_THIRD; /* an ocean that condenses */
        return UPOS_PRON;
    }
    if (kind_of(r, token + 1) == KIND_THERE && second == UPOS_AUX) return UPOS_SCONJ;
    if (after == UPOS_AUX || (one_of(before, OF(NOUN) | OF(PROPN)) && one_of(after, OF(VERB) | OF(ADV)))) return UPOS_PRON;
    if (before == UPOS_NOUN && after == UPOS_PRON && word & WORD_SUBJECT && !(r->words[left] & WORD_CLAIM)) return UPOS_PRON;
    if (after == UPOS_ADP && one_of(before, OF(VERB) | OF(AUX))) return opens_clause(r, token) ? UPOS_SCONJ : UPOS_PRON;
    if (one_of(after, OF(DET) | OF(PRON) | OF(PROPN) | OF(SCONJ))) return UPOS_SCONJ;
    if (one_of(after, OF(NOUN) | OF(ADJ) | OF(NUM) | OF(ADV)) && one_of(before, OF(VERB) | OF(NOUN) | OF(ADJ))
        && (ends || (after != UPOS_NOUN && opens_clause(r, token))))
        return UPOS_SCONJ;
    if (after == UPOS_NOUN && ends) return UPOS_SCONJ;
    if (after == UPOS_VERB && word & WORD_THIRD && word & WORD_NOUN && one_of(second, OF(AUX) | OF(VERB))) return UPOS_SCONJ;
    return after == UPOS_VERB && before != UPOS_VERB ? UPOS_PRON : UPOS_DET;
}

static void read_that(class_reader *r, uint32_t token, uint32_t left) {
    uint32_t after = class_after(r, token + 1);
    set_class(r, token, after == UPOS_PUNCT ? UPOS_PRON : class_of_that(r, token, left, after, class_after(r, token + 2)));
}

/* Whether a determiner has no noun, and is a pronoun: *this* is it. */
static int is_alone(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t before = class_before(r, left), after = class_after(r, token + 1), word = r->words[token];
    if (after == UPOS_PUNCT) return !(word & WORD_FLOATED);
    uint32_t next = r->words[token + 1], second = class_after(r, token + 2);
    if (word & WORD_SINGULAR && one_of(after, OF(VERB) | OF(NOUN)) && next & WORD_THIRD) return 1;
    if (word & WORD_FLOATED) return 0;
    if (one_of(after, OF(AUX) | OF(ADP) | OF(SCONJ) | OF(CCONJ))) return 1;
    if (after == UPOS_ADV && one_of(before, OF(VERB) | OF(AUX)) && !one_of(second, OF(ADJ) | OF(NOUN))) return 1;
    if (after == UPOS_VERB && next & (WORD_THIRD | WORD_PAST) && !(next & WORD_NOUN)
        && (!(next & WORD_PARTICIPLE) || !one_of(second, OF(NOUN) | OF(ADJ) | OF(PROPN))))
        return 1;
    if (after == UPOS_PRON && next & WORD_RELATIVE) return 1;
    return after == UPOS_DET && kind_of(r, token + 1) == KIND_THAT;
}

static void read_clausal(class_reader *r, uint32_t token, uint32_t left, uint32_t kind) {
    uint32_t after = class_after(r, token + 1);
    if (kind == KIND_AS && after == UPOS_ADV && kind_of(r, token + 1) == KIND_TEMPORAL) return set_class(r, token, UPOS_ADV); /* as well */
    if (kind == KIND_AS && one_of(after, OF(ADJ) | OF(ADV)))
        for (uint32_t second = token + 2; second < r->count && second < token + LONGEST_COMPARED; second++)
            if (kind_of(r, second) == KIND_AS) return set_class(r, token, UPOS_ADV);
    if (kind == KIND_ONCE && one_of(after, OF(VERB) | OF(AUX)) && left != QX_NONE && left + 1 == token) return set_class(r, token, UPOS_ADV);
    set_class(r, token, opens_clause(r, token) ? UPOS_SCONJ : UPOS_ADP);
}

/* The class of a word that may be an adverb. */
static uint32_t class_of_adverb(const class_reader *r, uint32_t token, uint32_t left, uint32_t kind) {
    uint32_t before = class_before(r, left), after = class_after(r, token + 1), upos = class_of(r, token);
    switch (kind) {
    case KIND_APPROXIMATE: return one_of(after, OF(NUM) | OF(SYM)) ? UPOS_ADV : UPOS_ADP;
    case KIND_DIRECTION:
        if (one_of(after, OF(NUM) | OF(SYM))) return UPOS_ADV; /* fall through */
    case KIND_PARTICLE: return one_of(after, OF(PUNCT) | OF(CCONJ)) && one_of(before, OF(VERB) | OF(NOUN) | OF(PRON)) ? UPOS_ADV : UPOS_ADP;
    case KIND_DEGREE:
        if (after == UPOS_PUNCT && before == UPOS_VERB) return UPOS_ADV;
        if (after == UPOS_VERB && r->words[token + 1] & WORD_PARTICIPLE) return before == UPOS_PUNCT ? upos : UPOS_ADV;
        return one_of(after, OF(ADJ) | OF(ADV)) ? UPOS_ADV : UPOS_ADJ;
    case KIND_PLACE:
        if (upos == UPOS_ADJ) return one_of(after, OF(ADV) | OF(ADP) | OF(SCONJ)) ? UPOS_ADV : upos;
        if (upos != UPOS_NOUN || word_before(r, left) & WORD_POSSESSIVE) return upos;
        return one_of(before, OF(VERB) | OF(AUX) | OF(ADV) | OF(PRON)) ? UPOS_ADV : upos;
    case KIND_ORDER:
        if (before == UPOS_PUNCT && token + 1 < r->count && char_of(r, token + 1) == ',') return UPOS_ADV;
        return before == UPOS_AUX || (one_of(after, OF(VERB) | OF(AUX)) && before != UPOS_DET) ? UPOS_ADV : upos;
    default: return before == UPOS_DET && one_of(after, OF(NOUN) | OF(ADJ)) ? UPOS_ADJ : upos; /* KIND_TEMPORAL */
    }
}

/* Whether *like* is a verb: I *like* it, would *like* to. */
static int is_verb_like(const class_reader *r, uint32_t left) {
    uint32_t kind = kind_of(r, left);
    if ((word_before(r, left) & (WORD_SUBJECT | WORD_OBJECT)) == WORD_SUBJECT) return 1;
    return class_before(r, left) == UPOS_PART || kind == KIND_MODAL || kind == KIND_DO;
}

void read_function_word(class_reader *r, uint32_t token, uint32_t left) {
    uint32_t kind = kind_of(r, token), after = class_after(r, token + 1), next = kind_of(r, token + 1);
    switch (kind) {
    case KIND_HAVE: case KIND_DO:
        if (class_of(r, token) == UPOS_AUX) read_auxiliary(r, token, left);
        break;
    case KIND_TO: read_to(r, token); break;
    case KIND_THAT: read_that(r, token, left); break;
    case KIND_WHICH:
        set_class(r, token, after == UPOS_NOUN && !one_of(class_before(r, left), OF(NOUN) | OF(PUNCT)) ? UPOS_DET : UPOS_PRON);
        break;
    case KIND_ALONE:
        if (is_alone(r, token, left)) set_class(r, token, UPOS_PRON);
        break;
    case KIND_THERE:
        if (!starts_at(r, token + 1) && (next == KIND_BE || next == KIND_MODAL)) set_class(r, token, UPOS_PRON);
        break;
    case KIND_CLAUSAL: case KIND_AS: case KIND_ONCE: read_clausal(r, token, left, kind); break;
    case KIND_LIKE:
        if (is_verb_like(r, left)) r->words[token] = (r->words[token] & ~(uint32_t)WORD_CLASS) | UPOS_VERB | WORD_BASE;
        break;
    case KIND_APPROXIMATE: case KIND_DIRECTION: case KIND_PARTICLE: case KIND_DEGREE: case KIND_PLACE: case KIND_ORDER: case KIND_TEMPORAL:
        set_class(r, token, class_of_adverb(r, token, left, kind));
        break;
    default: break; /* KIND_BE, KIND_MODAL, KIND_AGENT have one class */
    }
}
