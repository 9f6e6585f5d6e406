"""The memory of a document is freed without the garbage collector once its quotes are built."""

import gc

import pytest

from quotex import extract

ARTICLE = "Ada Moor, the mayor, said the dam was “old,” and Ben Cole left.\n\n“It leaks,” he said.\n\n"
STORY = "“Go home!” Petra cried, and sat down.\n\n“I will not,” said Oswin.\n\nThen she said: “You must.”\n\n" * 8


@pytest.mark.parametrize("text", [ARTICLE, STORY], ids=["article", "story"])
def test_a_document_leaves_no_reference_cycles(text: str) -> None:
    assert extract(text)
    gc.collect()
    extract(text)
    assert gc.collect() == 0
