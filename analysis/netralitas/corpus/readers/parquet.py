"""Parquet tables of articles, read in small batches."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from netralitas.corpus.article import Unreadable
from netralitas.corpus.columns import article_from, mapping
from netralitas.corpus.source import Options, Source

if TYPE_CHECKING:
    from netralitas.corpus.readers import Record

SUFFIXES = (".parquet",)


def looks(head: bytes) -> bool:
    """True for the beginning of a Parquet file."""
    return head.startswith(b"PAR1")


def read(source: Source, options: Options) -> Iterator[Record]:
    """One article a row; its source is `path#row`, counted from 0.

    Errors: Unreadable for a damaged file and one without a text column.
    """
    import pyarrow
    import pyarrow.parquet

    with tempfile.TemporaryFile() as seekable, source.open() as stream:
        file: IO[bytes] = stream
        if not stream.seekable():
            shutil.copyfileobj(stream, seekable)
            seekable.seek(0)
            file = seekable
        try:
            table = pyarrow.parquet.ParquetFile(file, pre_buffer=False, memory_map=False)
            columns = mapping(table.schema_arrow.names, options)
            roots = {c.partition(".")[0].lower() for found in columns.values() for c in found}
            wanted = [n for n in table.schema_arrow.names if n.lower() in roots]
            number = 0
            for batch in table.iter_batches(batch_size=256, columns=wanted):
                for record in batch.to_pylist():
                    where = f"{source.path}#{number}"
                    try:
                        yield article_from(
                            record, where, f"{source.name}#{number}", f"{source.where}#{number}", options
                        )
                    except Unreadable as reason:
                        yield where, reason
                    number += 1
        except (pyarrow.ArrowException, OSError) as error:
            raise Unreadable(f"damaged: no Parquet that can be read ({str(error).splitlines()[0][:120]})") from None
