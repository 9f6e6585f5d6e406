from libc.stdint cimport uint32_t, uint64_t

from quotex._headers.folding cimport qx_words

cdef extern from "verify/passages.h" nogil:
    ctypedef struct qx_quotation:
        uint32_t size
        uint32_t cut_count
        uint32_t least
    ctypedef struct qx_seed:
        uint64_t key
        uint32_t quotation
        uint32_t place
    ctypedef struct qx_index:
        uint32_t count
        int has_single
    ctypedef struct qx_block:
        uint32_t first
        uint32_t stop
        uint32_t start
        uint32_t end
    ctypedef struct qx_blocks:
        qx_block *rows
        uint32_t count
        uint32_t capacity
        int is_complete
    ctypedef struct qx_passage:
        uint32_t quotation
        uint32_t first
        uint32_t stop
        int is_complete
        int is_good
    ctypedef struct qx_passages:
        qx_passage *rows
        uint32_t count
        int is_complete
        qx_blocks blocks
    uint64_t qx_seed_of_word(uint64_t)
    uint64_t qx_seed_of_pair(uint64_t, uint64_t, int)
    int qx_index_add(qx_index *, const qx_quotation *, const uint64_t *, const uint32_t *, const uint32_t *, const uint32_t *)
    int qx_index_seed(qx_index *, qx_seed)
    int qx_index_seal(qx_index *)
    void qx_index_free(qx_index *)
    int qx_add_blocks(qx_blocks *, const qx_index *, uint32_t, const qx_words *, uint32_t (*)[2], uint32_t)
    int qx_find_passages(qx_passages *, const qx_index *, const qx_words *)
    void qx_passages_free(qx_passages *)
