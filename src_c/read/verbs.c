/* Which words of narration are verbs in use, and which may stand between a subject and its verb. */
#include "read/narration.h"

enum { SHORTEST_PAST = 5 }; /* characters of an unknown word in -ed */

typedef struct {
    const qx_scan *scan;
    const void *text;
    int width;
    const qx_verb_classes *classes;
    const uint8_t *forms; /* by entry */
    uint32_t form_count;
    const uint32_t *tags;
} reader;

static uint32_t form_of(const reader *r, uint32_t token) {
    uint32_t entry = r->scan->tokens.column[TOKEN_ENTRY][token];
    return entry < r->form_count ? r->forms[entry] : 0;
}

/* The word's character so far from its end: 1 is the last. */
static uint32_t from_end(const reader *r, uint32_t token, uint32_t back) {
    uint32_t end = r->scan->tokens.column[TOKEN_END][token];
    return end < back ? 0 : qx_char_at(r->text, r->width, end - back);
}

static int ends_in(const reader *r, uint32_t token, char last_but_one, char last) {
    return from_end(r, token, 1) == (uint32_t)last && from_end(r, token, 2) == (uint32_t)last_but_one;
}

static int is_mid_sentence(uint32_t before) {
    return !(before & (NARRATION_STOPPER | NARRATION_QUOTED | NARRATION_COLON));
}

/* A hyphen or slash joins it to the word before; the full stop of an abbreviation does not. */
static int is_joined(const reader *r, uint32_t token, uint32_t before) {
    return before & NARRATION_JOINER && !(before & NARRATION_POSSESSIVE)
        && qx_char_at(r->text, r->width, r->scan->tokens.column[TOKEN_START][token - 1]) != '.';
}

/* What stands before the word; the last part of a compound (Kim Jae-in, a stand-in) is no word of its own class. */
static uint32_t before_word(const reader *r, uint32_t token) {
    if (!token) return 0;
    const qx_verb_classes *classes = r->classes;
    uint32_t small = classes->prepositions | classes->determiners | classes->pronouns | classes->conjunctions;
    uint32_t before = r->tags[token - 1];
    return before & small && token > 1 && is_joined(r, token - 1, r->tags[token - 2]) ? before & ~small : before;
}

/* After a pronoun or an auxiliary: a verb, but for nouns after a number or the like (another view, two points). */
static int follows_pronoun(const reader *r, uint32_t token, uint32_t before, uint32_t form) {
    if (!(before & r->classes->determiners)) return 1;
    if (form_of(r, token - 1) & FORM_SINGULAR) return !(form & FORM_BASE);
    return !(form & FORM_THIRD && form & FORM_NOUN_LIKE);
}

/* A form that is as often a noun: a verb after a name, or a base form after a plural. */
static int is_verb_not_noun(const reader *r, uint32_t token, uint32_t before, uint32_t form) {
    const qx_verb_classes *classes = r->classes;
    if (before & classes->adverbs) return form & FORM_THIRD || !ends_in(r, token - 1, 'l', 'y');
    int after_s = token > 0 && from_end(r, token - 1, 1) == 's';
    if (before & TAG_TITLE) return form & FORM_THIRD || after_s;
    if (form & FORM_BASE) return before & classes->roles && form_of(r, token - 1) & FORM_PLURAL;
    if (after_s) return 0;
    uint32_t after = token + 1 < r->scan->tokens.count ? r->tags[token + 1] : 0;
    if (before & classes->conjunctions) return (after & (classes->pronouns | classes->determiners)) != 0; /* and claims it is “…” */
    if (before & (NARRATION_COMMA | NARRATION_CLOSE | classes->roles)) return 1;
    return after & (NARRATION_QUOTED | NARRATION_COLON) && before & (TAG_LOWER | TAG_DIGIT); /* the sign reads “…” */
}

static int is_finite(const reader *r, uint32_t token, uint32_t before) {
    const qx_verb_classes *classes = r->classes;
    uint32_t tag = r->tags[token];
    if (tag & TAG_TITLE && token && is_mid_sentence(before)) return 0;
    if (tag & classes->auxiliaries) return 1;
    if (is_joined(r, token, before)) return 0;
    uint32_t form = form_of(r, token);
    int owns = (before & NARRATION_POSSESSIVE) != 0;
    if (form & FORM_PAST) {
        if (before & (classes->pronouns | classes->adverbs)) return 1;
        return !owns && !(before & (classes->determiners | classes->prepositions));
    }
    if (before & (classes->pronouns | classes->auxiliaries) && !owns) return follows_pronoun(r, token, before, form);
    if (before & classes->prepositions) return (form_of(r, token - 1) & FORM_INFINITIVE) != 0;
    if (before & classes->determiners || owns) return 0;
    if (form & FORM_NOUN_LIKE || tag & (classes->nouns | classes->roles | classes->times))
        return is_verb_not_noun(r, token, before, form);
    if (!(form & FORM_BASE) || !(before & TAG_LOWER) || before & (classes->adverbs | classes->roles)) return 1;
    return from_end(r, token - 1, 1) == 's' || before & (classes->verbs | classes->auxiliaries);
}

/* A word in -ly: no role, no adjective? */
static int is_adverb_in_ly(const reader *r, uint32_t token) {
    return !(r->tags[token] & r->classes->roles) && !(form_of(r, token) & FORM_ADJECTIVE);
}

/* A word in -ed, whether it is known or not: does it stand where a verb may stand? */
static int looks_finite(const reader *r, uint32_t token, uint32_t before) {
    const qx_verb_classes *classes = r->classes;
    if (r->scan->tokens.column[TOKEN_END][token] - r->scan->tokens.column[TOKEN_START][token] < SHORTEST_PAST) return 0;
    if (before & classes->determiners && !(before & classes->pronouns)) return 0; /* A crooked man */
    if (before & (TAG_TITLE | classes->pronouns | classes->roles | classes->adverbs | NARRATION_COMMA)) return 1;
    return before & TAG_LOWER && !(before & (classes->prepositions | classes->auxiliaries | classes->conjunctions));
}

void qx_tag_verbs(const qx_scan *scan, const void *text, int width, const qx_verb_classes *classes, const uint8_t *forms,
                  uint32_t form_count, uint32_t *tags) {
    const reader r = {scan, text, width, classes, forms, form_count, tags};
    const uint32_t verbs = classes->verbs | classes->auxiliaries, adverbs = classes->adverbs | classes->times;
    for (uint32_t token = 0; token < scan->tokens.count; token++) {
        uint32_t tag = tags[token];
        tags[token] |= (uint32_t)((tag & adverbs) != 0) * NARRATION_ADVERBIAL;
        if (!(tag & (verbs | NARRATION_ED_OR_LY))) continue;
        uint32_t before = before_word(&r, token);
        if (tag & verbs && is_finite(&r, token, before)) tags[token] |= NARRATION_FINITE;
        if (tag & adverbs || !(tag & NARRATION_ED_OR_LY)) continue;
        if (from_end(&r, token, 1) == 'd') tags[token] |= (uint32_t)looks_finite(&r, token, before) * NARRATION_LOOKS_FINITE;
        else if (is_adverb_in_ly(&r, token)) tags[token] |= NARRATION_ADVERBIAL;
    }
}
