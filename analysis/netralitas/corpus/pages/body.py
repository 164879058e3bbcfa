"""The body of the article in a parsed page: menus, boxes and teasers cut away by rules, the container found, its paragraphs read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import lxml.etree
import lxml.html

from netralitas.corpus.pages.blocks import blocks, paragraphs
from netralitas.corpus.pages.dates import days_in
from netralitas.lexicon import Lexicon

DEEPEST = 200
"""Elements within one another that are read; what lies deeper is cut off."""

MOST_ELEMENTS = 20_000
"""Elements of the largest page given to the library, whose time grows faster than the page."""

_CODE = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "object",
    "embed",
    "select",
    "textarea",
    "input",
    "button",
    "canvas",
    "video",
    "audio",
    "map",
    "link",
    "meta",
)
_STATES = re.compile(
    r"(?<![\w-])(?:has|with|without|no|is|show|hide|enable)-[\w-]+|[\w-]+-(?:enabled|disabled|active|inactive|true|false|ready|loaded|on|off)(?![\w-])"
)
_NEVER = frozenset(("html", "body", "main"))
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")


@lru_cache(maxsize=8)
def _rules(lexicon: Lexicon) -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    words = lexicon.toml("chrome")
    cut = "|".join(f"(?:{r['pattern']})" for r in words["element"])
    return re.compile(cut, re.IGNORECASE), [re.compile(c["pattern"], re.IGNORECASE) for c in words["container"]]


def tree_of(html: str) -> Any:
    """The page parsed as browsers do, however broken; None when nothing is there. Nesting beyond what the parser takes is cut."""
    parser = lxml.html.HTMLParser(encoding="utf-8", recover=True, huge_tree=False, no_network=True)
    data = _XML.sub("", html.replace("\0", "")).encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None
    _cut_depths(tree)
    return tree


def _cut_depths(tree: Any) -> None:
    depth = 0
    deep = []
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == DEEPEST:
            deep.append(element)
    for element in deep:
        text = element.xpath("string()")
        for child in list(element):
            element.remove(child)
        element.text = str(text)


def drop_code(tree: Any) -> None:
    """Take scripts, styles, forms' fields and comments out of the tree, what follows them kept."""
    lxml.etree.strip_elements(tree, *_CODE, lxml.etree.Comment, lxml.etree.ProcessingInstruction, with_tail=False)


def prune(tree: Any, lexicon: Lexicon) -> None:
    """Take out what is not the article: code, menus, and the elements that the rules name, unless they hold most of the page."""
    drop_code(tree)
    cut, containers = _rules(lexicon)
    total = len(tree.text_content())
    doomed = []
    for element in tree.iter():
        tag = element.tag
        if not isinstance(tag, str) or tag in _NEVER:
            continue
        named = " ".join(
            filter(None, (element.get("class"), element.get("id"), element.get("role"), element.get("data-widget")))
        )
        hidden = (
            element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()
        )
        if (
            tag in ("nav", "aside", "footer", "form", "menu")
            or hidden
            or (named and cut.search(_STATES.sub(" ", named)))
        ):
            if tag == "article" or element.get("itemprop") == "articleBody" or (named and containers[0].search(named)):
                continue
            size = len(element.text_content())
            if size * 2 < total or (tag in ("nav", "footer") and not any(True for _ in element.iter("p"))):
                doomed.append(element)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def lines_under_headline(tree: Any, title: str) -> list[str]:
    """Short lines with a date that stand between the headline and the first long paragraph."""
    words = re.findall(r"\w+", title.casefold())
    found: list[str] = []
    after, seen = False, 0
    root = tree.find("body")
    for text, _ in blocks(tree if root is None else root):
        if not after:
            after = bool(words) and re.findall(r"\w+", text.casefold())[: len(words)] == words
            if not after:
                continue
            text = text[len(title) :]
        seen += 1
        if len(text) > 240 or seen > 14 or (len(text) > 60 and re.search(r"[.!?][”\")]*$", text)):
            break
        if len(text) <= 160 and not re.search(r"(?:diperbarui|updated?|modified|diedit)\b", text, re.IGNORECASE):
            found += [day for day, _ in days_in(text)][:1]
        elif m := re.search(r"(?:diperbarui|updated?|modified|diedit)\b", text, re.IGNORECASE):
            found += [day for day, _ in days_in(text[: m.start()])][:1]
    return found


