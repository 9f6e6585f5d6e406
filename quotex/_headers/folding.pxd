from libc.stdint cimport uint32_t, uint64_t

cdef extern from "verify/folding.h" nogil:
    enum: FOLD_BLOCK, FOLD_BLOCKS, FOLD_ASKS
    const uint32_t FOLD_KNOWN, FOLD_LETTER, FOLD_MARK, FOLD_NUMBER, FOLD_DIGIT, FOLD_BLANK, FOLD_APOSTROPHE
    const uint32_t FOLD_BESIDE, FOLD_SIGN, FOLD_OPENER, FOLD_MANY
    const uint32_t *qx_fold_unknown
    ctypedef struct qx_folds:
        const uint32_t *blocks[0]
    ctypedef struct qx_remark:
        uint32_t letters[8]
        uint32_t length
    ctypedef struct qx_words:
        uint64_t *keys
        uint32_t *sizes
        uint32_t *starts
        uint32_t *ends
        uint32_t *cuts
        uint32_t count
        uint32_t cut_count
    int qx_fold_words(qx_words *, const qx_folds *, const qx_remark *, const void *, uint32_t, int, uint32_t *, uint32_t *)
    void qx_words_free(qx_words *)
    uint32_t qx_fold_word(const qx_folds *, const void *, int, uint32_t, uint32_t, uint32_t *)
    uint64_t qx_key_with(uint64_t, uint32_t)
