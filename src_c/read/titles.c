/* Reads runs of capitalised words by themselves and by their neighbours: titles, roles, shape. */
#include "read/features.h"
#include "read/names.h"
#include "read/narration.h"
#include "scan/chartab.h"

enum { LONGEST_ACRONYM = 5 }; /* characters; a longer word in capitals may be anything */
enum { LONGEST_APPOSITION = 6 }; /* the most tokens before its noun: a small but growing firm */
enum { SHORTEST_ADJECTIVE = 6 };  /* characters of the adjective of a country: Polish */
enum { LONGEST_OFFICE = 4 };  /* the most tokens before its last *and*: Secretary of Health and Human Services */

typedef struct {
    const qx_scan *scan;
    const qx_name_classes *classes;
    const uint32_t *tags;
} reader;

typedef struct {
    uint32_t start, role_at, gender_at, kind, gender;
    int alone, is_name;
} reading;

static uint64_t features_of(const reader *r, uint32_t token) { return qx_features(r->scan, token); }

static uint32_t gender_of(uint64_t features) {
    return features & FEATURE_MALE ? NAME_HE : features & FEATURE_FEMALE ? NAME_SHE : 0;
}

static int begins_with(const reader *r, uint32_t token, uint32_t character) {
    return qx_first_char(r->scan, token) == character;
}

/* Whether the word has the feature `joint`, FEATURE_OF or FEATURE_AND. */
static int is_joint(const reader *r, uint32_t token, uint64_t joint) { return (features_of(r, token) & joint) != 0; }

/* The title of an office that ends in the run: Secretary of the Treasury Ada Moor; or QX_NONE. */
static uint32_t title_of_office(const reader *r, uint32_t first) {
    uint32_t at = first, least = first > LONGEST_OFFICE ? first - LONGEST_OFFICE : 0;
    if (at > 3 && is_joint(r, at - 1, FEATURE_AND))
        for (at--; at > least && r->tags[at - 1] & TAG_CAPITALIZED;) at--;
    if (at > 2 && r->tags[at - 1] & r->classes->determiners && is_joint(r, at - 2, FEATURE_OF)) at--;
    if (at < 2 || !is_joint(r, at - 1, FEATURE_OF) || !(r->tags[at - 1] & TAG_LOWER)) return QX_NONE;
    if (!(r->tags[at - 2] & r->classes->titles) || !(r->tags[at - 2] & TAG_CAPITALIZED)) return QX_NONE;
    return features_of(r, at - 2) & (FEATURE_IMPERSONAL | FEATURE_PLURAL) ? QX_NONE : at - 2;
}

/* The title that ends in an organization at `first`: Secretary of State Ada Moor, secretary of State Ada Moor. */
static uint32_t title_with_organization(const reader *r, uint32_t first) {
    int is_short = first >= 2 && r->tags[first - 1] & TAG_LOWER && is_joint(r, first - 1, FEATURE_OF);
    return is_short && r->tags[first - 2] & r->classes->titles ? first - 2 : title_of_office(r, first);
}

/* The start of the last two words up to `last`, not counting initials and particles: Treasury Ada B. Moor. `first` if there are
   no other words. */
static uint32_t last_two_words(const reader *r, uint32_t first, uint32_t last) {
    const uint32_t *starts = r->scan->tokens.column[TOKEN_START], *ends = r->scan->tokens.column[TOKEN_END];
    uint32_t token = last;
    for (int words = 0; token > first; token--) {
        if (!(r->tags[token] & TAG_SPACED)) continue;
        int is_initial = token < last && begins_with(r, token + 1, '.') && ends[token] - starts[token] == 1;
        if (!is_initial && !qx_is_particle(r->scan, token) && ++words == 2) break;
    }
    return token;
}

/* Whether a comma and a role in the singular precede the name: Our guide, Paco, said. */
static int is_aside(const reader *r, uint32_t first) {
    return first >= 2 && begins_with(r, first - 1, ',') && r->tags[first - 2] & r->classes->roles
        && !(features_of(r, first - 2) & FEATURE_PLURAL);
}

static int is_document(uint64_t features) { return (features & (FEATURE_DOCUMENT | FEATURE_PLURAL)) == FEATURE_DOCUMENT; }

