"""Kinds and properties of chunks: ``from quotex.quotations.grammar import chunks as C``."""

from __future__ import annotations

from quotex._core import CHUNK_ADVERB as ADVERB
from quotex._core import CHUNK_BRACKET as BRACKET
from quotex._core import CHUNK_CLOSING as CLOSING
from quotex._core import CHUNK_COLON as COLON
from quotex._core import CHUNK_COMMA as COMMA
from quotex._core import CHUNK_CONJUNCTION as CONJUNCTION
from quotex._core import CHUNK_COPULA as COPULA
from quotex._core import CHUNK_CUE as CUE
from quotex._core import CHUNK_DASH as DASH
from quotex._core import CHUNK_EDGE as EDGE
from quotex._core import CHUNK_FINITE as FINITE
from quotex._core import CHUNK_GERUND as GERUND
from quotex._core import CHUNK_INFINITIVE as INFINITIVE
from quotex._core import CHUNK_NAME as NAME
from quotex._core import CHUNK_OPENING as OPENING
from quotex._core import CHUNK_OTHER as OTHER
from quotex._core import CHUNK_PARTICIPLE as PARTICIPLE
from quotex._core import CHUNK_PASSIVE as PASSIVE
from quotex._core import CHUNK_PHRASE as PHRASE
from quotex._core import CHUNK_PREPOSITION as PREPOSITION
from quotex._core import CHUNK_PRONOUN as PRONOUN
from quotex._core import CHUNK_QUOTE as QUOTE
from quotex._core import CHUNK_RELATIVE as RELATIVE
from quotex._core import CHUNK_SAYS as SAYS
from quotex._core import CHUNK_SINGLE as SINGLE
from quotex._core import CHUNK_STOP as STOP
from quotex._core import CHUNK_SUBORDINATOR as SUBORDINATOR
from quotex._core import CHUNK_TIME as TIME
from quotex._core import CHUNK_VERBS as VERBS

__all__ = [
    "ADVERB", "BRACKET", "CLOSING", "COLON", "COMMA", "CONJUNCTION", "COPULA", "CUE", "DASH", "EDGE", "FINITE",
    "GERUND", "INFINITIVE", "NAME", "OPENING", "OTHER", "PARTICIPLE", "PASSIVE", "PHRASE", "PREPOSITION", "PRONOUN",
    "QUOTE", "RELATIVE", "SAYS", "SINGLE", "STOP", "SUBORDINATOR", "TIME", "VERBS",
]  # fmt: skip
