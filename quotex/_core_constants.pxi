# Written by src_c/constants.py from the C headers; do not edit. A part of _core.pyx.

cdef extern from "scan/scan.h" nogil:
    const uint32_t TAG_WORD
    const uint32_t TAG_NUMBER
    const uint32_t TAG_PUNCT
    const uint32_t TAG_MARK
    const uint32_t TAG_TERMINATOR
    const uint32_t TAG_TITLE
    const uint32_t TAG_UPPER
    const uint32_t TAG_LOWER
    const uint32_t TAG_DIGIT
    const uint32_t TAG_SPACED
    const uint32_t TAG_LINE_START
    const uint32_t TAG_LINK
    const uint32_t CLASS_ABBREVIATION
    const uint32_t CLASS_ABBREVIATION_BEFORE_NAME
    const uint32_t CLASS_STOP
    const uint32_t CLASS_TRIGGER
    const uint32_t LINE_BLANK
    const uint32_t LINE_ENDS_SENTENCE
    const uint32_t SENTENCE_INNER
    const uint32_t QUOTE_UNCLOSED
    const uint32_t QUOTE_CONTINUES
    const uint32_t QUOTE_CONTINUED
    const uint32_t QUOTE_SINGLE

globals().update({
    "WORD": TAG_WORD,
    "NUMBER": TAG_NUMBER,
    "PUNCT": TAG_PUNCT,
    "MARK": TAG_MARK,
    "TERMINATOR": TAG_TERMINATOR,
    "TITLE": TAG_TITLE,
    "UPPER": TAG_UPPER,
    "LOWER": TAG_LOWER,
    "DIGIT": TAG_DIGIT,
    "SPACED": TAG_SPACED,
    "LINE_START": TAG_LINE_START,
    "LINK": TAG_LINK,
    "ABBREVIATION": CLASS_ABBREVIATION,
    "ABBREVIATION_BEFORE_NAME": CLASS_ABBREVIATION_BEFORE_NAME,
    "STOP": CLASS_STOP,
    "TRIGGER": CLASS_TRIGGER,
    "LINE_BLANK": LINE_BLANK,
    "LINE_ENDS_SENTENCE": LINE_ENDS_SENTENCE,
    "SENTENCE_INNER": SENTENCE_INNER,
    "QUOTE_UNCLOSED": QUOTE_UNCLOSED,
    "QUOTE_CONTINUES": QUOTE_CONTINUES,
    "QUOTE_CONTINUED": QUOTE_CONTINUED,
    "QUOTE_SINGLE": QUOTE_SINGLE,
})

cdef extern from "read/article.h" nogil:
    const uint32_t SHAPE_WORDLESS
    const uint32_t SHAPE_SHORT
    const uint32_t SHAPE_CLIP
    const uint32_t SHAPE_DIGITS

globals().update({
    "SHAPE_WORDLESS": SHAPE_WORDLESS,
    "SHAPE_SHORT": SHAPE_SHORT,
    "SHAPE_CLIP": SHAPE_CLIP,
    "SHAPE_DIGITS": SHAPE_DIGITS,
})

cdef extern from "read/names.h" nogil:
    const uint32_t MARK_BODY
    const uint32_t MARK_PLURAL
    const uint32_t MARK_MALE
    const uint32_t MARK_FEMALE
    const uint32_t MARK_FIRST_NAME
    const uint32_t MARK_OF
    const uint32_t MARK_CLOSING
    const uint32_t MARK_AND
    const uint32_t MARK_TITLE_END
    const uint32_t MARK_DOCUMENT
    const uint32_t MARK_PARTICLE
    const uint32_t NAME_NO_NAME
    const uint32_t NAME_ALONE
    const uint32_t NAME_PERSON
    const uint32_t NAME_ORGANIZATION
    const uint32_t NAME_HE
    const uint32_t NAME_SHE
    const uint32_t NAME_WITH_ROLE
    const uint32_t NAME_FULL
    const uint32_t NAME_PLAIN
    const uint32_t NAME_TITLED
    const uint32_t NAME_IN_QUOTATION
    const uint32_t NAME_NO_SUBJECT
    const uint32_t NAME_AFTER_PREPOSITION
    const uint32_t NAME_GOES_ON