/* Whether the run is a first and a last name: Ada Law, Ben Paris, Rose Banks; not: the Ada Fund. */
static int is_first_and_last_name(const reader *r, uint32_t first, uint32_t stop, uint32_t before) {
    if (stop != first + 2 || before & r->classes->determiners || !(features_of(r, first) & FEATURE_FIRST_NAME)) return 0;
    uint32_t last = first + 1;
    uint64_t features = features_of(r, last);
    if (r->tags[first] & r->classes->titles & ~r->classes->roles || r->tags[last] & TAG_UPPER) return 0;
    if (r->tags[first] & r->classes->places) return !r->scan->tokens.column[TOKEN_ENTRY][last]; /* Virginia Doe, but not Virginia Tech */
    if (features & FEATURE_IMPERSONAL) return is_document(features) || features & FEATURE_PLURAL;
    return (r->tags[last] & r->classes->organizations) || (r->tags[first] & r->classes->organizations && !(features & FEATURE_CLOSING));
}

/* Whether the word belongs to the name: the last word after a short title or a first name, or a first name after any title: Rep.
   Church, Mayor Rose Banks, Gov. Bill Moor. */
static int is_word_of_name(const reader *r, uint32_t token, uint32_t stop, const reading *found) {
    if (found->role_at == QX_NONE) return 0;
    if (token + 1 < stop) return (features_of(r, token) & FEATURE_FIRST_NAME) != 0;
    int follows_first_name = found->start + 1 == token && features_of(r, found->start) & FEATURE_FIRST_NAME;
    return follows_first_name || r->tags[found->role_at] & CLASS_ABBREVIATION_BEFORE_NAME;
}

/* Whether a hyphen joins the word to the last one, which is not a title: Ada Baker-Moor; not: President-Elect Moor. */
static int opens_double_name(const reader *r, uint32_t token, uint32_t stop) {
    if (token + 3 != stop || !begins_with(r, token + 1, '-')) return 0;
    return (r->tags[token + 2] & (TAG_CAPITALIZED | r->classes->titles)) == TAG_CAPITALIZED;
}

static void take_titles(const reader *r, uint32_t first, uint32_t stop, uint32_t before, reading *found) {
    for (uint32_t token = first; token < stop; token++) {
        if (!(r->tags[token] & r->classes->titles) || opens_double_name(r, token, stop)) continue;
        uint64_t features = features_of(r, token);
        if (features & FEATURE_FIRST_NAME && token + 1 < stop) {
            if (token == first ? before & r->classes->roles : found->role_at != QX_NONE) return; /* manager Dean Moor, Rep. Dean Moor */
            if (!(r->tags[token] & r->classes->titles & ~r->classes->roles)) continue;         /* Bill Moor, MP Guy Moor */
        }
        if (r->tags[token] & r->classes->roles && features & FEATURE_IMPERSONAL) {
            if (stop == first + 1 && features & FEATURE_FIRST_NAME && !(before & r->classes->determiners)) continue; /* Bill, but not: the Bill */
            if (is_word_of_name(r, token, stop, found) || is_first_and_last_name(r, first, stop, before)) continue;
            found->kind = NAME_ORGANIZATION;
            uint32_t title = token == first && stop - first > 2 ? title_with_organization(r, first) : QX_NONE;
            if (title == QX_NONE) continue;
            found->kind = NAME_PERSON;
            found->start = token + 1;
            found->role_at = title;
        } else if (token + 1 < stop) {
            if (gender_of(features)) {
                found->gender = gender_of(features);
                found->gender_at = token;
            }
            found->kind = NAME_PERSON;
            found->start = token + 1;
            if (!(features & FEATURE_TITLE_END) || found->role_at == QX_NONE) found->role_at = token;
        } else if (token == first) {
            found->alone = 1;
        }
    }
}

/* Whether the run is a place or its adjective, which a role before it does not make a person: the official Austrian paper. */
static int is_of_country(const reader *r, uint32_t first, uint32_t stop) {
    if (stop != first + 1 || features_of(r, first) & FEATURE_FIRST_NAME) return 0;
    if (r->tags[first] & r->classes->organizations) return 1;
    return qx_length(r->scan, first) >= SHORTEST_ADJECTIVE && qx_has_ending(r->scan, first, ENDING_DEMONYM);
}

