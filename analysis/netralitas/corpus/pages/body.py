"""The body of the article in a parsed page: menus, boxes and teasers cut away by rules, the container found, its paragraphs read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

import lxml.etree
import lxml.html

from netralitas.corpus.pages.blocks import paragraphs
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
    r"(?<![\w-])elementor-widget(?:-wrap|-container|-theme-post-[\w-]+)?(?![\w-])|"
    r"(?<![\w-])(?:has|with|without|no|is|show|hide|enable)-[\w-]+|[\w-]+-(?:enabled|disabled|active|inactive|true|false|ready|loaded|on|off)(?![\w-])"
)
_NEVER = frozenset(("html", "body", "main"))
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")


class Cut(NamedTuple):
    """What was cut from a page: the rule, how its text begins, and how many words it had."""

    rule: str
    begins: str
    words: int


class _Rules(NamedTuple):
    """cut: elements that are not the article, a group a rule; names: the rule of each group; containers: best first."""

    cut: re.Pattern[str]
    names: dict[str, str]
    containers: list[re.Pattern[str]]


@lru_cache(maxsize=8)
def _rules(lexicon: Lexicon) -> _Rules:
    words = lexicon.toml("chrome")
    cut = "|".join(f"(?P<e{n}>{r['pattern']})" for n, r in enumerate(words["element"]))
    return _Rules(
        re.compile(cut, re.IGNORECASE),
        {f"e{n}": str(r["id"]) for n, r in enumerate(words["element"])},
        [re.compile(c["pattern"], re.IGNORECASE) for c in words["container"]],
    )


def cut_of(rule: str, what: Any) -> Cut:
    """A note of what was cut: an element, or a text."""
    words = (what if isinstance(what, str) else " ".join(what.itertext())).split()
    return Cut(rule, " ".join(words)[:80], len(words))


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


def prune(tree: Any, lexicon: Lexicon) -> list[Cut]:
    """Take out what is not the article: code, menus, and the elements that the rules name, unless they hold most of the page; what was
    taken out, in order."""
    drop_code(tree)
    cut, names, containers = _rules(lexicon)
    total = len(tree.text_content())
    doomed: list[tuple[Any, str]] = []
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
        rule = tag if tag in ("nav", "aside", "footer", "form", "menu") else "hidden" if hidden else ""
        if not rule and named and (m := cut.search(_STATES.sub(" ", named))):
            rule = names[m.lastgroup or ""]
        if rule:
            if tag == "article" or element.get("itemprop") == "articleBody" or (named and containers[0].search(named)):
                continue
            size = len(element.text_content())
            if size * 2 < total or (tag in ("nav", "footer") and not any(True for _ in element.iter("p"))):
                doomed.append((element, rule))
    found = []
    gone: set[Any] = set()
    for element, rule in doomed:
        parent = element.getparent()
        if parent is None:
            continue
        if not any(over in gone for over in element.iterancestors()) and element.text_content().strip():
            found.append(cut_of(rule, element))
        gone.add(element)
    for element, _ in doomed:
        if element.getparent() is not None:
            element.drop_tree()
    return found


def article_paragraphs(tree: Any, lexicon: Lexicon, title: str, cuts: list[Cut]) -> list[str]:
    """The paragraphs of the article in a pruned page, captions before the body first; lines of it that are one link are added to cuts."""
    container = _container(tree, lexicon)
    links: list[str] = []
    if container is not None:
        inside = paragraphs(container, links)
        if len(" ".join(inside)) >= 200:
            cuts += [cut_of("link", line) for line in links]
            return [*_captions_before(tree, container, inside), *inside]
    found = tree.find("body")
    root = tree if found is None else found
    dense = _densest(root)
    links = []
    by_density = paragraphs(dense, links) if dense is not None else []
    by_library = _trafilatura(tree)
    if len(" ".join(by_density)) < 0.5 * len(" ".join(by_library)):
        return by_library
    cuts += [cut_of("link", line) for line in links]
    return [*_captions_before(tree, dense, by_density), *by_density] if by_density else paragraphs(root)


def _container(tree: Any, lexicon: Lexicon) -> Any:
    """The element that outlets mark as the article's body: of those that the best rule finds, the one with most unlinked text."""
    for pattern in _rules(lexicon).containers:
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
