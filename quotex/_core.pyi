"""The C core: the scanner (see ``Scan``), and what reads its tokens."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

_Block = tuple[int, int, int, int]

# Written by src_c/constants.py from the C headers; do not edit.
# Kinds and shapes in Scan.token_tags, bits 0 to 11.
WORD: Final = 1  # holds a letter
NUMBER: Final = 2  # holds digits and no letter
PUNCT: Final = 4  # everything else
MARK: Final = 8  # a quotation mark (not an apostrophe)
TERMINATOR: Final = 16  # . ! ? … and the like
CAPITALIZED: Final = 32  # begins with a capital
UPPER: Final = 64  # two letters or more, all capitals (CAPITALIZED is set too)
LOWER: Final = 128  # begins with a small letter
DIGIT: Final = 256  # holds a digit
SPACED: Final = 512  # follows white space or begins the text
LINE_START: Final = 1024  # first token of its line
LINK: Final = 2048  # part of a URL, an e-mail address or a handle
# Lexicon classes the scanner itself reads; bits 12 to 27 are free for the language pack.
ABBREVIATION: Final = 268435456  # the full stop after it may or may not end a sentence (Inc., U.S.)
ABBREVIATION_BEFORE_NAME: Final = 536870912  # the full stop after it never ends a sentence (Mr., Sen.)
STOP: Final = 1073741824  # a function word, counted in Scan.line_stops
TRIGGER: Final = 2147483648  # Scan.hit_* lists its occurrences
# Scan.line_flags
LINE_BLANK: Final = 1
LINE_ENDS_SENTENCE: Final = 2  # last token is a terminator, or a closing mark or bracket right after one
# Scan.sentence_flags
SENTENCE_INNER: Final = 1  # ends inside a quotation; the outer sentence goes on
# Scan.quote_flags
QUOTE_UNCLOSED: Final = 1  # has no closing mark; the span ends with its paragraph, or sooner
QUOTE_CONTINUES: Final = 4  # the same speech goes on in the next paragraph, which opens with a mark again
QUOTE_CONTINUED: Final = 8  # continues the quotation of the paragraph before
QUOTE_SINGLE: Final = 16  # has single marks
# Damage.kinds
DAMAGE_ENTITY: Final = 1  # & before a letter or #
DAMAGE_TAG: Final = 2  # < before a letter or one of / ! ?
DAMAGE_BACKSLASH: Final = 4  # a backslash
DAMAGE_DOUBLED: Final = 8  # a straight double mark before another one
DAMAGE_EMPHASIS: Final = 16  # * or _
DAMAGE_OPENING: Final = 32  # * or _ before a letter, a mark or a character beyond ASCII
DAMAGE_BRACKET: Final = 64  # a square bracket
DAMAGE_LINK: Final = 128  # ] before ( (BRACKET is set too)
DAMAGE_FOOTNOTE: Final = 256  # [ before a digit (BRACKET is set too), or a superscript figure
DAMAGE_HYPHEN: Final = 512  # a hyphen at the end of a line
DAMAGE_QUOTED_LINE: Final = 1024  # > at the start of a line
DAMAGE_BLOCK: Final = 2048  # the start of a line that may be an item, a heading, a rule or a table
DAMAGE_TORN_LINE: Final = 4096  # the start of a line, not the first, that begins with a comma or a full stop
DAMAGE_CONTROL: Final = 8192  # an ASCII control character that is not white space
DAMAGE_INVISIBLE: Final = 16384  # an invisible or odd character of `kind_of`
DAMAGE_SPACE: Final = 32768  # a blank of `kind_of`, beyond ASCII
DAMAGE_MISREAD: Final = 65536  # may begin a misread character: of `kind_of`, before one beyond ASCII; Â before a blank
DAMAGE_LOST: Final = 131072  # U+FFFD
DAMAGE_TAGGED_LINE: Final = 262144  # the start of a line that begins with <
DAMAGE_CODE: Final = 524288  # a backtick; inside code, nothing is repaired
DAMAGE_ADDRESS: Final = 1048576  # ://
# Features of a lexicon entry that the scanner itself reads; src_c/read/features.h defines bits 8 to 63
FEATURE_ALWAYS_CAPITALIZED: Final = 1  # its capital does not show that a sentence begins: I
FEATURE_COMPOUND_HEAD: Final = 2  # unknown words that end in it are compounds of it: Außenminister
# Kinds of words with an ending
ENDING_PLURAL: Final = 1  # a plural noun; an apostrophe after it may be a possessive: the dogs’
ENDING_POSSESSIVE: Final = 2  # Moor’s
ENDING_PAST: Final = 4  # a verb in the past tense
ENDING_ADVERB: Final = 8
ENDING_GERUND: Final = 16  # a verb: saying
ENDING_ADJECTIVE: Final = 32  # famous
ENDING_VERB: Final = 64  # a base form: realize
ENDING_NOUN: Final = 128  # a noun that ends like an adjective: agreement
ENDING_SINGULAR: Final = 256  # a singular that ends like a plural: press
ENDING_MODIFIER: Final = 512  # an adjective before a noun: tasty
ENDING_ORDINAL: Final = 1024  # a number: 20th
ENDING_DEMONYM: Final = 2048  # an adjective with a capital: Austrian
# What the opening of a line looks like, in rows of find_openings
OPENING_COLON: Final = 1  # a label before a colon: MOOR: It leaks.
OPENING_STOP: Final = 2  # before a full stop: Mr. MOOR. It leaks.; a single letter before a stop or blanks: Q.
OPENING_DASH: Final = 4  # before a tab or a long dash
OPENING_ALONE: Final = 8  # the whole line is a label
OPENING_CUE: Final = 16  # the times of a caption: 00:01.000 --> 00:02.000
OPENING_TAG: Final = 32  # a tag: <v Ada Moor>It leaks.
OPENING_CHEVRON: Final = 64  # begins with >>
OPENING_EMPHASIS: Final = 128  # begins with ** or __
OPENING_QUESTION: Final = 256  # the line ends with a question mark
OPENING_TIMED: Final = 512  # a time precedes or follows the label: [00:12] MOOR:
OPENING_BRACKET: Final = 1024  # a square bracket opens right before the label: [MOOR] It leaks.
OPENING_INDENTED: Final = 2048  # a letter follows at least a few blanks
# Scan.shapes_of_lines, by which line rules are selected
SHAPE_WORDLESS: Final = 1  # no word
SHAPE_SHORT: Final = 2  # few words, and no end of a sentence
SHAPE_CLIP: Final = 4  # ends with the length of a clip, 1:52 or (1:52)
SHAPE_DIGITS: Final = 8
# Kinds and properties of chunks, in Chunks.bits
CHUNK_PHRASE: Final = 1  # a base noun phrase: the old mayor
CHUNK_VERBS: Final = 2  # a verb group: has not said
CHUNK_PREPOSITION: Final = 4
CHUNK_ADVERB: Final = 8
CHUNK_CONJUNCTION: Final = 16
CHUNK_SUBORDINATOR: Final = 32
CHUNK_RELATIVE: Final = 64  # a relative pronoun
CHUNK_QUOTE: Final = 128
CHUNK_BRACKET: Final = 256  # brackets with their contents
CHUNK_COMMA: Final = 512
CHUNK_COLON: Final = 1024
CHUNK_DASH: Final = 2048
CHUNK_STOP: Final = 4096
CHUNK_OPENING: Final = 8192  # a bracket that is never closed
CHUNK_CLOSING: Final = 16384
CHUNK_OTHER: Final = 32768
CHUNK_FINITE: Final = 65536  # of verb groups
CHUNK_PASSIVE: Final = 131072
CHUNK_GERUND: Final = 262144
CHUNK_INFINITIVE: Final = 524288
CHUNK_PARTICIPLE: Final = 1048576
CHUNK_COPULA: Final = 2097152  # the main verb is be
CHUNK_TIME: Final = 4194304  # of phrases, by the head
CHUNK_NAME: Final = 8388608
CHUNK_PRONOUN: Final = 16777216
CHUNK_EDGE: Final = 33554432  # begins a sentence
CHUNK_SAYS: Final = 134217728  # a verb of saying
CHUNK_CUE: Final = 268435456  # a verb of saying or thinking
CHUNK_SINGLE: Final = 67108864  # one token, or a verb without auxiliaries
# The classes of Universal Dependencies (UPOS)
UPOS_X: Final = 0  # links and the like; of a lexicon entry: unknown
UPOS_NOUN: Final = 1
UPOS_PROPN: Final = 2
UPOS_PRON: Final = 3
UPOS_DET: Final = 4
UPOS_ADJ: Final = 5
UPOS_VERB: Final = 6
UPOS_AUX: Final = 7
UPOS_ADV: Final = 8
UPOS_ADP: Final = 9
UPOS_CCONJ: Final = 10
UPOS_SCONJ: Final = 11
UPOS_NUM: Final = 12
UPOS_PART: Final = 13
UPOS_INTJ: Final = 14
UPOS_PUNCT: Final = 15
UPOS_SYM: Final = 16
# Bits of a word of Classes.words; the upper half of an entry's features has such bits for its first word
WORD_CLASS: Final = 31  # mask: one of the above; of an entry, its most frequent class
WORD_BASE: Final = 32  # the forms that a verb may have here: say
WORD_THIRD: Final = 64  # says
WORD_PAST: Final = 128  # went, said
WORD_PARTICIPLE: Final = 256  # gone, said
WORD_GERUND: Final = 512  # saying
WORD_NOUN: Final = 1024  # may be a noun
WORD_ADJECTIVE: Final = 2048  # may be an adjective
WORD_ADVERB: Final = 4096  # may be an adverb
WORD_SUBJECT: Final = 8192  # a pronoun that is a subject: he, who
WORD_POSSESSIVE: Final = 16384  # his
WORD_OBJECT: Final = 32768  # a subject that may also be an object: it
WORD_PLURAL: Final = 65536  # a plural without a plural ending: people
WORD_SINGULAR: Final = 131072  # used before a singular noun, or alone: each
WORD_FLOATED: Final = 262144  # may be inside a verb group: have all said
WORD_CLAIM: Final = 524288  # a noun with a that-clause: the claim that it leaks
WORD_RELATIVE: Final = 1048576  # who, which, whose
WORD_KIND: Final = 65011712  # mask: the kind of a function word, KIND_BE or another
WORD_ATTRIBUTIVE: Final = 67108864  # a participle before its noun
WORD_UNKNOWN: Final = 134217728  # neither the lexicon nor an ending gives its class
WORD_OPENS: Final = 268435456  # its capital means nothing: begins a sentence, or follows a mark
WORD_STARTS: Final = 536870912  # begins a sentence
# Kinds of function words, in the bits of WORD_KIND
KIND_BE: Final = 2097152
KIND_HAVE: Final = 4194304
KIND_DO: Final = 6291456
KIND_MODAL: Final = 8388608  # a base form follows: will, let, please
KIND_TO: Final = 10485760
KIND_THAT: Final = 12582912
KIND_WHICH: Final = 14680064  # before a noun, or alone
KIND_ALONE: Final = 16777216  # a determiner, before a noun or alone: this, some
KIND_THERE: Final = 18874368
KIND_CLAUSAL: Final = 20971520  # before a clause or a phrase: after, since
KIND_AS: Final = 23068672  # like KIND_CLAUSAL, and before the first half of a comparison
KIND_ONCE: Final = 25165824  # like KIND_CLAUSAL, and an adverb after a subject
KIND_DEGREE: Final = 27262976  # more people, more beautiful
KIND_ORDER: Final = 29360128  # the first day, was first seen
KIND_TEMPORAL: Final = 31457280  # said later, a later day
KIND_PLACE: Final = 33554432  # went home, right there
KIND_APPROXIMATE: Final = 35651584  # about 200
KIND_DIRECTION: Final = 37748736  # turned around; around 200
KIND_LIKE: Final = 39845888  # a preposition; a verb after a subject
KIND_AGENT: Final = 41943040  # by
KIND_PARTICLE: Final = 44040192  # an adverb only before a pause: in, off
# Features of a lexicon entry
FEATURE_PAST: Final = 1024
FEATURE_PLURAL: Final = 4096  # a plural pronoun or noun
FEATURE_MALE: Final = 65536
FEATURE_FEMALE: Final = 131072
FEATURE_FIRST_NAME: Final = 262144
FEATURE_IMPERSONAL: Final = 524288  # the role of an organization or a document
FEATURE_DOCUMENT: Final = 1048576  # a report, a law; may also be a last name
FEATURE_CLOSING: Final = 2097152  # closes the name of an organization: Library, Fund
FEATURE_OF: Final = 4194304  # joins a title or the name of an organization: Secretary of State
FEATURE_AND: Final = 8388608  # joins the words of an office: Health and Safety
FEATURE_TITLE_END: Final = 16777216  # continues a title: President Pro Tem
FEATURE_PARTICLE: Final = 33554432  # used inside a name: van, de la, al
FEATURE_PARTY: Final = 67108864  # the letter of a party, before a state: R-Ohio
FEATURE_ACRONYM: Final = 134217728  # names a body if written in capitals: WHO
FEATURE_SHORT_PARTICLE: Final = 268435456  # a particle with a full stop: St.
FEATURE_SYLLABLE: Final = 536870912  # a word that is also the small part of a given name: Hyun-woo
FEATURE_WEEKDAY: Final = 1073741824
# What a step of a pattern does
STEP_ACCEPT: Final = 0
STEP_TAKE: Final = 1  # takes a chunk; a phrase together with the longest continuation possible
STEP_GAP: Final = 2  # takes any number of chunks, as few as possible
STEP_SPLIT: Final = 3  # continues with the first of its branches that matches
STEP_LOOK: Final = 4  # its branch must match here
STEP_LOOK_NOT: Final = 5  # its branch must not match here
STEP_EDGE: Final = 6  # the end of the stretch, or of its sentence
STEP_OPEN: Final = 7  # begins a capture
STEP_CLOSE: Final = 8
# Flags of a test of a chunk
TEST_DENIED: Final = 1  # the test must not hold
TEST_OPENING: Final = 2  # tests the first word, not the head
TEST_ASKED: Final = 4  # calls a Python function
# How a pattern is matched
PATTERN_LEFTWARD: Final = 1  # leftward from its last element, before the quotation
PATTERN_FROM_MARK: Final = 2  # from right after the quotation, not from where the clause goes on
PATTERN_TO_SENTENCE: Final = 4  # to the end of the sentence, not to the next quotation
# NameRuns.tags
NAME_NO_NAME: Final = 1  # not a name: a role, a party label, a handle
NAME_ROLE_ALONE: Final = 2  # a role alone, which is a name only if somebody has it
NAME_PERSON: Final = 4
NAME_ORGANIZATION: Final = 8
NAME_HE: Final = 16
NAME_SHE: Final = 32
NAME_WITH_ROLE: Final = 64  # has a role: see NameRuns.role_at
NAME_FULL: Final = 128  # more than one word after the titles
NAME_PLAIN: Final = 256  # one word, without a title
NAME_TITLED: Final = 512  # contains a title, or follows a role
NAME_IN_QUOTATION: Final = 1024  # begins inside a quotation
NAME_NO_SUBJECT: Final = 2048  # cannot be a subject: Moor’s plan, a Moor aide, with Moor
NAME_AFTER_PREPOSITION: Final = 268435456  # it or its title follows a preposition
NAME_GOES_ON: Final = 536870912  # the name of an organization that goes on in the next run: Department of Justice
# Narration.tags
KEPT: Final = 268431776  # the bits kept from token_tags
FINITE: Final = 1  # a finite verb or infinitive (said, has, to say), not a noun or participle
ADVERBIAL: Final = 2  # may be between a subject and its verb: also, quickly, Tuesday
COMMA: Final = 4
DASH: Final = 8  # between words; not a hyphen
COLON: Final = 16  # colon and semicolon
PAUSE: Final = 12
BREAK: Final = 3612
QUOTED: Final = 64  # inside a quotation, marks included, or an unpaired mark; the only tag
OPEN: Final = 512  # opening bracket
CLOSE: Final = 1024
STOPPER: Final = 2048  # ends a sentence
POSSESSIVE: Final = 268435456  # Moor’s, and the apostrophe of the Moors’
JOINER: Final = 536870912  # hyphen, slash, the full stop of an abbreviation: the word goes on
LOOKS_FINITE: Final = 1073741824  # ends like a past tense where a verb may be; not shown in tags, only searched for
# Facts of the context of a quotation, from Narration.contexts
UNCLOSED: Final = 1
CONTINUED: Final = 2  # continues the quotation of the paragraph before
HOLDS: Final = 4  # contains quotations
CAPITAL: Final = 8  # begins with a capital or a digit
TITLED: Final = 16  # a few words, all capitalised except function words
LABELLED: Final = 32  # begins with a word in capitals and a colon
INITIAL: Final = 64  # begins a sentence
AFTER_COLON: Final = 128  # does not begin a sentence, and follows a colon
AFTER_COMMA: Final = 256
LED: Final = 512  # follows a word that may introduce it, with or without a comma, inside a sentence
CLAUSE_FOLLOWS: Final = 1024  # its sentence goes on with a clause after it: "…," Moor said
SPLIT: Final = 2048  # the next sentence belongs to it: "Why?" Moor asked.
PAUSES: Final = 4096  # its sentence has a comma or a dash after it, which does not end the sentence
OPENS: Final = 8192  # begins its paragraph
ENDS: Final = 16384  # ends its paragraph
FILLS: Final = 24576
SHARES: Final = 32768  # is in the paragraph of the quotation before it
FOLLOWS: Final = 65536  # is in the paragraph after that of the quotation before it
ANNOUNCED: Final = 131072  # the paragraph before its own ends with a colon, a dash or a comma
INVERTED: Final = 262144  # the clause after it begins with a word that may precede its subject
# What a line removed by a rule shows about the page; 0 if no rule removes it; see Rule.cue in language/catalogue.py
CUE_NONE: Final = 1  # nothing
CUE_START: Final = 2  # the article begins soon
CUE_END: Final = 3  # the article has ended
CUE_TEASERS: Final = 4  # teasers of other articles begin
CUE_COMMENTS: Final = 5  # comments begin
CUE_THREAD: Final = 6  # part of a comment
CUE_POST: Final = 7  # heads a post of a forum
# End of what is written from the C headers.

UNICODE_VERSION: str

class Lexicon:
    """Words and phrases with their classes, as one table for the scanner.

    ``entries`` are (phrase, classes): a phrase is one or more words as the tokenizer would cut them, separated by
    single blanks; case does not matter. Entry ids count from 1 in the order given; a phrase given twice keeps its
    first id and joins its classes. ``opening`` and ``closing`` are quotation marks that open and close in the language,
    each with the others of its style; all other marks have their usual side (“ opens, ” closes, « opens). ``endings``
    are (letters, kinds) with kinds ENDING_PLURAL and the others, for words that end in these letters. Raises ValueError
    for a phrase that the tokenizer cuts differently, for a character that is not a quotation mark, and for an ending
    that is too long.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, int]],
        opening: str = "",
        closing: str = "",
        endings: Iterable[tuple[str, int]] = ...,
    ) -> None: ...
    @staticmethod
    def of_lines(
        phrases: str,
        classes: bytes,
        features: bytes,
        opening: str = "",
        closing: str = "",
        endings: Iterable[tuple[str, int]] = ...,
        hash_number: int = 0,
    ) -> Lexicon:
        """A lexicon of checked phrases, one on each line, without repeats.

        ``classes`` has 4 bytes for each phrase, ``features`` 8. ``hash_number`` is the one of the same lexicon made
        before, which saves the search for a perfect hash.
        """

    def columns(self) -> tuple[bytes, bytes]:
        """The classes and features of all entries, in the form that ``of_lines`` takes."""

    @property
    def hash_number(self) -> int:
        """The number of the perfect hash of the words."""

    def __len__(self) -> int: ...
    def id(self, phrase: str) -> int: ...  # 0 if the phrase is not an entry
    def phrase(self, entry: int) -> str: ...
    def classes(self, entry: int) -> int: ...
    def features(self, entry: int) -> int: ...  # FEATURE_PAST and the others; 0 if the lexicon has no features

