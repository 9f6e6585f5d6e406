# The chunks of a text. A part of _core.pyx.

cdef class Chunks:
    cdef Narration narration
    cdef bytes entries
    cdef qx_table table
    cdef uint32_t *at
    cdef uint32_t count
    cdef readonly list bits, first, stop, head

    def __cinit__(self, Narration narration not None, bytes entries not None):
        cdef uint32_t paragraphs = narration.scan.found.paragraphs.count, token
        if narration.classes is None:
            raise ValueError("a narration without verbs has no chunks")
        self.narration, self.entries, self.count = narration, entries, narration.scan.found.tokens.count
        self.bits, self.first, self.stop, self.head = [], [], [], []
        self.at = <uint32_t *>PyMem_Malloc((self.count + 1) * sizeof(uint32_t))
        if not self.at or qx_table_init(&self.table, CHUNK_COLUMNS, 3 * self.count + 2 * paragraphs + 2):
            raise MemoryError
        for token in range(self.count):
            self.at[token] = QX_NONE

    def chunk(self, Py_ssize_t token):
        self.narration.scan._check(token)
        if self.at[token] == QX_NONE:
            self._read(<uint32_t>token)
        return self.at[token]

    cdef int _read(self, uint32_t token) except -1:
        cdef Scan scan = self.narration.scan
        cdef qx_table *paragraphs = &scan.found.paragraphs
        cdef uint32_t row = qx_last_at_most(paragraphs.column[PARAGRAPH_TOKEN], paragraphs.count, token)
        cdef uint32_t first = token, stop = token + 1, done = self.table.count
        if row != QX_NONE and token < paragraphs.column[PARAGRAPH_STOP][row]:
            first, stop = paragraphs.column[PARAGRAPH_TOKEN][row], paragraphs.column[PARAGRAPH_STOP][row]
        for token in range(first, stop):
            self.narration._tag_word(token)
            qx_read_sentence(&scan.found, token, self.narration.classes.data)
        qx_read_chunks(&scan.found, self.narration.data, self.narration.classes.data, <const uint16_t *><char *>self.entries,
                       <uint32_t>(len(self.entries) // 2), first, stop, self.at, &self.table)
        for row in range(done, self.table.count):
            self.bits.append(self.table.column[CHUNK_BITS][row])
            self.first.append(self.table.column[CHUNK_FIRST][row])
            self.stop.append(self.table.column[CHUNK_END][row])
            self.head.append(self.table.column[CHUNK_HEAD][row])
        return 0

    def __dealloc__(self):
        PyMem_Free(self.at)
        qx_table_free(&self.table)