/* Takes the role right before a name: the farmer Ada Moor. */
static void take_role_before(const reader *r, uint32_t first, reading *found) {
    uint64_t features = features_of(r, first - 1);
    if (features & (FEATURE_IMPERSONAL | FEATURE_PLURAL)) return;
    found->gender = gender_of(features);
    found->gender_at = found->role_at = first - 1;
    if (!found->kind) found->kind = NAME_PERSON;
}

/* Whether the run ends in a title that is not a last name: Attorney General, House Speaker, the Danish Foreign Minister. */
static int is_post(const reader *r, uint32_t first, uint32_t stop, uint32_t before) {
    uint32_t last = stop - 1, both = r->classes->titles & ~r->classes->roles;
    if (last == first || !(r->tags[last] & both) || !(r->tags[last] & r->classes->roles) || gender_of(features_of(r, last))) return 0;
    if ((features_of(r, first) | features_of(r, last)) & FEATURE_FIRST_NAME || r->tags[first] & CLASS_ABBREVIATION_BEFORE_NAME) return 0;
    if (before & r->classes->determiners && !(features_of(r, last) & FEATURE_PLURAL)) return 1;
    return last == first + 1 && r->tags[first] & (r->classes->titles | r->classes->organizations | TAG_UPPER);
}

/* Reads the titles of a run; the name ends before `end`, the run, which may have a suffix, before `stop`. */
static void read_title(const reader *r, uint32_t first, uint32_t end, uint32_t stop, uint32_t before, reading *found) {
    if (is_post(r, first, stop, before)) {
        found->start = stop - 1;
        found->alone = 1;
        return;
    }
    take_titles(r, first, end, before, found);
    if (found->alone) return;
    uint32_t start = found->start;
    while (start < stop && !(r->tags[start] & TAG_CAPITALIZED) && !qx_is_particle(r->scan, start)) start++;
    int is_role = start + 1 == stop && start > first + 1 && r->tags[start] & r->classes->titles && r->tags[start - 1] & TAG_CAPITALIZED;
    found->is_name = start < stop && (!is_role || found->kind == NAME_ORGANIZATION); /* Governors Association, Mr. King, but not Deputy Secretary */
    if (start == first && before & r->classes->roles && !is_of_country(r, first, stop)) take_role_before(r, first, found);
    found->start = start;
    if (found->kind == NAME_ORGANIZATION) *found = (reading){first, QX_NONE, QX_NONE, NAME_ORGANIZATION, 0, 0, found->is_name};
}

static int holds_initial(const reader *r, uint32_t first, uint32_t stop) {
    const uint32_t *starts = r->scan->tokens.column[TOKEN_START], *ends = r->scan->tokens.column[TOKEN_END];
    for (uint32_t token = first + 1; token < stop; token++)
        if (r->tags[token] & TAG_PUNCT && begins_with(r, token, '.') && ends[token - 1] - starts[token - 1] == 1) return 1;
    return 0;
}

static int is_number(const reader *r, uint32_t token) {
    uint32_t at = r->scan->tokens.column[TOKEN_START][token], end = r->scan->tokens.column[TOKEN_END][token];
    while (at < end && qx_prop(qx_char(r->scan, at)) & CH_DIGIT) at++;
    return at == end;
}

/* Whether an aside names an organization: Our paper, Moor Times; not: the head of our council, Ada Moor; his secretary of state,
   Ben Cole. */
static int is_organization_aside(const reader *r, uint32_t first) {
    if (first < 3 || !(r->tags[first - 3] & r->classes->determiners)) return 0;
    return first == 3 || !(r->tags[first - 4] & r->classes->prepositions);
}

/* The kind of a name by the noun of its apposition from `start`: Acme Nova, a small firm from Oxmere; not: Ada Moor, a council
   member. */
static uint32_t kind_of_apposition(const reader *r, uint32_t start) {
    uint32_t most = r->scan->tokens.count - 1;
    if (most > start + LONGEST_APPOSITION) most = start + LONGEST_APPOSITION;
    for (uint32_t token = start; token < most && !(r->tags[token] & (TAG_PUNCT | r->classes->prepositions)); token++) {
        uint64_t features = r->tags[token] & TAG_LOWER && r->tags[token] & r->classes->roles ? features_of(r, token) : 0;
        int is_last = begins_with(r, token + 1, ',') || r->tags[token + 1] & r->classes->prepositions;
        if (is_last && features & FEATURE_IMPERSONAL) return features & FEATURE_DOCUMENT ? 0 : NAME_ORGANIZATION;
    }
    return NAME_PERSON;
}

