# cython: language_level=3, boundscheck=False, wraparound=False, binding=False
"""The binding of the C scanner: as thin as it can be. What each name means is said in _core.pyi."""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.buffer cimport PyBUF_FORMAT, PyBUF_ND, PyBUF_STRIDES, PyBUF_WRITABLE
from cpython.list cimport PyList_New
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring
from libc.stdint cimport uint8_t, uint32_t
from libc.string cimport memset

cdef extern from "Python.h":  # without a count of references for each step in between
    PyObject *number_of "PyLong_FromUnsignedLong"(unsigned long) except NULL
    void count_up "Py_INCREF"(PyObject *)
    PyObject *item_of "PyList_GET_ITEM"(list, Py_ssize_t)
    void set_item "PyList_SET_ITEM"(list, Py_ssize_t, PyObject *)

cdef extern from "chartab.h":
    const char *QX_UNICODE_VERSION
    uint32_t qx_fold(uint32_t)

cdef extern from "marks.h":
    enum: SIDE_OPEN, SIDE_CLOSE

cdef extern from "lexicon.h":
    ctypedef struct qx_lexicon:
        void *slots
        uint32_t *classes
        uint32_t entry_count
    enum: QX_MAX_PHRASE
    int qx_lexicon_init(qx_lexicon *)
    void qx_lexicon_free(qx_lexicon *)
    int qx_lexicon_mark(qx_lexicon *, uint32_t, uint32_t)
    int qx_lexicon_seal(qx_lexicon *)
    uint32_t qx_lexicon_add(qx_lexicon *, const uint32_t *, const uint32_t *, uint32_t, uint32_t)
    uint32_t qx_lexicon_find(const qx_lexicon *, const uint32_t *, const uint32_t *, uint32_t)

