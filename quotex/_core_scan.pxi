# The results of a scan as columns, and what the rules read from them. A part of _core.pyx.

cdef class Column:
    cdef Scan scan
    cdef uint32_t *data
    cdef Py_ssize_t shape[1]
    cdef Py_ssize_t strides[1]
    cdef bytes format

    def __init__(self):
        raise TypeError("Scan.columns_of_tokens() makes a Column")

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, Py_ssize_t index):
        if index < 0:
            index += self.shape[0]
        if not 0 <= index < self.shape[0]:
            raise IndexError(f"no index {index}: the column has {self.shape[0]}")
        return self.data[index]

    def __getbuffer__(self, Py_buffer *buffer, int flags):
        if flags & PyBUF_WRITABLE == PyBUF_WRITABLE:
            raise BufferError("a scan is read-only")
        buffer.buf = self.data
        buffer.obj = self
        buffer.len = self.shape[0] * sizeof(uint32_t)
        buffer.readonly = 1
        buffer.itemsize = sizeof(uint32_t)
        buffer.format = <char *>self.format if flags & PyBUF_FORMAT else NULL
        buffer.ndim = 1
        buffer.shape = self.shape if flags & PyBUF_ND else NULL
        buffer.strides = self.strides if flags & PyBUF_STRIDES == PyBUF_STRIDES else NULL
        buffer.suboffsets = NULL
        buffer.internal = NULL


cdef Column column_of(Scan scan, qx_table *table, int column, bytes format=b"I", uint32_t more=0):
    cdef Column view = Column.__new__(Column)
    view.scan = scan
    view.data = table.column[column]
    view.shape[0] = table.count + more
    view.strides[0] = sizeof(uint32_t)
    view.format = format
    return view


cdef memoryview_of(Scan scan, qx_table *table, int column, bytes format=b"I", uint32_t more=0):
    return memoryview(column_of(scan, table, column, format, more))


cdef class EndClasses:
    cdef qx_end_classes found

    def __cinit__(self, *, uint32_t verbs=0, uint32_t links=0, uint32_t titles=0, uint32_t auxiliaries=0):
        self.found = qx_end_classes(verbs, links, titles, auxiliaries)


cdef class PageClasses:
    cdef qx_page_classes found
    cdef bytes about

    def __cinit__(self, *, uint32_t verbs=0, uint32_t reporting=0, uint32_t prepositions=0, uint32_t not_names=0, bytes about=b""):
        self.about = about
        self.found = qx_page_classes(
            verbs, reporting, prepositions, not_names, <const uint8_t *>PyBytes_AS_STRING(about), <uint32_t>len(about))


