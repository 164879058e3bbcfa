"""PDF pages of print editions (needs the extra: pip install 'netralitas[pdf]'): text as it stands, one article a file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from netralitas.corpus.article import Article, Unreadable, clean, first_line, sha256
from netralitas.corpus.pages.dates import parse_day
from netralitas.corpus.source import Options, Source

SUFFIXES = (".pdf",)
LARGEST = 64_000_000
MOST_PAGES = 50
"""Pages that one article may have; a PDF with more is a book or a whole edition."""


def looks(head: bytes) -> bool:
    """True for the beginning of a PDF."""
    return head.startswith(b"%PDF-")


def read(source: Source, options: Options) -> Iterator[Article]:
    """The text of a PDF, lines joined to paragraphs, words broken at line ends mended.

    Errors: Unreadable without the extra, for scanned pages without text, for encrypted and damaged files.
    """
    try:
        import pypdf
    except ImportError:
        raise Unreadable("PDF: reading it needs an extra, pip install 'netralitas[pdf]'") from None
    data = source.read(LARGEST)
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise Unreadable("encrypted: save the PDF without its password first")
        if len(document.pages) > MOST_PAGES:
            raise Unreadable(
                f"too long: {len(document.pages)} pages; an article has at most {MOST_PAGES}. Split the file"
            )
        text = "\n\n".join(page.extract_text() or "" for page in document.pages)
        info: Any = document.metadata or {}
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"damaged: no PDF that can be read ({type(error).__name__}: {str(error)[:80]})") from None
    if sum(c.isalpha() for c in text) < 20:
        raise Unreadable("no text: the PDF is a picture; recognise its text (OCR) first")
    text = clean(joined(text))
    yield Article(
        source.path, source.name, text, sha256(data), first_line(text), source.url, "", parse_day(str(info.get("/ArticleDate", ""))),
        "none", where=source.where,
    )  # fmt: skip


def joined(text: str) -> str:
    """Lines of a print column joined to paragraphs: a line goes on in the next unless it is short and ends a sentence."""
    lines = [line.strip() for line in text.split("\n")]
    full = sorted(len(line) for line in lines if line)
    width = full[int(len(full) * 0.8)] if full else 0
    out: list[str] = []
    begin = True
    for line in lines:
        if not line:
            begin = True
            continue
        if begin or not out:
            out.append(line)
        elif out[-1].endswith("-") and line[:1].islower():
            out[-1] = out[-1][:-1] + line
        else:
            out[-1] += " " + line
        begin = bool(re.search(r"[.!?”\"]$", line)) and len(line) < width * 0.85
    return "\n\n".join(out)
