"""All tags in one namespace: ``from quotex.quotations import tags as T``, then ``T.REPORTING``.

They are the tags of tokens and of runs of names (``NAME_…``), the facts of contexts, and the traits of lexicon entries.
All names differ. mypyc replaces each by its number, since none is computed here.
"""

from typing import Final

from quotex._core import *  # noqa: F403
from quotex.wordclasses import *  # noqa: F403

# More facts of the context of a quotation, beside those of the core. SOURCED is known from the start:
SOURCED: Final = 1 << 20  # its document has an *according to*
# These are known once its speaker has been looked for:
UNATTRIBUTED: Final = 1 << 21  # nobody was found to speak
CARRIED: Final = 1 << 22  # the speaker of the quotation before it in the paragraph goes on
WEAK_EVIDENCE: Final = 1 << 23  # little speaks for it that these are somebody's words
METALINGUISTIC: Final = 1 << 24  # it is mentioned, not said
RESUMED: Final = 1 << 25  # goes on with the utterance that its reporting clause interrupts

# Where an answer finds the speaker of a quotation: ``Attribution.evidence``.
CLAUSE_AFTER: Final = 1 << 0  # in a reporting clause right after it
CLAUSE_AT_END: Final = 1 << 1  # in a reporting clause at the end of its sentence
SOURCE_AFTER: Final = 1 << 2  # in a source phrase after it
ANY_AFTER: Final = 0b111  # one of these three
VERB_BEFORE: Final = 1 << 3  # a verb of saying or thinking leads to it
SOURCE_BEFORE: Final = 1 << 4  # a source phrase before it: according to NP
LABEL_BEFORE: Final = 1 << 5  # a name and a colon before it
LABEL: Final = 1 << 6  # another label, or a signature
PREVIOUS: Final = 1 << 7  # the quotation before it in its paragraph has the same
NEIGHBOUR: Final = 1 << 8  # another quotation near it has the same
TOPIC_BEFORE: Final = 1 << 9  # whoever the sentence or the paragraph before it is about
SUBJECT: Final = 1 << 10  # the subject of its sentence
SHARED_CLAUSE: Final = 1 << 11  # the reporting clause of a later quotation in its sentence