globals().update({
    "MARK_BODY": MARK_BODY,
    "MARK_PLURAL": MARK_PLURAL,
    "MARK_MALE": MARK_MALE,
    "MARK_FEMALE": MARK_FEMALE,
    "MARK_FIRST_NAME": MARK_FIRST_NAME,
    "MARK_OF": MARK_OF,
    "MARK_CLOSING": MARK_CLOSING,
    "MARK_AND": MARK_AND,
    "MARK_TITLE_END": MARK_TITLE_END,
    "MARK_DOCUMENT": MARK_DOCUMENT,
    "MARK_PARTICLE": MARK_PARTICLE,
    "NO_NAME": NAME_NO_NAME,
    "ALONE": NAME_ALONE,
    "PERSON": NAME_PERSON,
    "ORGANIZATION": NAME_ORGANIZATION,
    "HE": NAME_HE,
    "SHE": NAME_SHE,
    "WITH_ROLE": NAME_WITH_ROLE,
    "FULL": NAME_FULL,
    "PLAIN": NAME_PLAIN,
    "TITLED": NAME_TITLED,
    "IN_QUOTATION": NAME_IN_QUOTATION,
    "NO_SUBJECT": NAME_NO_SUBJECT,
    "AFTER_PREPOSITION": NAME_AFTER_PREPOSITION,
    "GOES_ON": NAME_GOES_ON,
})

cdef extern from "read/narration.h" nogil:
    const uint32_t NARRATION_KEPT
    const uint32_t NARRATION_FINITE
    const uint32_t NARRATION_ADVERBIAL
    const uint32_t NARRATION_COMMA
    const uint32_t NARRATION_DASH
    const uint32_t NARRATION_COLON
    const uint32_t NARRATION_QUOTED
    const uint32_t NARRATION_OPEN
    const uint32_t NARRATION_CLOSE
    const uint32_t NARRATION_STOPPER
    const uint32_t NARRATION_POSSESSIVE
    const uint32_t NARRATION_JOINER
    const uint32_t NARRATION_LOOKS_FINITE
    const uint32_t FORM_BASE
    const uint32_t FORM_THIRD
    const uint32_t FORM_PAST
    const uint32_t FORM_NOUN_LIKE
    const uint32_t FORM_PLURAL
    const uint32_t FORM_SINGULAR
    const uint32_t FORM_INFINITIVE
    const uint32_t FORM_ADJECTIVE
    const uint32_t SITE_UNCLOSED
    const uint32_t SITE_CONTINUED
    const uint32_t SITE_HOLDS
    const uint32_t SITE_CAPITAL
    const uint32_t SITE_TITLED
    const uint32_t SITE_LABELLED
    const uint32_t SITE_ALONE
    const uint32_t SITE_AFTER_COLON
    const uint32_t SITE_AFTER_COMMA
    const uint32_t SITE_LED
    const uint32_t SITE_GOES
    const uint32_t SITE_SPLIT
    const uint32_t SITE_PAUSES
    const uint32_t SITE_OPENS
    const uint32_t SITE_ENDS
    const uint32_t SITE_SHARES
    const uint32_t SITE_FOLLOWS
    const uint32_t SITE_ANNOUNCED
    const uint32_t SITE_INVERTED

globals().update({
    "KEPT": NARRATION_KEPT,
    "FINITE": NARRATION_FINITE,
    "ADVERBIAL": NARRATION_ADVERBIAL,
    "COMMA": NARRATION_COMMA,
    "DASH": NARRATION_DASH,
    "COLON": NARRATION_COLON,
    "QUOTED": NARRATION_QUOTED,
    "OPEN": NARRATION_OPEN,
    "CLOSE": NARRATION_CLOSE,
    "STOPPER": NARRATION_STOPPER,
    "POSSESSIVE": NARRATION_POSSESSIVE,
    "JOINER": NARRATION_JOINER,
    "LOOKS_FINITE": NARRATION_LOOKS_FINITE,
    "FORM_BASE": FORM_BASE,
    "FORM_THIRD": FORM_THIRD,
    "FORM_PAST": FORM_PAST,
    "FORM_NOUN_LIKE": FORM_NOUN_LIKE,
    "FORM_PLURAL": FORM_PLURAL,
    "FORM_SINGULAR": FORM_SINGULAR,
    "FORM_INFINITIVE": FORM_INFINITIVE,
    "FORM_ADJECTIVE": FORM_ADJECTIVE,
    "SITE_UNCLOSED": SITE_UNCLOSED,
    "SITE_CONTINUED": SITE_CONTINUED,
    "SITE_HOLDS": SITE_HOLDS,
    "SITE_CAPITAL": SITE_CAPITAL,
    "SITE_TITLED": SITE_TITLED,
    "SITE_LABELLED": SITE_LABELLED,
    "SITE_ALONE": SITE_ALONE,
    "SITE_AFTER_COLON": SITE_AFTER_COLON,
    "SITE_AFTER_COMMA": SITE_AFTER_COMMA,
    "SITE_LED": SITE_LED,
    "SITE_GOES": SITE_GOES,
    "SITE_SPLIT": SITE_SPLIT,
    "SITE_PAUSES": SITE_PAUSES,
    "SITE_OPENS": SITE_OPENS,
    "SITE_ENDS": SITE_ENDS,
    "SITE_SHARES": SITE_SHARES,
    "SITE_FOLLOWS": SITE_FOLLOWS,
    "SITE_ANNOUNCED": SITE_ANNOUNCED,
    "SITE_INVERTED": SITE_INVERTED,
})
