/* Decides between nouns, verbs, adjectives and adverbs of the same form. */
#include "read/class_reader.h"

enum { LONGEST_SUBJECT = 12 }; /* the most tokens searched for an earlier verb */
typedef enum { UNDECIDED, NO_VERB, A_VERB, EITHER } verdict; /* EITHER: the governing word allows both */

/* Whether a noun phrase may go on with the word. */
static int is_nominal(const class_reader *r, uint32_t token) {
    if (starts_at(r, token) || is_of(r, token, OF(PRON) | OF(AUX))) return 0;
    uint32_t word = r->words[token];
    return is_of(r, token, OF(NOUN) | OF(PROPN) | OF(ADJ) | OF(NUM)) || (word & WORD_NOUN && word & (WORD_BASE | WORD_THIRD));
}

/* Whether the word before is a determiner or a possessive. */
static int is_owned(const class_reader *r, uint32_t left) {
    uint32_t upos = class_of(r, left);
    if (upos == UPOS_DET || r->words[left] & WORD_POSSESSIVE) return 1;
    if (upos == UPOS_PART) return is_apostrophe(char_of(r, left));
    return one_of(upos, OF(NOUN) | OF(PROPN)) && ends_in(r, left, ENDING_POSSESSIVE);
}

/* Whether the word is a participle before its noun, after a determiner, a preposition or an adjective. */
static int is_attributive(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t word = r->words[token];
    if (left == QX_NONE || !is_nominal(r, token + 1)) return 0;
    if (is_owned(r, left)) return word & (WORD_GERUND | WORD_PARTICIPLE) && !(word & (WORD_BASE | WORD_THIRD));
    if (word & WORD_PAST && !ends_in(r, token, ENDING_PAST)) return 0; /* the 60-year-old told jurors */
    return is_of(r, left, OF(ADP) | OF(NUM) | OF(ADJ)) && word & WORD_PARTICIPLE && !(word & (WORD_BASE | WORD_GERUND | WORD_NOUN));
}

static int takes_object(const class_reader *r, uint32_t token) {
    return one_of(class_after(r, token + 1), OF(DET) | OF(PRON));
}

/* The verdict of an auxiliary or another function word before the word. */
static verdict by_function_word(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t word = r->words[token], before = class_of(r, left), kind = kind_of(r, left);
    if ((before == UPOS_PART && kind == KIND_TO) || kind == KIND_MODAL || (kind == KIND_DO && before != UPOS_VERB))
        return word & WORD_BASE ? A_VERB : EITHER;
    if (kind == KIND_DO && word & WORD_BASE && !(word & WORD_NOUN)) return A_VERB;
    if (kind == KIND_HAVE) {
        if (one_of(before, OF(AUX) | OF(PRON))) return word & TWICE ? A_VERB : NO_VERB;
        return word & (WORD_BASE | WORD_THIRD) ? NO_VERB : EITHER;
    }
    if (kind == KIND_BE) {
        if (!(word & (TWICE | WORD_GERUND))) /* What they do is find it */
            return word & WORD_BASE && class_of(r, token) == UPOS_VERB && takes_object(r, token) ? A_VERB : NO_VERB;
        int has_object = takes_object(r, token) || class_after(r, token + 1) == UPOS_PROPN;
        return class_of(r, token) != UPOS_ADJ || has_object || kind_of(r, token + 1) == KIND_AGENT ? A_VERB : NO_VERB;
    }
    return before == UPOS_PRON && r->words[left] & WORD_SUBJECT ? A_VERB : UNDECIDED;
}

/* Whether the word before is a name that ends like a possessive, and the subject of the word: Moody's said. */
static int is_said_by_owner(const class_reader *r, uint32_t token, uint32_t left) {
    if (left + 1 < token || !is_of(r, left, OF(PROPN)) || is_nominal(r, token + 1)) return 0;
    return r->words[token] & WORD_PAST && !ends_in(r, token, ENDING_PAST);
}

