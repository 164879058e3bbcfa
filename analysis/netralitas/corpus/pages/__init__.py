"""The article in a web page: headline, body, date and what else the page says of itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

from netralitas.corpus.article import Article, Unreadable, clean, decode, first_line, sha256
from netralitas.corpus.pages import blocks, body, embedded, lines, metadata, scripts
from netralitas.corpus.pages.dates import days_in, month_first, parse_day
from netralitas.corpus.pages.decide import PageDate, page_date
from netralitas.lexicon import Lexicon

__all__ = ["article_of"]


_HEADER_WORDS = re.compile(
    r"\b(?:admin\w*|redaksi|redaktur|oleh|by|penulis|editor|wib|wita|wit|pukul|jam|dilihat|dibaca|views?|hits|kali|komentar|comments?|min(?:utes?|s)?|menit|"
    r"read|baca|waktu|terbit|tayang|diterbitkan|dipublikasikan|posted|published|on|pada|tanggal|rubrik|kanal|kategori|wartawan|reporter|kontributor|senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)\b|[\W\d_]+",
    re.IGNORECASE,
)
SHORTEST = 200
"""Characters below which what a page shows is no article if its data hold one."""

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
    held = [] if fragment else scripts.data_of(tree)
    body.drop_code(tree)
    if fragment:
        paragraphs = blocks.paragraphs(tree)
        when = PageDate("", "none")
    else:
        inside = embedded.article(held, about.title) if held else embedded.Embedded()
        about.title = about.title or inside.title[:300]
        stated = _Stated(tree, about, inside)
        cuts = body.prune(tree, lexicon)
        stated.times += lines.times(tree)
        paragraphs = body.article_paragraphs(tree, lexicon, about.title, cuts)
        paragraphs = _or_data(paragraphs, about, inside.text, lexicon, tree)
    before, paragraphs = paragraphs, _without_header_lines(paragraphs, about.title, about.authors)
    kept = set(paragraphs)
    cuts += [body.cut_of("header", p) for p in before if p not in kept]
    if not fragment and (beside := len(tree.text_content().split()) - sum(len(p.split()) for p in before)) > 0:
        cuts.append(body.Cut("outside", "", beside))
    text = "\n\n".join(paragraphs)
    if not re.search(r"[^\W\d_]{2}", text):
        raise Unreadable("no text: the page holds no text that reads like an article")
    text = clean(f"{about.title}\n\n{text}" if about.title else text)
    if not fragment:
        when = stated.decided(about.url, "\n".join(paragraphs[:4])[:1500])
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


class _Stated:
    """The dates that a page states, in the order in which they are believed. Made before the page is pruned."""

    def __init__(self, tree: Any, about: metadata.About, inside: embedded.Embedded) -> None:
        root = tree.find("body")
        found = blocks.blocks(tree if root is None else root)
        self.shown = found
        self.foreign = about.foreign
        self.best = [*about.dates, *inside.dates, *lines.around_headline(tree, found, about.title)]
        self.times = lines.in_attributes(tree, about.title)
        self.weak = [*lines.said_to_be_published(found), *about.weak_dates, *inside.weak]

    def decided(self, url: str, lead: str) -> PageDate:
        """The page's date; lead: its first paragraphs."""
        stated = [*self.best, *self.times, *self.weak]
        order = None
        if any(parse_day(s) != parse_day(s, month_first=True) for s in stated):
            order = month_first(t for t, _ in self.shown if len(t) <= 100 and not t.endswith((".", "!", "?")))
        return page_date(stated, url, lead, order, self.foreign)


def _or_data(paragraphs: list[str], about: metadata.About, text: str, lexicon: Lexicon, tree: Any) -> list[str]:
    """The paragraphs, or those of the article in the page's data, where the page shows less than half of them (and isn't one of several)."""
    if about.part != 1 or tree.xpath("//link[@rel='next']"):
        longest = about.text if len(" ".join(paragraphs)) < SHORTEST else ""
    else:
        longest = max(about.text, text, key=len)
    if len(longest) < SHORTEST // 2:
        return paragraphs
    stated = embedded.paragraphs_of(longest, lexicon)
    wanted, shown = (Counter(re.findall(r"\w+", " ".join(p).casefold())) for p in (stated, paragraphs))
    few = sum((wanted & shown).values()) < 0.5 * sum(wanted.values())
    return stated if few or len(" ".join(paragraphs)) < SHORTEST <= len(" ".join(stated)) else paragraphs


def _without_header_lines(paragraphs: list[str], title: str, authors: str) -> list[str]:
    """The paragraphs after the headline, if it stands among the first, without lines that hold a date and no more, and without lines
    above the first long paragraph that are the author's name or hold a date and little else (author, number of readers)."""
    words = re.findall(r"\w+", title.casefold())
    paragraphs = [p for p in paragraphs if len(p) > 90 or not lines.DATE_LINE.match(p)]
    top = next((n for n, p in enumerate(paragraphs[:12]) if len(p) >= 90), 0)
    paragraphs = [
        p for n, p in enumerate(paragraphs) if n >= top or not (_is_header(p) or p.casefold() == authors.casefold())
    ]
    heads = [n for n, p in enumerate(paragraphs[:12]) if words and re.findall(r"\w+", p.casefold()) == words]
    return paragraphs[heads[0] + 1 :] if heads else paragraphs


def _is_header(line: str) -> bool:
    """True for a short line with a full date in which little else stands, and that in capitals."""
    if len(line) > 90 or line.rstrip().endswith((".", "?", "!")) or not any(True for _ in days_in(line)):
        return False
    rest = [w for w in _HEADER_WORDS.sub(" ", line).split() if len(w) > 1]
    return len(rest) <= 4 and all(w[0].isupper() for w in rest)