cdef extern from "scan.h" nogil:
    enum: QX_MAX_LENGTH
    enum: TAG_WORD, TAG_NUMBER, TAG_PUNCT, TAG_MARK, TAG_TERMINATOR, TAG_TITLE, TAG_UPPER, TAG_LOWER, TAG_DIGIT
    enum: TAG_SPACED, TAG_LINE_START, TAG_LINK
    uint32_t CLASS_ABBREVIATION, CLASS_ABBREVIATION_BEFORE_NAME, CLASS_STOP, CLASS_TRIGGER
    enum: C_LINE_BLANK "LINE_BLANK", C_LINE_ENDS_SENTENCE "LINE_ENDS_SENTENCE", C_SENTENCE_INNER "SENTENCE_INNER"
    enum: C_QUOTE_UNCLOSED "QUOTE_UNCLOSED", C_QUOTE_CONTINUES "QUOTE_CONTINUES"
    enum: C_QUOTE_CONTINUED "QUOTE_CONTINUED", C_QUOTE_SINGLE "QUOTE_SINGLE"
    enum: TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY
    enum: LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS
    enum: LINE_WORDS, LINE_TITLES, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS
    enum: PARAGRAPH_START, PARAGRAPH_END
    enum: SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END
    enum: QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS
    enum: HIT_TOKEN, HIT_STOP, HIT_ENTRY
    enum: QX_NONE
    ctypedef struct qx_table:
        uint32_t *column[9]
        uint32_t count
    ctypedef struct qx_scan:
        int wrapped
        qx_table tokens, lines, paragraphs, sentences, quotes, hits, line_counts
    ctypedef struct qx_end_classes:
        uint32_t verbs, links, titles
    int qx_scan_run(qx_scan *, const void *, uint32_t, int, const qx_lexicon *, const qx_end_classes *)
    void qx_scan_free(qx_scan *)
    int qx_count_lines(qx_scan *)
    uint32_t qx_segment_end(const void *, uint32_t, int, uint32_t)
    enum: RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD, RUN_ROW, RUN_LAST, RUN_START, RUN_ROLE_AT, RUN_GENDER_AT
    enum: NAME_NONE, NAME_ALONE, NAME_PERSON, NAME_ORGANIZATION, NAME_MALE, NAME_FEMALE, NAME_ROLE, NAME_FULL, NAME_PLAIN, NAME_TITLED
    enum: NAME_QUOTED, NAME_NO_SUBJECT, NAME_AFTER_PREPOSITION, NAME_GOES_ON
    enum: C_MARK_BODY "MARK_BODY", C_MARK_PLURAL "MARK_PLURAL", C_MARK_MALE "MARK_MALE", C_MARK_FEMALE "MARK_FEMALE"
    enum: C_MARK_FIRST_NAME "MARK_FIRST_NAME", C_MARK_OF "MARK_OF", C_MARK_CLOSING "MARK_CLOSING"
    enum: C_MARK_AND "MARK_AND", C_MARK_TITLE_END "MARK_TITLE_END", C_MARK_PARTICLE "MARK_PARTICLE"
    ctypedef struct qx_name_classes:
        uint32_t titles, roles, bodies, determiners, pronouns, predicates, prepositions
    void qx_read_names(const qx_scan *, const void *, int, const qx_name_classes *, const uint8_t *, uint32_t, qx_table *)
    void qx_place_names(const qx_scan *, const qx_name_classes *, const uint32_t *, qx_table *)
    enum: NAME_WORD_RUN, NAME_WORD_TOKEN, NAME_WORD_FIRST, NAME_WORD_NEXT, NAME_WORD_ENDING, NAME_WORD_INSIDE
    int qx_name_runs(const qx_scan *, const void *, int, uint32_t, uint32_t, const qx_name_classes *, const uint8_t *, uint32_t,
                     qx_table *)
    int qx_name_words(const qx_scan *, const void *, int, const qx_table *, qx_table *)
    uint32_t qx_tags_of_one(const qx_scan *, const qx_table *, const qx_table *, uint32_t, uint32_t)
    uint32_t QX_SCANNER_TAGS, NARRATION_KEPT
    enum: NARRATION_QUOTED, NARRATION_COMMA, NARRATION_DASH, NARRATION_COLON, NARRATION_OPEN, NARRATION_CLOSE
    enum: NARRATION_STOPPER, NARRATION_POSSESSIVE, NARRATION_JOINER, NARRATION_FINITE, NARRATION_ADVERBIAL, NARRATION_LOOKS_FINITE
    uint32_t NARRATION_SHOWN
    int qx_is_possessive(const qx_scan *, const void *, int, uint32_t)
    void qx_narration_tags(const qx_scan *, const void *, int, uint32_t *)
    ctypedef struct qx_verb_classes:
        uint32_t verbs, auxiliaries, pronouns, determiners, prepositions, conjunctions, adverbs, times, roles, nouns
    enum: C_FORM_BASE "FORM_BASE", C_FORM_THIRD "FORM_THIRD", C_FORM_PAST "FORM_PAST", C_FORM_NOUN_LIKE "FORM_NOUN_LIKE"
    enum: C_FORM_PLURAL "FORM_PLURAL", C_FORM_SINGULAR "FORM_SINGULAR", C_FORM_INFINITIVE "FORM_INFINITIVE"
    enum: C_FORM_ADJECTIVE "FORM_ADJECTIVE"
    void qx_tag_verbs(const qx_scan *, const void *, int, const qx_verb_classes *, const uint8_t *, uint32_t, uint32_t *)
    enum: SITE_QUOTE, SITE_FIRST, SITE_STOP, SITE_FLOOR, SITE_LAST, SITE_SENTENCE_STOP, SITE_PARAGRAPH, SITE_SAID, SITE_GOES_ON
    enum: SITE_FACTS
    enum: C_SITE_UNCLOSED "SITE_UNCLOSED", C_SITE_CONTINUED "SITE_CONTINUED", C_SITE_HOLDS "SITE_HOLDS"
    enum: C_SITE_CAPITAL "SITE_CAPITAL", C_SITE_TITLED "SITE_TITLED", C_SITE_LABELLED "SITE_LABELLED"
    enum: C_SITE_ALONE "SITE_ALONE", C_SITE_AFTER_COLON "SITE_AFTER_COLON", C_SITE_AFTER_COMMA "SITE_AFTER_COMMA"
    enum: C_SITE_LED "SITE_LED", C_SITE_GOES "SITE_GOES", C_SITE_SPLIT "SITE_SPLIT", C_SITE_PAUSES "SITE_PAUSES"
    enum: C_SITE_OPENS "SITE_OPENS", C_SITE_ENDS "SITE_ENDS", C_SITE_SHARES "SITE_SHARES"
    enum: C_SITE_FOLLOWS "SITE_FOLLOWS", C_SITE_ANNOUNCED "SITE_ANNOUNCED", C_SITE_INVERTED "SITE_INVERTED"
    int qx_quote_sites(const qx_scan *, const void *, int, uint32_t, uint32_t, uint32_t, const uint32_t *, qx_table *)
    enum: ARTICLE_COLUMNS
    int qx_article_lines(const qx_scan *, const void *, int, const uint8_t *, int, uint32_t, const uint32_t *, uint32_t, qx_table *)
    void qx_line_shapes(const qx_scan *, const void *, int, uint32_t, uint8_t *)
    enum: C_SHAPE_WORDLESS "SHAPE_WORDLESS", C_SHAPE_SHORT "SHAPE_SHORT"
    enum: C_SHAPE_CLIP "SHAPE_CLIP", C_SHAPE_DIGITS "SHAPE_DIGITS", QX_SHAPES
    ctypedef struct qx_characters:
        uint8_t *pages
    int qx_characters_init(qx_characters *, const uint32_t *, uint32_t)
    void qx_characters_free(qx_characters *)
    uint32_t qx_next_of(const qx_characters *, const void *, uint32_t, int, uint32_t)
    void qx_table_free(qx_table *)
    uint32_t qx_last_at_most(const uint32_t *, uint32_t, uint32_t)

