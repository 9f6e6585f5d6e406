/* Reads chunks in one pass from left to right over the classes of words. */
#include "read/chunk_reader.h"

enum { LONGEST_BRACKET = 25, LONGEST_NICKNAME = 5, LONGEST_GROUP = 9 }; /* tokens */

/* Whether the token is a verb of saying. */
static int says(const chunk_reader *r, uint32_t token) {
    return !starts(r, token) && (word_of(r, token) & WORD_CLASS) == UPOS_VERB && entry_marks(r, token) & ENTRY_SAYS;
}

/* Whether the token is a verb of saying or thinking in the past tense or the third person. */
static int reports(const chunk_reader *r, uint32_t token) {
    if (starts(r, token) || (word_of(r, token) & WORD_CLASS) != UPOS_VERB) return 0;
    return tag_of(r, token) & CLASS_CUE && word_of(r, token) & (WORD_PAST | WORD_THIRD);
}

/* The class of a word tagged as a verb, which may be something else here: *Rob* Moor, *Rose* said; what *host* Ada Moor said;
   said *retired* officer Ben Cole; Oxmere *polling* director Ben Cole. */
static uint32_t class_of_verb(const chunk_reader *r, uint32_t token) {
    uint32_t word = word_of(r, token), tag = tag_of(r, token), after = word_of(r, token + 1) & WORD_CLASS;
    uint32_t forms = word & FORMS;
    if (tag & CLASS_ROLE && (forms == WORD_BASE || forms == WORD_GERUND) && after == UPOS_PROPN && !starts(r, token + 1)) return UPOS_NOUN;
    if (token && !starts(r, token) && says(r, token - 1) && forms & (WORD_PARTICIPLE | WORD_GERUND) && !(forms & WORD_BASE)
        && one_of(after, NOUNS | OF(ADJ)) && !starts(r, token + 1))
        return UPOS_ADJ;
    if (forms == WORD_GERUND && after == UPOS_NOUN && token && !starts(r, token) && !starts(r, token + 1) && tag_of(r, token + 1) & CLASS_ROLE
        && (word_of(r, token - 1) & WORD_CLASS) == UPOS_PROPN && !is_plural(&r->classes, token + 1))
        return UPOS_NOUN;
    if (!(word & WORD_OPENS) || !(tag & TAG_CAPITALIZED)) return UPOS_VERB;
    if (reports(r, token + 1)) return UPOS_PROPN;
    int is_name = one_of(after, OF(PROPN) | OF(VERB) | OF(AUX) | OF(PUNCT)) && qx_features(r->classes.scan, token) & FEATURE_FIRST_NAME;
    return word & WORD_BASE && is_name ? UPOS_PROPN : UPOS_VERB;
}

/* Whether an auxiliary is a name after a quotation: “…?” *Will* Moor asked. */
static int is_name_behind_quotation(const chunk_reader *r, uint32_t token) {
    int is_behind = token && tag_of(r, token - 1) & NARRATION_QUOTED && tag_of(r, token) & TAG_CAPITALIZED;
    return is_behind && word_of(r, token) & WORD_NOUN && (word_of(r, token + 1) & WORD_CLASS) == UPOS_PROPN && !starts(r, token + 1);
}

uint32_t redecided(const chunk_reader *r, uint32_t token, uint32_t upos) {
    if (upos == UPOS_VERB) return class_of_verb(r, token);
    if (upos == UPOS_AUX && word_of(r, token) & WORD_OPENS && is_name_behind_quotation(r, token)) return UPOS_PROPN;
    uint32_t tag = r->tags[token];
    if (tag & (FUNCTIONS | NARRATION_QUOTED) || !(r->classes.tags[token] & FUNCTIONS)) return upos;
    return tag & TAG_CAPITALIZED ? UPOS_PROPN : UPOS_NUM; /* *A.* Moor; more *than* 200 */
}

static chunk one(uint32_t bits, uint32_t token) { return (chunk){bits, token + 1, token}; }

static uint32_t last_bits(const chunk_reader *r) { return r->chunks->count ? r->chunks->column[CHUNK_BITS][r->chunks->count - 1] : 0; }

