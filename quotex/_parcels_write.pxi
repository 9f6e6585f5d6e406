# Writing. All references are borrowed: the result that is written holds what it consists of.

cdef struct Writer:
    unsigned char *first  # of the bytes written so far
    unsigned char *at  # the next one
    unsigned char *end  # of the memory
    PyObject *text  # a str, or NULL
    PyObject *clean  # the text after its edits, or NULL
    PyObject *others  # a list of what can't be written
    int depth
    int known_count
    PyObject *known[MOST_KNOWN]
    uint16_t places[PLACES]  # of known values, by hash: their numbers, counted from 1; 0 where none is
    unsigned char memory[AT_FIRST]


cdef uint16_t FIRST_PLACES[PLACES]
cdef PyObject *FIRST_KNOWN[MOST_KNOWN]
cdef int FIRST_COUNT = 0


def _learn_vocabulary():
    global FIRST_COUNT
    cdef PyObject *word
    for string in _VOCABULARY:
        word = <PyObject *>string
        FIRST_PLACES[place_of(FIRST_PLACES, FIRST_KNOWN, word, hash_of(word))] = <uint16_t>(FIRST_COUNT + 1)
        FIRST_KNOWN[FIRST_COUNT] = word
        FIRST_COUNT += 1


cdef inline uint32_t hash_of(PyObject *value) noexcept:
    """By identity, of a tuple by that of what it holds."""
    cdef uint64_t mixed = 0
    cdef Py_ssize_t item
    if type_of(value) != &TUPLES:
        mixed = <uintptr_t>value
    else:
        for item in range(size_of(value)):
            mixed = (mixed ^ <uintptr_t>in_tuple(value, item)) * <uint64_t>0x9E3779B97F4A7C15
    return <uint32_t>((mixed * <uint64_t>0x9E3779B97F4A7C15) >> 40)


cdef inline bint is_known_as(PyObject *value, PyObject *known) noexcept:
    cdef Py_ssize_t item
    if value == known:
        return True
    if type_of(value) != &TUPLES or type_of(known) != &TUPLES or size_of(value) != size_of(known):
        return False
    for item in range(size_of(value)):
        if in_tuple(value, item) != in_tuple(known, item):
            return False
    return True


cdef inline uint32_t place_of(uint16_t *places, PyObject **known, PyObject *value, uint32_t hash) noexcept:
    """The place of a value in the table, or the free one where it should be."""
    cdef uint32_t place = hash % PLACES
    while places[place] and not is_known_as(value, known[places[place] - 1]):
        place = (place + 1) % PLACES
    return place


cdef inline int make_room(Writer *w, size_t count) except -1:
    """Memory for so many bytes more."""
    return 0 if count <= <size_t>(w.end - w.at) else grow(w, count)


cdef int grow(Writer *w, size_t count) except -1:
    cdef size_t size = w.at - w.first, most = 2 * (w.end - w.first) + count
    cdef unsigned char *moved
    if w.first == w.memory:
        moved = <unsigned char *>PyMem_Malloc(most)
        if moved != NULL:
            memcpy(moved, w.first, size)
    else:
        moved = <unsigned char *>PyMem_Realloc(w.first, most)
    if moved == NULL:
        raise MemoryError(f"no memory for a parcel of {most} bytes")
    w.first, w.at, w.end = moved, moved + size, moved + most
    return 0


cdef inline void put_byte(Writer *w, int byte) noexcept:
    w.at[0] = <unsigned char>byte
    w.at += 1


cdef inline void put_count(Writer *w, uint64_t count) noexcept:
    while count >= 0x80:
        put_byte(w, 0x80 | (count & 0x7F))
        count >>= 7
    put_byte(w, <int>count)


cdef inline int put(Writer *w, PyObject *value) except -1:
    """Write any value. What is most frequent is written at once."""
    make_room(w, 32)  # more than a number, or what says what it is and how many
    if value == Py_None:
        put_byte(w, NONE)
        return 0
    if type_of(value) == &INT:
        return put_number(w, value)
    if type_of(value) == &STR:
        return put_string(w, value)
    return put_longer(w, value)


cdef int put_longer(Writer *w, PyObject *value) except -1:
    """Write what is neither None nor a whole number nor a string."""
    cdef PyTypeObject *cls = type_of(value)
    if value == Py_True:
        put_byte(w, TRUE)
    elif value == Py_False:
        put_byte(w, FALSE)
    elif cls == &FLOAT:
        put_float(w, value)
    elif w.depth >= DEEPEST:
        put_other(w, value)
    else:
        w.depth += 1
        put_several(w, value, cls)
        w.depth -= 1
    return 0


cdef int put_several(Writer *w, PyObject *value, PyTypeObject *cls) except -1:
    """Write what consists of values."""
    cdef int which
    if cls == &LISTS:
        put_list(w, value, LIST)
    elif cls == &TUPLES:
        put_tuple(w, value)
    elif cls == QUOTES_TYPE:
        put_list(w, value, QUOTES)
    elif cls == &DICTS:
        put_dict(w, value)
    else:
        for which in range(QUOTE, DOCUMENT + 1):
            if cls == LAYOUTS[which - QUOTE].type:
                put_object(w, value, which)
                break
        else:
            put_other(w, value)
    return 0


cdef int put_other(Writer *w, PyObject *value) except -1:
    put_byte(w, OTHER)
    put_count(w, <uint64_t>size_of(w.others))
    PyList_Append(<object>w.others, <object>value)
    return 0


