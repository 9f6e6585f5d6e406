"""For Ray Data: a function for ``Dataset.map_batches``. Needs the extra ``[ray]``."""

from __future__ import annotations

from typing import Any

from quotex.integrations import missing

try:
    import pyarrow as pa
    import ray.data  # noqa: F401, check that it is installed
except ModuleNotFoundError as error:
    raise missing(error, "ray") from None

from quotex.arrow import annotate
from quotex.pipeline import Pipeline

__all__ = ["Annotate"]


class Annotate:
    """Adds the columns of ``quotex.arrow.SCHEMA`` to batches of a Dataset with texts in ``column``.

    ``settings`` are those of ``Pipeline``. Pass an instance to run in tasks, or the class to run in actors; each worker
    process loads the language pack once. docs/engines.md shows both::

        ds.map_batches(Annotate("body", kinds=["direct"]), batch_format="pyarrow")

    Raises the errors of ``Pipeline`` and ``quotex.arrow.annotate``.
    """

    def __init__(self, column: str = "text", **settings: Any) -> None:
        self._column = column
        self._pipeline = Pipeline(**settings)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """Return the batch with the columns added; rows and their order stay the same."""
        if not isinstance(batch, pa.Table):
            raise TypeError("batches must be pyarrow Tables: write map_batches(…, batch_format='pyarrow')")
        return annotate(batch, self._column, pipeline=self._pipeline)
