"""An article as it comes out of a source, before it is stored."""

from __future__ import annotations

import codecs
import hashlib
import html
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST = 1_000_000
"""Characters of the longest text taken for one article: ten times the longest news feature; more is a dump of something."""

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){20}")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf©¨¢¡ª]|Â[\xa0-\xbf]")


class Unreadable(Exception):
    """An input that gives no article; the message is the reason written to `rejected`."""


@dataclass(slots=True)
class Article:
    """source: path or URL read (path#member inside an archive or table). name: its last part.
    published: ISO day or ''; basis: where it was found (metadata, url, none). sha256: of the original bytes.
    extra: authors, section, tags as the page gives them. part: the page's number where the article runs over several
    (`?page=2`; 0 for a page that shows all of them). where: the absolute path of the source, which tells files of one name apart."""

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
    part: int = 1
    where: str = ""

    @property
    def page(self) -> str:
        """What identifies the page over its versions: the URL, else outlet and file. Standard input has no versions."""
        return page_key(self.url) or f"{self.outlet}|{self.where or self.sha256}"

    @property
    def article_id(self) -> str:
        """Depends on URL (else outlet and file name) and bytes only, so not on the order of adding or on the folder."""
        key = page_key(self.url) or f"{self.outlet}|{self.name}"
        return hashlib.sha256(f"{key}|{self.part}|{self.sha256}".encode("utf-8", "replace")).hexdigest()[:16]


_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|ref|from|amp|outputType|_gl|share|m)(?:=.*)?|(?:page|halaman|hal|showpage)=(?:\d*|all|semua)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def page_key(url: str) -> str:
    """The part of a URL that names the article: without scheme, www./m./amp., tracking, page number, /amp and fragment."""
    if not url:
        return ""
    rest = re.sub(r"^[a-z]+://", "", url.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, _, query = rest.partition("?")
    host, slash, path = path.partition("/")
    host = re.sub(r"^(?:(?:www\d?|m|amp|mobile)\.)+", "", host.lower())
    path = re.sub(r"(?:/amp(?:\.html?)?|\.amp|/page/all|/all)/?$", "", path.rstrip("/"), flags=re.IGNORECASE)
    query = "&".join(sorted(p for p in query.split("&") if p and not _TRACKING.fullmatch(p)))
    return host + (slash + path if path else "") + ("?" + query if query else "")


def site_of(url: str) -> str:
    """The site of a URL, without www. and the like; '' for none."""
    return page_key(url).partition("/")[0].partition("?")[0] if "://" in url else ""


def sha256(data: bytes) -> str:
    """The hash of original bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, charset: str = "") -> str:
    """Bytes to text: UTF-8 or UTF-16 by mark, else UTF-8, else the charset that a server or page declares, else Windows-1252.

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
            text = data.decode(_known(charset), errors="replace")
    head = text[:20000]
    if len(_ODD.findall(head)) > max(4, len(head) // 50):
        raise Unreadable("binary: too many control characters for a text (supported: text, Markdown, HTML, JSONL, CSV)")
    return text


def _known(charset: str) -> str:
    """A declared charset if Python knows it (Latin-1 means Windows-1252 on the web), else Windows-1252."""
    try:
        name = codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        return "cp1252"
    return "cp1252" if name in ("iso8859-1", "ascii", "utf-8") else name


def clean(text: str) -> str:
    """The text as stored: line ends as \\n, composed Unicode (NFC), no invisible, control or
    direction characters, mojibake mended, HTML entities decoded.

    Errors: Unreadable when it holds no letters or is longer than LONGEST.
    """
    if len(text) > LONGEST:
        raise Unreadable(
            f"too long: {len(text):,} characters; an article has at most {LONGEST:,}. Split the file into articles"
        )
    if _MOJIBAKE.search(text):
        import ftfy

        text = ftfy.fix_encoding(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))
    text = _CONTROL.sub(" ", text).strip("\n")
    if not _LETTERS.search(text[:5000]):
        raise Unreadable("no text: fewer than 20 letters")
    return text


def first_line(text: str) -> str:
    """The first line with letters in it: the headline of a text file."""
    return next((line.strip() for line in text.split("\n") if re.search(r"[^\W\d_]", line)), "")[:300]
