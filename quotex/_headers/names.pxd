from libc.stdint cimport uint32_t

from quotex._headers.scan cimport qx_scan
from quotex._headers.tables cimport qx_table

cdef extern from "read/names.h" nogil:
    ctypedef struct qx_name_classes:
        uint32_t titles, roles, organizations, determiners, pronouns, predicates, prepositions, times, places
    enum: RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD, RUN_ROW, RUN_LAST, RUN_START, RUN_ROLE_AT, RUN_GENDER_AT, RUN_NAME_START
    int qx_name_runs(const qx_scan *, uint32_t, uint32_t, const qx_name_classes *, qx_table *)
    void qx_read_names(const qx_scan *, const qx_name_classes *, qx_table *)
    void qx_place_names(const qx_scan *, const qx_name_classes *, const uint32_t *, qx_table *)
    enum: NAME_WORD_RUN, NAME_WORD_TOKEN, NAME_WORD_FIRST, NAME_WORD_NEXT, NAME_WORD_ENDING, NAME_WORD_INSIDE
    int qx_name_words(const qx_scan *, const qx_table *, qx_table *)
    int qx_resemble(const qx_scan *, const qx_table *, uint32_t, uint32_t)
