"""What a page says of itself: JSON-LD, OpenGraph, microdata and meta tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from netralitas.corpus.pages import structured

_ARTICLES = (
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "blogposting",
    "analysisnewsarticle",
    "backgroundnewsarticle",
    "liveblogposting",
)
_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date", "pubdate",
    "content_publisheddate", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date", "article.published", "article_date_original", "originalpublicationdate", "date",
    "published_at", "publication_date", "citation_publication_date", "citation_date", "dcterms.date", "tanggal", "rnews:datepublished",
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PART = re.compile(r"[?&](?:page|halaman|hal|showpage)=(\d{1,2}|all|semua)(?:&|$)|/page/(?:all)/?$", re.IGNORECASE)
SITE_NAME = 5
"""Words of a window's title up to which it may be the site's name instead of a headline."""

_HEADED = re.compile(r"(?:^|[\s_-])(?:title|judul|headline)(?:$|[\s_-])", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:[-–—|•·»:]|::|~)\s+")


@dataclass
class About:
    """title, url, outlet, authors, section, tags: as the page gives them, else ''. dates: when it says it was published, best
    first; weak_dates: of the web page rather than the article; foreign: its system writes 10/05 for the fifth of October unless told otherwise. text: the body as structured data give it. part: page number."""

    title: str = ""
    url: str = ""
    outlet: str = ""
    authors: str = ""
    section: str = ""
    tags: str = ""
    text: str = ""
    part: int = 1
    dates: list[str] = field(default_factory=list)
    weak_dates: list[str] = field(default_factory=list)
    foreign: bool = False


def declared_charset(head: bytes) -> str:
    """The character set that a page's first bytes declare, or ''."""
    m = _CHARSET.search(head)
    return m[1].decode("ascii", "replace") if m else ""


def about(tree: Any, url: str) -> About:
    """Everything a parsed page says of itself; url: where it was fetched, if known."""
    found = About()
    meta = _meta(tree)
    data = list(structured.items(tree))
    articles = [d for d in data if _is(d, _ARTICLES)]
    pages = [d for d in data if not _is(d, _ARTICLES)]
    canonical = next((str(h) for h in tree.xpath("//link[@rel='canonical']/@href")), "")
    found.url = next(
        (u for u in (canonical, meta.get("og:url", ""), url, _saved_from(tree)) if u.startswith("http")), url
    )
    if canonical and found.url and not canonical.startswith("http"):
        found.url = urljoin(url or meta.get("og:url", ""), canonical)
    if url and not urlsplit(found.url).path.strip("/") and urlsplit(url).path.strip("/"):
        found.url = url
    found.part = _part(url) or _part(found.url) or _after_previous(tree)
    found.outlet = (
        meta.get("og:site_name")
        or _publisher(articles)
        or meta.get("application-name")
        or (urlsplit(found.url).hostname or "").removeprefix("www.")
    )
    found.title = _title(tree, meta, articles, found.outlet)
    found.dates = [str(d["datePublished"]) for d in articles if d.get("datePublished")]
    found.dates += [meta[n] for n in _DATES if meta.get(n)]
    item = "//*[contains(concat(' ', @itemprop, ' '), ' datePublished ')]"
    found.dates += [str(e.get("content") or e.get("datetime") or e.text_content()) for e in tree.xpath(item)[:3]]
    found.dates += [str(e) for e in tree.xpath("//abbr[contains(@class, 'published')]/@title")[:1]]
    found.dates += [str(e) for e in tree.xpath("//time[@pubdate or contains(@class, 'published')]/@datetime")[:2]]
    found.weak_dates = [
        str(d["datePublished"]) for d in pages if d.get("datePublished") and _is(d, ("webpage", "itempage"))
    ]
    found.foreign = bool(
        "drupal" in meta.get("generator", "").lower()
        or re.search(r"en[-_]us", tree.get("lang") or "", re.IGNORECASE)
        or tree.xpath("//*[starts-with(normalize-space(text()), 'Submitted by ')]")
    )
    found.authors = (
        _names(next((d["author"] for d in articles if d.get("author")), None))
        or meta.get("author", "")
        or meta.get("article:author", "")
    )
    if found.authors.startswith("http"):
        found.authors = ""
    found.section = meta.get("article:section", "") or _names(
        next((d["articleSection"] for d in articles if d.get("articleSection")), None)
    )
    found.tags = meta.get("article:tag", "") or meta.get("news_keywords", "") or meta.get("keywords", "")
    mine = (d for d in articles if not (found.title and d.get("headline")) or _alike(str(d["headline"]), found.title))
    found.text = max((str(d.get("articleBody") or "") for d in mine), key=len, default="")
    return found


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = (element.get("content") or "").strip()
        if name == "article:tag" and name in found:
            found[name] += f", {value}"
        elif name and value and name not in found:
            found[name] = value
    return found


