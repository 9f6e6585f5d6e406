# The chunks of a text. A part of _core.pyx.

cdef class ChunkColumn:
    cdef Chunks chunks
    cdef int column

    def __len__(self):
        return self.chunks.table.count

    def __getitem__(self, Py_ssize_t chunk):
        return self.chunks._at(self.column, chunk)


cdef ChunkColumn _column_of(Chunks chunks, int column):
    cdef ChunkColumn made = ChunkColumn.__new__(ChunkColumn)
    made.chunks, made.column = chunks, column
    return made


cdef class Chunks:
    cdef Narration narration
    cdef bytes entries
    cdef qx_table table
    cdef uint32_t *at
    cdef uint32_t count
    cdef readonly list bits
    cdef list numbers  # the bits as Python objects, which many chunks share
    cdef uint32_t made[NUMBERS_KEPT]
    cdef uint32_t phrase, phrase_stop  # for which a pattern last asked where it may end
    cdef list ends

    def __cinit__(self, Narration narration not None, bytes entries not None):
        cdef uint32_t token
        self.narration, self.entries, self.count = narration, entries, narration.scan.found.tokens.count
        self.bits, self.ends, self.phrase = [], [], QX_NONE
        self.numbers = [None] * NUMBERS_KEPT
        self.at = <uint32_t *>PyMem_Malloc((self.count + 1) * sizeof(uint32_t))
        if not self.at or qx_table_init(&self.table, CHUNK_COLUMNS, self.count + 16):
            raise MemoryError
        for token in range(self.count):
            self.at[token] = QX_NONE

    def chunk(self, Py_ssize_t token):
        return self._chunk(token)

    def until(self, Py_ssize_t stop):
        return self._until(stop)

    cdef uint32_t _chunk(self, Py_ssize_t token) except? 0:
        self.narration.scan._check(token)
        if self.at[token] == QX_NONE:
            self._read(<uint32_t>token)
        return self.at[token]

    cdef uint32_t _until(self, Py_ssize_t stop) except? 0:
        cdef uint32_t chunk = self._chunk(stop - 1)
        return chunk + (<Py_ssize_t>self.table.column[CHUNK_END][chunk] <= stop)

    cdef uint32_t _at(self, int column, Py_ssize_t chunk) except? 0:
        """What the chunk has in a column; a negative one is counted from the last."""
        if chunk < 0:
            chunk += self.table.count
        if not 0 <= chunk < self.table.count:
            raise IndexError(chunk)
        return self.table.column[column][chunk]

    def is_(self, Py_ssize_t chunk, bytes members not None):
        return self.narration.scan._is(self._at(CHUNK_HEAD, chunk), members)

    def trait(self, Py_ssize_t chunk):
        return self.narration.trait(self._at(CHUNK_HEAD, chunk))

    def place(self, Py_ssize_t first, Py_ssize_t stop, Py_ssize_t floor, Py_ssize_t last, Py_ssize_t sentence_stop, Py_ssize_t clause):
        cdef uint32_t opening = self._chunk(floor if floor < first else first), mark = self._until(first) if floor < first else opening
        cdef uint32_t after = mark + 1
        while after < self.table.count and self.table.column[CHUNK_FIRST][after] < stop:
            after += 1
        return opening, mark, after, self._until(last), self._until(sentence_stop), <Py_ssize_t>self._chunk(clause) if clause >= 0 else -1

    def match(self, Program program not None, syntax, tuple place not None, uint32_t facts, uint32_t row, uint32_t stop, list steps=None):
        cdef qx_window window
        cdef qx_trace trace
        cdef qx_chunked text = qx_chunked(&self.narration.scan.found, self.narration.data, &self.table)
        cdef uint32_t captures[CAPTURES][2]
        cdef _Asked asked = _Asked.__new__(_Asked)
        cdef qx_asked functions = qx_asked(_test, _ends, _opening, <void *>asked)
        cdef int64_t found
        asked.chunks, asked.functions, asked.syntax, trace.count = self, program.functions, syntax, 0
        window.floor, window.mark, window.after, window.last, window.stop, clause = place
        window.clause, window.facts = QX_NONE if clause < 0 else <uint32_t>clause, facts
        if stop > program.found.pattern_count or max(window.mark, window.last, window.stop) > self.table.count:
            raise IndexError("a pattern or a place that there is not")
        found = qx_match(&program.found, &text, &functions, &window, row, stop, captures, NULL if steps is None else &trace)
        if found >= stop:
            return None
        if steps is not None:
            steps += [(trace.step[number], trace.chunk[number]) for number in range(trace.count)]
        return found, _captured(captures[0]), _captured(captures[1]), _captured(captures[2])

    cdef int _read(self, uint32_t token) except -1:
        """Read the sentence of the token, and those that only the end of a quotation parts from it: “Why?” Moor asked."""
        cdef Scan scan = self.narration.scan
        cdef qx_table *paragraphs = &scan.found.paragraphs
        cdef const uint32_t *tags = self.narration.data
        cdef uint32_t row = qx_last_at_most(paragraphs.column[PARAGRAPH_TOKEN], paragraphs.count, token)
        cdef uint32_t first = token, stop = token + 1, done = self.table.count, floor = token, end = token + 1
        if row != QX_NONE and token < paragraphs.column[PARAGRAPH_STOP][row]:
            floor, end = paragraphs.column[PARAGRAPH_TOKEN][row], paragraphs.column[PARAGRAPH_STOP][row]
            first, stop = max(floor, scan.token_at(scan._outer_start(token))), min(end, scan.token_at(scan._outer_end(token)))
        while first > floor and tags[first - 1] & NARRATION_QUOTED:
            first = max(floor, scan.token_at(scan._outer_start(first - 1)))
        while stop < end and tags[stop - 1] & NARRATION_QUOTED:
            stop = min(end, scan.token_at(scan._outer_end(stop)))
        for token in range(first, stop):
            if not tags[token] & NARRATION_QUOTED:
                self.narration._tag_word(token)
                qx_read_sentence(&scan.found, token, tags, self.narration.classes.data)
        while self.table.capacity - self.table.count < stop - first + 2:
            if qx_table_grow(&self.table):
                raise MemoryError
        qx_read_chunks(&scan.found, self.narration.data, self.narration.classes.data, <const uint16_t *><char *>self.entries,
                       <uint32_t>(len(self.entries) // 2), first, stop, self.at, &self.table)
        self._list(done)
        return 0

    cdef int _list(self, uint32_t row) except -1:
        """Add the bits of the chunks from the row on to the list. Equal ones share an object, because rules read these most."""
        cdef uint32_t *column = self.table.column[CHUNK_BITS]
        cdef uint32_t bits, place
        for row in range(row, self.table.count):
            bits = column[row]
            place = (bits * <uint32_t>0x9E3779B1) >> 26
            if self.numbers[place] is None or self.made[place] != bits:
                self.numbers[place], self.made[place] = bits, bits
            self.bits.append(self.numbers[place])
        return 0

    @property
    def first(self):
        return _column_of(self, CHUNK_FIRST)

    @property
    def stop(self):
        return _column_of(self, CHUNK_END)

    @property
    def head(self):
        return _column_of(self, CHUNK_HEAD)

    def __dealloc__(self):
        PyMem_Free(self.at)
        qx_table_free(&self.table)
