"""Hostile pieces of text, from which the property tests and the fuzzer build their documents."""

from chartab import representatives

split = str.split

MARKS = [*"\"'“”‘’«»‹›„‚‟‛`＂＇「」『』〝〞〟", *split("'' `` ’’ ‘‘ ''' '''' \"\" “‘ ’”")]
WORDS = split(
    "a dogs S said Mayor NATO U.S Mr rock n roll tis em of the new deal don't can’t l'été ÉCOLE straße ΣΑΣ שלום ד״ר ﬁn "
    "カタカナ 東京 एक ẞ ǅ x_y A. Inc. e.g. St no said.Moor Moor.The Moor:The said:Moor More:GOP said:I"
)
NUMBERS = split("""90s 5'10" 6′2″ 3.14 1,000 12 ٣٤ 1'000 5' 7" 1. 2) (a)""")
STOPS = split(". , ! ? … ; : 。 ?! ... . . . — - – ( ) [ ] { } | / & _")
BLANKS = [" ", "  ", "\t", "\xa0", "\u202f", "\u3000"]
BREAKS = ["\n", "\n\n", "\n \n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
EMOJI = ["🙂", "👩\u200d👧", "🇫🇷", "🇬", "❤\ufe0f"]
ODD = [*"\u0308\u200d\xad\ufeff\0\ud800\udfff\U0010ffff\u202e\u200b\ufffd\x1b", *EMOJI]
LINKS = split("""http:// https://a.bc/d?e=f :// : @ me@ex.org @ann www. www.x WWW.a.b @. @- x://""")
MARKUP = ["<", ">", "<b>", '<a id="1">', "</p>", "<!--", '<tweet id="']
LABELS = split("MOOR: [MOOR] Q. A: Mr. 10:15 >> ** 00:01.000,0:00:02.000 --> <v <ada>")
KINDS = representatives()

GROUPS = [MARKS, WORDS, NUMBERS, STOPS, BLANKS + BREAKS, ODD, LINKS + MARKUP + LABELS, KINDS]
PIECES = [piece for group in GROUPS for piece in group]

# Words, phrases with a common beginning, some with an initial apostrophe, and phrases of the greatest length.
CLASS = 1 << 16
ABBREVIATION, BEFORE_NAME, STOP, TRIGGER = 1 << 28, 1 << 29, 1 << 30, 1 << 31
ENTRIES = [
    *[("said", CLASS), ("école", CLASS), ("straße", TRIGGER), ("deal", TRIGGER)],
    *[("u.s", ABBREVIATION), ("inc", ABBREVIATION), ("e.g", BEFORE_NAME), ("mr", BEFORE_NAME), ("st", BEFORE_NAME)],
    *[("of", STOP), ("the", STOP), ("of the", CLASS), ("of the new deal", TRIGGER), ("of the new", TRIGGER | CLASS)],
    *[
        ("the new", TRIGGER),
        ("new deal", TRIGGER),
        ("' tis", CLASS),
        ("' em", CLASS),
        ("' n '", CLASS),
        ("@ ann", TRIGGER),
    ],
    *[("a " * 11 + "a", TRIGGER), ("a a", TRIGGER)],
]
