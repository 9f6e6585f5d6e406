# cython: language_level=3, boundscheck=False, wraparound=False
"""The binding of the C scanner: as thin as it can be. What each name means is said in _core.pyi."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.buffer cimport PyBUF_FORMAT, PyBUF_ND, PyBUF_STRIDES, PyBUF_WRITABLE
from cpython.list cimport PyList_New, PyList_SET_ITEM
from cpython.long cimport PyLong_FromUnsignedLong
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_READ
from libc.stdint cimport uint8_t, uint32_t
from libc.string cimport memset

cdef extern from "chartab.h":
    const char *QX_UNICODE_VERSION
    uint32_t qx_fold(uint32_t)

cdef extern from "lexicon.h":
    ctypedef struct qx_lexicon:
        void *slots
        uint32_t *classes
        uint32_t entry_count
    enum: QX_MAX_PHRASE
    int qx_lexicon_init(qx_lexicon *)
    void qx_lexicon_free(qx_lexicon *)
    int qx_lexicon_seal(qx_lexicon *, uint32_t)
    uint32_t qx_lexicon_add(qx_lexicon *, const uint32_t *, const uint32_t *, uint32_t, uint32_t)
    uint32_t qx_lexicon_find(const qx_lexicon *, const uint32_t *, const uint32_t *, uint32_t)

cdef extern from "scan.h" nogil:
    enum: QX_MAX_LENGTH
    enum: TAG_WORD, TAG_NUMBER, TAG_PUNCT, TAG_MARK, TAG_TERMINATOR, TAG_TITLE, TAG_UPPER, TAG_LOWER, TAG_DIGIT
    enum: TAG_SPACED, TAG_LINE_START, TAG_LINK
    uint32_t CLASS_ABBREVIATION, CLASS_ABBREVIATION_BEFORE_NAME, CLASS_STOP, CLASS_TRIGGER
    enum: C_LINE_BLANK "LINE_BLANK", C_LINE_ENDS_SENTENCE "LINE_ENDS_SENTENCE", C_SENTENCE_INNER "SENTENCE_INNER"
    enum: C_QUOTE_UNCLOSED "QUOTE_UNCLOSED", C_QUOTE_CONTINUES "QUOTE_CONTINUES"
    enum: C_QUOTE_CONTINUED "QUOTE_CONTINUED", C_QUOTE_SINGLE "QUOTE_SINGLE"
    enum: TOKEN_START, TOKEN_END, TOKEN_TAGS, TOKEN_ENTRY
    enum: LINE_START, LINE_END, LINE_TOKEN, LINE_FLAGS, LINE_WORDS, LINE_TITLES, LINE_DIGITS, LINE_STOPS, LINE_PUNCTS
    enum: PARAGRAPH_START, PARAGRAPH_END
    enum: SENTENCE_START, SENTENCE_END, SENTENCE_FLAGS, SENTENCE_OUTER_START, SENTENCE_OUTER_END
    enum: QUOTE_START, QUOTE_END, QUOTE_INNER_START, QUOTE_INNER_END, QUOTE_PARENT, QUOTE_DEPTH, QUOTE_FLAGS
    enum: HIT_TOKEN, HIT_STOP, HIT_ENTRY
    enum: QX_NONE
    ctypedef struct qx_table:
        uint32_t *column[9]
        uint32_t count
    ctypedef struct qx_scan:
        int wrapped
        qx_table tokens, lines, paragraphs, sentences, quotes, hits
    int qx_scan_run(qx_scan *, const void *, uint32_t, int, const qx_lexicon *)
    void qx_scan_free(qx_scan *)
    uint32_t qx_segment_end(const void *, uint32_t, int, uint32_t)
    enum: RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD, RUN_ROW, RUN_LAST
    enum: NAME_WORD_RUN, NAME_WORD_TOKEN, NAME_WORD_FIRST, NAME_WORD_NEXT, NAME_WORD_ENDING, NAME_WORD_INSIDE
    int qx_name_runs(const qx_scan *, const void *, int, uint32_t, uint32_t, qx_table *)
    int qx_name_words(const qx_scan *, const void *, int, const qx_table *, qx_table *)
    uint32_t QX_SCANNER_TAGS, NARRATION_KEPT
    enum: NARRATION_QUOTED, NARRATION_COMMA, NARRATION_DASH, NARRATION_COLON, NARRATION_OPEN, NARRATION_CLOSE
    enum: NARRATION_STOPPER, NARRATION_POSSESSIVE, NARRATION_JOINER
    void qx_narration_tags(const qx_scan *, const void *, int, uint32_t *)
    enum: SITE_SAID, SITE_FLAGS, SITE_CLOSED, SITE_CONTINUED, SITE_CAPITAL, SITE_TITLED, SITE_SPLIT
    int qx_quote_sites(const qx_scan *, const void *, int, uint32_t, qx_table *)
    enum: ARTICLE_COLUMNS
    int qx_article_lines(const qx_scan *, const void *, int, const uint8_t *, int, uint32_t, const uint32_t *, uint32_t, qx_table *)
    void qx_line_shapes(const qx_scan *, const void *, int, uint32_t, uint8_t *)
    enum: C_SHAPE_WORDLESS "SHAPE_WORDLESS", C_SHAPE_SHORT "SHAPE_SHORT"
    enum: C_SHAPE_CLIP "SHAPE_CLIP", C_SHAPE_DIGITS "SHAPE_DIGITS", QX_SHAPES
    ctypedef struct qx_characters:
        uint8_t *pages
    int qx_characters_init(qx_characters *, const uint32_t *, uint32_t)
    void qx_characters_free(qx_characters *)
    uint32_t qx_next_of(const qx_characters *, const void *, uint32_t, int, uint32_t)
    void qx_table_free(qx_table *)
    uint32_t qx_last_at_most(const uint32_t *, uint32_t, uint32_t)

WORD, NUMBER, PUNCT, MARK, TERMINATOR = TAG_WORD, TAG_NUMBER, TAG_PUNCT, TAG_MARK, TAG_TERMINATOR
TITLE, UPPER, LOWER, DIGIT = TAG_TITLE, TAG_UPPER, TAG_LOWER, TAG_DIGIT
SPACED = TAG_SPACED
LINK = TAG_LINK
ABBREVIATION, ABBREVIATION_BEFORE_NAME = CLASS_ABBREVIATION, CLASS_ABBREVIATION_BEFORE_NAME
STOP, TRIGGER = CLASS_STOP, CLASS_TRIGGER
LINE_BLANK, LINE_ENDS_SENTENCE, SENTENCE_INNER = C_LINE_BLANK, C_LINE_ENDS_SENTENCE, C_SENTENCE_INNER
QUOTE_UNCLOSED, QUOTE_CONTINUES = C_QUOTE_UNCLOSED, C_QUOTE_CONTINUES
QUOTE_CONTINUED, QUOTE_SINGLE = C_QUOTE_CONTINUED, C_QUOTE_SINGLE
QUOTED, COMMA, DASH, COLON = NARRATION_QUOTED, NARRATION_COMMA, NARRATION_DASH, NARRATION_COLON
OPEN, CLOSE, STOPPER = NARRATION_OPEN, NARRATION_CLOSE, NARRATION_STOPPER
POSSESSIVE, JOINER, KEPT = NARRATION_POSSESSIVE, NARRATION_JOINER, NARRATION_KEPT
SHAPE_WORDLESS, SHAPE_SHORT, SHAPE_CLIP, SHAPE_DIGITS = C_SHAPE_WORDLESS, C_SHAPE_SHORT, C_SHAPE_CLIP, C_SHAPE_DIGITS
UNICODE_VERSION = QX_UNICODE_VERSION.decode()
globals()["LINE_START"] = TAG_LINE_START

# A scan of this many characters or more lets other threads run; below, handing over costs more than it gives.
cdef enum: RELEASE_GIL_FROM = 1 << 18


cdef class Lexicon:
    cdef qx_lexicon table
    cdef list phrases

    def __cinit__(self):
        if qx_lexicon_init(&self.table):
            raise MemoryError
        self.phrases = [""]

    def __init__(self, entries):
        if self.table.slots:
            raise RuntimeError("a Lexicon does not change once it is made")
        for phrase, classes in entries:
            if self._entry(phrase, classes, True) == len(self.phrases):
                self.phrases.append(phrase)
        if qx_lexicon_seal(&self.table, CLASS_STOP):
            raise MemoryError

    def __dealloc__(self):
        qx_lexicon_free(&self.table)

    def __len__(self):
        return len(self.phrases) - 1

    def __reduce__(self):
        return Lexicon, ([(self.phrases[i], self.table.classes[i]) for i in range(1, len(self.phrases))],)

    cdef uint32_t _entry(self, str phrase, uint32_t classes, bint add) except? 0:
        """Adds or finds a phrase; 0 where it is not found."""
        cdef uint32_t ends[QX_MAX_PHRASE]
        cdef uint32_t *folded
        cdef uint32_t found, i, words = 0, size = 0
        cdef list parts = phrase.split(" ")
        if add:
            if "" in parts or not all(map(str.strip, parts)):
                raise ValueError(f"lexicon phrase {phrase!r}: words are separated by single blanks, and none is empty")
            if classes & QX_SCANNER_TAGS:
                raise ValueError(f"lexicon phrase {phrase!r}: classes {classes:#x} hold bits of the scanner's own tags (below bit 12)")
            for part in parts:
                if word_boundaries(part) != [0, len(part)]:
                    cut = " ".join(part[a:b] for a, b in zip(word_boundaries(part), word_boundaries(part)[1:]))
                    raise ValueError(f"lexicon phrase {phrase!r}: {part!r} is not one token, the tokenizer cuts it as {cut!r}")
            if len(parts) > QX_MAX_PHRASE:
                raise ValueError(f"lexicon phrase {phrase!r} has more than {QX_MAX_PHRASE} words")
        elif len(parts) > QX_MAX_PHRASE:
            return 0
        folded = <uint32_t *>PyMem_Malloc((len(phrase) + 1) * sizeof(uint32_t))
        if not folded:
            raise MemoryError
        for part in parts:
            for char in part:
                folded[size] = qx_fold(ord(char))
                size += 1
            ends[words] = size
            words += 1
        found = (qx_lexicon_add(&self.table, folded, ends, words, classes) if add
                 else qx_lexicon_find(&self.table, folded, ends, words))
        PyMem_Free(folded)
        if add and not found:
            raise MemoryError
        return found

    def id(self, str phrase not None):
        return self._entry(phrase, 0, False)

    cdef int _check(self, int entry) except -1:
        if not 0 <= entry < len(self.phrases):
            raise IndexError(f"no lexicon entry {entry}")
        return 0

    def phrase(self, int entry):
        self._check(entry)
        return self.phrases[entry]

    def classes(self, int entry):
        self._check(entry)
        return self.table.classes[entry]


cdef class Characters:
    cdef qx_characters table

    def __cinit__(self, str characters):
        cdef uint32_t *codes
        if max(characters, default="") > "\uffff":
            raise ValueError("characters lie below U+10000")
        codes = <uint32_t *>PyMem_Malloc((len(characters) + 1) * sizeof(uint32_t))
        if not codes:
            raise MemoryError
        for place, character in enumerate(characters):
            codes[place] = ord(character)
        failed = qx_characters_init(&self.table, codes, <uint32_t>len(characters))
        PyMem_Free(codes)
        if failed:
            raise MemoryError

    def __dealloc__(self):
        qx_characters_free(&self.table)

    def held_by(self, text):
        _check_text(text)
        cdef uint32_t length = <uint32_t>len(text), at = 0
        cdef set held = set()
        while True:
            at = qx_next_of(&self.table, PyUnicode_DATA(text), length, PyUnicode_KIND(text), at)
            if at == length:
                return held
            held.add(text[at])
            at += 1


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


cdef class Scan:
    cdef readonly str text
    cdef qx_scan found

    def __dealloc__(self):
        qx_scan_free(&self.found)

    def __init__(self):
        raise TypeError("quotex.scan() makes a Scan")

    def __len__(self):
        return self.found.tokens.count

    def __repr__(self):
        return (f"<Scan of {len(self.text)} characters: {self.found.tokens.count} tokens, {self.found.sentences.count} "
                f"sentences, {self.found.quotes.count} quotes>")

    @property
    def wrapped(self): return bool(self.found.wrapped)
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
    def line_words(self): return memoryview_of(self, &self.found.lines, LINE_WORDS)
    @property
    def line_titles(self): return memoryview_of(self, &self.found.lines, LINE_TITLES)
    @property
    def line_digits(self): return memoryview_of(self, &self.found.lines, LINE_DIGITS)
    @property
    def line_stops(self): return memoryview_of(self, &self.found.lines, LINE_STOPS)
    @property
    def line_puncts(self): return memoryview_of(self, &self.found.lines, LINE_PUNCTS)
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

    def word(self, Py_ssize_t token):
        self._check(token)
        return self._word(token)

    cdef str _word(self, Py_ssize_t token):
        return self.text[self.found.tokens.column[TOKEN_START][token]:self.found.tokens.column[TOKEN_END][token]]

    cdef uint32_t _length(self, uint32_t token):
        return self.found.tokens.column[TOKEN_END][token] - self.found.tokens.column[TOKEN_START][token]

    cdef int _check(self, Py_ssize_t token) except -1:
        if not 0 <= token < self.found.tokens.count:
            raise IndexError(f"no token {token}: the scan has {self.found.tokens.count}")
        return 0

    def token_at(self, Py_ssize_t offset):
        if offset < 0:
            return 0
        cdef uint32_t key = <uint32_t>min(offset, <Py_ssize_t>QX_MAX_LENGTH)
        return <uint32_t>(qx_last_at_most(self.found.tokens.column[TOKEN_END], self.found.tokens.count, key) + 1)

    def line_at(self, Py_ssize_t offset):
        return _last_at_most(self.found.lines.column[LINE_START], self.found.lines.count, offset)

    def paragraph_at(self, Py_ssize_t offset):
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

    def next_tagged(self, uint32_t mask, Py_ssize_t start, Py_ssize_t stop):
        cdef const uint32_t *tags = self.found.tokens.column[TOKEN_TAGS]
        stop = min(stop, <Py_ssize_t>self.found.tokens.count)
        for i in range(max(start, 0), stop):
            if tags[i] & mask:
                return i
        return -1

    def prev_tagged(self, uint32_t mask, Py_ssize_t start, Py_ssize_t stop):
        cdef const uint32_t *tags = self.found.tokens.column[TOKEN_TAGS]
        cdef Py_ssize_t i = min(stop, <Py_ssize_t>self.found.tokens.count) - 1
        start = max(start, 0)
        while i >= start:
            if tags[i] & mask:
                return i
            i -= 1
        return -1

    def label_counts(self, uint32_t label_words, uint32_t menu_words):
        cdef uint32_t **column = self.found.lines.column
        cdef size_t menu = 0, labels = 0, words = 0
        cdef uint32_t count
        for line in range(self.found.lines.count):
            count = column[LINE_WORDS][line]
            words += count
            if count <= label_words and not column[LINE_FLAGS][line] & (C_LINE_BLANK | C_LINE_ENDS_SENTENCE):
                labels += count
                menu += count <= menu_words
        return menu, labels, words

    def article_lines(self, residue, uint32_t torn_words, str closing, bint across=False):
        cdef const void *data = PyUnicode_DATA(self.text)
        cdef bytearray marks = bytearray(self.found.lines.count)
        cdef uint8_t *mark = <uint8_t *><char *>marks
        cdef uint32_t characters[16]
        cdef uint32_t count = 0, line
        cdef qx_table rows
        for line in residue:
            if line < self.found.lines.count:
                mark[line] = 1
        for character in closing[:16]:
            characters[count] = ord(character)
            count += 1
        try:
            if qx_article_lines(&self.found, data, PyUnicode_KIND(self.text), mark, across, torn_words, characters, count, &rows):
                raise MemoryError
            return [_listed(rows.column[column], rows.count) for column in range(ARTICLE_COLUMNS)]
        finally:
            qx_table_free(&rows)

    def shapes_of_lines(self, uint32_t short_words):
        cdef bytes shapes = PyBytes_FromStringAndSize(NULL, self.found.lines.count)
        qx_line_shapes(&self.found, PyUnicode_DATA(self.text), PyUnicode_KIND(self.text), short_words,
                       <uint8_t *>PyBytes_AS_STRING(shapes))
        return shapes

    def trigger_lines(self, list sets, uint32_t near_start, uint32_t near_end, bytes shapes, list called, list allowed):
        cdef const uint32_t *hit_token = self.found.hits.column[HIT_TOKEN]
        cdef const uint32_t *hit_stop = self.found.hits.column[HIT_STOP]
        cdef const uint32_t *hit_entry = self.found.hits.column[HIT_ENTRY]
        cdef const uint32_t *line_token = self.found.lines.column[LINE_TOKEN]
        cdef const uint8_t *shape = <const uint8_t *><char *>shapes
        cdef uint32_t token, entry, hit = 0
        cdef bint is_inside
        cdef dict lines = {}
        if len(shapes) != self.found.lines.count or len(called) != QX_SHAPES or len(allowed) != QX_SHAPES:
            raise ValueError(f"there is a shape for each line, and a set for each of {QX_SHAPES} shapes")
        for line in range(self.found.lines.count):
            found = called[shape[line] & (QX_SHAPES - 1)]
            while hit < self.found.hits.count and hit_token[hit] < line_token[line + 1]:
                entry, token, is_inside = hit_entry[hit], hit_token[hit], hit_stop[hit] <= line_token[line + 1]
                hit += 1
                entry_sets = sets[entry] if is_inside and entry < <uint32_t>len(sets) else None
                if entry_sets is None:
                    continue
                anywhere, start, end = <tuple?>entry_sets
                if anywhere:
                    found = found | anywhere
                if start and token < line_token[line] + near_start:
                    found = found | start
                if end and token + near_end >= line_token[line + 1]:
                    found = found | end
            if found:
                found = found & allowed[shape[line] & (QX_SHAPES - 1)]
                if found:
                    lines[line] = found
        return lines

    def narration_tags(self):
        cdef uint32_t count = self.found.tokens.count
        cdef uint32_t *tags = <uint32_t *>PyMem_Malloc((count + 1) * sizeof(uint32_t))
        if not tags:
            raise MemoryError
        try:
            qx_narration_tags(&self.found, PyUnicode_DATA(self.text), PyUnicode_KIND(self.text), tags)
            return _tag_numbers(tags, count)
        finally:
            PyMem_Free(tags)

    def narration_sites(self, uint32_t window):
        cdef qx_table sites
        cdef uint32_t said, flags
        cdef list rows = []
        try:
            if qx_quote_sites(&self.found, PyUnicode_DATA(self.text), PyUnicode_KIND(self.text), window, &sites):
                raise MemoryError
            for i in range(sites.count):
                said, flags = sites.column[SITE_SAID][i], sites.column[SITE_FLAGS][i]
                rows.append((
                    *[sites.column[column][i] for column in range(SITE_SAID)],
                    flags & SITE_CLOSED != 0, flags & SITE_CONTINUED != 0, flags & SITE_CAPITAL != 0,
                    flags & SITE_TITLED != 0, flags & SITE_SPLIT != 0, " " if said == QX_NONE else self.text[said]))
            return rows
        finally:
            qx_table_free(&sites)


cdef enum: TAGS_KEPT = 256


cdef list _tag_numbers(const uint32_t *tags, Py_ssize_t count):
    """The tags as a list. Many tokens have the same few tags: those share a number, for making one costs more."""
    cdef PyObject *kept[TAGS_KEPT]
    cdef uint32_t made[TAGS_KEPT]
    cdef list numbers = PyList_New(count)
    cdef size_t place
    memset(kept, 0, sizeof(kept))
    for i in range(count):
        place = (tags[i] * <uint32_t>0x9E3779B1) >> 24
        if kept[place] == NULL or made[place] != tags[i]:
            number = PyLong_FromUnsignedLong(tags[i])
            kept[place], made[place] = <PyObject *>number, tags[i]
        else:
            number = <object>kept[place]
        Py_INCREF(number)
        PyList_SET_ITEM(numbers, i, number)
    return numbers


cdef class NameRuns:
    cdef Scan scan
    cdef qx_table runs, words
    cdef readonly list firsts, stops, tags, last_words

    def __init__(self, Scan scan not None, uint32_t never_first, uint32_t never_inside, frozenset suffixes not None):
        cdef const void *text = PyUnicode_DATA(scan.text)
        cdef int width = PyUnicode_KIND(scan.text)
        cdef uint32_t last, longest = 2 + max(map(len, suffixes), default=0)
        if self.scan is not None:
            raise RuntimeError("NameRuns do not change once they are made")
        self.scan = scan
        if qx_name_runs(&scan.found, text, width, never_first, never_inside, &self.runs):
            raise MemoryError
        for run in range(self.runs.count):
            last = self.runs.column[RUN_STOP][run] - 1
            if self.runs.column[RUN_FIRST][run] < last and scan._length(last) <= longest and name_key(scan._word(last)) in suffixes:
                self.runs.column[RUN_LAST][run] -= 1
        if qx_name_words(&scan.found, text, width, &self.runs, &self.words):
            raise MemoryError
        self.firsts, self.stops, self.tags, self.last_words = [
            [self.runs.column[column][run] for run in range(self.runs.count)]
            for column in (RUN_FIRST, RUN_STOP, RUN_TAGS, RUN_LAST_WORD)]

    def __dealloc__(self):
        qx_table_free(&self.runs)
        qx_table_free(&self.words)

    cdef Py_ssize_t _row(self, uint32_t run, uint32_t token) except -1:
        if run >= self.runs.count or not self.runs.column[RUN_FIRST][run] <= token < self.runs.column[RUN_STOP][run]:
            raise IndexError(f"no token {token} in run {run}")
        return self.runs.column[RUN_ROW][run] + token - self.runs.column[RUN_FIRST][run]

    def last(self, uint32_t run):
        if run >= self.runs.count:
            raise IndexError(f"no run {run}: there are {self.runs.count}")
        return self.words.column[NAME_WORD_TOKEN][self.runs.column[RUN_LAST][run]]

    def same(self, uint32_t run, uint32_t token, uint32_t other_run, uint32_t other):
        cdef const uint32_t *first = self.words.column[NAME_WORD_FIRST]
        return first[self._row(run, token)] == first[self._row(other_run, other)]

    def ending_in(self, uint32_t run, uint32_t token, uint32_t most=QX_NONE):
        return [self.words.column[NAME_WORD_RUN][row] for row in self._rows(run, token, NAME_WORD_ENDING, most)]

    def holding(self, uint32_t run, uint32_t token, uint32_t most):
        return [(self.words.column[NAME_WORD_RUN][row], self.words.column[NAME_WORD_TOKEN][row])
                for row in self._rows(run, token, NAME_WORD_INSIDE, most)]

    cdef list _rows(self, uint32_t run, uint32_t token, int head, uint32_t most):
        """At most so many rows of the same word: of those that end their run, or of those that do not."""
        cdef uint32_t row = self.words.column[head][self.words.column[NAME_WORD_FIRST][self._row(run, token)]]
        cdef list rows = []
        while row != QX_NONE and most:
            rows.append(row)
            row = self.words.column[NAME_WORD_NEXT][row]
            most -= 1
        return rows


cdef list _listed(const uint32_t *values, uint32_t count):
    return [values[i] for i in range(count)]


cpdef str name_key(str word):
    if word.endswith(("'s", "’s")):
        word = word[:len(word) - 2]
    word = word.lower()
    return word.replace("’", "'") if "’" in word else word


cdef Py_ssize_t _last_at_most(const uint32_t *values, uint32_t count, Py_ssize_t offset):
    cdef uint32_t found
    if offset < 0:
        return -1
    found = qx_last_at_most(values, count, <uint32_t>min(offset, <Py_ssize_t>QX_MAX_LENGTH))
    return -1 if found == QX_NONE else <Py_ssize_t>found


cdef int _check_text(text) except -1:
    if not isinstance(text, str):
        raise TypeError(f"quotex reads str, not {type(text).__name__}: decode bytes first")
    if len(text) >= QX_MAX_LENGTH:
        raise OverflowError(f"a text of {len(text)} characters is too long: the limit is {QX_MAX_LENGTH - 1}, split it")
    return 0


_EMPTY = Lexicon(())


def scan(text, Lexicon lexicon=None):
    _check_text(text)
    cdef Scan result = Scan.__new__(Scan)
    cdef Lexicon words = lexicon if lexicon is not None else _EMPTY
    cdef const void *data = PyUnicode_DATA(text)
    cdef uint32_t length = <uint32_t>len(text)
    cdef int kind = PyUnicode_KIND(text), failed
    if not words.table.slots:
        raise ValueError("the Lexicon was never given its entries")
    result.text = text
    if length < RELEASE_GIL_FROM:
        failed = qx_scan_run(&result.found, data, length, kind, &words.table)
    else:
        with nogil:
            failed = qx_scan_run(&result.found, data, length, kind, &words.table)
    if failed:
        raise MemoryError(f"no memory to scan {length} characters")
    return result


def word_boundaries(text):
    _check_text(text)
    cdef const void *data = PyUnicode_DATA(text)
    cdef uint32_t length = <uint32_t>len(text), at = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef list found = [0] if length else []
    while at < length:
        at = qx_segment_end(data, length, kind, at)
        found.append(at)
    return found
