/* Which words of narration are verbs in use, and which may stand between a subject and its verb. */
#include "read/features.h"
#include "read/narration.h"

enum { SHORTEST_PAST = 5 }; /* characters of an unknown word that ends as a past tense */

typedef struct {
    const qx_scan *scan;
    const qx_verb_classes *classes;
    const uint32_t *tags;
} reader;

static uint64_t features_of(const reader *r, uint32_t token) { return qx_features(r->scan, token); }

static int has_ending(const reader *r, uint32_t token, uint32_t kinds) { return qx_has_ending(r->scan, token, kinds); }

static int is_mid_sentence(uint32_t before) {
    return !(before & (NARRATION_STOPPER | NARRATION_QUOTED | NARRATION_COLON));
}

/* A hyphen or slash joins it to the word before; the full stop of an abbreviation does not. */
static int is_joined(const reader *r, uint32_t token, uint32_t before) {
    return before & NARRATION_JOINER && !(before & NARRATION_POSSESSIVE)
        && qx_first_char(r->scan, token - 1) != '.';
}

/* What stands before the word; the last part of a compound (Kim Jae-in, a stand-in) is no word of its own class. */
static uint32_t before_word(const reader *r, uint32_t token) {
    if (!token) return 0;
    const qx_verb_classes *classes = r->classes;
    uint32_t small = classes->prepositions | classes->determiners | classes->pronouns | classes->conjunctions;
    uint32_t before = r->tags[token - 1];
    return before & small && token > 1 && is_joined(r, token - 1, r->tags[token - 2]) ? before & ~small : before;
}

static uint32_t after_word(const reader *r, uint32_t token) {
    return token + 1 < r->scan->tokens.count ? r->tags[token + 1] : 0;
}

/* After a pronoun or an auxiliary: a verb, but for nouns after a number or the like (another view, two points). */
static int follows_pronoun(const reader *r, uint32_t token, uint32_t before, uint64_t form) {
    if (!(before & r->classes->determiners)) return 1;
    if (features_of(r, token - 1) & FEATURE_SINGULAR) return !(form & FEATURE_BASE);
    return !(form & FEATURE_THIRD && form & FEATURE_NOUN_LIKE);
}

/* A noun that ends as a plural does and is none: the analysis, the press. */
static int is_singular(const reader *r, uint32_t token, uint32_t tag) {
    const qx_verb_classes *classes = r->classes;
    if (!(tag & classes->roles) || features_of(r, token) & FEATURE_PLURAL || !token) return 0;
    return (r->tags[token - 1] & (classes->determiners | classes->pronouns)) == classes->determiners;
}

/* A determiner and one word before, and an object after: a map shows the dam, the clip shows Moor. */
static int opens_object(const reader *r, uint32_t token, uint32_t after) {
    const qx_verb_classes *classes = r->classes;
    const uint32_t small = classes->determiners | classes->pronouns;
    if (token < 2 || !(after & TAG_CAPITALIZED || (after & small) == classes->determiners)) return 0;
    return (r->tags[token - 2] & small) == classes->determiners;
}

/* A form that is as often a noun: a verb after a name, or a base form after a plural. */
static int is_verb_not_noun(const reader *r, uint32_t token, uint32_t before, uint64_t form) {
    const qx_verb_classes *classes = r->classes;
    if (before & classes->adverbs) return form & FEATURE_THIRD || !has_ending(r, token - 1, ENDING_ADVERB);
    int after_plural = token > 0 && has_ending(r, token - 1, ENDING_PLURAL);
    if (before & TAG_CAPITALIZED) return form & FEATURE_THIRD || after_plural;
    if (form & FEATURE_BASE && after_plural && after_word(r, token) & NARRATION_STOPPER) return 1; /* it leaked, records show. */
    if (form & FEATURE_BASE) return before & classes->roles && features_of(r, token - 1) & FEATURE_PLURAL;
    uint32_t after = after_word(r, token);
    if (after_plural) return after & NARRATION_STOPPER && is_singular(r, token - 1, before); /* it leaks, the analysis reads. */
    if (before & classes->conjunctions) return (after & (classes->pronouns | classes->determiners)) != 0; /* and claims it is “…” */
    if (before & (NARRATION_COMMA | NARRATION_CLOSE | classes->roles)) return 1;
    if (opens_object(r, token, after)) return 1;
    return after & (NARRATION_QUOTED | NARRATION_COLON) && before & (TAG_LOWER | TAG_DIGIT); /* the sign reads “…” */
}