cdef class Scan:
    cdef readonly str text
    cdef Lexicon lexicon
    cdef qx_scan found

    def __dealloc__(self):
        qx_scan_free(&self.found)

    def __init__(self):
        raise TypeError("quotex.scan() makes a Scan")

    def __reduce__(self):
        raise TypeError("a Scan is not copied or pickled: keep its text, and scan that where you need it")

    def __len__(self):
        return self.found.tokens.count

    def __repr__(self):
        return (f"<Scan of {len(self.text)} characters: {self.found.tokens.count} tokens, {self.found.sentences.count} "
                f"sentences, {self.found.quotes.count} quotes>")

    @property
    def wrapped(self): return bool(self.found.wrapped)
    @property
    def broken(self): return bool(self.found.broken)
    @property
    def token_start(self): return memoryview_of(self, &self.found.tokens, TOKEN_START)
    @property
    def token_end(self): return memoryview_of(self, &self.found.tokens, TOKEN_END)
    @property
    def token_tags(self): return memoryview_of(self, &self.found.tokens, TOKEN_TAGS)
    @property
    def token_entry(self): return memoryview_of(self, &self.found.tokens, TOKEN_ENTRY)
    @property
    def line_start(self): return memoryview_of(self, &self.found.lines, LINE_START)
    @property
    def line_end(self): return memoryview_of(self, &self.found.lines, LINE_END)
    @property
    def line_token(self): return memoryview_of(self, &self.found.lines, LINE_TOKEN, b"I", 1)
    @property
    def line_flags(self): return memoryview_of(self, &self.found.lines, LINE_FLAGS)
    @property
    def line_words(self): return memoryview_of(self, self._line_counts(), LINE_WORDS)
    @property
    def line_capitalized(self): return memoryview_of(self, self._line_counts(), LINE_CAPITALIZED)
    @property
    def line_digits(self): return memoryview_of(self, self._line_counts(), LINE_DIGITS)
    @property
    def line_stops(self): return memoryview_of(self, self._line_counts(), LINE_STOPS)
    @property
    def line_puncts(self): return memoryview_of(self, self._line_counts(), LINE_PUNCTS)
    @property
    def paragraph_start(self): return memoryview_of(self, &self.found.paragraphs, PARAGRAPH_START)
    @property
    def paragraph_end(self): return memoryview_of(self, &self.found.paragraphs, PARAGRAPH_END)
    @property
    def sentence_start(self): return memoryview_of(self, &self.found.sentences, SENTENCE_START)
    @property
    def sentence_end(self): return memoryview_of(self, &self.found.sentences, SENTENCE_END)
    @property
    def sentence_flags(self): return memoryview_of(self, &self.found.sentences, SENTENCE_FLAGS)
    @property
    def quote_start(self): return memoryview_of(self, &self.found.quotes, QUOTE_START)
    @property
    def quote_end(self): return memoryview_of(self, &self.found.quotes, QUOTE_END)
    @property
    def quote_inner_start(self): return memoryview_of(self, &self.found.quotes, QUOTE_INNER_START)
    @property
    def quote_inner_end(self): return memoryview_of(self, &self.found.quotes, QUOTE_INNER_END)
    @property
    def quote_parent(self): return memoryview_of(self, &self.found.quotes, QUOTE_PARENT, b"i")
    @property
    def quote_depth(self): return memoryview_of(self, &self.found.quotes, QUOTE_DEPTH)
    @property
    def quote_flags(self): return memoryview_of(self, &self.found.quotes, QUOTE_FLAGS)
    @property
    def hit_token(self): return memoryview_of(self, &self.found.hits, HIT_TOKEN)
    @property
    def hit_stop(self): return memoryview_of(self, &self.found.hits, HIT_STOP)
    @property
    def hit_entry(self): return memoryview_of(self, &self.found.hits, HIT_ENTRY)

    cdef qx_table *_line_counts(self) except NULL:
        """The counts of lines, made on first use, by one thread."""
        cdef bint failed
        with cython.critical_section(self):
            failed = qx_count_lines(&self.found)
        if failed:
            raise MemoryError
        return &self.found.line_counts

    def word(self, Py_ssize_t token):
        self._check(token)
        return self._word(token)

    def words(self):
        cdef dict known = {}
        cdef list words = PyList_New(self.found.tokens.count)
        cdef PyObject *shared
        cdef str word
        for token in range(self.found.tokens.count):
            word = self._word(token)
            shared = shared_with(known, word, word)
            count_up(shared)
            set_item(words, token, shared)
        return words

    def tag_list(self):
        return _tag_numbers(self.found.tokens.column[TOKEN_TAGS], self.found.tokens.count, ~<uint32_t>0)

    cdef str _word(self, Py_ssize_t token):
        return self.text[self.found.tokens.column[TOKEN_START][token]:self.found.tokens.column[TOKEN_END][token]]

    def is_(self, Py_ssize_t token, bytes members not None):
        return self._is(token, members)

    def is_small(self, Py_ssize_t token, bytes members not None):
        return self._is(token, members) and self.found.tokens.column[TOKEN_TAGS][token] & TAG_LOWER != 0

    cdef bint _is(self, Py_ssize_t token, bytes members):
        if not 0 <= token < self.found.tokens.count:
            return False
        cdef uint32_t entry = self.found.tokens.column[TOKEN_ENTRY][token]
        return entry < <size_t>len(members) and PyBytes_AS_STRING(members)[entry] != 0

    def is_item_mark(self, Py_ssize_t token):
        self._check(token)
        return qx_is_item_mark(qx_first_char(&self.found, <uint32_t>token)) != 0

    def name(self, Py_ssize_t first, Py_ssize_t stop):
        self._check(first)
        self._check(stop - 1)
        return self._name(first, stop)

    cdef str _name(self, Py_ssize_t first, Py_ssize_t stop):
        cdef Py_ssize_t start = self.found.tokens.column[TOKEN_START][first]
        cdef Py_ssize_t end = self.found.tokens.column[TOKEN_END][stop - 1]
        return self.text[start:end - qx_possessive_length(&self.found, <uint32_t>stop - 1)]

    cdef uint32_t _length(self, uint32_t token):
        return self.found.tokens.column[TOKEN_END][token] - self.found.tokens.column[TOKEN_START][token]

    cdef int _check(self, Py_ssize_t token) except -1:
        if not 0 <= token < self.found.tokens.count:
            raise IndexError(f"no token {token}: the scan has {self.found.tokens.count}")
        return 0

    cpdef Py_ssize_t token_at(self, Py_ssize_t offset) except? -2:
        if offset < 0:
            return 0
        cdef uint32_t key = <uint32_t>min(offset, <Py_ssize_t>QX_MAX_LENGTH)
        return <uint32_t>(qx_last_at_most(self.found.tokens.column[TOKEN_END], self.found.tokens.count, key) + 1)

    def first_of_sentence(self, Py_ssize_t token):
        return self.token_at(self._outer_start(token + len(self) if token < 0 else token))

    def tokens_of_paragraph(self, Py_ssize_t paragraph):
        cdef const qx_table *table = &self.found.paragraphs
        if paragraph < 0:
            paragraph += table.count
        if not 0 <= paragraph < <Py_ssize_t>table.count:
            raise IndexError(f"no paragraph {paragraph}: there are {table.count}")
        return table.column[PARAGRAPH_TOKEN][paragraph], table.column[PARAGRAPH_STOP][paragraph]

    def phrase_stop(self, Py_ssize_t token):
        self._check(token)
        entry = &self.lexicon.table.entries[self.found.tokens.column[TOKEN_ENTRY][token]]
        return token + (1 if entry.classes == CLASS_TRIGGER else max(entry.words, 1))

    def line_at(self, Py_ssize_t offset):
        return _last_at_most(self.found.lines.column[LINE_START], self.found.lines.count, offset)

    cpdef Py_ssize_t paragraph_at(self, Py_ssize_t offset) except? -2:
        return _last_at_most(self.found.paragraphs.column[PARAGRAPH_START], self.found.paragraphs.count, offset)

    def columns_of_tokens(self):
        return tuple([column_of(self, &self.found.tokens, column)
                      for column in (TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY)])

    def sentence_at(self, Py_ssize_t offset):
        cdef qx_table *table = &self.found.sentences
        if not table.count:
            return 0, len(self.text)
        cdef Py_ssize_t row = max(0, _last_at_most(table.column[SENTENCE_START], table.count, offset))
        return table.column[SENTENCE_OUTER_START][row], table.column[SENTENCE_OUTER_END][row]

    cdef Py_ssize_t _outer_start(self, Py_ssize_t token) except -1:
        """The start of the outer sentence around a token."""
        row = self._sentence_of(token)
        return 0 if row < 0 else self.found.sentences.column[SENTENCE_OUTER_START][row]

    cdef Py_ssize_t _outer_end(self, Py_ssize_t token) except -1:
        row = self._sentence_of(token)
        return len(self.text) if row < 0 else self.found.sentences.column[SENTENCE_OUTER_END][row]

    cdef Py_ssize_t _sentence_of(self, Py_ssize_t token) except -2:
        """The sentence that holds a token, or -1 if the text has no sentences."""
        cdef const qx_table *table = &self.found.sentences
        self._check(token)
        if not table.count:
            return -1
        return max(0, _last_at_most(table.column[SENTENCE_START], table.count, self.found.tokens.column[TOKEN_START][token]))

    cdef Py_ssize_t _paragraph_of(self, Py_ssize_t token) except -2:
        self._check(token)
        return self.paragraph_at(self.found.tokens.column[TOKEN_START][token])

    def next_tagged(self, uint32_t mask, Py_ssize_t start, Py_ssize_t stop):
        cdef const uint32_t *tags = self.found.tokens.column[TOKEN_TAGS]
        stop = min(stop, <Py_ssize_t>self.found.tokens.count)
        for i in range(max(start, 0), stop):
            if tags[i] & mask:
                return i
        return -1

    def count_tagged(self, uint32_t mask, uint32_t without):
        cdef const uint32_t *tags = self.found.tokens.column[TOKEN_TAGS]
        cdef uint32_t count = 0, i
        for i in range(self.found.tokens.count):
            count += <uint32_t>((tags[i] & mask) != 0) & <uint32_t>((tags[i] & without) == 0)
        return count

    def has_more_tagged(self, uint32_t mask, Py_ssize_t most):
        cdef const uint32_t *tags = self.found.tokens.column[TOKEN_TAGS]
        cdef Py_ssize_t count = 0
        for i in range(self.found.tokens.count):
            if tags[i] & mask:
                count += 1
                if count > most:
                    return True
        return False

    def prev_tagged(self, uint32_t mask, Py_ssize_t start, Py_ssize_t stop):
        cdef const uint32_t *tags = self.found.tokens.column[TOKEN_TAGS]
        cdef Py_ssize_t i = min(stop, <Py_ssize_t>self.found.tokens.count) - 1
        start = max(start, 0)
        while i >= start:
            if tags[i] & mask:
                return i
            i -= 1
        return -1

    def may_quote(self, uint32_t line):
        cdef Py_ssize_t start, end, paragraph, quote
        if line >= self.found.lines.count:
            raise IndexError(f"no line {line}: the scan has {self.found.lines.count}")
        start, end = self.found.lines.column[LINE_START][line], self.found.lines.column[LINE_END][line]
        paragraph = self.paragraph_at(end)
        if paragraph < 0:
            return False
        if self.found.paragraphs.column[PARAGRAPH_START][paragraph] < start or self.found.paragraphs.column[PARAGRAPH_END][paragraph] > end:
            return True
        quote = _last_at_most(self.found.quotes.column[QUOTE_START], self.found.quotes.count, end)
        return quote >= 0 and self.found.quotes.column[QUOTE_START][quote] >= start

    def line_body_at(self, uint32_t line):
        if line >= self.found.lines.count:
            raise IndexError(f"no line {line}: the scan has {self.found.lines.count}")
        return self._line_body_at(line)

    cdef uint32_t _line_body_at(self, uint32_t line):
        if self.found.lines.column[LINE_FLAGS][line] & LINE_BLANK:
            return self.found.lines.column[LINE_END][line]
        return self.found.tokens.column[TOKEN_START][qx_line_body(&self.found, line)]

    def shapes_of_lines(self, uint32_t short_words):
        cdef bytes shapes = PyBytes_FromStringAndSize(NULL, self.found.lines.count)
        self._line_counts()
        qx_line_shapes(&self.found, short_words, <uint8_t *>PyBytes_AS_STRING(shapes))
        return shapes

    def is_headline(self, uint32_t line):
        if line >= self.found.lines.count:
            raise IndexError(f"no line {line}: the scan has {self.found.lines.count}")
        self._line_counts()
        return not self.found.lines.column[LINE_FLAGS][line] & LINE_BLANK and qx_is_headline(&self.found, line) != 0

    def tail_start(self, uint32_t first, uint32_t stop, dict placed not None):
        cdef bytearray rules = bytearray(self.found.lines.count)
        if stop > self.found.lines.count:
            raise IndexError(f"no line {stop - 1}: the scan has {self.found.lines.count}")
        for line, is_anywhere in placed.items():
            rules[line] = RULE_ANYWHERE if is_anywhere else RULE_OF_PLACE
        return qx_tail_start(&self.found, <const uint8_t *><char *>rules, first, stop)

    cdef uint32_t _length_of_line(self, uint32_t line):
        return self.found.lines.column[LINE_END][line] - self.found.lines.column[LINE_START][line]

    def looks_like_page(self, list gone=None):
        cdef bytes marks = _marks_of(self, gone) if gone is not None else None
        self._line_counts()
        return qx_looks_like_page(&self.found, <const uint8_t *>PyBytes_AS_STRING(marks) if marks is not None else NULL) != 0

    def prose_of_line(self, uint32_t line):
        if line >= self.found.lines.count:
            raise IndexError(f"no line {line}: the scan has {self.found.lines.count}")
        self._line_counts()
        return qx_prose_of_line(&self.found, line)

    def article(self, bytearray cues not None, PageClasses classes not None, bint is_raw=True):
        cdef uint32_t region[2]
        cdef int found
        if len(cues) != self.found.lines.count:
            raise ValueError(f"there are {self.found.lines.count} lines, but {len(cues)} cues")
        self._line_counts()
        found = qx_find_article(&self.found, <const uint8_t *><char *>cues, &classes.found, is_raw, region)
        if found < 0:
            raise MemoryError
        return (region[0], region[1]) if found else None