class Characters:
    """A set of characters below U+10000, searched for in one pass."""

    def __init__(self, characters: str) -> None: ...
    def held_by(self, text: str) -> set[str]: ...  # those that the text holds

class Damage:
    """The places where a text may be damaged. ``DamageFinder`` makes it."""

    text: str
    kinds: int  # the kinds of damage that the text may have: DAMAGE_…
    def places(self, kinds: int, start: int = 0, stop: int = ...) -> list[int]:
        """The offsets in ``start:stop`` at which there may be damage of one of the ``kinds``, in order."""

class DamageFinder:
    """Finds damage of every kind in one pass over a text.

    ``characters`` are, for each kind, the characters beyond ASCII and below U+10000 that are signs of it.
    """

    def __init__(self, characters: dict[int, str]) -> None: ...
    def find(self, text: str) -> Damage: ...

def edited(text: str, edits: list[Any]) -> str:
    """The text after sorted, disjoint edits (``start``, ``end``, ``replacement``). Raises ValueError for others."""

class WordCounts:
    """How often each word occurs in the first ``stop`` characters of a text, to compare lines with it.

    Words are separated by white space and compared in small letters. Raises ValueError if ``stop`` is above 65,536.
    """

    def __init__(self, text: str, stop: int) -> None: ...
    def compare(self, line: str, shortest: int, less: int, most: int) -> tuple[int, int]:
        """The number of different words of at least ``shortest`` characters, and the sum of their counts.

        The count of each word is reduced by ``less``, and is at most ``most``. Raises ValueError if the line has more
        than 256 characters.
        """