cdef int put_number(Writer *w, PyObject *value) except -1:
    cdef int overflow = 0
    cdef int64_t number = PyLong_AsLongLongAndOverflow(<object>value, &overflow)
    if 0 <= number < 0x80:
        put_byte(w, <int>number)
    elif overflow:
        put_other(w, value)
    else:
        put_byte(w, NUMBER)
        put_count(w, (<uint64_t>number << 1) ^ <uint64_t>(-1 if number < 0 else 0))
    return 0


cdef inline bint put_known(Writer *w, PyObject *value, uint32_t hash) noexcept:
    """Write the number of a value, if it is known."""
    cdef int number = w.places[place_of(w.places, w.known, value, hash)] - 1
    if number < 0:
        return False
    if number < 0x100 - KNOWN_BY_LESS:
        put_byte(w, KNOWN_BY_LESS + number)
    else:
        put_byte(w, KNOWN)
        put_byte(w, number)
    return True


cdef inline void know(Writer *w, PyObject *value, uint32_t hash) noexcept:
    if w.known_count < MOST_KNOWN:
        w.places[place_of(w.places, w.known, value, hash)] = <uint16_t>(w.known_count + 1)
        w.known[w.known_count] = value
        w.known_count += 1


cdef int put_string(Writer *w, PyObject *value) except -1:
    cdef uint32_t hash
    cdef int width
    cdef size_t size
    if value == w.text:
        put_byte(w, WHOLE_TEXT)
        return 0
    hash = hash_of(value)
    if put_known(w, value, hash):
        return 0
    width = width_of(value)
    size = <size_t>length_of(value) * <size_t>width
    make_room(w, size + 32)
    put_byte(w, STRING_1 if width == 1 else STRING_2 if width == 2 else STRING_4)
    put_count(w, <uint64_t>length_of(value))
    while (w.at - w.first) % width:  # characters lie where Python may read them at once
        put_byte(w, 0)
    memcpy(w.at, characters_of(value), size)
    w.at += size
    know(w, value, hash)
    return 0


cdef int put_float(Writer *w, PyObject *value) except -1:
    cdef uint32_t hash = hash_of(value)
    cdef double number = PyFloat_AS_DOUBLE(<object>value)
    if not put_known(w, value, hash):
        put_byte(w, FRACTION)
        memcpy(w.at, &number, sizeof(number))
        w.at += sizeof(number)
        know(w, value, hash)
    return 0


cdef int put_list(Writer *w, PyObject *value, int which) except -1:
    cdef Py_ssize_t item
    put_byte(w, which)
    put_count(w, <uint64_t>size_of(value))
    for item in range(size_of(value)):
        put(w, in_list(value, item))
    return 0


cdef int put_tuple(Writer *w, PyObject *value) except -1:
    cdef Py_ssize_t item, size = size_of(value)
    cdef bint is_strings = size <= MOST_STRINGS
    cdef uint32_t hash = 0
    for item in range(size):
        if type_of(in_tuple(value, item)) != &STR:
            is_strings = False
            break
    if is_strings:
        hash = hash_of(value)
        if put_known(w, value, hash):
            return 0
    put_byte(w, STRINGS if is_strings else TUPLE)
    put_count(w, <uint64_t>size)
    for item in range(size):
        put(w, in_tuple(value, item))
    if is_strings:
        know(w, value, hash)
    return 0


cdef int put_dict(Writer *w, PyObject *value) except -1:
    """Write a dict whose keys are strings."""
    cdef PyObject *key
    cdef PyObject *item
    cdef Py_ssize_t at = 0
    while PyDict_Next(<object>value, &at, &key, &item):
        if type_of(key) != &STR:
            return put_other(w, value)
    put_byte(w, DICT)
    put_count(w, <uint64_t>len(<dict>value))
    at = 0
    while PyDict_Next(<object>value, &at, &key, &item):
        put(w, key)
        put(w, item)
    return 0


cdef int put_object(Writer *w, PyObject *value, int which) except -1:
    """Write the fields of an object."""
    cdef Layout *layout = &LAYOUTS[which - QUOTE]
    cdef PyObject *before = NULL
    cdef PyObject *found
    cdef Py_ssize_t field
    put_byte(w, which)
    for field in range(layout.count):
        found = field_of(value, layout, field)
        if found == NULL:
            raise AttributeError(f"a field of {(<object>layout.type).__name__} has no value")
        if found == before and type_of(found) == &INT:
            put_byte(w, SAME)
        elif field != layout.text or type_of(found) != &STR or not put_text(w, value, layout, found):
            put(w, found)
        before = found
    return 0


_learn_vocabulary()


def pack(text, value):
    cdef Writer w
    cdef list others = []
    text = plain(text)
    w.first, w.at, w.end = w.memory, w.memory, w.memory + AT_FIRST
    w.text, w.clean, w.others = <PyObject *>text if text is not None else NULL, NULL, <PyObject *>others
    w.depth, w.known_count = 0, FIRST_COUNT
    memcpy(w.places, FIRST_PLACES, sizeof(w.places))
    memcpy(w.known, FIRST_KNOWN, <size_t>FIRST_COUNT * sizeof(w.known[0]))
    try:
        put(&w, <PyObject *>value)
        parcel = PyBytes_FromStringAndSize(<char *>w.first, w.at - w.first)
    finally:
        if w.first != w.memory:
            PyMem_Free(w.first)
    return (parcel, others) if others else parcel