/* Whether the token is an age: Moor, 54, said; not: in Salem, 54 farmers said. */
static int is_age(const reader *r, uint32_t token) {
    return is_number(r, token) && (token + 1 == r->scan->tokens.count || r->tags[token + 1] & TAG_PUNCT);
}

/* The kind of a name before a comma: Our guide, Paco, said; Ada Moor, a farmer; Moor, 54. */
static uint32_t kind_before_comma(const reader *r, uint32_t first, uint32_t stop) {
    if (is_aside(r, first)) {
        if (!(features_of(r, first - 2) & FEATURE_IMPERSONAL)) return NAME_PERSON;
        return is_organization_aside(r, first) ? NAME_ORGANIZATION : 0;
    }
    if (stop + 1 == r->scan->tokens.count) return 0;
    if (is_age(r, stop + 1)) return NAME_PERSON;
    int describes = r->tags[stop + 1] & (r->classes->determiners | r->classes->roles) && stop > first + 1;
    return describes ? kind_of_apposition(r, stop + 1) : 0;
}

/* Whether the name ends in an acronym: Acme UK, Salem CEO; not: Ada MOOR. */
static int ends_in_acronym(const reader *r, uint32_t first, uint32_t last) {
    const uint32_t *starts = r->scan->tokens.column[TOKEN_START], *ends = r->scan->tokens.column[TOKEN_END];
    uint32_t length = ends[last] - starts[last];
    if (last == first || !(r->tags[last] & TAG_UPPER) || length < 2 || length > LONGEST_ACRONYM) return 0;
    return !(features_of(r, first) & FEATURE_FIRST_NAME) && !(r->tags[first] & r->classes->titles);
}

/* Whether & joins the last words: S&P, AT&T, Texas A&M. */
static int is_joined_by_ampersand(const reader *r, uint32_t first, uint32_t stop) {
    return stop - first > 2 && begins_with(r, stop - 2, '&');
}

/* Whether the word after the name is a noun for a group, which may also be a verb: The Moor campaign. */
static int is_group(const reader *r, uint32_t token) {
    return r->tags[token] & r->classes->roles && (features_of(r, token) & (FEATURE_IMPERSONAL | FEATURE_PLURAL)) == FEATURE_IMPERSONAL;
}

/* The kind of a name by the shape and the neighbours of its run. */
static uint32_t kind_by_shape(const reader *r, uint32_t first, uint32_t stop, uint32_t last, uint32_t any, uint32_t before) {
    const uint32_t *starts = r->scan->tokens.column[TOKEN_START], *ends = r->scan->tokens.column[TOKEN_END];
    uint32_t after = stop < r->scan->tokens.count ? r->tags[stop] : 0;
    if (is_first_and_last_name(r, first, stop, before)) return NAME_PERSON;
    if (any & r->classes->organizations || is_joined_by_ampersand(r, first, stop)) return NAME_ORGANIZATION;
    if (r->tags[first] & r->tags[stop - 1] & TAG_UPPER && (stop > first + 1 || ends[first] - starts[first] <= LONGEST_ACRONYM))
        return NAME_ORGANIZATION;
    if (before & r->classes->determiners && !(before & r->classes->pronouns) && after & (TAG_PUNCT | r->classes->predicates)
        && !is_group(r, stop))
        return NAME_ORGANIZATION;
    if (holds_initial(r, first, stop)) return NAME_PERSON;
    if (last + 1 == stop && ends_in_acronym(r, first, last)) return NAME_ORGANIZATION;
    return after & TAG_PUNCT && begins_with(r, stop, ',') ? kind_before_comma(r, first, stop) : 0;
}

/* Whether the run is the party and the home of the person before it: Ada Moor, R-Salem; Ada Moor (D-MA). */
static int is_party_label(const reader *r, uint32_t first, uint32_t stop) {
    if (!first || stop - first < 3 || !(features_of(r, first) & FEATURE_PARTY) || !begins_with(r, first + 1, '-')) return 0;
    return begins_with(r, first - 1, ',') || begins_with(r, first - 1, '(');
}

static int closes_organization(uint64_t features) { return (features & (FEATURE_CLOSING | FEATURE_IMPERSONAL)) == FEATURE_CLOSING; }