def article_paragraphs(tree: Any, lexicon: Lexicon, title: str) -> list[str]:
    """The paragraphs of the article in a pruned page, captions before the body first."""
    container = _container(tree, lexicon)
    if container is not None:
        inside = paragraphs(container)
        if len(" ".join(inside)) >= 200:
            return [*_captions_before(tree, container, inside), *inside]
    dense = _densest(tree)
    by_density = paragraphs(dense) if dense is not None else []
    by_library = _trafilatura(tree)
    chosen = by_density if len(" ".join(by_density)) >= 0.5 * len(" ".join(by_library)) else by_library
    return chosen or paragraphs(tree)


def _container(tree: Any, lexicon: Lexicon) -> Any:
    """The element that outlets mark as the article's body: of those that the best rule finds, the one with most unlinked text."""
    for pattern in _rules(lexicon)[1]:
        best, most = None, 0
        for element in tree.iter("div", "section", "article", "td", "main", "span", "p"):
            named = " ".join(
                filter(None, (element.get("class"), element.get("id"), element.get("itemprop"), element.tag))
            )
            if pattern.search(named):
                size = _unlinked(element)
                if (size > most and not (best is not None and _inside(element, best) and size < 0.8 * most)) or (
                    best is not None and _inside(element, best) and size >= 0.8 * most
                ):
                    best, most = element, size
        if best is not None and most >= 200:
            return best
    return None


def _inside(element: Any, outer: Any) -> bool:
    return any(parent is outer for parent in element.iterancestors())


def _unlinked(element: Any) -> int:
    """Characters of text outside links."""
    return len(element.text_content()) - sum(len(a.text_content()) for a in element.iter("a"))


def _densest(tree: Any) -> Any:
    """The element under which most running text stands (paragraphs' length, half of it for the grandparent)."""
    scores: dict[Any, float] = {}
    for element in tree.iter("p", "br", "div", "td", "span"):
        text = (
            (element.tail or "")
            if element.tag == "br"
            else (element.text_content() if element.tag == "p" else element.text or "")
        )
        size = len(text.strip())
        if size < 40:
            continue
        parent = element if element.tag in ("div", "td") else element.getparent()
        if parent is None:
            continue
        scores[parent] = scores.get(parent, 0) + size
        if (over := parent.getparent()) is not None:
            scores[over] = scores.get(over, 0) + size / 2
    return max(scores, key=lambda e: scores[e]) if scores else None


def _trafilatura(tree: Any) -> list[str]:
    import trafilatura

    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return []
    try:
        found: Any = trafilatura.bare_extraction(
            lxml.html.tostring(tree, encoding="unicode"),
            include_comments=False,
            include_tables=False,
            with_metadata=False,
            favor_recall=True,
        )
    except Exception:  # the library's own errors on broken pages; the other way of finding the body remains
        return []
    return [p for p in (found.text or "").split("\n") if p.strip()] if found is not None else []


def _captions_before(tree: Any, container: Any, inside: list[str]) -> list[str]:
    """Captions of pictures between headline and body."""
    there = set(inside)
    found: list[str] = []
    headline = False
    for element in tree.iter():
        if element is container:
            break
        if element.tag == "h1":
            headline, found = True, []
        named = f"{element.get('class') or ''}"
        if element.tag == "figcaption" or re.search(r"(?:^|[\s_-])(?:caption|keterangan-foto)(?:$|[\s_-])", named):
            text = " ".join(element.text_content().split())
            if headline and 20 <= len(text) <= 500 and text not in there and text not in found:
                found.append(text)
    return found
