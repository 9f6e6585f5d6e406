"""Damaged Arrow, Parquet and WARC files, made from a seed: python tests/io/damage.py NUMBER [FIRST]

Prints what came of them. Ends with status 1 where an exception came out of the reader, or where rows of a table are
missing and nothing was told. Where reading ends the process, the last line that it printed names the seed.
"""

import datetime
import gzip
import io
import os
import random
import sys
import tempfile
from collections import Counter
from itertools import islice

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet

from quotex.io import Problem, Reading, Record
from quotex.io.readers.rows import ALL
from quotex.io.reading import read_file
from quotex.io.rows import to_json

ROWS, AT_ONCE = 600, 150
SAYS = "“It rained on day {},” said Zoë Moor."
NUMBERS = [b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\1\0\0\0", b"\0\0\1\0"]


def table():
    days = [datetime.date(2026, 1, 1) + datetime.timedelta(number) for number in range(ROWS)]
    columns = {
        "id": pa.array(range(ROWS)),
        "text": pa.array([SAYS.format(number) for number in range(ROWS)]),
        "day": pa.array(days),
        "at": pa.array(range(ROWS), pa.timestamp("ns")),
        "outlet": pa.array(["Tideline", "Courier", None] * (ROWS // 3)).dictionary_encode(),
        "tags": pa.array([["harbour", None, str(number)] for number in range(ROWS)]),
        "place": pa.array([{"name": f"Oxmere {number}", "at": [number, 2.5]} for number in range(ROWS)]),
        "pairs": pa.array([[("a", number)] for number in range(ROWS)], pa.map_(pa.string(), pa.int64())),
        "view": pa.array([SAYS.format(number) for number in range(ROWS)], pa.string_view()),
        "large": pa.array([f"{number}" for number in range(ROWS)], pa.large_string()),
    }
    return pa.table(columns)


def arrow(kind, compression=None):
    data, whole = io.BytesIO(), table()
    with kind(data, whole.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as writer:
        writer.write_table(whole, max_chunksize=AT_ONCE)
    return data.getvalue()


def parquet(**options):
    data = io.BytesIO()
    pa.parquet.write_table(table().drop_columns("view"), data, row_group_size=AT_ONCE, **options)
    return data.getvalue()


def warc():
    body = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
    texts = [SAYS.format(number) for number in range(ROWS)]
    return [body.format(len(text.encode()), text).encode() for text in texts]


def samples():
    return {
        "file.arrow": arrow(pa.ipc.new_file),
        "lz4.arrow": arrow(pa.ipc.new_file, "lz4"),
        "zstd.feather": arrow(pa.ipc.new_file, "zstd"),
        "stream.arrows": arrow(pa.ipc.new_stream),
        "file.arrow.gz": arrow(pa.ipc.new_file),
        "plain.parquet": parquet(compression="none", use_dictionary=False),
        "dictionary.parquet": parquet(compression="none"),
        "snappy.parquet": parquet(compression="snappy", data_page_version="2.0", data_page_size=1000),
        "zstd.parquet": parquet(compression="zstd", write_page_checksum=True),
        "crawl.warc": b"".join(warc()),
        "crawl.warc.gz": b"".join(map(gzip.compress, warc())),
    }


def damaged(data, chance):
    """The data with some bytes, integers or pieces changed, and sometimes cut off at the end."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        place = chance.randrange(len(found) - 8)
        if chance.random() < 0.4:  # near the ends, where the headers are
            place = chance.choice([place % 3000 % (len(found) - 8), len(found) - 9 - place % 3000 % (len(found) - 8)])
        match chance.choice(["bit", "number", "number", "noise", "copy"]):
            case "bit":
                found[place] ^= 1 << chance.randrange(8)
            case "number":
                aligned = place // 4 * 4
                found[aligned : aligned + 4] = chance.choice(NUMBERS)
            case "noise":
                length = chance.choice([1, 4, 8])
                found[place : place + length] = chance.randbytes(length)
            case "copy":
                other = chance.randrange(len(found) - 8)
                found[place : place + 8] = found[other : other + 8]
    if chance.random() < 0.05:
        del found[chance.randrange(len(found)) :]
    return bytes(found)


def main(number, first):
    whole, outcomes, failed = samples(), Counter(), False
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + number):
            name = list(whole)[seed % len(whole)]
            chance = random.Random(seed)
            print("seed", seed, name, flush=True)
            data = damaged(whole[name], chance)
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(gzip.compress(data) if name == "file.arrow.gz" else data)
            outcome = outcome_of(path)
            failed |= outcome.startswith("FAULT")
            outcomes[name, outcome] += 1
    for (name, outcome), count in sorted(outcomes.items()):
        print(f"{count:5} {name}: {outcome}")
    return int(failed)


def outcome_of(path):
    try:
        items = list(islice(read_file(path, Reading(keep=ALL)), 10 * ROWS))
        for item in items:
            if isinstance(item, Record):
                to_json({"id": item.id, **item.kept})
    except Exception as error:
        return f"FAULT {type(error).__name__}: {error}"
    records = sum(isinstance(item, Record) for item in items)
    problems = [str(item) for item in items if isinstance(item, Problem)]
    if any("\n" in problem for problem in problems):
        return "FAULT a problem of several lines"
    if records < ROWS and not problems and "warc" not in path:  # in which records that are not pages are skipped
        return f"FAULT {ROWS - records} rows are missing, and nothing was told"
    return "problems told" if problems else "all rows"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
