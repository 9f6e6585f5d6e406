import pytest

from quotex.io.decoding import DecodingError, decode, sniff

ARTICLE = (
    "„Die Fähre fährt nicht mehr“, sagte Bürgermeister Jürgen Groß. „Für uns alle ist das ein großer Verlust.“ " * 5
)
WESTERN = "Mayor Zoë Brontë opened the café. “It’s a triumph,” she said. The bill was €40 – not £35. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(encoding):
    assert decode(ARTICLE.encode(encoding)) == (ARTICLE, encoding)


@pytest.mark.parametrize("text", [ARTICLE, WESTERN])
def test_windows_1252_is_recognized(text):
    assert decode(text.encode("cp1252"))[0] == text


def test_cyrillic_is_recognized():
    text = "Мэр города заявил, что паром будет ходить до конца лета. «Это наша привычка», — сказала она. " * 5
    assert decode(text.encode("cp1251"))[0] == text


def test_what_is_no_text_is_refused_with_the_position():
    with pytest.raises(DecodingError, match=r"not UTF-8: byte 0x89 at position 4 "):
        decode(b"text\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xfe\x00\x81\x8d" * 40)


def test_an_encoding_asked_for_is_not_guessed_around():
    with pytest.raises(DecodingError, match=r"not ASCII: byte 0xC3 at position 3 "):
        decode(b"caf\xc3\xa9", "ascii")


def test_line_ends_and_odd_characters_stay():
    text = "a\r\nb\rc\n\x00\u2028\u200fend\ufeff"
    assert decode(text.encode())[0] == text


def test_a_sample_may_end_inside_a_character():
    assert sniff("é".encode() * 3 + b"\xc3") == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ARTICLE, WESTERN])
def test_utf_16_without_a_mark_is_recognized(encoding, text):
    assert decode(text.encode(encoding)) == (text, encoding)
    assert sniff(text.encode(encoding)[:101], guess=False) == encoding


@pytest.mark.parametrize("text", ["\x00" * 40, "a\x00b\x00" * 9 + ARTICLE, "\x00a" * 3, ""])
def test_a_text_with_zeros_is_still_a_text(text):
    assert decode(text.encode()) == (text, "utf-8")