/* Whether the run is an organization, by a last word such as Library or by the article before a possessive: Salem Public Library;
   the White House’s. */
static int is_organization(const reader *r, uint32_t first, uint32_t stop, uint32_t any, uint32_t before) {
    if (stop - first < 2) return 0;
    if (closes_organization(features_of(r, stop - 1))) return 1;
    int owns = before & r->classes->determiners && !(before & r->classes->pronouns) && !(any & r->classes->titles);
    return owns && qx_is_possessive(r->scan, stop - 1);
}

/* Whether a run is an office with the name of its holder: Energy Secretary Ada Moor; not: Commerce, Chief Executives Club. */
static int is_holder(const reader *r, uint32_t first, uint32_t stop) {
    uint32_t post = r->classes->titles;
    for (uint32_t token = first + 1; token + 1 < stop; token++) {
        if (!(r->tags[token] & post) || features_of(r, token) & (FEATURE_IMPERSONAL | FEATURE_PLURAL)) continue;
        return r->tags[token + 1] & TAG_CAPITALIZED && !(r->tags[stop - 1] & post) && !closes_organization(features_of(r, stop - 1));
    }
    return 0;
}

/* Whether the name of an organization goes on in the next run: Department of Justice, Center for the Arts. */
static int organization_goes_on(const reader *r, const qx_table *runs, uint32_t run) {
    uint32_t stop = runs->column[RUN_STOP][run], next = run + 1 < runs->count ? runs->column[RUN_FIRST][run + 1] : 0;
    if (next <= stop || next > stop + 2 || !is_joint(r, stop, FEATURE_OF) || !(r->tags[stop] & TAG_LOWER)) return 0;
    if (next == stop + 2 && !(r->tags[stop + 1] & r->classes->determiners)) return 0;
    if (is_holder(r, next, runs->column[RUN_STOP][run + 1])) return 0;
    uint64_t features = features_of(r, stop - 1);
    return closes_organization(features) || (r->tags[stop - 1] & r->classes->roles && features & FEATURE_IMPERSONAL);
}

/* Reads a name of two words after an office: Head of Sales Ada Moor, Chief of Staff Ben Cole. */
static void take_office(const reader *r, uint32_t first, uint32_t last, reading *found) {
    uint32_t title = title_of_office(r, first), start;
    if (title == QX_NONE) return;
    if (found->start > first) {
        if (found->role_at == first) found->role_at = title; /* Staff */
        for (start = found->start; start < last && !(features_of(r, start) & FEATURE_FIRST_NAME);) start++;
        if (start < last) found->start = start; /* Public Health Ada Moor */
        return;
    }
    start = last_two_words(r, first, last);
    int is_person = features_of(r, start) & FEATURE_FIRST_NAME && !(r->tags[start] & r->classes->titles); /* Staff Rose Banks */
    if (!is_person && (found->kind == NAME_ORGANIZATION || r->tags[last] & (r->classes->titles | r->classes->organizations))) return;
    if (start == first) return;
    *found = (reading){start, title, QX_NONE, NAME_PERSON, 0, 0, 1};
}

/* The start of a person's name after the name of a body, or `first`: Navy SEAL Ada Doe. */
static uint32_t name_behind_body(const reader *r, uint32_t first, uint32_t last) {
    uint32_t start = last_two_words(r, first, last);
    int is_name = features_of(r, start) & FEATURE_FIRST_NAME && !(r->tags[start] & r->classes->organizations) && !(r->tags[last] & TAG_UPPER);
    return is_name && start < last && !r->scan->tokens.column[TOKEN_ENTRY][last] ? start : first;
}

/* Reads the run first:stop, in which `last` is the last word of the name; adds NAME_TITLED and NAME_PLAIN to `found`. */
static reading read_run(const reader *r, uint32_t first, uint32_t stop, uint32_t last, uint32_t before, uint32_t *found) {
    const uint32_t any = *found;
    reading read = {first, QX_NONE, QX_NONE, 0, 0, 0, 1};
    if (is_organization(r, first, stop, any, before)) {
        read.kind = NAME_ORGANIZATION;
    } else if (any & r->classes->titles || before & r->classes->roles) {
        *found |= NAME_TITLED;
        read_title(r, first, last + 1, stop, before, &read);
    } else if (stop == first + 1) {
        *found |= NAME_PLAIN;
    }
    if (stop - first > 2) take_office(r, first, last, &read);
    if (!read.kind && !read.alone && read.is_name) {
        read.kind = kind_by_shape(r, first, stop, last, any, before);
        if (read.kind == NAME_PERSON && is_aside(r, first)) {
            read.gender = gender_of(features_of(r, first - 2));
            read.gender_at = first - 2;
        }
    }
    if (read.kind == NAME_ORGANIZATION && (read.start = name_behind_body(r, first, last)) > first) read.kind = NAME_PERSON;
    return read;
}

