# Reading. A parcel may hold whatever bytes: nothing is read beyond its end, and what makes no sense is a ValueError.

cdef struct Reader:
    const unsigned char *first
    const unsigned char *at
    const unsigned char *end
    PyObject *text  # a str, or NULL
    PyObject *clean  # the text after its edits, or NULL; a reference of our own
    PyObject *others  # a list, or NULL
    int depth
    int known_count
    PyObject *known[MOST_KNOWN]  # references of our own
    PyObject *numbers[NUMBERS]  # that were read, or NULL; references of our own
    uint64_t written[NUMBERS]  # these, as they stand in the parcel


cdef PyObject *SMALL_NUMBERS[0x80]


def _make_small_numbers():
    for number in range(0x80):
        SMALL_NUMBERS[number] = given(number)


cdef int refuse(str what) except -1:
    raise ValueError(f"no parcel: {what}")


cdef inline int take_byte(Reader *r) except -1:
    cdef int byte
    if r.at == r.end:
        refuse("it ends too early")
    byte = r.at[0]
    r.at += 1
    return byte


cdef inline int take_varint(Reader *r, uint64_t *number) except -1:
    if r.end - r.at > 1:  # as most are
        number[0] = r.at[0]
        if number[0] < 0x80:
            r.at += 1
            return 0
        if r.at[1] < 0x80:
            number[0] = (number[0] & 0x7F) | <uint64_t>r.at[1] << 7
            r.at += 2
            return 0
    return take_long_varint(r, number)


cdef int take_long_varint(Reader *r, uint64_t *number) except -1:
    cdef int shift = 0, byte = 0x80
    number[0] = 0
    while byte & 0x80:
        if shift > 63:
            refuse("a number is too large")
        byte = take_byte(r)
        number[0] |= <uint64_t>(byte & 0x7F) << shift
        shift += 7
    return 0


