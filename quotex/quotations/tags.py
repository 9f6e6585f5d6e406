"""All tags under one name: ``from quotex.quotations import tags as T``, then ``T.REPORTING``.

They are the tags of tokens and of runs of names (``NAME_…``), the facts of contexts, and the traits of lexicon entries.
No name is taken twice. mypyc replaces each by its number, since none is computed here.
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
METALINGUISTIC: Final = 1 << 24  # what leads to it tells that nobody says it
RESUMED: Final = 1 << 25  # goes on with the utterance that its reporting clause interrupts