/* Whether the word ends an age that stands for a person: the 46-year-old. */
static int is_age(const class_reader *r, uint32_t token) {
    return token > 3 && is_compounded(r, token) && is_compounded(r, token - 2) && is_of(r, token - 4, OF(NUM));
}

/* The verdict of the word before. */
static verdict by_governor(const class_reader *r, uint32_t token, uint32_t left) {
    if (left == QX_NONE) return UNDECIDED;
    verdict found = by_function_word(r, token, left);
    if (found != UNDECIDED) return found == EITHER ? UNDECIDED : found;
    uint32_t word = r->words[token], before = class_of(r, left);
    if (is_owned(r, left)) {
        if (r->words[left] & WORD_FLOATED && word & (WORD_PAST | WORD_THIRD)) return A_VERB;
        if (before == UPOS_DET && is_plural(r, left) && word & WORD_BASE && takes_object(r, token)) return A_VERB; /* Some claim that */
        if (is_attributive(r, token, left)) return UNDECIDED;
        return is_said_by_owner(r, token, left) || (left + 1 < token && word & (WORD_PAST | WORD_THIRD)) ? A_VERB : NO_VERB;
    }
    uint32_t no_adjective = WORD_NOUN | WORD_BASE | WORD_THIRD | WORD_GERUND;
    if (before == UPOS_NUM && r->words[left] & WORD_SINGULAR && word & WORD_THIRD) return A_VERB; /* One claims it */
    if (word & WORD_THIRD && is_age(r, left) && !one_of(class_after(r, token + 1), OF(AUX) | OF(VERB) | OF(ADP))) return A_VERB;
    if (!one_of(before, OF(ADP) | OF(NUM)) && !(before == UPOS_ADJ && word & no_adjective)) return UNDECIDED;
    if (word & WORD_GERUND) return before == UPOS_ADJ ? NO_VERB : UNDECIDED;
    if (is_attributive(r, token, left)) return UNDECIDED;
    return before != UPOS_NUM || word & WORD_NOUN ? NO_VERB : UNDECIDED;
}

/* Whether the clause has no verb before the word. */
static int is_unpredicated(const class_reader *r, uint32_t token) {
    for (uint32_t before = token; before > 0 && before + LONGEST_SUBJECT > token + 1;) {
        uint32_t word = r->words[--before];
        if (is_of(r, before, OF(SCONJ)) || (is_of(r, before, OF(PUNCT)) && !is_inside(r, before))) return 1;
        if (is_of(r, before, OF(AUX)) || (is_of(r, before, OF(VERB)) && !(word & WORD_ATTRIBUTIVE))) return 0;
        if (word & WORD_STARTS) return 1;
    }
    return 0;
}

/* Whether the word is the base form of a verb, not a noun. */
static int is_base_verb(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t before = class_before(r, left), after = class_after(r, token + 1);
    int is_verb = class_of(r, token) == UPOS_VERB;
    switch (before) {
    case UPOS_ADJ: return 0;
    case UPOS_NOUN: return is_plural(r, left) && after != UPOS_AUX;
    case UPOS_PROPN: return is_plural(r, left) && one_of(after, OF(DET) | OF(PRON) | OF(PART) | OF(SCONJ));
    case UPOS_PRON: return !(r->words[left] & WORD_POSSESSIVE) && after != UPOS_AUX;
    case UPOS_CCONJ:
        if (is_verb && !starts_at(r, left) && class_of(r, left - 1) == UPOS_VERB && r->words[left - 1] & WORD_BASE) return 1;
        return is_verb && one_of(after, OF(DET) | OF(PRON));
    case UPOS_PUNCT: case UPOS_SCONJ: return after == UPOS_DET || (is_verb && one_of(after, OF(PRON) | OF(ADP) | OF(PROPN)));
    default: return 0;
    }
}

/* Whether the word before is a noun right after a verb: make *wedding* plans. */
static int is_in_object(const class_reader *r, uint32_t left) {
    return !starts_at(r, left) && class_of(r, left - 1) == UPOS_VERB && !(r->words[left - 1] & WORD_ATTRIBUTIVE) && !is_compounded(r, left - 1);
}

