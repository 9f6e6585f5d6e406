"""Hostile pieces of text, from which the property tests and the fuzzer build their documents."""

MARKS = list("\"'“”‘’«»‹›„‚‟‛`＂＇「」『』〝〞〟") + ["''", "``", "’’", "‘‘", "'''", "''''", '""', "“‘", "’”"]
WORDS = ["a", "dogs", "S", "said", "Mayor", "NATO", "U.S", "Mr", "rock", "n", "roll", "tis", "em", "of", "the", "new", "deal",
         "don't", "can’t", "l'été", "ÉCOLE", "straße", "ΣΑΣ", "שלום", "ד״ר", "ﬁn", "カタカナ", "東京", "एक", "ẞ", "ǅ", "x_y"]  # fmt: skip
NUMBERS = ["90s", "5'10\"", "6′2″", "3.14", "1,000", "12", "٣٤", "1'000", "5'", "7\""]
STOPS = [".", ",", "!", "?", "…", ";", ":", "。", "?!", "...", "—", "-", "–", "(", ")", "[", "]", "{", "}", "|", "/", "&", "_"]
SPACES = [" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\xa0", "\u3000", "\n \n"]
ODD = ["\u0308", "\u200d", "\xad", "\ufeff", "\0", "\ud800", "\udfff", "🙂", "👩\u200d👧", "🇫🇷", "🇬", "❤\ufe0f", "\U0010ffff",
       "\u202e", "\u200b", "\ufffd", "\x1b"]  # fmt: skip
LINKS = ["http://", "https://a.bc/d?e=f", "://", ":", "@", "me@ex.org", "@ann", "www.", "www.x", "WWW.a.b", "<", ">", "<b>",
         '<a id="1">', "</p>", "<!--", '<tweet id="', "@.", "@-", "x://"]  # fmt: skip

PIECES = MARKS + WORDS + NUMBERS + STOPS + SPACES + ODD + LINKS
GROUPS = [MARKS, WORDS, NUMBERS, STOPS, SPACES, ODD, LINKS]

# Words, phrases that share a beginning, one that begins with an apostrophe, and one that holds marks.
ENTRIES = [("said", 1 << 16), ("mr", 1 << 13), ("u.s", 1 << 12), ("of", 1 << 14), ("the", 1 << 14), ("of the", 1 << 17),
           ("of the new deal", 1 << 15), ("of the new", 1 << 15 | 1 << 18), ("the new", 1 << 15), ("new deal", 1 << 15),
           ("deal", 1 << 15), ("' tis", 1 << 19), ("' em", 1 << 19), ("' n '", 1 << 19), ("straße", 1 << 15),
           ("école", 1 << 20), ("@ ann", 1 << 15), ("a " * 11 + "a", 1 << 15), ("a a", 1 << 15)]  # fmt: skip