LETTERS: Final[dict[str, str]]  # letters that NFKD keeps, and the plain ones
APOSTROPHES: Final[str]  # which are left out of folded words

class FoldedWords:
    """The words of a text in the form in which quotations are checked. ``fold_words`` makes it.

    ``starts`` and ``ends`` are their offsets, ``cuts`` the words after an ellipsis, in order.
    """

    text: str
    def __len__(self) -> int: ...
    def keys(self) -> list[str]: ...
    def starts(self) -> array[int]: ...
    def ends(self) -> array[int]: ...
    def cuts(self) -> array[int]: ...

def fold_words(text: str, remark: str = "") -> FoldedWords:
    """The folded words of a text; quotex.verification.folding defines a word.

    ``remark`` is not a word in square brackets: up to eight small ASCII letters. Raises TypeError if the text is not a
    str, and ValueError for any other remark.
    """

class QuotationIndex:
    """Finds quotations in the words of texts.

    A quotation is ``(keys, before, cuts, least, seeds)``: its folded words; the number of content words before each of
    them, and before its end; the words after an ellipsis; the least number of words that a text must have as far apart
    as the quotation; and the pairs of words to look for, each as its first word and the distance of its second (1 or 2;
    0: a single word).
    """

    def __init__(
        self,
        quotations: Iterable[tuple[Sequence[str], Sequence[int], Sequence[int], int, Iterable[tuple[int, int]]]],
    ) -> None: ...
    def find(self, words: FoldedWords) -> tuple[list[tuple[int, list[_Block], bool, bool]], bool]:
        """The numbers of the quotations of which a text may have a part, with the blocks of words that both have.

        A block is ``(first, stop, start, end)``: words first:stop of the quotation are words start:end of the text. The
        first bool of a quotation, and the bool of all, is False if the text repeats itself so often that not all of it
        was compared. The second is False if the text has only a piece of a quotation that may have others elsewhere.
        """

    def blocks(self, quotation: int, words: FoldedWords, hits: Sequence[tuple[int, int]]) -> tuple[list[_Block], bool]:
        """The blocks around ``hits``, which are pairs of a word of the quotation and the same word of the text."""

