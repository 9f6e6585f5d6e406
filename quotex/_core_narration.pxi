# The text around quotations. A part of _core.pyx.

cdef enum:  # see Narration.marked, except for the last two
    LISTED_MARKS = 5
    MARKS_LISTED = (1 << LISTED_MARKS) - 1
    MARKS_CAPITALIZED = 1 << 1 | 1 << 2
    MARK_BEFORE = 1 << 4
    MARK_NEXT = 1 << 5
    NUMBERS_KEPT = 64
    BEYOND = 3  # tokens past the last that may be read


cdef class Narration:
    cdef Scan scan
    cdef uint32_t *data
    cdef readonly Classes classes
    cdef list traits
    cdef list numbers  # the tags as Python objects, which many tokens share: making one costs more
    cdef uint32_t made[NUMBERS_KEPT]
    cdef uint32_t verbs, adverbs

    def __cinit__(self, Scan scan not None, list traits not None=[], uint32_t verbs=0, uint32_t adverbs=0):
        cdef uint32_t count = scan.found.tokens.count
        self.scan, self.traits = scan, traits
        self.verbs, self.adverbs = verbs, adverbs
        self.classes = Classes(scan)
        self.data = <uint32_t *>PyMem_Malloc((count + 1) * sizeof(uint32_t))
        if not self.data:
            raise MemoryError
        qx_narration_tags(&scan.found, self.data)
        self.numbers = [None] * NUMBERS_KEPT

    def __dealloc__(self):
        PyMem_Free(self.data)

    cdef void _tag_word(self, uint32_t token) noexcept:
        if not self.classes.data[token] & WORD_TAGGED:
            qx_tag_word(&self.scan.found, token, self.classes.data, self.verbs, self.adverbs, self.data)

    def __len__(self):
        return self.scan.found.tokens.count

    def __getitem__(self, Py_ssize_t token):
        cdef Py_ssize_t count = self.scan.found.tokens.count
        if token < 0:
            token += count + BEYOND
        if not 0 <= token < count + BEYOND:
            raise IndexError(f"no token {token}: the scan has {count}")
        if token >= count:
            return 0
        self._tag_word(<uint32_t>token)
        cdef uint32_t shown = self.data[token] & NARRATION_SHOWN
        cdef uint32_t place = (shown * <uint32_t>0x9E3779B1) >> 26
        if self.numbers[place] is None or self.made[place] != shown:
            self.numbers[place], self.made[place] = shown, shown
        return self.numbers[place]

    def of(self, Py_ssize_t first, Py_ssize_t stop):
        return [self[token] for token in range(first, min(stop, <Py_ssize_t>self.scan.found.tokens.count + BEYOND))]

    @property
    def tags(self):
        return self.of(0, self.scan.found.tokens.count)

    def untag(self, Py_ssize_t token, uint32_t mask):
        self.scan._check(token)
        self._tag_word(token)
        self.data[token] &= ~mask

    cpdef trait(self, Py_ssize_t token):
        if token < 0:
            return 0
        self.scan._check(token)
        cdef uint32_t entry = self.scan.found.tokens.column[TOKEN_ENTRY][token]
        if entry >= <size_t>len(self.traits):
            raise IndexError(f"no traits of entry {entry}: there are {len(self.traits)}")
        return self.traits[entry]

    def upos(self, Py_ssize_t token):
        if not 0 <= token < <Py_ssize_t>self.scan.found.tokens.count:
            return UPOS_X
        qx_read_sentence(&self.scan.found, <uint32_t>token, self.data, self.classes.data)
        return self.classes.data[token] & WORD_CLASS

    def next_tagged(self, uint32_t mask, Py_ssize_t start, Py_ssize_t stop):
        cdef Py_ssize_t token
        cdef bint is_of_word = mask & NARRATION_OF_WORD != 0
        stop = min(stop, <Py_ssize_t>self.scan.found.tokens.count)
        for token in range(max(start, 0), stop):
            if is_of_word:
                self._tag_word(token)
            if self.data[token] & mask:
                return token
        return -1

    def prev_tagged(self, uint32_t mask, Py_ssize_t start, Py_ssize_t stop):
        cdef Py_ssize_t token = min(stop, <Py_ssize_t>self.scan.found.tokens.count) - 1
        cdef bint is_of_word = mask & NARRATION_OF_WORD != 0
        start = max(start, 0)
        while token >= start:
            if is_of_word:
                self._tag_word(token)
            if self.data[token] & mask:
                return token
            token -= 1
        return -1

    def marked(self, bytes marks not None, uint32_t mask):
        cdef const uint32_t *entry = self.scan.found.tokens.column[TOKEN_ENTRY]
        cdef const uint8_t *mark = <const uint8_t *><char *>marks
        cdef uint32_t size = <uint32_t>len(marks), count = self.scan.found.tokens.count, token, kinds
        cdef int kind
        cdef list found = [[] for _kind in range(LISTED_MARKS)]
        for token in range(count):
            if entry[token] >= size or not mark[entry[token]] or self.data[token] == NARRATION_QUOTED:
                continue
            kinds = mark[entry[token]] & MARKS_LISTED
            if not self.data[token] & TAG_CAPITALIZED:
                kinds &= ~<uint32_t>MARKS_CAPITALIZED
            if kinds & MARK_BEFORE and not self._is_before(token + 1, count, mask, mark, size):
                kinds &= ~<uint32_t>MARK_BEFORE
            for kind in range(LISTED_MARKS):
                if kinds >> kind & 1:
                    (<list>found[kind]).append(token)
        return found

    cdef bint _is_before(self, uint32_t token, uint32_t count, uint32_t mask, const uint8_t *mark, uint32_t size):
        if token >= count:
            return False
        cdef uint32_t entry = self.scan.found.tokens.column[TOKEN_ENTRY][token]
        return self.data[token] & mask != 0 or (entry < size and mark[entry] & MARK_NEXT != 0)

    def stretch(self, Py_ssize_t first, Py_ssize_t stop):
        cdef Py_ssize_t last = stop - 1
        self.scan._check(first)
        self.scan._check(last)
        cdef uint32_t start = self.scan.found.tokens.column[TOKEN_START][first]
        cdef uint32_t end = self.scan.found.tokens.column[TOKEN_END][last]
        return start, end, PyUnicode_Substring(self.scan.text, start, max(start, end))

    def contexts(self, uint32_t window, uint32_t leads=0, uint32_t inverts=0, uint32_t more=0):
        cdef Scan scan = self.scan
        cdef qx_table contexts
        cdef uint32_t said, goes_on, quote
        cdef list rows = []
        try:
            if qx_quote_contexts(&scan.found, window, leads, inverts, self.data, &contexts):
                raise MemoryError
            for i in range(contexts.count):
                quote, said, goes_on = contexts.column[CONTEXT_QUOTE][i], contexts.column[CONTEXT_SAID][i], contexts.column[CONTEXT_GOES_ON][i]
                rows.append((
                    quote, scan.found.quotes.column[QUOTE_INNER_START][quote], scan.found.quotes.column[QUOTE_INNER_END][quote],
                    contexts.column[CONTEXT_FIRST][i], contexts.column[CONTEXT_STOP][i], contexts.column[CONTEXT_FLOOR][i], contexts.column[CONTEXT_LAST][i],
                    contexts.column[CONTEXT_SENTENCE_STOP][i], contexts.column[CONTEXT_PARAGRAPH][i], contexts.column[CONTEXT_FACTS][i] | more,
                    " " if said == QX_NONE else scan.text[said], -1 if goes_on == QX_NONE else <Py_ssize_t>goes_on))
            return rows
        finally:
            qx_table_free(&contexts)

