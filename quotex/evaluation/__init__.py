"""Score quotex on annotated corpora: PolNeAR, PDNC, LitBank, or your own in JSON Lines.

>>> from quotex.evaluation import evaluate, read_corpus
>>> evaluate(read_corpus("no/such/folder"))
Traceback (most recent call last):
    ...
quotex.evaluation.gold.CorpusError: no/such/folder: no such file or folder
"""

from quotex.evaluation.gold import Article, Character, Content, CorpusError, GoldQuote, Novel, Utterance
from quotex.evaluation.readers import FORMATS, detect, read_corpus
from quotex.evaluation.readers.predictions import predicted
from quotex.evaluation.run import Evaluation, evaluate, score

__all__ = [
    "FORMATS",
    "Article",
    "Character",
    "Content",
    "CorpusError",
    "Evaluation",
    "GoldQuote",
    "Novel",
    "Utterance",
    "detect",
    "evaluate",
    "predicted",
    "read_corpus",
    "score",
]
