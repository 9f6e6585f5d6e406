# The classes of words. A part of _core.pyx.

cdef class Classes:
    cdef Scan scan
    cdef uint32_t *data

    def __cinit__(self, Scan scan not None):
        cdef uint32_t count = scan.found.tokens.count
        self.scan = scan
        self.data = <uint32_t *>PyMem_Malloc((count + 1) * sizeof(uint32_t))
        if not self.data:
            raise MemoryError
        qx_word_classes(&scan.found, self.data)

    @property
    def words(self):
        return [self.data[token] for token in range(self.scan.found.tokens.count)]

    def __dealloc__(self):
        PyMem_Free(self.data)
