# cython: language_level=3, boundscheck=False, wraparound=False, binding=False
"""The binding of the C core, as thin as possible. The stub _core.pyi documents each name."""

from array import array

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.buffer cimport PyBUF_FORMAT, PyBUF_ND, PyBUF_STRIDES, PyBUF_WRITABLE
from cpython.list cimport PyList_New
from cpython.mem cimport PyMem_Calloc, PyMem_Free, PyMem_Malloc
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_FromKindAndData, PyUnicode_GET_LENGTH, PyUnicode_KIND, PyUnicode_Substring
from libc.stdint cimport int32_t, int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy, memset

from quotex._headers.article cimport *
from quotex._headers.characters cimport *
from quotex._headers.chartab cimport *
from quotex._headers.classes cimport *
from quotex._headers.damage cimport *
from quotex._headers.folding cimport *
from quotex._headers.lexicon cimport *
from quotex._headers.line_rules cimport *
from quotex._headers.marks cimport *
from quotex._headers.match cimport *
from quotex._headers.names cimport *
from quotex._headers.narration cimport *
from quotex._headers.openings cimport *
from quotex._headers.chunks cimport *
from quotex._headers.page cimport *
from quotex._headers.passages cimport *
from quotex._headers.scan cimport *
from quotex._headers.tables cimport *

cdef extern from "Python.h":  # raw pointers, which save the reference counting of each intermediate step
    PyObject *number_of "PyLong_FromUnsignedLong"(unsigned long) except NULL
    void count_up "Py_INCREF"(PyObject *)
    PyObject *item_of "PyList_GET_ITEM"(list, Py_ssize_t)
    void set_item "PyList_SET_ITEM"(list, Py_ssize_t, PyObject *)
    str PyUnicode_New(Py_ssize_t, Py_UCS4)
    Py_UCS4 PyUnicode_MAX_CHAR_VALUE(object)
    Py_ssize_t PyUnicode_CopyCharacters(object, Py_ssize_t, object, Py_ssize_t, Py_ssize_t) except -1
    PyObject *shared_with "PyDict_SetDefault"(dict, object, object) except NULL

UNICODE_VERSION = QX_UNICODE_VERSION.decode()

# Scans of at least this many characters release the GIL; for shorter texts the hand-over costs more than it gains.
cdef enum: RELEASE_GIL_FROM = 1 << 18


include "_core_constants.pxi"
include "_core_lexicon.pxi"
include "_core_damage.pxi"
include "_core_openings.pxi"
include "_core_scan.pxi"
include "_core_lines.pxi"
include "_core_classes.pxi"
include "_core_narration.pxi"
include "_core_match.pxi"
include "_core_chunks.pxi"
include "_core_names.pxi"
include "_core_passages.pxi"
include "_core_words.pxi"


cdef str _checked(text):
    """The text as a plain str, because the methods of a subclass may not match its contents."""
    if not isinstance(text, str):
        raise TypeError(f"quotex reads str, not {type(text).__name__}: decode bytes first")
    cdef str plain = text if type(text) is str else str.__str__(text)
    if len(plain) >= QX_MAX_LENGTH:
        raise OverflowError(f"a text of {len(plain)} characters is too long: the limit is {QX_MAX_LENGTH - 1}, split it")
    return plain


_EMPTY = Lexicon(())


def scan(text, Lexicon lexicon=None, EndClasses ends=None):
    cdef str plain = _checked(text)
    cdef Scan result = Scan.__new__(Scan)
    cdef Lexicon words = lexicon if lexicon is not None else _EMPTY
    cdef const void *data = PyUnicode_DATA(plain)
    cdef uint32_t length = <uint32_t>len(plain)
    cdef int kind = PyUnicode_KIND(plain), failed
    cdef const qx_end_classes *classes = &ends.found if ends is not None else NULL
    if not words.table.slots:
        raise ValueError("the Lexicon was never given its entries")
    result.text, result.lexicon = plain, words
    if length < RELEASE_GIL_FROM:
        failed = qx_scan_run(&result.found, data, length, kind, &words.table, classes)
    else:
        with nogil:
            failed = qx_scan_run(&result.found, data, length, kind, &words.table, classes)
    if failed:
        raise MemoryError(f"no memory to scan {length} characters")
    return result


def word_boundaries(text):
    cdef str plain = _checked(text)
    cdef const void *data = PyUnicode_DATA(plain)
    cdef uint32_t length = <uint32_t>len(plain), at = 0
    cdef int kind = PyUnicode_KIND(plain)
    cdef list found = [0] if length else []
    while at < length:
        at = qx_segment_end(data, length, kind, at)
        found.append(at)
    return found
