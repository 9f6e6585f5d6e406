# cython: language_level=3, boundscheck=False, wraparound=False, binding=False
"""How results are written as bytes and read again, straight from the fields of the objects, and straight into them.

A value is a byte that says what it is, and what belongs to it: of an object its fields, of a whole number seven bits a
byte, the lowest first. A string that the text tells is a place in the text. Any other string, a float, and a tuple of
strings are written once, and then known by their number.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.dict cimport PyDict_Next
from cpython.float cimport PyFloat_AS_DOUBLE, PyFloat_FromDouble
from cpython.list cimport PyList_Append, PyList_New
from cpython.long cimport PyLong_AsLongLongAndOverflow, PyLong_FromLongLong
from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.object cimport PyObject, PyTypeObject
from cpython.tuple cimport PyTuple_New
from cpython.unicode cimport PyUnicode_FromKindAndData, PyUnicode_Substring
from libc.stdint cimport int64_t, uint16_t, uint32_t, uint64_t, uintptr_t
from libc.string cimport memcmp, memcpy, memset

import dataclasses

from quotex.edits import Cleaned
from quotex.model import Cue, Document, Edit, Person, Quote, Quotes, Speaker

cdef extern from "Python.h":  # borrowed references, which Cython would count
    ctypedef PyObject *(*Allocate)(PyTypeObject *, Py_ssize_t) except NULL
    ctypedef struct Type "PyTypeObject":
        Allocate tp_alloc
    PyTypeObject *type_of "Py_TYPE"(PyObject *)
    PyTypeObject INT "PyLong_Type", STR "PyUnicode_Type", FLOAT "PyFloat_Type"
    PyTypeObject LISTS "PyList_Type", TUPLES "PyTuple_Type", DICTS "PyDict_Type"
    PyObject *Py_None
    PyObject *Py_True
    PyObject *Py_False
    Py_ssize_t PY_SSIZE_T_MAX
    void count_up "Py_INCREF"(PyObject *)
    void count_down "Py_DECREF"(PyObject *)
    void count_down_if_any "Py_XDECREF"(PyObject *)
    bint can_be_in_a_circle "PyObject_IS_GC"(PyObject *)
    void untrack "PyObject_GC_UnTrack"(PyObject *)
    Py_ssize_t size_of "Py_SIZE"(PyObject *)
    PyObject *in_list "PyList_GET_ITEM"(PyObject *, Py_ssize_t)
    PyObject *in_tuple "PyTuple_GET_ITEM"(PyObject *, Py_ssize_t)
    void put_in_list "PyList_SET_ITEM"(list, Py_ssize_t, PyObject *)
    void put_in_tuple "PyTuple_SET_ITEM"(tuple, Py_ssize_t, PyObject *)
    Py_ssize_t length_of "PyUnicode_GET_LENGTH"(PyObject *)
    int width_of "PyUnicode_KIND"(PyObject *)
    const void *characters_of "PyUnicode_DATA"(PyObject *)
    uint32_t character "PyUnicode_READ"(int, const void *, Py_ssize_t)

cdef extern from "structmember.h":  # where a slot lies in its object
    ctypedef struct PyMemberDef:
        int type
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member
    PyTypeObject PyMemberDescr_Type
    enum: T_OBJECT_EX

# What the first byte of a value says. Those below are whole numbers, those from KNOWN_BY_LESS on are known.
cdef enum:
    NONE = 0x80
    FALSE
    TRUE
    NUMBER  # whole, of 64 bits; the lowest is the sign
    SAME  # whole, the one before it in the same object
    FRACTION  # the eight bytes of a float
    STRING_1  # by the bytes of a character
    STRING_2
    STRING_4
    KNOWN  # by its number, in the next byte
    WHOLE_TEXT
    SLICE  # of the text, from start to end of the same object
    CLEAN_SLICE  # of the cleaned text, from clean_start to clean_end
    EDITED  # the text after its edits
    TUPLE
    STRINGS  # a tuple of them
    LIST
    QUOTES
    DICT
    OTHER  # travels beside the bytes
    QUOTE
    SPEAKER
    CUE
    PERSON
    EDIT
    CLEANED
    DOCUMENT
    KNOWN_BY_LESS = 0xC0  # by its number, below 64

cdef enum:
    MOST_KNOWN = 256
    NUMBERS = 128  # whole, that are shared: a power of two
    PLACES = 512  # in the table of what is known, half of which stay free
    MOST_STRINGS = 16  # in a tuple that is known by its number
    MOST_FIELDS = 24
    DEEPEST = 32  # values in values
    AT_FIRST = 4096  # bytes of a parcel that need no memory of their own

_CLASSES = (Quote, Speaker, Cue, Person, Edit, Cleaned, Document)  # as above
_FIRST = ("original", "edits", "start", "clean_start", "end", "clean_end")  # fields that tell where a text stands

# Strings that most results hold, known before any is written.
_VOCABULARY = (
    "", "direct", "mixed", "person", "group", "indirect", "scare", "organization", "document", "f", "m", "preset",
    "body", "page", "language_fit",
)

cdef struct Layout:
    PyTypeObject *type
    Py_ssize_t blank  # the offset of what is made anew when it is asked for, or -1
    Py_ssize_t count
    Py_ssize_t offsets[MOST_FIELDS]  # of what is written
    Py_ssize_t start, end, clean_start, clean_end, original, edits, text, replacement  # which that is, or -1

cdef Layout LAYOUTS[DOCUMENT - QUOTE + 1]
cdef PyTypeObject *QUOTES_TYPE = <PyTypeObject *>Quotes


cdef Py_ssize_t offset_of(object cls, str name) except -1:
    """Where the slot lies in the objects of a class."""
    cdef object found = getattr(cls, name)
    cdef PyMemberDef *member
    if type_of(<PyObject *>found) == &PyMemberDescr_Type:
        member = (<PyMemberDescrObject *><PyObject *>found).d_member
        if member.type == T_OBJECT_EX:
            return member.offset
    raise TypeError(f"{name} is no slot of {cls.__name__}")


def _written(cls):
    """The names of the fields in the order in which they are written."""
    names = [field.name for field in dataclasses.fields(cls) if field.init]
    return sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))


def _lay_out():
    cdef Layout *layout
    cdef Py_ssize_t number, field
    for number, cls in enumerate(_CLASSES):
        names = _written(cls)
        if len(names) > MOST_FIELDS:
            raise TypeError(f"{cls.__name__} has more fields than its parcel may have")
        layout = &LAYOUTS[number]
        layout.type, layout.count, layout.blank = <PyTypeObject *>cls, len(names), -1
        for field in range(layout.count):
            layout.offsets[field] = offset_of(cls, names[field])
        for name in set(cls.__slots__) - set(names):
            layout.blank = offset_of(cls, name)
        place = {name: field for field, name in enumerate(names)}
        layout.start, layout.end = place.get("start", -1), place.get("end", -1)
        layout.clean_start, layout.clean_end = place.get("clean_start", -1), place.get("clean_end", -1)
        layout.original, layout.edits = place.get("original", -1), place.get("edits", -1)
        layout.text, layout.replacement = place.get("text", -1), place.get("replacement", -1)


_lay_out()

include "_parcels_write.pxi"
include "_parcels_read.pxi"
include "_parcels_texts.pxi"


cdef object plain(text):
    """The text as a plain str, or None where it is no str."""
    return text if type(text) is str else str.__str__(text) if isinstance(text, str) else None


cdef inline PyObject *field_of(PyObject *value, Layout *layout, Py_ssize_t field) noexcept:
    return (<PyObject **>(<char *>value + layout.offsets[field]))[0]


cdef inline Py_ssize_t offset_in(PyObject *value) noexcept:
    """A field as a place in a text, or -1 where it is none."""
    cdef int overflow = 0
    cdef long long found
    if value == NULL or type_of(value) != &INT:
        return -1
    found = PyLong_AsLongLongAndOverflow(<object>value, &overflow)
    return -1 if overflow or found < 0 or found > PY_SSIZE_T_MAX else <Py_ssize_t>found