def _is(item: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    kind = item.get("@type")
    return any(str(k).lower() in kinds for k in (kind if isinstance(kind, list) else [kind]))


def _names(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(n for n in (_names(v) for v in value) if n)
    if isinstance(value, dict):
        return _names(value.get("name"))
    return str(value).strip() if value else ""


def _publisher(articles: list[dict[str, Any]]) -> str:
    return next((n for n in (_names(d.get("publisher")) for d in articles) if n), "")


def _saved_from(tree: Any) -> str:
    """The address a browser wrote into a page it saved."""
    for comment in tree.xpath("//comment() | /comment()")[:5]:
        if m := re.search(r"saved from url=\(\d+\)(\S+)", str(comment.text or "")):
            return m[1]
    return ""


def _part(url: str) -> int | None:
    """The page number in a URL: 0 for all pages on one, None without one."""
    m = _PART.search(url)
    if not m:
        return None
    return int(m[1]) if m[1] and m[1].isdigit() else 0


def _after_previous(tree: Any) -> int:
    """One more than the page that the page calls its previous; 1 without."""
    previous = next((str(h) for h in tree.xpath("//link[@rel='prev']/@href")), "")
    if not previous:
        return 1
    following = next((str(h) for h in tree.xpath("//link[@rel='next']/@href")), "")
    before, after = _part(previous), _part(following)
    if before:
        return before + 1
    return 2 if after == 3 or (not following and not re.search(r"[?&]", previous) and _same_page(tree, previous)) else 1


def _same_page(tree: Any, previous: str) -> bool:
    """True if the previous page's address is this one's without its page number: not another article's."""
    canonical = next((str(h) for h in tree.xpath("//link[@rel='canonical']/@href")), "")
    return bool(canonical) and canonical.partition("?")[0].rstrip("/") == previous.partition("?")[0].rstrip("/")


def _title(tree: Any, meta: dict[str, str], articles: list[dict[str, Any]], outlet: str) -> str:
    """The headline: what structured data, OpenGraph, the first heading and the window's title agree on, without the outlet's name."""
    headings = [_flat(h.text_content()) for h in tree.iter("h1")]
    headings = [h for h in headings if len(h.split()) >= 3 and h.casefold() != outlet.casefold()]
    window = _flat(next((t.text_content() for t in tree.iter("title")), ""))
    stated = [_flat(str(d.get("headline") or "")) for d in articles] + [
        _flat(meta.get("og:title", "")),
        _flat(meta.get("twitter:title", "")),
    ]
    stated = [s for s in stated if s]
    for heading in headings:
        if not stated and not window:
            return heading[:300]
        if any(_alike(heading, other) for other in [*stated, window]):
            return heading[:300]
    if window and not stated:
        named = (
            e
            for e in tree.iter("div", "span", "p", "td", "font")
            if _HEADED.search(e.get("class") or "") or (e.tag == "font" and _is_large(e))
        )
        lower = [_flat(h.text_content()) for h in (*tree.iter("h2", "h3", "h4"), *named)]
        within = [h for h in lower if len(h.split()) >= 4 and h.casefold() in window.casefold()]
        if within:
            return max(within, key=len)[:300]
        if len(window.split()) <= SITE_NAME and not headings and (found := _above_body(tree)):
            return found[:300]
    for title in [*stated, window, *headings]:
        if title:
            return _without_outlet(title, outlet, window)[:300]
    return ""


def _above_body(tree: Any) -> str:
    """The last heading, by tag, class or size of letters, above the first long paragraph; of pages whose title is the site's name."""
    found = ""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("head", "title", "script", "style"):
            continue
        text = _flat(element.text_content())
        large = element.tag == "font" and _is_large(element)
        heading = element.tag in ("h1", "h2", "h3", "h4") or large or _HEADED.search(element.get("class") or "")
        if heading and 4 <= len(text.split()) <= 30 and len(text) <= 220:
            found = text
        elif len(_flat(element.text or "")) >= 100 or (element.tag == "p" and len(text) >= 100):
            break
    return found


def _is_large(font: Any) -> bool:
    return (font.get("size") or "").lstrip("+") in ("4", "5", "6", "7")


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _alike(heading: str, other: str) -> bool:
    """True if most words of the shorter stand in the other."""
    a, b = set(re.findall(r"\w+", heading.casefold())), set(re.findall(r"\w+", other.casefold()))
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def _without_outlet(title: str, outlet: str, window: str) -> str:
    parts = _SEPARATOR.split(title)
    if len(parts) > 1:
        last = re.sub(r"\W+", "", parts[-1].casefold())
        name = re.sub(r"\W+", "", outlet.casefold())
        known = bool(name) and (last in name or name in last)
        if known or (title == window and len(parts[-1].split()) <= 3 and len(parts[0].split()) >= 4):
            return title[: title.rindex(parts[-1])].rstrip(" -–—|•·»:~")
    return title