class Scan:
    """All that the scanner found in one text, as packed columns (memoryviews of 32-bit integers).

    A token's ``tags`` are its kind, its shape and the classes of the lexicon entries that begin at it; its ``entry`` is
    the longest such entry (0: none).
    """

    text: str
    wrapped: bool  # hard-wrapped: paragraphs end at blank lines, before indented lines or after short ones
    broken: bool  # lines end inside sentences, at links
    token_start: memoryview[int]
    token_end: memoryview[int]
    token_tags: memoryview[int]
    token_entry: memoryview[int]
    # Lines: line_end excludes the line break; line_token has one more item than there are lines.
    line_start: memoryview[int]
    line_end: memoryview[int]
    line_token: memoryview[int]  # the line's first token
    line_flags: memoryview[int]
    # Counts of the tokens of each line, made when one of them is first read.
    line_words: memoryview[int]
    line_capitalized: memoryview[int]  # words that begin with a capital
    line_digits: memoryview[int]  # tokens that hold a digit
    line_stops: memoryview[int]
    line_puncts: memoryview[int]
    # Paragraphs, from the first character to the last that is not white space; blank lines are none. Each line is a
    # paragraph, unless the text is wrapped; but see scan.
    paragraph_start: memoryview[int]
    paragraph_end: memoryview[int]
    # Sentences in order, split inside quotations too (flag SENTENCE_INNER).
    sentence_start: memoryview[int]
    sentence_end: memoryview[int]
    sentence_flags: memoryview[int]
    # Quotations by their start, outer before inner; start:end is with the marks, inner_start:inner_end without.
    quote_start: memoryview[int]
    quote_end: memoryview[int]
    quote_inner_start: memoryview[int]
    quote_inner_end: memoryview[int]
    quote_parent: memoryview[int]  # index of the enclosing quotation, signed, -1: none
    quote_depth: memoryview[int]
    quote_flags: memoryview[int]
    # Occurrences of entries of class TRIGGER: tokens hit_token:hit_stop, in order.
    hit_token: memoryview[int]
    hit_stop: memoryview[int]
    hit_entry: memoryview[int]

    def __len__(self) -> int: ...  # number of tokens
    def word(self, token: int) -> str: ...  # the token's text
    def words(self) -> list[str]: ...  # the text of each token; equal ones share one str
    def tag_list(self) -> list[int]: ...  # token_tags as a list; equal ones mostly share one int
    # Whether the token's entry is a member of a set, given as one byte for each entry. False if there is no such token.
    def is_(self, token: int, members: bytes) -> bool: ...
    def is_small(self, token: int, members: bytes) -> bool: ...  # … and begins with a small letter
    def is_item_mark(self, token: int) -> bool: ...  # whether it begins with a mark used before items of a list
    def name(self, first: int, stop: int) -> str: ...  # the text of the tokens first:stop without a possessive ending
    def token_at(self, offset: int) -> int: ...  # first token that ends after offset, or len(self)
    def first_of_sentence(self, token: int) -> int: ...  # the first of the token's outer sentence; -1 is the last token
    def tokens_of_paragraph(self, paragraph: int) -> tuple[int, int]: ...  # first and stop; -1 is the last
    def phrase_stop(self, token: int) -> int: ...  # the token after the lexicon's phrase that begins at the token
    def line_at(self, offset: int) -> int: ...  # index of the line that holds offset (its line break included)
    def paragraph_at(
        self, offset: int
    ) -> int: ...  # index of the last paragraph that starts at or before offset, or -1
    def columns_of_tokens(self) -> tuple[Column, Column, Column, Column]: ...  # token_start, _end, _tags and _entry
    def sentence_at(self, offset: int) -> tuple[int, int]: ...  # the outer sentence around offset, (start, end)
    def next_tagged(
        self, mask: int, start: int, stop: int
    ) -> int: ...  # first token of start:stop with tags & mask, or -1
    def count_tagged(self, mask: int, without: int) -> int: ...  # tokens with tags & mask and no tag of without
    def has_more_tagged(self, mask: int, most: int) -> bool: ...  # whether more than most tokens have tags & mask
    def prev_tagged(
        self, mask: int, start: int, stop: int
    ) -> int: ...  # last token of start:stop with tags & mask, or -1
    def may_quote(self, line: int) -> bool: ...
    # Whether a quotation begins in the line, or its paragraph has other lines, so that it may quote if read alone.
    def line_body_at(self, line: int) -> int: ...
    # Offset of the words of a line, after white space and a mark (* Home; ## Home). A dash is a mark if the line before
    # or after, blank ones aside, begins with a dash too.
    def looks_like_page(self, gone: list[str | None] | None = None) -> bool: ...
    # Whether the text has the menus of a whole page, which extracted articles lack. gone has the rule that removed each
    # line, or None; removed lines do not count.
    def prose_of_line(self, line: int) -> int: ...  # how many of its words count as prose
    def article(self, cues: bytearray, classes: PageClasses, is_raw: bool = True) -> tuple[int, int] | None: ...
    # The lines first:stop of the article of a page; None if the text is not a page, or was cut before. cues has, for
    # each line, the cue of the rule that removes it (CUE_NONE and the others; 0: no rule). is_raw: enough lines are
    # removed wherever they are. A page without prose is all article.
    def shapes_of_lines(self, short_words: int) -> bytes: ...
    # The shapes of each line; SHAPE_SHORT is one of at most short_words words.
    def is_headline(self, line: int) -> bool: ...
    # Whether the line looks like a headline: 4 to 25 words, beginning with a word, and no mark that ends a sentence.
    def tail_start(self, first: int, stop: int, placed: dict[int, bool]) -> int: ...
    # The first line of the tail of the lines first:stop, their last eight or their last quarter. placed has the lines
    # that rules matched: those True are removed anywhere, and do not count; the others are not the first of the tail.