static chunk read_bracket(const chunk_reader *r, uint32_t token) {
    uint32_t close = token + 1, stop = token + LONGEST_BRACKET;
    if (stop > r->classes.count) stop = r->classes.count;
    while (close < stop && !(r->tags[close] & (NARRATION_CLOSE | NARRATION_STOPPER | NARRATION_QUOTED)) && !starts(r, close)) close++;
    if (close < stop && r->tags[close] & NARRATION_CLOSE) return (chunk){CHUNK_BRACKET, close + 1, token};
    return one(CHUNK_OPENING, token);
}

/* Adds the form of the main verb, or the passive, to the bits of a verb group. */
static uint32_t with_main_verb(const chunk_reader *r, uint32_t verb, uint32_t bits, int follows, int is_be, int may_be_has) {
    uint32_t word = word_of(r, verb);
    if (follows) {
        bits &= ~CHUNK_COPULA;
        int is_participle = is_be && word & (WORD_PARTICIPLE | WORD_PAST) && !(word & WORD_GERUND);
        return is_participle && !(may_be_has && entry_marks(r, verb) & ENTRY_SAYS) ? bits | CHUNK_PASSIVE : bits;
    }
    if (word & WORD_GERUND && !(word & (WORD_BASE | WORD_THIRD | WORD_PAST))) return bits | CHUNK_GERUND;
    if (word & WORD_PARTICIPLE && !(word & WORD_PAST)) return bits | CHUNK_PARTICIPLE;
    return bits | CHUNK_FINITE | (word & WORD_PARTICIPLE ? CHUNK_PARTICIPLE : 0);
}

/* Adds an auxiliary to the bits of a verb group. */
static uint32_t with_auxiliary(uint32_t word, uint32_t bits, int is_first) {
    uint32_t kind = word & WORD_KIND;
    int is_form = (!(word & WORD_PAST) && word & (WORD_PARTICIPLE | WORD_GERUND)) || (kind == KIND_BE && word & WORD_BASE);
    if (!(bits & (CHUNK_INFINITIVE | CHUNK_FINITE)) && !is_form) bits |= CHUNK_FINITE;
    if (is_first && word & WORD_GERUND && !(bits & (CHUNK_FINITE | CHUNK_INFINITIVE))) bits |= CHUNK_GERUND;
    return kind == KIND_BE ? bits | CHUNK_COPULA : bits & ~CHUNK_COPULA;
}

/* Whether the word may be inside a verb group: not, both, repeatedly. */
static int stands_inside(const chunk_reader *r, uint32_t token) {
    uint32_t word = word_of(r, token), upos = upos_of(r, token);
    if (r->tags[token] & CLASS_SUBORDINATOR) return 0;
    if (word & WORD_FLOATED && one_of(upos, OF(DET) | OF(PRON))) return 1;
    if ((word & WORD_KIND) == KIND_THERE) return 0; /* who was *there* said */
    return upos == UPOS_ADV || (upos == UPOS_PART && (word & WORD_KIND) != KIND_TO);
}

