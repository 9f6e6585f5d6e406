from libc.stdint cimport uint32_t

from quotex._headers.scan cimport qx_scan
from quotex._headers.tables cimport qx_table

cdef extern from "read/narration.h" nogil:
    const uint32_t NARRATION_SHOWN
    void qx_narration_tags(const qx_scan *, uint32_t *)
    ctypedef struct qx_verb_classes:
        uint32_t verbs, auxiliaries, pronouns, determiners, prepositions, conjunctions, adverbs, times, roles, nouns
    void qx_tag_verbs(const qx_scan *, const qx_verb_classes *, uint32_t *)
    enum: SITE_QUOTE, SITE_FIRST, SITE_STOP, SITE_FLOOR, SITE_LAST, SITE_SENTENCE_STOP, SITE_PARAGRAPH, SITE_SAID, SITE_GOES_ON
    enum: SITE_FACTS
    int qx_quote_sites(const qx_scan *, uint32_t, uint32_t, uint32_t, const uint32_t *, qx_table *)