class RuleSets:
    """Selects the line rules to try on each line. A set of rules is an integer: bit n stands for rule n."""

    def __init__(
        self,
        by_entry: list[tuple[int, int, int] | None],  # rules for a trigger anywhere, near the start, near the end
        called: list[int],  # by shapes: rules that a line's shapes call for …
        allowed: list[int],  # … and those that they allow
        longest: list[int],  # by rule: the longest line that it may match, in characters
        automata: list[Any] | None = None,  # by rule: the automaton of its pattern (quotex.language.automata), or None
        *,
        tail: int = 0,  # rules for the tail of a text
        page: int = 0,  # rules for pages
        contents: int = 0,  # rules for a table of contents
        near_start: int = 0,  # tokens
        near_end: int = 0,
    ) -> None: ...
    def candidates(
        self, scan: Scan, short_words: int, *, whole: bool = False, page: bool = True, tail: int = 0
    ) -> tuple[int, list[tuple[int, int, int, int, bool, list[int]]]]: ...
    # The first line of the tail, and the lines with rules to try: line, start, end, offset of its words, whether it is
    # plain, the numbers of the rules. A plain line has only single spaces for blanks, no controls, and no letter beyond
    # ASCII that matches an ASCII one if case is ignored; rules whose automaton rejects a plain line are left out.
    # SHAPE_SHORT is a line of at most short_words words; a trigger must end in its line. Rules for the tail are tried
    # from the line tail on; if whole (the article is the whole text), the tail begins at its earliest possible line
    # instead. Rules for pages are tried only if page.