/* Reads a verb group: auxiliaries, words among them, and the main verb. */
static chunk read_verbs(const chunk_reader *r, uint32_t token) {
    chunk found = one(CHUNK_VERBS, token);
    uint32_t after = token, last = token + LONGEST_GROUP < r->classes.count ? token + LONGEST_GROUP : r->classes.count;
    uint32_t before = token && !starts(r, token) ? word_of(r, token - 1) : 0;
    int has_auxiliary = 0, is_be = 0;
    if (upos_of(r, token) == UPOS_PART) {
        found.bits |= CHUNK_INFINITIVE;
        for (after++; !starts(r, after) && is_one(r, after, OF(ADV) | OF(PART));) after++;
    }
    uint32_t contraction = before & WORD_SUBJECT ? before & WORD_KIND : 0; /* she's called */
    if (contraction) found.bits |= CHUNK_FINITE;
    is_be = contraction == KIND_BE;
    for (; after < last; after++) {
        if (after > token && (starts(r, after) || r->tags[after] & NARRATION_QUOTED)) break;
        uint32_t upos = upos_of(r, after), word = word_of(r, after);
        if (upos == UPOS_AUX) {
            found.bits = with_auxiliary(word, found.bits, !has_auxiliary);
            is_be |= (word & WORD_KIND) == KIND_BE;
            has_auxiliary = 1;
            found.head = after;
            found.stop = after + 1;
        } else if (upos == UPOS_VERB && !(word & WORD_ATTRIBUTIVE)) {
            int follows = has_auxiliary || is_be || found.bits & (CHUNK_INFINITIVE | CHUNK_FINITE);
            int may_be_has = !has_auxiliary && contraction && entry_marks(r, token - 1) & ENTRY_IS_OR_HAS;
            found.bits = with_main_verb(r, after, found.bits, follows, is_be, may_be_has);
            found.head = after;
            found.stop = after + 1;
            break;
        } else if (!stands_inside(r, after) || (!has_auxiliary && !(found.bits & CHUNK_INFINITIVE) && after > token)) break;
    }
    uint32_t stop = phrase_stop(r, found.head);
    if (stop > found.stop && stop <= r->classes.count && !(r->classes.tags[stop - 1] & CLASS_PREPOSITION)) found.stop = stop; /* pointed out */
    return found;
}

static int is_relative(const chunk_reader *r, uint32_t token) {
    uint32_t word = word_of(r, token);
    if (word & WORD_RELATIVE || entry_marks(r, token) & ENTRY_RELATIVE) return 1;
    if ((word & WORD_KIND) != KIND_THAT || !token) return 0;
    return tag_of(r, token - 1) & NARRATION_COMMA || is_one(r, token - 1, NOUNS | OF(NUM) | OF(PRON));
}

/* Whether the word belongs to the phrase before it: the mayors *both* said; the mayor *herself*; a source *familiar* with it. */
static int follows_phrase(const chunk_reader *r, uint32_t token) {
    if (!(last_bits(r) & CHUNK_PHRASE)) return 0;
    uint32_t marks = entry_marks(r, token);
    if (marks & ENTRY_REFLEXIVE) return 1;
    if (word_of(r, token) & WORD_FLOATED && is_one(r, token + 1, OF(VERB) | OF(AUX) | OF(ADV))) return 1;
    if (!(marks & ENTRY_POSTPOSED) || upos_of(r, token + 1) != UPOS_ADP) return 0;
    return (tag_of(r, r->chunks->column[CHUNK_HEAD][r->chunks->count - 1]) & CLASS_ROLE) != 0;
}

static int accords(const chunk_reader *r, uint32_t token) { return r->tags[token] & CLASS_PREPOSITION && entry_marks(r, token) & ENTRY_ACCORDS; }

static int is_currency(uint32_t c) { return c == '$' || c == 0x20AC || c == 0xA3 || c == '#' || c == '%'; }

static chunk read_adverb(const chunk_reader *r, uint32_t token) {
    if (r->tags[token] & CLASS_SUBORDINATOR && (word_of(r, token) & WORD_KIND) != KIND_ONCE) return one(CHUNK_SUBORDINATOR, token);
    return modifies(r, token) ? read_phrase(r, token) : one(CHUNK_ADVERB, token);
}

/* Reads the chunk that begins with a word, by its class. */
static chunk read_word(const chunk_reader *r, uint32_t token) {
    uint32_t word = word_of(r, token), kind = word & WORD_KIND;
    if (accords(r, token)) {
        uint32_t stop = phrase_stop(r, token);
        return (chunk){CHUNK_PREPOSITION, stop < r->classes.count ? stop : r->classes.count, token};
    }
    switch (upos_of(r, token)) {
    case UPOS_PRON: return is_relative(r, token) ? one(CHUNK_RELATIVE, token) : read_phrase(r, token);
    case UPOS_AUX: return read_verbs(r, token);
    case UPOS_VERB: return word & WORD_ATTRIBUTIVE ? read_phrase(r, token) : read_verbs(r, token);
    case UPOS_PART: return kind == KIND_TO ? read_verbs(r, token) : one(CHUNK_ADVERB, token);
    case UPOS_CCONJ: return one(CHUNK_CONJUNCTION, token);
    case UPOS_SCONJ: return one(kind == KIND_ONCE && is_one(r, token + 1, OF(VERB) | OF(AUX)) ? CHUNK_ADVERB : CHUNK_SUBORDINATOR, token);
    case UPOS_ADP: return one(CHUNK_PREPOSITION, token);
    case UPOS_ADV: return read_adverb(r, token);
    case UPOS_INTJ: return one(CHUNK_ADVERB, token);
    case UPOS_NOUN: case UPOS_PROPN: case UPOS_NUM: case UPOS_ADJ: case UPOS_DET: case UPOS_SYM: return read_phrase(r, token);
    default: return one(CHUNK_OTHER, token);
    }
}