/* Whether the word is a handle or a hashtag, not a name: @adamoor, #Oxmere. */
static int is_handle(const reader *r, uint32_t first) {
    return first && !(r->tags[first] & TAG_SPACED) && (begins_with(r, first - 1, '@') || begins_with(r, first - 1, '#'));
}

/* The tags for the reading of a run. */
static uint32_t tags_of(const reader *r, const qx_table *runs, uint32_t run, const reading *read, uint32_t before, uint32_t found) {
    uint32_t first = runs->column[RUN_FIRST][run], stop = runs->column[RUN_STOP][run];
    int names_organization = read->kind == NAME_ORGANIZATION;
    if (!read->is_name || is_party_label(r, first, stop)) found |= NAME_NO_NAME;
    if (stop == first + 1 && is_handle(r, first)) return (found & ~NAME_PLAIN) | NAME_NO_NAME;
    if (names_organization && organization_goes_on(r, runs, run)) found |= NAME_GOES_ON;
    if (read->alone) found |= NAME_ROLE_ALONE;
    if (read->role_at != QX_NONE) found |= NAME_WITH_ROLE;
    if (stop == first + 1 && names_organization && !(before & r->classes->determiners))
        found = (found & ~NAME_TITLED) | NAME_PLAIN; /* Page may be Ada Page */
    if (runs->column[RUN_LAST_WORD][run] > read->start) found |= NAME_FULL;
    return found | read->kind | read->gender;
}

void qx_read_names(const qx_scan *scan, const qx_name_classes *classes, qx_table *runs) {
    const reader r = {scan, classes, scan->tokens.column[TOKEN_TAGS]};
    for (uint32_t run = 0; run < runs->count; run++) {
        uint32_t first = runs->column[RUN_FIRST][run], stop = runs->column[RUN_STOP][run], found = runs->column[RUN_TAGS][run];
        uint32_t last = first + runs->column[RUN_LAST][run] - runs->column[RUN_ROW][run]; /* not a suffix */
        uint32_t before = first ? r.tags[first - 1] : 0;
        reading read = read_run(&r, first, stop, last, before, &found);
        runs->column[RUN_TAGS][run] = tags_of(&r, runs, run, &read, before, found);
        runs->column[RUN_START][run] = runs->column[RUN_NAME_START][run] = read.start;
        runs->column[RUN_ROLE_AT][run] = read.role_at;
        runs->column[RUN_GENDER_AT][run] = read.gender_at;
    }
}

static int is_possessive(const qx_scan *scan, const uint32_t *narration, uint32_t token) {
    if (narration[token] == NARRATION_QUOTED) return 0;
    return narration[token] & NARRATION_POSSESSIVE || (scan->tokens.column[TOKEN_TAGS][token] & TAG_WORD && qx_is_possessive(scan, token));
}

void qx_place_names(const qx_scan *scan, const qx_name_classes *classes, const uint32_t *narration, qx_table *runs) {
    for (uint32_t run = 0; run < runs->count; run++) {
        uint32_t first = runs->column[RUN_FIRST][run], stop = runs->column[RUN_STOP][run], start = runs->column[RUN_START][run];
        uint32_t after = stop < scan->tokens.count ? narration[stop] : 0, found = 0;
        if (narration[first] & NARRATION_QUOTED) found |= NAME_IN_QUOTATION;
        if (first && narration[first - 1] & classes->prepositions) found |= NAME_AFTER_PREPOSITION;
        if (is_possessive(scan, narration, stop - 1)) found |= NAME_NO_SUBJECT;
        if (start && narration[start - 1] & classes->prepositions) found |= NAME_NO_SUBJECT;
        if (after & classes->roles && after & TAG_LOWER && !(after & NARRATION_FINITE)) found |= NAME_NO_SUBJECT;
        runs->column[RUN_TAGS][run] |= found;
    }
}