class EndClasses:
    """Tags of words that may end or begin a line in the middle of a sentence."""

    def __init__(
        self,
        *,
        verbs: int = 0,  # of saying, right after a quotation: "…," said
        links: int = 0,  # need other words after them: the, of, according to
        titles: int = 0,  # precede a name
        auxiliaries: int = 0,  # do not open a sentence in a small letter
    ) -> None: ...

class PageClasses:
    """Tags of words that tell the article of a page from the biography of its author, and from comments."""

    def __init__(
        self,
        *,
        verbs: int = 0,  # begin a biography: Ada writes
        reporting: int = 0,
        prepositions: int = 0,  # before a name: by
        not_names: int = 0,  # pronouns and determiners
        about: bytes = b"",  # by lexicon entry: words like about, before the name of the person described
    ) -> None: ...

class Classes:
    """The class of each token of a text by Universal Dependencies (Marie-Catherine de Marneffe et al., CL 47/2, 2021).

    The lexicon and its ending give the classes that a token may have; its neighbours decide between them, from left to
    right, in time linear in the text. Tokens inside quotations are read like all others. Each sentence is read by
    itself, and only once.
    """

    def __init__(self, scan: Scan) -> None: ...
    @property
    def words(self) -> list[int]: ...
    # For each token, its class (word & WORD_CLASS is UPOS_NOUN or another), the forms that a verb may have there
    # (WORD_BASE to WORD_GERUND), and the other bits named WORD_…

class ChunkColumn:
    """A column of chunks. It makes its numbers on demand, because most are never read."""

    def __len__(self) -> int: ...
    def __getitem__(self, chunk: int) -> int: ...

