# Folded words, and the passages of texts that quotations come from. A part of _core.pyx.

from _thread import allocate_lock

cdef qx_folds FOLDS
cdef object FOLDS_LOCK = allocate_lock()
APOSTROPHES = "'’‘ʼ´`"  # dropped between letters
DASHES = "-‐‑‒–−﹣－"  # each may be a minus sign; as is_dash in folding.c
BESIDE = "<>=+~#/^′″"  # signs beside a figure
LOGOS = "™®©℠|¦\ufffc\ufffd"  # symbols that say nothing, like the shapes that mark items of lists
TRENDS = "▲△▴▵▼▽▾▿"  # shapes that say something
LETTERS = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}  # letters that NFKD keeps
cdef int OVERLAY = 1  # combining class of the strokes through struck-out letters
cdef dict KINDS = {"L": FOLD_LETTER, "M": FOLD_MARK, "N": FOLD_NUMBER}


cdef int _forget_folds() noexcept:
    for block in range(FOLD_BLOCKS):
        FOLDS.blocks[block] = qx_fold_unknown
    return 0


_forget_folds()


cdef str _folded(str sign, unicodedata):
    """The fold of a character: without marks (NFKD) and case; nothing for apostrophes and brackets, a hyphen for a dash."""
    if sign in APOSTROPHES or sign in "[],\ufe0e\ufe0f":
        return ""
    if sign in DASHES:
        return "-"
    if sign in "⁄&":
        return "/" if sign == "⁄" else "and"
    if _is_sign(sign, unicodedata):
        is_superscript = unicodedata.decomposition(sign).startswith("<super>")
        return sign if is_superscript else unicodedata.normalize("NFKC", sign).casefold().replace("⁄", "/")
    apart = unicodedata.normalize("NFKD", sign)
    small = "".join([part for part in apart if unicodedata.combining(part) <= OVERLAY]).casefold()
    return "".join([LETTERS.get(part, part) for part in small])


cdef bint _is_sign(str sign, unicodedata):
    """Whether a character means something by itself: a symbol, a superscript or a fraction."""
    cdef str category = unicodedata.category(sign)
    if category == "No":
        return unicodedata.decomposition(sign).startswith(("<super>", "<fraction>"))
    if sign in "%‰‱&" or sign in TRENDS:
        return True
    return category in ("Sc", "Sm", "So") and sign not in LOGOS and not "\u2500" <= sign <= "\u25ff"


cdef uint32_t _kinds(str sign, unicodedata):
    cdef uint32_t kinds = FOLD_KNOWN
    if sign in BESIDE:
        kinds |= FOLD_BESIDE
    elif sign not in DASHES:
        kinds |= FOLD_SIGN if _is_sign(sign, unicodedata) else KINDS.get("L" if sign == "\ufffd" else unicodedata.category(sign)[0], 0)
    if unicodedata.decomposition(sign).startswith("<fraction>"):
        kinds |= FOLD_BESIDE
    if sign.isdecimal():
        kinds |= FOLD_DIGIT
    if sign.isspace() and sign not in "\n\x1c\x1d\x1e\x1f":  # White_Space of Unicode
        kinds |= FOLD_BLANK
    if sign in APOSTROPHES:
        kinds |= FOLD_APOSTROPHE
    if sign in "<[(.…" or sign in DASHES:
        kinds |= FOLD_OPENER
    return kinds


cdef int _tell_folds(uint32_t character) except -1:
    """Add the folds of the block of a character to FOLDS, for the lifetime of the process."""
    cdef uint32_t number = character // FOLD_BLOCK, place, end = FOLD_BLOCK
    cdef uint32_t *block
    cdef str signs = "".join([chr(number * FOLD_BLOCK + place) for place in range(FOLD_BLOCK)])
    import unicodedata  # needed only to check quotations
    cdef list folded = [_folded(sign, unicodedata) for sign in signs]
    with FOLDS_LOCK:
        if FOLDS.blocks[number] != qx_fold_unknown:
            return 0
        block = <uint32_t *>malloc((2 * FOLD_BLOCK + sum(map(len, folded))) * sizeof(uint32_t))
        if not block:
            raise MemoryError
        for place in range(FOLD_BLOCK):
            block[place] = _kinds(signs[place], unicodedata)
            if len(folded[place]) == 1:
                block[place] |= <uint32_t>ord(folded[place])
                continue
            block[place] |= FOLD_MANY | end
            block[end] = <uint32_t>len(folded[place])
            end += 1
            for sign in folded[place]:
                block[end] = ord(sign)
                end += 1
        FOLDS.blocks[number] = block
    return 0


cdef class FoldedWords:
    cdef readonly str text
    cdef qx_words found

    def __init__(self):
        raise TypeError("fold_words() makes FoldedWords")

    def __dealloc__(self):
        qx_words_free(&self.found)

    def __len__(self):
        return self.found.count

    def keys(self):
        cdef const void *data = PyUnicode_DATA(self.text)
        cdef int width = PyUnicode_KIND(self.text)
        cdef uint32_t row, longest = max(self.found.sizes[row] for row in range(self.found.count)) if self.found.count else 0
        cdef uint32_t *folded = <uint32_t *>PyMem_Malloc((longest + 1) * sizeof(uint32_t))
        cdef list keys = []
        if not folded:
            raise MemoryError
        try:
            for row in range(self.found.count):
                qx_fold_word(&FOLDS, data, width, self.found.starts[row], self.found.ends[row], folded)
                keys.append(PyUnicode_FromKindAndData(4, folded, self.found.sizes[row]))
        finally:
            PyMem_Free(folded)
        return keys

    cdef object _column(self, const uint32_t *column, uint32_t count):
        found = array("I")
        found.frombytes(PyBytes_FromStringAndSize(<const char *>column, count * sizeof(uint32_t)) if count else b"")
        return found

    def starts(self):
        return self._column(self.found.starts, self.found.count)

    def ends(self):
        return self._column(self.found.ends, self.found.count)

    def cuts(self):
        return self._column(self.found.cuts, self.found.cut_count)


