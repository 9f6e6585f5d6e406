"""All tags in one namespace: ``from quotex.quotations import tags as T``, then ``T.REPORTING``.

They are the tags of tokens and of runs of names (``NAME_…``), the facts of contexts, and the traits of lexicon entries.
All names are distinct. mypyc inlines the numbers, because none is computed here.
"""

from typing import Final

from quotex._core import *  # noqa: F403
from quotex.language.wordclasses import *  # noqa: F403

# Facts of the context of a quotation, beyond those of the core. SOURCED is known from the start:
SOURCED: Final = 1 << 20  # its document has an *according to*
# These are known after the search for its speaker:
UNATTRIBUTED: Final = 1 << 21  # nobody was found to speak
CARRIED: Final = 1 << 22  # the speaker of the previous quotation in the paragraph continues
WEAK_EVIDENCE: Final = 1 << 23  # there is little evidence that these are somebody's words
METALINGUISTIC: Final = 1 << 24  # it is mentioned, not said
RESUMED: Final = 1 << 25  # continues the utterance that its reporting clause interrupts

# Where an answer found the speaker of a quotation: ``Attribution.evidence``.
CLAUSE_AFTER: Final = 1 << 0  # in a reporting clause right after it
CLAUSE_AT_END: Final = 1 << 1  # in a reporting clause at the end of its sentence
SOURCE_AFTER: Final = 1 << 2  # in a source phrase after it
ANY_AFTER: Final = 0b111  # one of these three
VERB_BEFORE: Final = 1 << 3  # a verb of saying or thinking introduces it
SOURCE_BEFORE: Final = 1 << 4  # a source phrase before it: according to NP
LABEL_BEFORE: Final = 1 << 5  # a name and a colon before it
LABEL: Final = 1 << 6  # another label, or a signature
PREVIOUS: Final = 1 << 7  # the previous quotation in its paragraph has the same speaker
NEIGHBOUR: Final = 1 << 8  # another quotation nearby has the same speaker
TOPIC_BEFORE: Final = 1 << 9  # whoever the sentence or the paragraph before it is about
SUBJECT: Final = 1 << 10  # the subject of its sentence
SHARED_CLAUSE: Final = 1 << 11  # the reporting clause of a later quotation in its sentence
