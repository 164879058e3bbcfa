"""The article in a web page: headline, body, date and what else the page says of itself."""

from __future__ import annotations

import re
from functools import cache

from netralitas.corpus.article import Article, Unreadable, clean, decode, first_line, sha256
from netralitas.corpus.pages import blocks, body, metadata
from netralitas.corpus.pages.dates import page_date
from netralitas.lexicon import Lexicon

__all__ = ["article_of"]


_DATE_LINE = re.compile(
    r"\W*(?:(?:edisi hari ini|diterbitkan|terbit|dipublikasikan|posted on|published|tayang|pada|dikirim)\W*)*"
    r"(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min)\W+)?"
    r"(?:\d{1,2}[\s./-]+(?:\d{1,2}|[a-z]{3,9})[\s./-]+\d{4}|\d{4}-\d\d-\d\d)(?:\W*(?:pukul|jam)?\W*\d{1,2}[.:]\d\d(?:[.:]\d\d)?\W*(?:wib|wita|wit)?)?\W*$",
    re.IGNORECASE,
)


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
    if fragment:
        body.drop_code(tree)
        paragraphs = blocks.paragraphs(tree)
        lines: list[str] = []
        times: list[str] = []
    else:
        body.drop_code(tree)
        lines = body.lines_under_headline(tree, about.title)
        body.prune(tree, lexicon)
        times = [
            str(t)
            for t in tree.xpath("//time[not(contains(@class, 'updated') or contains(@class, 'modified'))]/@datetime")[
                :1
            ]
        ]
        paragraphs = body.article_paragraphs(tree, lexicon, about.title)
        if len(" ".join(paragraphs)) < 200 and len(about.text) > len(" ".join(paragraphs)):
            paragraphs = [p for p in re.split(r"\s*\n\s*", about.text) if p]
    paragraphs = _without_header_lines(paragraphs, about.title)
    text = "\n\n".join(paragraphs)
    if not re.search(r"[^\W\d_]{2}", text):
        raise Unreadable("no text: the page holds no text that reads like an article")
    text = clean(f"{about.title}\n\n{text}" if about.title else text)
    when = page_date([*about.dates, *lines, *times, *about.weak_dates], about.url, "\n".join(paragraphs[:4])[:1500])
    extra = {k: v for k, v in (("authors", about.authors), ("section", about.section), ("tags", about.tags)) if v}
    if when.doubt:
        extra["date_doubt"] = when.doubt
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
    """The paragraphs after the headline, if it stands among the first, and without lines that hold a date and no more."""
    words = re.findall(r"\w+", title.casefold())
    paragraphs = [p for p in paragraphs if len(p) > 90 or not _DATE_LINE.match(p)]
    heads = [n for n, p in enumerate(paragraphs[:12]) if words and re.findall(r"\w+", p.casefold()) == words]
    return paragraphs[heads[0] + 1 :] if heads else paragraphs
