import pytest

from quotex.io.decoding import DecodingError, decode, sniff, sniff_lines

ARTICLE = (
    "„Die Fähre fährt nicht mehr“, sagte Bürgermeister Jürgen Groß. „Für uns alle ist das ein großer Verlust.“ " * 5
)
WESTERN = "Mayor Zoë Brontë opened the café. “It’s a triumph,” she said. The bill was €40 – not £35. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_gives_the_encoding_and_is_dropped(encoding):
    assert decode(ARTICLE.encode(encoding)) == (ARTICLE, encoding)


@pytest.mark.parametrize("text", [ARTICLE, WESTERN])
def test_windows_1252_is_recognized(text):
    assert decode(text.encode("cp1252"))[0] == text


def test_cyrillic_is_recognized():
    text = "Мэр города заявил, что паром будет ходить до конца лета. «Это наша привычка», — сказала она. " * 5
    assert decode(text.encode("cp1251"))[0] == text


def test_bytes_that_are_not_text_are_refused_with_their_position():
    with pytest.raises(DecodingError, match=r"not UTF-8: byte 0x89 at position 4 "):
        decode(b"text\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xfe\x00\x81\x8d" * 40)


def test_a_given_encoding_is_not_replaced_by_a_guess():
    with pytest.raises(DecodingError, match=r"not ASCII: byte 0xC3 at position 3 "):
        decode(b"caf\xc3\xa9", "ascii")


def test_line_ends_and_odd_characters_are_kept():
    text = "a\r\nb\rc\n\x00\u2028\u200fend\ufeff"
    assert decode(text.encode())[0] == text


def test_a_sample_may_end_inside_a_character():
    assert sniff("é".encode() * 3 + b"\xc3") == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ARTICLE, WESTERN])
def test_utf_16_without_a_mark_is_recognized(encoding, text):
    assert decode(text.encode(encoding)) == (text, encoding)
    assert sniff(text.encode(encoding)[:101]) == encoding


@pytest.mark.parametrize("text", ["\x00" * 40, "a\x00b\x00" * 9 + ARTICLE, "\x00a" * 3, ""])
def test_a_text_with_zeros_is_still_a_text(text):
    assert decode(text.encode()) == (text, "utf-8")


SHORT = [
    "“It’s late,” he said.",
    "It cost £35.",
    "The café is open.",
    "Émile – no…",
    "It was 30°C.",
    "40 m² of mud, 2½ miles away",
    "© Tideline",
    "He won’t.",
    "„Schade“, sagte Jürgen Groß.",
    "« L’été », a dit Zoë.",
]


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("times", [1, 60])
def test_western_text_is_windows_1252_however_short(text, times):
    rows = f"id,text\n1,Mayor Ada Moor opened the bridge.\n2,{text}\n" * times
    for content in (text, rows):
        assert decode(content.encode("cp1252")) == (content, "cp1252")
        assert sniff(content.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "„Most jest zamknięty” – powiedziała Łucja Żółkiewska. Mieszkańcy są źli, że nikt ich nie słuchał."),
        ("cp1250", "„Most je zavřený,“ řekla starostka. Lidé čekají, žluťoučký kůň úpěl."),
        ("cp1251", "Мэр заявил: «Паром будет ходить до конца лета». Это наша привычка, — сказала она."),
        ("cp1253", "«Η γέφυρα είναι κλειστή», είπε η δήμαρχος. Οι κάτοικοι περιμένουν."),
        ("cp1255", "הגשר סגור, אמרה ראש העיר. התושבים מחכים כבר שלושה שבועות."),
        ("cp1256", "قالت رئيسة البلدية إن الجسر مغلق. السكان ينتظرون منذ ثلاثة أسابيع."),
        ("latin-1", "Señora Núñez llegó en otoño. ¿Qué pasará mañana?"),
        ("shift_jis", "「橋は閉鎖されています」と市長は言った。住民は三週間待っている。"),
        ("euc-jp", "「橋は閉鎖されています」と市長は言った。住民は三週間待っている。"),
        ("gb18030", "市长说：“大桥已经关闭。”居民们已经等了三个星期。"),
        ("cp949", "시장은 다리가 폐쇄되었다고 말했다. 주민들은 3주째 기다리고 있다."),
    ],
)
def test_other_encodings_are_recognized(encoding, text):
    assert decode(text.encode(encoding))[0] == text
    cut = (f"{text}\n" * 60).encode(encoding)[:-3]  # inside a character, like a sample
    assert cut.decode(sniff(cut), "ignore") == cut.decode(encoding, "ignore")


@pytest.mark.parametrize("text", ["“It rained.” ", WESTERN, "Мост закрыт. ", "橋は閉鎖 "])
@pytest.mark.parametrize("byte", [b"\xe9", b"\xa3", b"\xff", b"\x80"])
def test_utf_8_with_a_bad_byte_is_not_mistaken_for_another_encoding(text, byte):
    data = text.encode() + byte + b" it said\n"
    assert sniff(data) == sniff_lines(data) == "utf-8"
    with pytest.raises(
        DecodingError, match=rf"not UTF-8: byte 0x{byte.hex().upper()} at position {len(text.encode())} "
    ):
        decode(data)


def test_one_bad_line_is_damage_and_several_mean_another_encoding():
    assert sniff_lines(b"{}\ncaf\xe9\n{}\n") == "utf-8"
    assert sniff_lines(b"{}\ncaf\xe9\n{}\ncaf\xe9\n") == "cp1252"
    assert sniff_lines("{}\ncafé\n".encode("utf-8-sig")) == "utf-8-sig"
