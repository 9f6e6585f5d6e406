/* Features of lexicon entries, for the rules. The pack also gives a phrase some features of its first word. */
#ifndef QX_FEATURES_H
#define QX_FEATURES_H

#include "scan/bits.h"

/* In Python: features of a lexicon entry */
#define FEATURE_PAST QX_FEATURE(10)
#define FEATURE_PLURAL QX_FEATURE(12)     /* a plural pronoun or noun */
#define FEATURE_MALE QX_FEATURE(16)
#define FEATURE_FEMALE QX_FEATURE(17)
#define FEATURE_FIRST_NAME QX_FEATURE(18)
#define FEATURE_IMPERSONAL QX_FEATURE(19) /* the role of an organization or a document */
#define FEATURE_DOCUMENT QX_FEATURE(20)   /* a report, a law; may also be a last name */
#define FEATURE_CLOSING QX_FEATURE(21)    /* closes the name of an organization: Library, Fund */
#define FEATURE_OF QX_FEATURE(22)         /* joins a title or the name of an organization: Secretary of State */
#define FEATURE_AND QX_FEATURE(23)        /* joins the words of an office: Health and Safety */
#define FEATURE_TITLE_END QX_FEATURE(24)  /* continues a title: President Pro Tem */
#define FEATURE_PARTICLE QX_FEATURE(25)   /* used inside a name: van, de la, al */
#define FEATURE_PARTY QX_FEATURE(26)      /* the letter of a party, before a state: R-Ohio */
#define FEATURE_ACRONYM QX_FEATURE(27)    /* names a body if written in capitals: WHO */
#define FEATURE_SHORT_PARTICLE QX_FEATURE(28) /* a particle with a full stop: St. */
#define FEATURE_SYLLABLE QX_FEATURE(29) /* a word that is also the small part of a given name: Hyun-woo */
#define FEATURE_WEEKDAY QX_FEATURE(30)

#endif
