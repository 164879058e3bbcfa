"""An article as it comes out of a source, before it is stored."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

import ftfy

LONGEST = 1_000_000
"""Characters of the longest text taken for one article: ten times the longest news feature; more is a dump of something."""

_ZERO_WIDTH = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf©¨¢¡ª]|Â[\xa0-\xbf]")


class Unreadable(Exception):
    """An input that gives no article; the message is the reason written to `rejected`."""


@dataclass(slots=True)
class Article:
    """source: path or URL read (path#member inside a table). name: its last part, which identifies it where there is no URL.
    published: ISO day or ''; basis: where it was found (metadata, url, none). sha256: of the original bytes."""

    source: str
    name: str
    text: str
    sha256: str
    title: str = ""
    url: str = ""
    outlet: str = ""
    published: str = ""
    published_basis: str = "none"
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> str:
        """What identifies the page over its versions: the URL, else the outlet and file name."""
        return self.url or f"{self.outlet}|{self.name}"

    @property
    def article_id(self) -> str:
        """Depends on page and bytes only, so not on the order of adding or on the folder."""
        return hashlib.sha256(f"{self.page}|{self.sha256}".encode()).hexdigest()[:16]


def sha256(data: bytes) -> str:
    """The hash of original bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes) -> str:
    """Bytes to text: UTF-8 or UTF-16 by mark, else UTF-8, else Windows-1252; UTF-8 once read as Windows-1252 is mended.

    Errors: Unreadable for empty input and for bytes that are no text.
    """
    if not data.strip():
        raise Unreadable("empty: the file holds no text")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        if b"\0" in data[:65536]:
            raise Unreadable(
                "binary: the file holds NUL bytes, so it is no text (supported: text, Markdown, HTML, JSONL, CSV)"
            )
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    head = text[:20000]
    odd = sum(1 for c in head if (ord(c) < 32 and c not in "\n\r\t\f\v") or c == "\ufffd")
    if odd > max(4, len(head) // 50):
        raise Unreadable("binary: too many control characters for a text (supported: text, Markdown, HTML, JSONL, CSV)")
    return text


def clean(text: str) -> str:
    """The text as stored: line ends as \\n, composed Unicode (NFC), no invisible or control characters, mojibake mended.

    Errors: Unreadable when it holds no letters or is longer than LONGEST.
    """
    if len(text) > LONGEST:
        raise Unreadable(
            f"too long: {len(text):,} characters; an article has at most {LONGEST:,}. Split the file into articles"
        )
    if _MOJIBAKE.search(text):
        text = ftfy.fix_encoding(text)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_ZERO_WIDTH))
    text = "".join(c if c >= " " or c in "\n\t" else " " for c in text).strip("\n")
    if sum(c.isalpha() for c in text[:5000]) < 20:
        raise Unreadable("no text: fewer than 20 letters")
    return text


def first_line(text: str) -> str:
    """The first line with letters in it: the headline of a text file."""
    return next((line.strip() for line in text.split("\n") if re.search(r"[^\W\d_]", line)), "")[:300]
