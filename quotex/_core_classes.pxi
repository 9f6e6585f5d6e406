# The classes of words. A part of _core.pyx.

cdef class Classes:
    cdef Scan scan
    cdef uint32_t *data

    def __cinit__(self, Scan scan not None):
        self.scan = scan
        self.data = <uint32_t *>PyMem_Calloc(scan.found.tokens.count + 1, sizeof(uint32_t))
        if not self.data:
            raise MemoryError

    @property
    def words(self):
        cdef list words = []
        for token in range(self.scan.found.tokens.count):
            qx_read_sentence(&self.scan.found, token, NULL, self.data)
            words.append(self.data[token] & ~<uint32_t>(WORD_READ | WORD_TAGGED))
        return words

    def __dealloc__(self):
        PyMem_Free(self.data)
