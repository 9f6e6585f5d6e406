"""Ray Data gives the rows of ``annotate``, in tasks and in actors, on a local cluster."""

import pytest

pytest.importorskip("pyarrow", reason="needs the extra [arrow]")
pytest.importorskip("ray.data", reason="needs the extra [ray]")

import pyarrow as pa
import ray
from ray.data.expressions import col

from quotex.arrow import SCHEMA
from quotex.integrations.ray import Annotate


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=200_000_000)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


@pytest.fixture
def pages(texts):
    table = pa.table({"body": texts, "day": list(range(len(texts)))})
    return ray.data.from_arrow([table.slice(0, 3), table.slice(3)])


def rows(dataset):
    return sorted(dataset.take_all(), key=lambda row: row["day"])


def test_tasks_give_the_rows_of_annotate(pages, texts, annotated):
    found = rows(pages.map_batches(Annotate("body"), batch_format="pyarrow"))
    assert [row["body"] for row in found] == texts
    assert [{name: row[name] for name in SCHEMA.names} for row in found] == annotated


def test_actors_load_the_pack_once_each(pages, annotated):
    class Telling(Annotate):
        def __call__(self, batch):
            from quotex.language.loading import _loaded

            found = super().__call__(batch)
            return found.append_column("loads", pa.repeat(_loaded.cache_info().misses, len(batch)))

    found = rows(
        pages.map_batches(
            Telling,
            fn_constructor_args=["body"],
            compute=ray.data.ActorPoolStrategy(size=2),
            batch_size=1,
            batch_format="pyarrow",
        )
    )
    assert [{name: row[name] for name in SCHEMA.names} for row in found] == annotated
    assert {row["loads"] for row in found} == {1}


def test_an_empty_dataset_and_settings_are_allowed(pages):
    some = pages.filter(expr=col("day") < 0).map_batches(Annotate("body", kinds=["scare"]), batch_format="pyarrow")
    assert some.take_all() == []
    found = pages.map_batches(Annotate("body", kinds=["scare"]), batch_format="pyarrow").take_all()
    assert not any(row["quotes"] for row in found)


def test_another_batch_format_is_refused(pages):
    with pytest.raises(Exception, match=r"write map_batches\(…, batch_format='pyarrow'\)"):
        pages.map_batches(Annotate("body")).take_all()