WORD, NUMBER, PUNCT, MARK, TERMINATOR = TAG_WORD, TAG_NUMBER, TAG_PUNCT, TAG_MARK, TAG_TERMINATOR
CAPITALIZED, UPPER, LOWER, DIGIT = TAG_TITLE, TAG_UPPER, TAG_LOWER, TAG_DIGIT
SPACED = TAG_SPACED
LINK = TAG_LINK
ABBREVIATION, ABBREVIATION_BEFORE_NAME = CLASS_ABBREVIATION, CLASS_ABBREVIATION_BEFORE_NAME
STOP, TRIGGER = CLASS_STOP, CLASS_TRIGGER
LINE_BLANK, LINE_ENDS_SENTENCE, SENTENCE_INNER = C_LINE_BLANK, C_LINE_ENDS_SENTENCE, C_SENTENCE_INNER
QUOTE_UNCLOSED, QUOTE_CONTINUES = C_QUOTE_UNCLOSED, C_QUOTE_CONTINUES
QUOTE_CONTINUED, QUOTE_SINGLE = C_QUOTE_CONTINUED, C_QUOTE_SINGLE
QUOTED, COMMA, DASH, COLON = NARRATION_QUOTED, NARRATION_COMMA, NARRATION_DASH, NARRATION_COLON
OPEN, CLOSE, STOPPER = NARRATION_OPEN, NARRATION_CLOSE, NARRATION_STOPPER
POSSESSIVE, JOINER, KEPT = NARRATION_POSSESSIVE, NARRATION_JOINER, NARRATION_KEPT
FINITE, ADVERBIAL, LOOKS_FINITE = NARRATION_FINITE, NARRATION_ADVERBIAL, NARRATION_LOOKS_FINITE
FORM_BASE, FORM_THIRD, FORM_PAST, FORM_NOUN_LIKE = C_FORM_BASE, C_FORM_THIRD, C_FORM_PAST, C_FORM_NOUN_LIKE
FORM_PLURAL, FORM_SINGULAR, FORM_INFINITIVE, FORM_ADJECTIVE = C_FORM_PLURAL, C_FORM_SINGULAR, C_FORM_INFINITIVE, C_FORM_ADJECTIVE
NO_NAME, ROLE_ALONE, PERSON, ORGANIZATION = NAME_NONE, NAME_ALONE, NAME_PERSON, NAME_ORGANIZATION
HE, SHE, WITH_ROLE = NAME_MALE, NAME_FEMALE, NAME_ROLE
FULL, PLAIN, TITLED = NAME_FULL, NAME_PLAIN, NAME_TITLED
IN_QUOTATION, NO_SUBJECT, AFTER_PREPOSITION = NAME_QUOTED, NAME_NO_SUBJECT, NAME_AFTER_PREPOSITION
GOES_ON = NAME_GOES_ON
MARK_BODY, MARK_PLURAL, MARK_MALE, MARK_FEMALE = C_MARK_BODY, C_MARK_PLURAL, C_MARK_MALE, C_MARK_FEMALE
MARK_FIRST_NAME, MARK_OF, MARK_CLOSING = C_MARK_FIRST_NAME, C_MARK_OF, C_MARK_CLOSING
MARK_AND, MARK_TITLE_END, MARK_PARTICLE = C_MARK_AND, C_MARK_TITLE_END, C_MARK_PARTICLE
SITE_UNCLOSED, SITE_CONTINUED, SITE_HOLDS = C_SITE_UNCLOSED, C_SITE_CONTINUED, C_SITE_HOLDS
SITE_CAPITAL, SITE_TITLED, SITE_LABELLED = C_SITE_CAPITAL, C_SITE_TITLED, C_SITE_LABELLED
SITE_ALONE, SITE_AFTER_COLON, SITE_AFTER_COMMA = C_SITE_ALONE, C_SITE_AFTER_COLON, C_SITE_AFTER_COMMA
SITE_LED, SITE_GOES, SITE_SPLIT, SITE_PAUSES = C_SITE_LED, C_SITE_GOES, C_SITE_SPLIT, C_SITE_PAUSES
SITE_OPENS, SITE_ENDS, SITE_SHARES = C_SITE_OPENS, C_SITE_ENDS, C_SITE_SHARES
SITE_FOLLOWS, SITE_ANNOUNCED, SITE_INVERTED = C_SITE_FOLLOWS, C_SITE_ANNOUNCED, C_SITE_INVERTED
SHAPE_WORDLESS, SHAPE_SHORT, SHAPE_CLIP, SHAPE_DIGITS = C_SHAPE_WORDLESS, C_SHAPE_SHORT, C_SHAPE_CLIP, C_SHAPE_DIGITS
UNICODE_VERSION = QX_UNICODE_VERSION.decode()
globals()["LINE_START"] = TAG_LINE_START

