from libc.stdint cimport uint32_t

from quotex._headers.lexicon cimport qx_lexicon
from quotex._headers.tables cimport qx_table

cdef extern from "scan/scan.h" nogil:
    const uint32_t QX_MAX_LENGTH, QX_SCANNER_TAGS
    enum: TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY
    enum: LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS
    enum: LINE_WORDS, LINE_CAPITALIZED, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS
    enum: PARAGRAPH_START, PARAGRAPH_END, PARAGRAPH_TOKEN, PARAGRAPH_STOP
    enum: SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END
    enum: QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS
    enum: HIT_TOKEN, HIT_STOP, HIT_ENTRY
    ctypedef struct qx_scan:
        uint32_t length
        int wrapped, broken
        qx_table tokens, lines, paragraphs, sentences, quotes, hits, line_counts
    ctypedef struct qx_end_classes:
        uint32_t verbs, links, titles, auxiliaries
    int qx_scan_run(qx_scan *, const void *, uint32_t, int, const qx_lexicon *, const qx_end_classes *)
    void qx_scan_free(qx_scan *)
    int qx_count_lines(qx_scan *)
    int qx_is_item_mark(uint32_t)
    uint32_t qx_line_body(const qx_scan *, uint32_t)
    uint32_t qx_char(const qx_scan *, uint32_t)
    uint32_t qx_first_char(const qx_scan *, uint32_t)
    uint32_t qx_possessive_length(const qx_scan *, uint32_t)
    uint32_t qx_segment_end(const void *, uint32_t, int, uint32_t)