class Chunks:
    """The chunks of a text: noun phrases, verb groups, and what is between them (Abney, Parsing by Chunks, 1991).

    Columns with one value for each chunk: its kind and properties (``CHUNK_…``), its first token, the token after its
    last, and its head. A sentence is read when ``chunk`` is first called for one of its tokens, together with those
    that only the end of a quotation parts from it: “Why?” Moor asked. The chunks read at once are enclosed by two empty
    ones. Quotations and brackets are one chunk each. ``entries`` has 16 bits for each lexicon entry: see
    ``Language.chunk_entries``.
    """

    bits: list[int]

    def __init__(self, narration: Narration, entries: bytes) -> None: ...
    @property
    def first(self) -> ChunkColumn: ...
    @property
    def stop(self) -> ChunkColumn: ...
    @property
    def head(self) -> ChunkColumn: ...
    def chunk(self, token: int) -> int: ...  # the number of the token's chunk
    def until(self, stop: int) -> int: ...  # the first chunk that is not wholly before the token stop
    def is_(self, chunk: int, members: bytes) -> bool: ...  # whether its head is in the word set
    def trait(self, chunk: int) -> int: ...  # of its head
    def place(
        self, first: int, stop: int, floor: int, last: int, sentence_stop: int, clause: int
    ) -> tuple[int, ...]: ...
    # Converts the sentence around the quotation first:stop from tokens to chunks: its first chunk, the quotation, the
    # chunk after it, the two stops, and the clause that follows, or -1 for -1
    def match(
        self,
        program: Program,
        syntax: object,
        place: tuple[int, ...],
        facts: int,
        row: int,
        stop: int,
        steps: list[tuple[int, int]] | None = None,
    ) -> Match | None: ...
    # The first of the patterns row:stop that matches there; its trace is added to steps: see src_c/read/match.h.
    # Functions of the program are called with syntax and a chunk; syntax.ends(chunk, stop) and syntax.opening(chunk)
    # return how far phrases extend

Match = tuple[int, tuple[int, int] | None, tuple[int, int] | None, tuple[int, int] | None]  # row of a pattern, captures

class Program:
    """Compiled patterns over chunks. The rows of each list have the columns that src_c/read/match.h names.

    Raises ValueError if a row refers to a row, set or function that does not exist.
    """

    functions: tuple[Callable[[Any, int], bool], ...]

    def __init__(
        self,
        *,
        steps: list[tuple[int, ...]],
        branches: list[tuple[int, ...]],
        tests: list[tuple[int, ...]],
        patterns: list[tuple[int, ...]],
        sets: list[bytes],
        functions: tuple[Callable[[Any, int], bool], ...],
        traits: list[int],
    ) -> None: ...

class Narration:
    """The text around quotations: the tags of each token, with tags for kinds of punctuation (COMMA to JOINER).

    A token inside an outer quotation, or an unpaired mark, has the tag QUOTED only. ``traits`` are the traits of each
    lexicon entry. ``verbs`` and ``adverbs`` are tags of possible verbs and adverbs: words that are finite verbs or
    adverbs according to ``classes`` get tags of their own (FINITE, ADVERBIAL).
    """

    classes: Classes

    def __init__(self, scan: Scan, traits: list[int] = ..., verbs: int = 0, adverbs: int = 0) -> None: ...
    def __len__(self) -> int: ...
    def __getitem__(self, token: int) -> int: ...  # its tags; reads its sentence if they depend on classes of words
    def of(self, first: int, stop: int) -> list[int]: ...  # the tags of the tokens first:stop
    @property
    def tags(self) -> list[int]: ...  # the tags of all tokens
    def untag(self, token: int, mask: int) -> None: ...  # removes the tags of mask from the token
    def upos(self, token: int) -> int: ...  # the token's class, UPOS_NOUN or another; UPOS_X past the ends of the text
    def trait(self, token: int) -> int: ...  # the traits of the token's entry; 0 before the first token
    def next_tagged(
        self, mask: int, start: int, stop: int
    ) -> int: ...  # first token of start:stop with tags & mask, or -1
    def prev_tagged(
        self, mask: int, start: int, stop: int
    ) -> int: ...  # last token of start:stop with tags & mask, or -1
    def marked(self, marks: bytes, mask: int) -> list[list[int]]: ...
    # The tokens outside quotations with each of the bits 0 to 4 in marks[entry]; those with bit 1 or 2 only if they are
    # capitalized, those with bit 4 only if the next token has tags & mask or bit 5.
    def stretch(self, first: int, stop: int) -> tuple[int, int, str]: ...  # offsets and text of the tokens first:stop
    def contexts(
        self, window: int, leads: int = ..., inverts: int = ..., more: int = ...
    ) -> list[tuple[int, int, int, int, int, int, int, int, int, int, str, int]]: ...
    # The fields of spans.context.QuoteContext for each outer quotation, with at most window tokens on each side. Words
    # with tags & leads may introduce it; those with tags & inverts precede their subject; more are facts of all.