/* An adverb between a determiner and the word, which is then an adjective or a noun: a newly found clip, a further slide. */
static int is_in_phrase(const reader *r, uint32_t token, uint32_t before) {
    if (!(before & (r->classes->adverbs | NARRATION_ADVERBIAL)) || token < 2) return 0;
    uint32_t opens = r->tags[token - 2];
    return opens & r->classes->determiners && !(opens & r->classes->pronouns);
}

/* A name that ends as a possessive does, or a friend of Moor's: the past of a verb of saying that is no participle. */
static int is_said_by_owner(const reader *r, uint32_t token, uint32_t before) {
    return before & TAG_CAPITALIZED && r->tags[token] & r->classes->reporting && !has_ending(r, token, ENDING_PAST);
}

static int is_finite(const reader *r, uint32_t token, uint32_t before) {
    const qx_verb_classes *classes = r->classes;
    uint32_t tag = r->tags[token];
    if (tag & TAG_CAPITALIZED && token && is_mid_sentence(before)) return 0;
    if (is_joined(r, token, before)) return 0; /* well-being */
    if (tag & classes->auxiliaries) return 1;
    uint64_t form = features_of(r, token);
    int owns = (before & NARRATION_POSSESSIVE) != 0;
    if (is_in_phrase(r, token, before) && (!(form & FEATURE_PAST) || has_ending(r, token - 1, ENDING_ADVERB))) return 0;
    if (form & FEATURE_PAST) {
        if (before & (classes->pronouns | classes->adverbs)) return 1;
        if (owns) return is_said_by_owner(r, token, before);
        return !(before & (classes->determiners | classes->prepositions));
    }
    if (before & (classes->pronouns | classes->auxiliaries) && !owns) return follows_pronoun(r, token, before, form);
    if (before & classes->prepositions) return (features_of(r, token - 1) & FEATURE_INFINITIVE) != 0;
    if (before & classes->determiners || owns) return 0;
    if (form & FEATURE_NOUN_LIKE || tag & (classes->nouns | classes->roles | classes->times))
        return is_verb_not_noun(r, token, before, form);
    if (!(form & FEATURE_BASE) || !(before & TAG_LOWER) || before & (classes->adverbs | classes->roles)) return 1;
    if (has_ending(r, token - 1, ENDING_ADVERB)) return 1; /* I can honestly say */
    if (before & classes->conjunctions) return (after_word(r, token) & (NARRATION_COMMA | NARRATION_COLON | NARRATION_QUOTED)) != 0;
    return has_ending(r, token - 1, ENDING_PLURAL) || before & (classes->verbs | classes->auxiliaries);
}

/* A word that ends as an adverb: no role, no adjective? */
static int is_adverb(const reader *r, uint32_t token) {
    return !(r->tags[token] & r->classes->roles) && !(features_of(r, token) & FEATURE_ADJECTIVE);
}

/* A word that ends as a past tense, whether it is known or not: does it stand where a verb may stand? */
static int looks_finite(const reader *r, uint32_t token, uint32_t before) {
    const qx_verb_classes *classes = r->classes;
    if (qx_length(r->scan, token) < SHORTEST_PAST) return 0;
    if (before & classes->determiners && !(before & classes->pronouns)) return 0; /* A crooked man */
    if (is_in_phrase(r, token, before) && has_ending(r, token - 1, ENDING_ADVERB)) return 0;
    if (before & (TAG_CAPITALIZED | classes->pronouns | classes->roles | classes->adverbs | NARRATION_COMMA)) return 1;
    return before & TAG_LOWER && !(before & (classes->prepositions | classes->auxiliaries | classes->conjunctions));
}

void qx_tag_verbs(const qx_scan *scan, const qx_verb_classes *classes, uint32_t *tags) {
    const reader r = {scan, classes, tags};
    const uint32_t verbs = classes->verbs | classes->auxiliaries, adverbs = classes->adverbs | classes->times;
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        uint32_t tag = tags[token];
        tags[token] |= (uint32_t)((tag & adverbs) != 0) * NARRATION_ADVERBIAL;
        if (!(tag & (verbs | NARRATION_INFLECTED))) continue;
        uint32_t before = before_word(&r, token);
        if (tag & verbs && is_finite(&r, token, before)) tags[token] |= NARRATION_FINITE;
        if (tag & adverbs || !(tag & NARRATION_INFLECTED)) continue;
        if (has_ending(&r, token, ENDING_PAST)) tags[token] |= (uint32_t)looks_finite(&r, token, before) * NARRATION_LOOKS_FINITE;
        else if (is_adverb(&r, token)) tags[token] |= NARRATION_ADVERBIAL;
    }
}
