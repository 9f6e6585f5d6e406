from libc.stdint cimport uint32_t

from quotex._headers.scan cimport qx_scan
from quotex._headers.tables cimport qx_table

cdef extern from "read/narration.h" nogil:
    const uint32_t NARRATION_SHOWN, NARRATION_OF_WORD
    void qx_narration_tags(const qx_scan *, uint32_t *)
    void qx_tag_word(const qx_scan *, uint32_t, uint32_t *, uint32_t, uint32_t, uint32_t *)
    enum: CONTEXT_QUOTE, CONTEXT_FIRST, CONTEXT_STOP, CONTEXT_FLOOR, CONTEXT_LAST, CONTEXT_SENTENCE_STOP, CONTEXT_PARAGRAPH, CONTEXT_SAID, CONTEXT_GOES_ON
    enum: CONTEXT_FACTS
    int qx_quote_contexts(const qx_scan *, uint32_t, uint32_t, uint32_t, const uint32_t *, qx_table *)