class Column:
    """The numbers of one column; reads single numbers faster than a memoryview."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> int: ...  # raises IndexError

class NameClasses:
    """Tags of words that decide what is a name, and of what kind."""

    def __init__(
        self,
        *,
        never_first: int = 0,
        never_inside: int = 0,
        titles: int = 0,
        roles: int = 0,  # nouns such as mayor, which may also precede a name
        organizations: int = 0,  # make a name the name of an organization
        determiners: int = 0,
        pronouns: int = 0,
        predicates: int = 0,  # may follow a whole phrase: verbs, prepositions
        prepositions: int = 0,
        times: int = 0,  # months
        places: int = 0,
    ) -> None: ...

class RunColumn:
    """A number for each run, made a Python object on demand, because few are read."""

    def __len__(self) -> int: ...
    def __getitem__(self, run: int) -> int: ...  # raises IndexError
    def __setitem__(self, run: int, token: int) -> None: ...

class NameRuns:
    """The runs of capitalised words, by number, with the facts about the people and organizations that they name.

    A run begins at a token without a tag of ``never_first`` and goes on, in its paragraph, over those without one of
    ``never_inside``; initials, titles (Sen.) and hyphens join, and a possessive (Moor's) ends it. Words that differ
    only in case, the kind of apostrophe and a possessive ending are the same. A run ends in its last word, or in the
    one before if the last is one of ``suffixes``, which have at most three letters. ``honours`` are suffixes that are
    not part of a name. Methods raise IndexError for a run that does not exist, and for a token outside the run or the
    text.
    """

    firsts: RunColumn  # tokens firsts[run]:stops[run]
    stops: RunColumn
    tags: list[int]  # the language pack's classes of all its tokens, with NAME_NO_NAME to NAME_GOES_ON
    starts: RunColumn  # the token at which the name begins, after its titles; may be changed
    acronyms: set[int]  # runs of one word in capitals: WHO

    def __init__(
        self,
        narration: Narration,
        classes: NameClasses,
        suffixes: frozenset[str],
        honours: frozenset[str] = ...,
    ) -> None: ...
    def before(self, token: int) -> int: ...  # how many runs begin before the token
    def exactly(self, first: int, stop: int) -> int: ...  # the run of exactly these tokens, outside quotations, or -1
    def back_from(self, token: int, reach: int) -> RunsBefore: ...
    # the runs that begin before the token, at most ``reach`` tokens back
    def beside(self, token: int, most: int) -> list[int]: ...
    # The first ``most`` runs from the token on, up to one that begins neither in its sentence nor in a quotation of its
    # paragraph; and, if a quotation is right before the token, the last ``most`` runs before it, back to one that does
    # not begin in a quotation of the paragraph.
    def distance(self, token: int, other: int, most_runs: int, most: int) -> tuple[int, int]: ...
    # how many sentences other than the token's hold one of the first ``most_runs`` runs from the token to the other, at
    # most ``most``; and how many paragraphs later the other token is
    def closing_in(self, runs: list[int], words: tuple[str, ...]) -> list[int]: ...
    # the runs whose last token, without a possessive 's, is one of the words
    def last_word(self, run: int) -> int: ...  # the token after the last blank in it
    def role_at(self, run: int) -> int: ...  # the token of the role, or -1
    def gender_at(self, run: int) -> int: ...  # the token that gives the gender, or -1
    def last(self, run: int) -> int: ...  # the token that the run ends in
    def ending_in(self, run: int, token: int, most: int = ...) -> list[int]: ...
    # the runs that end in the word of the token, at most ``most``
    def by_first_letter(
        self,
    ) -> dict[str, list[int]]: ...  # the runs of several words by the first letter of their names, from ``starts`` on
    def resembling(self, run: int, reach: int, most: int) -> list[tuple[int, str]]: ...
    # The first ``most`` NAME_FULL runs, at most ``reach`` runs away, whose last word has the first and last letter of
    # this run's last word, and at most one letter more or less; each with that word, without a possessive 's.
    def name(self, run: int, start: int) -> tuple[str, ...]: ...
    # the words of the run from the token ``start`` on, split at blanks, without a possessive 's and an honour, and with
    # a suffix after a comma
    def stretches(self, runs: list[int], end: Callable[[int], int]) -> list[tuple[int, int]]: ...
    # the offsets of the names of the runs, each from its token of ``starts`` to the end of the run; for one that is
    # NAME_GOES_ON, to the token ``end(run)``
    def apart(self, run: int) -> tuple[list[int], list[int], list[int], list[int]]: ...
    # the runs that end in the same word, except those that are NAME_GOES_ON; of them, the names that are NAME_FULL, the
    # other names, and those that are NAME_PLAIN
    def holding(self, run: int, token: int, most: int) -> list[tuple[int, int]]: ...
    # the first ``most`` places (run, token) of the word of the token, except at the end of a run

class RunsBefore:
    """Runs outside quotations, nearest first: the run, the first token of its sentence, the paragraphs in between."""

    sentence: int  # the first token of the sentence in which the next run is searched for

    def __iter__(self) -> RunsBefore: ...
    def __next__(self) -> tuple[int, int, int]: ...

def scan(text: str, lexicon: Lexicon | None = None, ends: EndClasses | None = None) -> Scan: ...

# With ends, a paragraph goes on over a line break if its sentence plainly goes on or a quotation is open.
def line_recurs(scan: Scan, line: int) -> bool: ...  # whether a later line has the same words, from its body on
def removals(scan: Scan, gone: list[str | None], merged: str) -> list[tuple[int, int, str]]: ...

# The stretches (start, end, rule) to remove, which are the lines with a rule in gone, each with its line break. A run
# of blank lines around them becomes one blank line; or none at the beginning of the text, and where the blank line has
# a rule, too, but does not reach the end of the text. Adjacent lines of one rule whose id begins with merged are one
# stretch. If the last line of a text without a final line break is removed, so is the break before it.
def set_items(items: list[Any], indices: list[int], value: object) -> None: ...  # sets items[index] of each index
def word_boundaries(text: str) -> list[int]: ...
def spoken_words(words: Iterable[str]) -> bytes: ...  # the set that turns_likely takes
def turns_likely(text: str, spoken: bytes) -> int: ...  # the kinds of openings of which there are enough for turns
def find_openings(text: str) -> list[tuple[int, int, int, int, int]]: ...

# The lines that may open a turn: their kinds, the start and the end of the label, the start of the line, its number.
