from libc.stdint cimport uint16_t, uint32_t, uint64_t

cdef extern from "scan/lexicon.h" nogil:
    ctypedef struct qx_entry:
        uint64_t features
        uint32_t classes
        uint16_t words
    ctypedef struct qx_lexicon:
        void *slots
        qx_entry *entries
        uint32_t entry_count
        uint64_t hash_number
    enum: QX_MAX_PHRASE, QX_LONGEST_ENDING, QX_MOST_ENDINGS
    int qx_lexicon_init(qx_lexicon *)
    void qx_lexicon_free(qx_lexicon *)
    int qx_lexicon_mark(qx_lexicon *, uint32_t, uint32_t)
    int qx_lexicon_ending(qx_lexicon *, const uint32_t *, uint32_t, uint32_t)
    int qx_lexicon_seal(qx_lexicon *)
    uint32_t qx_lexicon_add(qx_lexicon *, const uint32_t *, const uint32_t *, uint32_t, qx_entry)
    uint32_t qx_lexicon_find(const qx_lexicon *, const uint32_t *, const uint32_t *, uint32_t)