static int closes(uint32_t c) { return c == ',' || c == ')' || c == '"' || c == 0x201D; }

/* Whether the word is the third person of a verb, not the plural of a noun. */
static int is_third_verb(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t before = class_before(r, left), after = class_after(r, token + 1), next = kind_of(r, token + 1);
    if (one_of(after, OF(AUX) | OF(VERB))) return 0;
    if (touches(r, token + 1) && is_apostrophe(char_of(r, token + 1))) return 0; /* the town *farmers'* club */
    switch (before) {
    case UPOS_PROPN: case UPOS_PRON: return 1;
    case UPOS_PUNCT: return left != QX_NONE && closes(char_of(r, left));
    case UPOS_CCONJ: return one_of(after, OF(DET) | OF(PRON) | OF(PROPN));
    case UPOS_NOUN:
        if (is_plural(r, left) || is_in_object(r, left)) return 0;
        if (class_of(r, token) == UPOS_VERB || one_of(after, OF(DET) | OF(PRON) | OF(SCONJ) | OF(PART) | OF(PROPN))) return 1;
        if ((token + 1 < r->count && r->tags[token + 1] & TAG_MARK) || is_unpredicated(r, token)) return 1;
        return (next == KIND_THAT || next == KIND_TO) && !starts_at(r, token + 1);
    default: return 0;
    }
}

/* Whether the word is a verb, by the neighbours on both sides. */
static int by_place(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t word = r->words[token], upos = class_of(r, token), before = class_before(r, left), after = class_after(r, token + 1);
    if (word & WORD_BASE && word & WORD_NOUN && !(word & (WORD_PAST | WORD_GERUND))) return is_base_verb(r, token, left);
    if (word & WORD_THIRD && word & WORD_NOUN) return is_third_verb(r, token, left);
    if (word & WORD_BASE && !(word & WORD_PAST)) {
        int plural = left != QX_NONE && is_plural(r, left);
        if (upos == UPOS_VERB && before == UPOS_NOUN && !plural) return 1;
        if (upos != UPOS_VERB) return one_of(before, OF(NOUN) | OF(PRON)) && plural && one_of(after, OF(DET) | OF(PRON));
    }
    if (word & WORD_GERUND && upos == UPOS_NOUN)
        return !one_of(before, OF(AUX) | OF(DET) | OF(ADJ) | OF(NUM) | OF(CCONJ)) && one_of(after, OF(SCONJ) | OF(PRON) | OF(DET) | OF(PROPN));
    if (word & TWICE && upos == UPOS_ADJ) {
        int has_object = one_of(after, OF(DET) | OF(PRON) | OF(PROPN)) && !one_of(before, OF(DET) | OF(ADJ) | OF(ADV));
        return before == UPOS_PROPN || has_object || kind_of(r, token + 1) == KIND_AGENT;
    }
    return word & TWICE || upos == UPOS_VERB;
}

/* Decides between adjective, adverb and noun. */
static void read_modifier(class_reader *r, uint32_t token, uint32_t left) {
    uint32_t upos = class_of(r, token), word = r->words[token], before = class_before(r, left), after = class_after(r, token + 1);
    int nominal = one_of(after, OF(NOUN) | OF(PROPN) | OF(ADJ));
    if (upos == UPOS_NOUN && word & WORD_ADJECTIVE) {
        if (nominal && after != UPOS_PROPN) set_class(r, token, UPOS_ADJ);
    } else if (upos == UPOS_ADJ && word & WORD_NOUN && !(word & FORMS) && left != QX_NONE && left + 1 == token
               && one_of(before, OF(DET) | OF(ADP) | OF(ADJ) | OF(PROPN))) {
        int ends = one_of(after, OF(PUNCT) | OF(ADP) | OF(AUX) | OF(VERB) | OF(CCONJ));
        if (ends || (before == UPOS_PROPN && one_of(after, OF(ADV) | OF(PRON)))) set_class(r, token, UPOS_NOUN);
    } else if (upos == UPOS_ADV && word & WORD_ADJECTIVE) {
        if (nominal && one_of(before, OF(DET) | OF(ADP) | OF(ADJ) | OF(PRON))) set_class(r, token, UPOS_ADJ);
    } else if (upos == UPOS_ADJ && word & WORD_ADVERB) {
        int ends = one_of(before, OF(VERB) | OF(NOUN)) && one_of(after, OF(PUNCT) | OF(ADP) | OF(SCONJ) | OF(CCONJ));
        int is_free = after == UPOS_VERB && !(r->tags[token] & TAG_CAPITALIZED) && !one_of(before, OF(DET) | OF(ADP) | OF(ADJ) | OF(NUM)) && !(word_before(r, left) & WORD_POSSESSIVE);
        if (ends || is_free || after == UPOS_ADV) set_class(r, token, UPOS_ADV); /* and *further* said */
    }
}

