"""The article in a web page: headline, body, date and what else the page says of itself."""

from __future__ import annotations

import json
import re
from functools import cache

from netralitas.corpus.article import Article, Unreadable, clean, decode, first_line, sha256
from netralitas.corpus.pages import blocks, body, metadata
from netralitas.corpus.pages.dates import days_in, page_date
from netralitas.lexicon import Lexicon

__all__ = ["article_of"]


_HEADER_WORDS = re.compile(
    r"\b(?:admin\w*|redaksi|redaktur|oleh|by|penulis|editor|wib|wita|wit|pukul|jam|dilihat|dibaca|views?|hits|kali|komentar|comments?|min(?:utes?|s)?|menit|"
    r"read|baca|waktu|terbit|tayang|diterbitkan|dipublikasikan|posted|published|on|pada|tanggal|senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)\b|[\W\d_]+",
    re.IGNORECASE,
)
MOST_CUTS = 40
"""Cut elements of a page that are noted."""


@cache
def _ours() -> Lexicon:
    return Lexicon()


def article_of(
    data: bytes,
    source: str,
    name: str,
    *,
    url: str = "",
    charset: str = "",
    where: str = "",
    fragment: bool = False,
    lexicon: Lexicon | None = None,
) -> Article:
    """The article in an HTML page.

    url: where the page was fetched, if known. charset: as the server declared it. fragment: the bytes are an article's body
    only (a table's column, a feed's entry), so nothing in it is searched for. lexicon: with the rules of `chrome.toml`.
    Errors: Unreadable when there is no article in the page.
    """
    lexicon = lexicon or _ours()
    html = decode(data, charset or metadata.declared_charset(data[:4096]))
    tree = body.tree_of(html)
    if tree is None:
        raise Unreadable("no article: the page holds no elements")
    about = metadata.about(tree, url)
    cuts: list[body.Cut] = []
    if fragment:
        body.drop_code(tree)
        paragraphs = blocks.paragraphs(tree)
        lines: list[str] = []
        times: list[str] = []
    else:
        body.drop_code(tree)
        lines = body.lines_under_headline(tree, about.title)
        cuts = body.prune(tree, lexicon)
        times = [
            str(t)
            for t in tree.xpath("//time[not(contains(@class, 'updated') or contains(@class, 'modified'))]/@datetime")[
                :1
            ]
        ]
        paragraphs = body.article_paragraphs(tree, lexicon, about.title, cuts)
        if len(" ".join(paragraphs)) < 200 and len(about.text) > len(" ".join(paragraphs)):
            paragraphs = [p for p in re.split(r"\s*\n\s*", about.text) if p]
    before, paragraphs = paragraphs, _without_header_lines(paragraphs, about.title)
    kept = set(paragraphs)
    cuts += [body.cut_of("header", p) for p in before if p not in kept]
    if not fragment and (beside := len(tree.text_content().split()) - sum(len(p.split()) for p in before)) > 0:
        cuts.append(body.Cut("outside", "", beside))
    text = "\n\n".join(paragraphs)
    if not re.search(r"[^\W\d_]{2}", text):
        raise Unreadable("no text: the page holds no text that reads like an article")
    text = clean(f"{about.title}\n\n{text}" if about.title else text)
    when = page_date([*about.dates, *lines, *times, *about.weak_dates], about.url, "\n".join(paragraphs[:4])[:1500])
    extra = {k: v for k, v in (("authors", about.authors), ("section", about.section), ("tags", about.tags)) if v}
    if when.doubt:
        extra["date_doubt"] = when.doubt
    if cuts:
        extra["cut"] = json.dumps(cuts[:MOST_CUTS], ensure_ascii=False)
    return Article(
        source,
        name,
        text,
        sha256(data),
        about.title or first_line(text),
        about.url,
        about.outlet,
        when.day,
        when.basis,
        extra,
        about.part,
        where,
    )


def _without_header_lines(paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs after the headline, if it stands among the first, without lines that hold a date and no more, and without lines
    above the first long paragraph that hold a date and little else (author, number of readers)."""
    words = re.findall(r"\w+", title.casefold())
    paragraphs = [p for p in paragraphs if len(p) > 90 or not body.DATE_LINE.match(p)]
    top = next((n for n, p in enumerate(paragraphs[:12]) if len(p) >= 90), 0)
    paragraphs = [p for n, p in enumerate(paragraphs) if n >= top or not _is_header(p)]
    heads = [n for n, p in enumerate(paragraphs[:12]) if words and re.findall(r"\w+", p.casefold()) == words]
    return paragraphs[heads[0] + 1 :] if heads else paragraphs


def _is_header(line: str) -> bool:
    """True for a short line with a full date in which little else stands, and that in capitals."""
    if len(line) > 90 or line.rstrip().endswith((".", "?", "!")) or not any(True for _ in days_in(line)):
        return False
    rest = [w for w in _HEADER_WORDS.sub(" ", line).split() if len(w) > 1]
    return len(rest) <= 4 and all(w[0].isupper() for w in rest)