cdef bytes _marks_of(Scan scan, list gone):
    """1 for each removed line, 0 for each other line."""
    if len(gone) != <Py_ssize_t>scan.found.lines.count:
        raise ValueError(f"there are {scan.found.lines.count} lines, but {len(gone)} told of")
    return bytes([rule is not None for rule in gone])


cdef enum: TAGS_KEPT = 256


cdef list _tag_numbers(const uint32_t *tags, Py_ssize_t count, uint32_t mask=NARRATION_SHOWN):
    """The tags in the mask, as a list. Equal ones share an object, because there are few and making one costs more."""
    cdef PyObject *kept[TAGS_KEPT]
    cdef uint32_t made[TAGS_KEPT]
    cdef list numbers = PyList_New(count)
    cdef PyObject *number
    cdef size_t place
    cdef uint32_t shown
    memset(kept, 0, sizeof(kept))
    for i in range(count):
        shown = tags[i] & mask
        place = (shown * <uint32_t>0x9E3779B1) >> 24
        number = kept[place]
        if number == NULL or made[place] != shown:
            number = kept[place] = number_of(shown)
            made[place] = shown
        else:
            count_up(number)
        set_item(numbers, i, number)
    return numbers


cdef Py_ssize_t _last_at_most(const uint32_t *values, uint32_t count, Py_ssize_t offset):
    cdef uint32_t found
    if offset < 0:
        return -1
    found = qx_last_at_most(values, count, <uint32_t>min(offset, <Py_ssize_t>QX_MAX_LENGTH))
    return -1 if found == QX_NONE else <Py_ssize_t>found