# A scan of this many characters or more lets other threads run; below, handing over costs more than it gives.
cdef enum: RELEASE_GIL_FROM = 1 << 18


include "_core_lexicon.pxi"
include "_core_scan.pxi"
include "_core_narration.pxi"
include "_core_names.pxi"


cdef str _checked(text):
    """The text as a plain str: a subclass may answer differently from what it holds."""
    if not isinstance(text, str):
        raise TypeError(f"quotex reads str, not {type(text).__name__}: decode bytes first")
    cdef str plain = text if type(text) is str else str.__str__(text)
    if len(plain) >= QX_MAX_LENGTH:
        raise OverflowError(f"a text of {len(plain)} characters is too long: the limit is {QX_MAX_LENGTH - 1}, split it")
    return plain


_EMPTY = Lexicon(())


def scan(text, Lexicon lexicon=None, EndClasses ends=None):
    cdef str plain = _checked(text)
    cdef Scan result = Scan.__new__(Scan)
    cdef Lexicon words = lexicon if lexicon is not None else _EMPTY
    cdef const void *data = PyUnicode_DATA(plain)
    cdef uint32_t length = <uint32_t>len(plain)
    cdef int kind = PyUnicode_KIND(plain), failed
    cdef const qx_end_classes *classes = &ends.found if ends is not None else NULL
    if not words.table.slots:
        raise ValueError("the Lexicon was never given its entries")
    result.text = plain
    if length < RELEASE_GIL_FROM:
        failed = qx_scan_run(&result.found, data, length, kind, &words.table, classes)
    else:
        with nogil:
            failed = qx_scan_run(&result.found, data, length, kind, &words.table, classes)
    if failed:
        raise MemoryError(f"no memory to scan {length} characters")
    return result


def word_boundaries(text):
    cdef str plain = _checked(text)
    cdef const void *data = PyUnicode_DATA(plain)
    cdef uint32_t length = <uint32_t>len(plain), at = 0
    cdef int kind = PyUnicode_KIND(plain)
    cdef list found = [0] if length else []
    while at < length:
        at = qx_segment_end(data, length, kind, at)
        found.append(at)
    return found