/* Keeps those forms of a verb that are possible after the word before it. */
static void choose_form(class_reader *r, uint32_t token, uint32_t left) {
    uint32_t forms = r->words[token] & FORMS, kind = kind_of(r, left);
    if (forms & WORD_PARTICIPLE && (kind == KIND_BE || kind == KIND_HAVE)) forms &= WORD_PARTICIPLE | WORD_GERUND;
    else if ((forms & TWICE) == TWICE && word_before(r, left) & WORD_SUBJECT) forms &= ~WORD_PARTICIPLE;
    if (forms & WORD_BASE && (kind == KIND_MODAL || kind == KIND_DO || kind == KIND_TO)) forms = WORD_BASE;
    if (forms) r->words[token] = (r->words[token] & ~FORMS) | forms;
}

/* Reads a word after a hyphen: a stand-in, peer-reviewed papers. */
static void read_compounded(class_reader *r, uint32_t token) {
    uint32_t word = r->words[token];
    if (class_of(r, token) != UPOS_VERB) return;
    if (word & (WORD_BASE | WORD_THIRD)) r->words[token] = (word & ~(WORD_CLASS | FORMS)) | UPOS_NOUN;
    else if (word & WORD_PARTICIPLE && is_nominal(r, token + 1)) set_class(r, token, UPOS_ADJ);
    else if (word & WORD_PARTICIPLE) r->words[token] |= WORD_ATTRIBUTIVE; /* well-said */
}

/* Whether a word not known as a verb is in a position for verbs only: can *access* the page. */
static int may_be_base(const class_reader *r, uint32_t token, uint32_t left) {
    uint32_t kind = kind_of(r, left);
    if (kind != KIND_MODAL && !(kind == KIND_DO && class_of(r, left) == UPOS_AUX)) return 0;
    if (r->words[token] & WORD_UNKNOWN) return 1;
    return class_of(r, token) == UPOS_NOUN && !is_plural(r, token) && one_of(class_after(r, token + 1), OF(DET) | OF(PRON) | OF(ADP));
}

void read_open_word(class_reader *r, uint32_t token, uint32_t left) {
    if (may_be_base(r, token, left)) r->words[token] |= WORD_BASE;
    uint32_t word = r->words[token];
    if (!is_of(r, token, OF(VERB)) && (!(word & FORMS) || (is_of(r, token, OF(ADJ)) && !(word & (WORD_BASE | WORD_THIRD)))))
        read_modifier(r, token, left);
    if (!(word & FORMS)) return;
    if (is_compounded(r, token)) return read_compounded(r, token);
    verdict found = by_governor(r, token, left);
    if (found == UNDECIDED && is_attributive(r, token, left)) {
        r->words[token] |= WORD_ATTRIBUTIVE;
        return;
    }
    if (found == UNDECIDED ? by_place(r, token, left) : found == A_VERB) {
        set_class(r, token, UPOS_VERB);
        choose_form(r, token, left);
    } else if (is_of(r, token, OF(VERB))) {
        set_class(r, token, word & WORD_PARTICIPLE && !(word & (WORD_BASE | WORD_NOUN)) ? UPOS_ADJ : UPOS_NOUN);
    }
}