def fold_words(text, str remark=""):
    cdef qx_remark told
    cdef FoldedWords words = FoldedWords.__new__(FoldedWords)
    cdef str plain = _checked(text)
    cdef const void *data = PyUnicode_DATA(plain)
    cdef uint32_t length = <uint32_t>len(plain), at = 0, unknown = 0
    cdef int width = PyUnicode_KIND(plain), result
    words.text = plain
    if len(remark) > 8 or (remark and not (remark.isascii() and remark.isalpha() and remark.islower())):
        raise ValueError("a remark has up to eight small letters of ASCII")
    told.length = <uint32_t>len(remark)
    for place, letter in enumerate(remark):
        told.letters[place] = ord(letter)
    while True:
        if length < RELEASE_GIL_FROM:
            result = qx_fold_words(&words.found, &FOLDS, &told, data, length, width, &at, &unknown)
        else:
            with nogil:
                result = qx_fold_words(&words.found, &FOLDS, &told, data, length, width, &at, &unknown)
        if result < 0:
            raise MemoryError(f"no memory to fold {length} characters")
        if result != FOLD_ASKS:
            return words
        _tell_folds(unknown)


cdef class QuotationIndex:
    cdef qx_index index

    def __cinit__(self, quotations):
        cdef qx_seed seed
        cdef uint32_t number = 0
        for keys, before, cuts, least, seeds in quotations:
            self._add(keys, before, cuts, least)
            for place, step in seeds:
                seed = qx_seed(self._seed(keys, place, step), number, 2 * place + (step == 2))
                self.index.has_single |= step == 0
                if qx_index_seed(&self.index, seed):
                    raise MemoryError
            number += 1
        if qx_index_seal(&self.index):
            raise MemoryError

    def __dealloc__(self):
        qx_index_free(&self.index)

    cdef uint64_t _seed(self, keys, Py_ssize_t place, int step) except? 0:
        cdef uint64_t key = _key_of(keys[place])
        return qx_seed_of_pair(key, _key_of(keys[place + step]), step == 2) if step else qx_seed_of_word(key)

    cdef int _add(self, keys, before, cuts, uint32_t least) except -1:
        cdef qx_quotation quotation
        cdef uint64_t[::1] hashes = array("Q", [_key_of(key) for key in keys] + [0])
        cdef uint32_t[::1] sizes = array("I", [len(key) for key in keys] + [0])
        cdef uint32_t[::1] content = array("I", before)
        cdef uint32_t[::1] edges = array("I", [*cuts, 0])
        quotation.size, quotation.cut_count, quotation.least = <uint32_t>len(keys), <uint32_t>len(cuts), least
        if len(content) != len(keys) + 1:
            raise ValueError("before has a number for each word, and one for the end")
        if qx_index_add(&self.index, &quotation, &hashes[0], &sizes[0], &content[0], &edges[0]):
            raise MemoryError
        return 0

    def find(self, FoldedWords words not None):
        cdef qx_passages found
        cdef qx_passage *passage
        memset(&found, 0, sizeof(found))
        try:
            with nogil:
                failed = qx_find_passages(&found, &self.index, &words.found)
            if failed:
                raise MemoryError
            passages = []
            for row in range(found.count):
                passage = &found.rows[row]
                blocks = _blocks(&found.blocks, passage.first, passage.stop)
                is_complete = bool(passage.is_complete and found.is_complete)
                passages.append((passage.quotation, blocks, is_complete, bool(passage.is_good)))
            return passages, bool(found.is_complete)
        finally:
            qx_passages_free(&found)

    def blocks(self, uint32_t quotation, FoldedWords words not None, hits):
        cdef qx_blocks found
        cdef uint32_t *pairs = <uint32_t *>PyMem_Malloc((2 * len(hits) + 1) * sizeof(uint32_t))
        cdef uint32_t count = 0
        memset(&found, 0, sizeof(found))
        if not pairs:
            raise MemoryError
        try:
            for place, at in hits:
                pairs[2 * count], pairs[2 * count + 1] = place, at
                count += 1
            if qx_add_blocks(&found, &self.index, quotation, &words.found, <uint32_t (*)[2]>pairs, count):
                raise MemoryError
            return _blocks(&found, 0, found.count), bool(found.is_complete)
        finally:
            PyMem_Free(pairs)
            free(found.rows)


cdef uint64_t _key_of(str key):
    cdef uint64_t found = 0
    cdef Py_UCS4 sign
    for sign in key:
        found = qx_key_with(found, sign)
    return found


cdef list _blocks(const qx_blocks *found, uint32_t first, uint32_t stop):
    return [
        (found.rows[row].first, found.rows[row].stop, found.rows[row].start, found.rows[row].end)
        for row in range(first, stop)
    ]