static chunk read_chunk(const chunk_reader *r, uint32_t token) {
    static const struct { uint32_t tag, kind; } marks[] = {
        {NARRATION_STOPPER, CHUNK_STOP}, {NARRATION_COLON, CHUNK_COLON}, {NARRATION_COMMA, CHUNK_COMMA}, {NARRATION_DASH, CHUNK_DASH},
        {NARRATION_CLOSE, CHUNK_CLOSING},
    };
    uint32_t tag = r->tags[token], upos = upos_of(r, token);
    for (int i = 0; tag & NARRATION_BREAK && i < 5; i++)
        if (tag & marks[i].tag) return one(marks[i].kind, token);
    if (tag & NARRATION_OPEN) return read_bracket(r, token);
    if (upos == UPOS_SYM && !(tag & NARRATION_JOINER) && !is_currency(letter(r, token))) return one(CHUNK_OTHER, token);
    if (follows_phrase(r, token)) return one(CHUNK_ADVERB, token);
    if (is_joined(r, token) || (upos == UPOS_VERB && entry_marks(r, token) & ENTRY_FORMER)) return read_phrase(r, token);
    if (letter(r, token) == '@' && token + 1 < r->classes.count) return (chunk){CHUNK_PHRASE, token + 2, token + 1};
    return read_word(r, token);
}

/* The end of the quotation that begins with the token; for an unpaired mark, the next token. */
static uint32_t quote_stop(chunk_reader *r, uint32_t token) {
    const qx_table *quotes = &r->classes.scan->quotes;
    for (; r->quote < quotes->count; r->quote++) {
        if (quotes->column[QUOTE_PARENT][r->quote] != QX_NONE) continue;
        uint32_t first = qx_token_at(r->classes.scan, quotes->column[QUOTE_START][r->quote]);
        if (first > token) break;
        if (first == token) {
            uint32_t stop = qx_token_at(r->classes.scan, quotes->column[QUOTE_END][r->quote++] - 1) + 1;
            return stop < r->classes.count ? stop : r->classes.count;
        }
    }
    return token + 1;
}

/* Whether the mark cannot be in a nickname: called him “old.” Moor left. */
static int ends_nickname(uint32_t c) { return c == ',' || c == '.' || c == '?' || c == '!'; }

/* Whether the quotation first:stop is inside the phrase before it: Ada *“Pip”* Moor, the *“only”* mayor. */
static int is_inside_phrase(const chunk_reader *r, uint32_t first, uint32_t stop) {
    uint32_t bits = last_bits(r), before = tag_of(r, first - 1);
    if (!(bits & CHUNK_PHRASE) || stop - first > LONGEST_NICKNAME || stop >= r->classes.count) return 0;
    if (r->chunks->column[CHUNK_END][r->chunks->count - 1] != first) return 0;
    if (bits & CHUNK_SINGLE && upos_of(r, first - 1) == UPOS_DET && stop - first == 3) {
        uint32_t word = word_of(r, first + 1);
        if (((word & WORD_CLASS) == UPOS_ADJ || word & WORD_ADJECTIVE) && upos_of(r, stop) == UPOS_NOUN) return 1;
    }
    if (!(before & TAG_CAPITALIZED) || before & NARRATION_POSSESSIVE || !(tag_of(r, stop) & TAG_CAPITALIZED)) return 0;
    for (uint32_t token = first; token < stop; token++)
        if (ends_nickname(letter(r, token))) return 0;
    return upos_of(r, stop) == UPOS_PROPN;
}

