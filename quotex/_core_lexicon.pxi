# The lexicon of a language. A part of _core.pyx.

cdef class Lexicon:
    cdef qx_lexicon table
    cdef str lines  # the phrases, each after a line break
    cdef list split  # the phrases as a list, made when one is first read
    cdef str opening, closing
    cdef tuple endings

    def __cinit__(self):
        if qx_lexicon_init(&self.table):
            raise MemoryError
        self.lines = ""

    def __init__(self, entries, str opening="", str closing="", endings=()):
        if self.table.slots:
            raise RuntimeError("a Lexicon does not change once it is made")
        self._set_marks(opening, closing)
        self._set_endings(endings)
        cdef list phrases = [""]
        for phrase, classes in entries:
            if self._entry(phrase, classes, True) == len(phrases):
                phrases.append(phrase)
        self.lines = "\n".join(phrases)
        if qx_lexicon_seal(&self.table):
            raise MemoryError

    @staticmethod
    def of_lines(
        str phrases not None, bytes classes not None, bytes features not None, str opening="", str closing="", endings=(), uint64_t hash_number=0
    ):
        cdef Lexicon lexicon = Lexicon.__new__(Lexicon)
        lexicon._set_marks(opening, closing)
        lexicon._set_endings(endings)
        if phrases:
            lexicon._add_lines(phrases + "\n", classes, features)
            lexicon.lines = "\n" + phrases
        lexicon.table.hash_number = hash_number
        if qx_lexicon_seal(&lexicon.table):
            raise MemoryError
        return lexicon

    cdef int _set_marks(self, str opening, str closing) except -1:
        self.opening, self.closing = opening, closing
        for marks, side in ((opening, SIDE_OPEN), (closing, SIDE_CLOSE)):
            for mark in marks:
                if qx_lexicon_mark(&self.table, ord(mark), side):
                    raise ValueError(f"{mark!r} is no quotation mark that the scanner knows")
        return 0

    cdef int _set_endings(self, endings) except -1:
        cdef uint32_t letters[QX_LONGEST_ENDING]
        self.endings = tuple(endings)
        for ending, kinds in self.endings:
            for place, letter in enumerate(ending[:QX_LONGEST_ENDING]):
                letters[place] = ord(letter)
            if qx_lexicon_ending(&self.table, letters, <uint32_t>len(ending), kinds):
                raise ValueError(f"ending {ending!r}: a lexicon has up to {QX_MOST_ENDINGS}, of 1 to {QX_LONGEST_ENDING} letters")
        return 0

    cdef int _add_lines(self, str phrases, bytes classes, bytes features) except -1:
        cdef uint32_t ends[QX_MAX_PHRASE]
        cdef uint32_t words = 0, size = 0, count = 0
        cdef Py_UCS4 character
        cdef uint32_t *folded
        cdef const char *next_classes = classes
        cdef const char *next_features = features
        cdef qx_entry entry
        if len(classes) * 2 != len(features) or len(features) != phrases.count("\n") * sizeof(entry.features):
            raise ValueError("each phrase of a lexicon has its classes, of 4 bytes, and its features, of 8")
        if "\0" in phrases:  # keys of words are padded with NUL, and no token contains one
            raise ValueError("a lexicon phrase contains the character NUL")
        folded = <uint32_t *>PyMem_Malloc(len(phrases) * sizeof(uint32_t))
        if not folded:
            raise MemoryError
        try:
            for character in phrases:
                if character != " " and character != "\n":
                    folded[size] = qx_fold(character)
                    size += 1
                    continue
                if words == QX_MAX_PHRASE:
                    raise ValueError(f"a lexicon phrase has more than {QX_MAX_PHRASE} words")
                ends[words] = size
                words += 1
                if character == "\n":
                    memcpy(&entry.classes, next_classes + count * sizeof(entry.classes), sizeof(entry.classes))
                    memcpy(&entry.features, next_features + count * sizeof(entry.features), sizeof(entry.features))
                    count += 1
                    if not qx_lexicon_add(&self.table, folded, ends, words, entry):
                        raise MemoryError
                    words = size = 0
        finally:
            PyMem_Free(folded)
        if self.table.entry_count != count + 1:
            raise ValueError("a lexicon phrase is given twice")
        return 0

    def __dealloc__(self):
        qx_lexicon_free(&self.table)

    def __len__(self):
        return self.table.entry_count - 1

    def __reduce__(self):
        marks = self.opening, self.closing
        return _lexicon_of_lines, (self.lines[1:], *self.columns(), *marks, self.endings, self.hash_number)

    @property
    def hash_number(self):
        return self.table.hash_number

    def columns(self):
        cdef uint32_t count = self.table.entry_count - 1, entry
        cdef bytes classes = PyBytes_FromStringAndSize(NULL, count * sizeof(uint32_t))
        cdef bytes features = PyBytes_FromStringAndSize(NULL, count * sizeof(uint64_t))
        for entry in range(count):
            memcpy(PyBytes_AS_STRING(classes) + entry * sizeof(uint32_t), &self.table.entries[entry + 1].classes, sizeof(uint32_t))
            memcpy(PyBytes_AS_STRING(features) + entry * sizeof(uint64_t), &self.table.entries[entry + 1].features, sizeof(uint64_t))
        return classes, features

    cdef uint32_t _entry(self, str phrase, uint32_t classes, bint add) except? 0:
        """Add or find a phrase; return its entry, or 0 if it is not found."""
        cdef uint32_t ends[QX_MAX_PHRASE]
        cdef uint32_t *folded
        cdef uint32_t found, i, words = 0, size = 0
        cdef list parts = phrase.split(" ")
        cdef str part
        cdef Py_UCS4 char
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
                folded[size] = qx_fold(char)
                size += 1
            ends[words] = size
            words += 1
        found = (qx_lexicon_add(&self.table, folded, ends, words, qx_entry(0, classes)) if add
                 else qx_lexicon_find(&self.table, folded, ends, words))
        PyMem_Free(folded)
        if add and not found:
            raise MemoryError
        return found

    def id(self, str phrase not None):
        return self._entry(phrase, 0, False)

    cdef int _check(self, int entry) except -1:
        if not 0 <= entry < <int64_t>self.table.entry_count:
            raise IndexError(f"no lexicon entry {entry}")
        return 0

    def phrase(self, int entry):
        self._check(entry)
        if self.split is None:
            self.split = self.lines.split("\n")
        return self.split[entry]

    def classes(self, int entry):
        self._check(entry)
        return self.table.entries[entry].classes

    def features(self, int entry):
        self._check(entry)
        return self.table.entries[entry].features


def _lexicon_of_lines(*arguments):
    """Lexicon.of_lines as a function, because pickle does not find it in its class."""
    return Lexicon.of_lines(*arguments)
