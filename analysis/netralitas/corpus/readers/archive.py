"""ZIP and tar archives of articles in any other format, their members read where they lie: nothing is unpacked to disk by name."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from netralitas.corpus.article import Unreadable
from netralitas.corpus.source import EXPANDED_FREELY, MOST_EXPANDED, PACKED, Guarded, Options, Source

if TYPE_CHECKING:
    from netralitas.corpus.readers import Record

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
DEEPEST = 3
"""Archives within archives that are opened."""
MOST_MEMBERS = 200_000
"""Members of one archive that are read."""
LARGEST_MEMBER = 4_000_000_000
"""Bytes of the largest member read (a table of articles); a single page is limited by `source.LARGEST`."""


def looks(head: bytes) -> bool:
    """True for the beginning of a ZIP file or a tar file."""
    return head.startswith(b"PK\x03\x04") or head[257:262] == b"ustar"


def read(source: Source, options: Options) -> Iterator[Record]:
    """The records of all members; their source is `path#member`.

    A member that leads out of the archive, is encrypted, a link, a bomb or of no known format comes with the reason.
    Errors: Unreadable for a damaged archive and for archives nested too deep.
    """
    if source.depth >= DEEPEST:
        raise Unreadable(f"nested too deep: more than {DEEPEST} archives in one another")
    zipped = source.suffix == ".zip" or source.head(4) == b"PK\x03\x04"
    found = _zip(source) if zipped else _tar(source)
    from netralitas.corpus.ingest import records_of

    for number, (member, problem) in enumerate(found):
        if number >= MOST_MEMBERS:
            yield source.path, Unreadable(f"too many members: only the first {MOST_MEMBERS:,} were read")
            return
        if isinstance(member, str):
            yield f"{source.path}#{member}", problem or Unreadable("cannot be read")
        else:
            yield from records_of(member, options)


def _refused(name: str) -> Unreadable | None:
    """Why a member is not read by its name alone, if so; None for those that are."""
    from netralitas.corpus.readers import is_known

    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":"):
        return Unreadable("unsafe: the member's name leads out of the archive")
    if not is_known(path.name) and path.suffix:
        return Unreadable(f"unknown format: {path.suffix.lower()}")
    return None


def _hidden(name: str) -> bool:
    return any(
        part.startswith(".") or part == "__MACOSX"
        for part in PurePosixPath(name.replace("\\", "/")).parts
        if part not in ("..", ".")
    )


_MAGIC = ((b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ\0", ".xz"))

Member = tuple[Source | str, Unreadable | None]


def _member(source: Source, name: str, stream: IO[bytes], packed: int) -> Source:
    """A member as a source; its stream can be opened more than once where it can be rewound, else its head is kept."""
    guarded: Any = io.BufferedReader(Guarded(stream, packed, LARGEST_MEMBER), 1 << 16)
    return Source(
        f"{source.path}#{name}",
        PurePosixPath(name).name,
        f"{source.where}#{name}",
        _Reopen(guarded),
        packed,
        source.depth + 1,
    )


class _Reopen:
    """Opens a stream that can only be read once: the first bytes are kept, so that looking at them costs nothing."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._head: bytes | None = None

    def __call__(self) -> IO[bytes]:
        if self._head is None:
            self._head = self._stream.read(65536)
        return io.BufferedReader(_Joined(self._head, self._stream), 1 << 16)


class _Joined(io.RawIOBase):
    """The kept head, then the rest of the stream."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _zip(source: Source) -> Iterator[Member]:
    with source.open() as stream:
        raw: IO[bytes] = stream
        if not stream.seekable():
            data = stream.read(EXPANDED_FREELY * 4 + 1)
            if len(data) > EXPANDED_FREELY * 4:
                raise Unreadable(f"too long: an archive within an archive of more than {EXPANDED_FREELY * 4:,} bytes")
            raw = io.BytesIO(data)
        try:
            archive = zipfile.ZipFile(raw)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"damaged: no ZIP archive that can be read ({str(error)[:80]})") from None
        with archive:
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                name = info.filename
                if info.is_dir() or _hidden(name):
                    continue
                if problem := _refused(name):
                    yield name, problem
                elif info.flag_bits & 1:
                    yield name, Unreadable("encrypted: unpack it with its password first")
                elif info.file_size > EXPANDED_FREELY and info.file_size > MOST_EXPANDED * max(1, info.compress_size):
                    yield name, Unreadable(f"bomb: {info.compress_size:,} bytes unpack to {info.file_size:,}")
                else:
                    try:
                        with archive.open(info) as inner:
                            yield _member(source, name, inner, max(1, info.compress_size)), None
                    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
                        yield name, Unreadable(f"damaged: the member cannot be unpacked ({str(error)[:80]})")


def _tar(source: Source) -> Iterator[Member]:
    with source.open() as stream:
        head = source.head(8)
        packing = next((suffix for magic, suffix in _MAGIC if head.startswith(magic)), "")
        counted = Guarded(PACKED[packing](stream), source.packed) if packing else Guarded(stream, 0)
        try:
            with tarfile.open(fileobj=io.BufferedReader(counted, 1 << 16), mode="r|") as archive:
                for info in archive:
                    if info.isdir() or _hidden(info.name):
                        continue
                    if problem := _refused(info.name):
                        yield info.name, problem
                    elif not info.isreg():
                        yield info.name, Unreadable("unsafe: the member is a link or a device, no file")
                    elif info.size > LARGEST_MEMBER:
                        yield info.name, Unreadable(f"bomb: the member says it has {info.size:,} bytes")
                    else:
                        inner = archive.extractfile(info)
                        if inner is not None:
                            yield _member(source, info.name, inner, info.size), None
        except Unreadable:
            raise
        except (tarfile.TarError, OSError, EOFError, ValueError) as error:
            raise Unreadable(f"damaged: the tar archive breaks off or is none ({str(error)[:80]})") from None
