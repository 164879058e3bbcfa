"""An input as a stream of bytes: opened when read, never wholly in memory unless small, guarded against bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Any

from netralitas.corpus.article import Unreadable
from netralitas.lexicon import Lexicon

LARGEST = 16_000_000
"""Bytes of the largest single page or text; a table or archive may be of any size, its records may not."""

LONGEST_LINE = 16_000_000
"""Characters of the longest line of a table of articles."""

MOST_EXPANDED = 300
"""Bytes that one compressed byte may become (text comes to 10, repeated lines to 100), once EXPANDED_FREELY is passed."""

EXPANDED_FREELY = 64_000_000

PACKED: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": lambda raw: gzip.GzipFile(fileobj=raw),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
    ".zst": lambda raw: _zstd(raw),
}


def _zstd(raw: IO[bytes]) -> IO[bytes]:
    import pyarrow

    return io.BufferedReader(pyarrow.CompressedInputStream(raw, "zstd"))


@dataclass(frozen=True)
class Options:
    """How to read: columns: {field: column} of tables given by the user; preset: the name of a known table layout.

    lexicon: with the rules for what on a page is not the article.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    preset: str = ""
    lexicon: Lexicon = field(default_factory=Lexicon)


@dataclass(frozen=True)
class Source:
    """An input.

    path: as written to `source` (path#member inside an archive). name: its last part, without .gz and the like.
    where: what tells it from other files of the same name (the absolute path). opener: gives its bytes.
    packed: bytes before unpacking, if known. depth: how many archives it lies in. url: where it came from, if known.
    """

    path: str
    name: str
    where: str
    opener: Callable[[], IO[bytes]]
    packed: int = 0
    depth: int = 0
    url: str = ""

    @property
    def suffix(self) -> str:
        """The name's ending, in lower case and with its dot; '' without one."""
        return "." + self.name.rpartition(".")[2].lower() if "." in self.name.lstrip(".") else ""

    def open(self) -> IO[bytes]:
        """The bytes as a stream; the caller closes it."""
        return self.opener()

    def head(self, size: int = 2048) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(size) or b""

    def read(self, limit: int = LARGEST) -> bytes:
        """All bytes.

        Errors: Unreadable when there are more than limit.
        """
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise Unreadable(f"too long: more than {limit:,} bytes for one page. Split the file into articles")
        return data

    def unpacked(self) -> Source:
        """The same without its compression (.gz, .bz2, .xz, .zst), recognised by its ending."""
        if self.suffix not in PACKED or self.name.lower().endswith(
            (".warc.gz", ".wet.gz", ".tar.gz", ".tar.bz2", ".tar.xz")
        ):
            return self
        unpack = PACKED[self.suffix]
        outer = self.open
        packed = self.packed
        return replace(
            self,
            name=self.name.rpartition(".")[0],
            opener=lambda: io.BufferedReader(Guarded(unpack(outer()), packed)),
            packed=0,
        )


class Guarded(io.RawIOBase):
    """A stream that refuses to give more than MOST_EXPANDED bytes for a packed byte.

    Errors: Unreadable from `read` when it is a bomb, cut or damaged.
    """

    def __init__(self, inner: IO[bytes], packed: int, limit: int = 0) -> None:
        self._inner = inner
        self._packed = packed
        self._limit = limit
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read(len(buffer))
        except (OSError, EOFError, ValueError, RuntimeError, lzma.LZMAError) as error:
            raise Unreadable(f"damaged: the compressed data end or break off here ({str(error)[:80]})") from None
        except Exception as error:
            if type(error).__module__ not in ("zlib", "zipfile", "_lzma"):
                raise
            raise Unreadable(f"damaged: the compressed data end or break off here ({str(error)[:80]})") from None
        self._given += len(data)
        if self._limit and self._given > self._limit:
            raise Unreadable(f"too long: unpacks to more than {self._limit:,} bytes")
        if self._packed and self._given > EXPANDED_FREELY and self._given > MOST_EXPANDED * self._packed:
            raise Unreadable(
                f"bomb: {self._packed:,} bytes unpack to more than {self._given:,}; no text can be compressed so far"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def encoding_of(head: bytes) -> str:
    """The encoding of a table of articles by its first bytes: utf-16 or utf-8-sig by mark, else utf-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig"


def lines(stream: IO[bytes], encoding: str) -> Iterator[tuple[int, str | None]]:
    """The lines of a text stream with their numbers (from 1); None stands for one longer than LONGEST_LINE.

    A line that is no UTF-8 is taken as Windows-1252.
    """
    text = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="\n")
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            yield number, None
            continue
        yield number, mend(line)


def mend(text: str) -> str:
    """Text decoded with surrogateescape: what was no UTF-8 is taken as Windows-1252."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return text