static uint32_t traits_of(const chunk_reader *r, uint32_t head) {
    if (tag_of(r, head) & CLASS_TIME) return CHUNK_TIME;
    uint32_t upos = upos_of(r, head);
    return upos == UPOS_PROPN ? CHUNK_NAME : upos == UPOS_PRON ? CHUNK_PRONOUN : 0;
}

static int begins_sentence(const chunk_reader *r, uint32_t token) {
    const qx_table *sentences = &r->classes.scan->sentences;
    uint32_t start = r->classes.starts[token], row = qx_last_at_most(sentences->column[SENTENCE_START], sentences->count, start);
    return !token || (row != QX_NONE && sentences->column[SENTENCE_START][row] >= r->classes.ends[token - 1]);
}

/* Adds the chunk that begins at the token, and returns its end. */
static uint32_t add_chunk(chunk_reader *r, uint32_t token) {
    uint32_t row = r->chunks->count, **column = r->chunks->column;
    chunk found = one(CHUNK_QUOTE, token);
    if (r->tags[token] & NARRATION_QUOTED) {
        if (!(word_of(r, token) & WORD_READ) && begins_sentence(r, token)) r->classes.words[token] |= WORD_STARTS | WORD_OPENS;
        found.stop = quote_stop(r, token);
        if (token && is_inside_phrase(r, token, found.stop)) {
            found = read_phrase(r, found.stop);
            row--;
            column[CHUNK_BITS][row] = (column[CHUNK_BITS][row] & ~(CHUNK_TIME | CHUNK_NAME | CHUNK_SINGLE)) | traits_of(r, found.head);
            column[CHUNK_END][row] = found.stop;
            column[CHUNK_HEAD][row] = found.head;
            for (; token < found.stop; token++) r->at[token] = row;
            return found.stop;
        }
    } else found = read_chunk(r, token);
    if (starts(r, token)) found.bits |= CHUNK_EDGE;
    if (found.stop == token + 1 || (found.bits & CHUNK_VERBS && found.head == token)) found.bits |= CHUNK_SINGLE;
    if (found.bits & CHUNK_PHRASE) found.bits |= traits_of(r, found.head);
    if (found.bits & CHUNK_VERBS && tag_of(r, found.head) & CLASS_CUE) found.bits |= CHUNK_CUE;
    if (found.bits & CHUNK_VERBS && entry_marks(r, found.head) & ENTRY_SAYS) found.bits |= CHUNK_SAYS;
    column[CHUNK_BITS][row] = found.bits;
    column[CHUNK_FIRST][row] = token;
    column[CHUNK_END][row] = found.stop;
    column[CHUNK_HEAD][row] = found.head;
    r->chunks->count++;
    for (; token < found.stop; token++) r->at[token] = row;
    return found.stop;
}

static void add_empty(qx_table *chunks, uint32_t token) {
    uint32_t row = chunks->count++;
    chunks->column[CHUNK_BITS][row] = CHUNK_STOP | CHUNK_EDGE;
    chunks->column[CHUNK_FIRST][row] = chunks->column[CHUNK_END][row] = chunks->column[CHUNK_HEAD][row] = token;
}

void qx_read_chunks(const qx_scan *scan, const uint32_t *tags, uint32_t *words, const uint16_t *entries, uint32_t known, uint32_t first, uint32_t stop, uint32_t *at, qx_table *chunks) {
    const qx_table *quotes = &scan->quotes;
    chunk_reader r = {
        {scan, words, stop, scan->tokens.column[TOKEN_TAGS], scan->tokens.column[TOKEN_START], scan->tokens.column[TOKEN_END]},
        tags, entries, known, 0, at, chunks,
    };
    uint32_t before = qx_last_at_most(quotes->column[QUOTE_START], quotes->count, r.classes.starts[first]);
    r.quote = before == QX_NONE ? 0 : before;
    add_empty(chunks, first);
    for (uint32_t token = first; token < stop;) token = add_chunk(&r, token);
    add_empty(chunks, stop - 1);
}