cdef inline Py_ssize_t take_count(Reader *r, Py_ssize_t size) except -1:
    """How many values follow, of at least ``size`` bytes each."""
    cdef uint64_t count
    take_varint(r, &count)
    if count > <uint64_t>((r.end - r.at) // size):
        refuse("it ends too early")
    return <Py_ssize_t>count


cdef inline PyObject *shared(PyObject *value) noexcept:
    count_up(value)
    return value


cdef inline PyObject *given(object value) noexcept:
    """A reference that whoever asked for it has to count down."""
    count_up(<PyObject *>value)
    return <PyObject *>value


cdef inline PyObject *take(Reader *r) except NULL:
    """Read any value; the reference is new."""
    cdef int byte = take_byte(r)
    return take_short(r, byte) if is_short(byte) else take_longer(r, byte)


cdef inline bint is_short(int byte) noexcept:
    """Whether this byte begins what is most frequent, which is read at once."""
    return byte < 0x80 or byte >= KNOWN_BY_LESS or byte == NONE or byte == NUMBER


cdef inline PyObject *take_short(Reader *r, int byte) except NULL:
    if byte < 0x80:
        return shared(SMALL_NUMBERS[byte])
    if byte >= KNOWN_BY_LESS:
        return take_known(r, byte - KNOWN_BY_LESS)
    return shared(Py_None) if byte == NONE else take_number(r)


cdef PyObject *take_longer(Reader *r, int byte) except NULL:
    """Read what begins with this byte."""
    cdef PyObject *value
    if byte == TRUE:
        return shared(Py_True)
    if byte == FALSE:
        return shared(Py_False)
    if byte == KNOWN:
        return take_known(r, take_byte(r))
    if STRING_1 <= byte <= STRING_4:
        return take_string(r, 1 << (byte - STRING_1))
    if byte == FRACTION:
        return take_float(r)
    if byte == WHOLE_TEXT and r.text != NULL:
        return shared(r.text)
    if byte == OTHER:
        return take_other(r)
    if r.depth >= DEEPEST:
        refuse("values lie too deep in values")
    r.depth += 1
    value = take_several(r, byte)
    r.depth -= 1
    return value


cdef PyObject *take_several(Reader *r, int byte) except NULL:
    """Read what consists of values."""
    if QUOTE <= byte <= DOCUMENT:
        return take_object(r, &LAYOUTS[byte - QUOTE])
    if byte == LIST:
        return take_list(r)
    if byte == TUPLE or byte == STRINGS:
        return take_tuple(r, byte == STRINGS)
    if byte == QUOTES:
        return take_quotes(r)
    if byte == DICT:
        return take_dict(r)
    refuse(f"no value begins with {byte}")
    return NULL


cdef inline PyObject *take_known(Reader *r, int number) except NULL:
    if number >= r.known_count:
        refuse("it refers to what it does not hold")
    return shared(r.known[number])


cdef inline void keep(Reader *r, PyObject *value) noexcept:
    if r.known_count < MOST_KNOWN:
        r.known[r.known_count] = shared(value)
        r.known_count += 1


cdef PyObject *take_number(Reader *r) except NULL:
    """Read a whole number. An offset often stands in several places, and need be made only once."""
    cdef uint64_t number
    cdef object value
    cdef PyObject **place
    take_varint(r, &number)
    place = &r.numbers[(number >> 1) % NUMBERS]
    if place[0] == NULL or r.written[(number >> 1) % NUMBERS] != number:
        value = PyLong_FromLongLong(<int64_t>((number >> 1) ^ (0 - (number & 1))))
        count_down_if_any(place[0])
        place[0] = given(value)
        r.written[(number >> 1) % NUMBERS] = number
    return shared(place[0])



cdef PyObject *take_float(Reader *r) except NULL:
    cdef double number
    cdef object value
    if r.end - r.at < <Py_ssize_t>sizeof(number):
        refuse("it ends too early")
    memcpy(&number, r.at, sizeof(number))
    r.at += sizeof(number)
    value = PyFloat_FromDouble(number)
    keep(r, <PyObject *>value)
    return given(value)


cdef PyObject *take_string(Reader *r, int width) except NULL:
    cdef Py_ssize_t length = take_count(r, width), index
    cdef object value
    while (r.at - r.first) % width:
        take_byte(r)
    if length > (r.end - r.at) // width:
        refuse("it ends too early")
    if width == 4:
        for index in range(length):
            if (<const uint32_t *>r.at)[index] > 0x10FFFF:
                refuse("a string holds what is no character")
    value = PyUnicode_FromKindAndData(width, <const void *>r.at, length)
    r.at += length * width
    keep(r, <PyObject *>value)
    return given(value)


cdef PyObject *take_other(Reader *r) except NULL:
    cdef uint64_t number
    take_varint(r, &number)
    if r.others == NULL or number >= <uint64_t>size_of(r.others):
        refuse("it refers to what it does not hold")
    return shared(in_list(r.others, <Py_ssize_t>number))


cdef PyObject *take_list(Reader *r) except NULL:
    cdef Py_ssize_t item, count = take_count(r, 1)
    cdef list values = PyList_New(count)
    for item in range(count):
        put_in_list(values, item, take(r))
    return given(values)


cdef PyObject *take_quotes(Reader *r) except NULL:
    cdef Py_ssize_t item, count = take_count(r, 1)
    cdef PyObject *made = (<Type *>QUOTES_TYPE).tp_alloc(QUOTES_TYPE, 0)
    cdef object quotes = <object>made
    cdef PyObject *quote
    count_down(made)
    for item in range(count):
        quote = take(r)
        try:
            PyList_Append(quotes, <object>quote)
        finally:
            count_down(quote)
    return given(quotes)


cdef PyObject *take_tuple(Reader *r, bint is_strings) except NULL:
    cdef Py_ssize_t item, count = take_count(r, 1)
    cdef tuple values = PyTuple_New(count)
    cdef bint is_flat = True
    cdef PyObject *value
    for item in range(count):
        value = take(r)
        put_in_tuple(values, item, value)
        if can_be_in_a_circle(value):
            is_flat = False
    if is_flat and count:  # as the collector would find, and do
        untrack(<PyObject *>values)
    if is_strings:
        keep(r, <PyObject *>values)
    return given(values)


cdef PyObject *take_dict(Reader *r) except NULL:
    cdef Py_ssize_t item, count = take_count(r, 2)
    cdef dict values = {}
    for item in range(count):
        key, value = taken(r), taken(r)
        if type(key) is not str:
            refuse("the key of a dict is no string")
        values[key] = value
    return given(values)


cdef object taken(Reader *r):
    cdef PyObject *value = take(r)
    cdef object counted = <object>value
    count_down(value)
    return counted


cdef PyObject *take_object(Reader *r, Layout *layout) except NULL:
    """Read an object: its slots are filled one by one, as what makes objects of a dataclass would do."""
    cdef PyObject *made = (<Type *>layout.type).tp_alloc(layout.type, 0)
    cdef object whole = <object>made
    cdef PyObject *found = NULL
    cdef Py_ssize_t field
    cdef int byte
    count_down(made)
    for field in range(layout.count):
        byte = take_byte(r)
        if is_short(byte):
            found = take_short(r, byte)
        elif byte == SAME and found != NULL:
            count_up(found)
        elif SLICE <= byte <= EDITED and field == layout.text:
            found = take_text(r, byte, made, layout)
        else:
            found = take_longer(r, byte)
        (<PyObject **>(<char *>made + layout.offsets[field]))[0] = found
    if layout.blank >= 0:
        (<PyObject **>(<char *>made + layout.blank))[0] = shared(Py_None)
    return given(whole)


_make_small_numbers()


def unpack(text, parcel):
    cdef Reader r
    cdef object others = None
    cdef int number
    if type(parcel) is tuple and len(parcel) == 2:
        parcel, others = parcel
    if type(parcel) is not bytes:
        refuse(f"it is {type(parcel).__name__}, not bytes")
    r.first = r.at = <const unsigned char *>PyBytes_AS_STRING(parcel)
    r.end = r.first + PyBytes_GET_SIZE(parcel)
    text = plain(text)
    r.text, r.clean = <PyObject *>text if text is not None else NULL, NULL
    r.others = <PyObject *>others if type(others) is list else NULL
    r.depth, r.known_count = 0, FIRST_COUNT
    memcpy(r.known, FIRST_KNOWN, <size_t>FIRST_COUNT * sizeof(r.known[0]))
    memset(r.numbers, 0, sizeof(r.numbers))
    try:
        value = taken(&r)
    finally:
        for number in range(FIRST_COUNT, r.known_count):
            count_down(r.known[number])
        for number in range(NUMBERS):
            count_down_if_any(r.numbers[number])
        count_down_if_any(r.clean)
    if r.at != r.end:
        refuse("something follows it")
    return value
