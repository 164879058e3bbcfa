"""The article in a page's data: its text, whether HTML or blocks of an editor, and when it was published."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from netralitas.corpus.pages import blocks, body, literals
from netralitas.lexicon import Lexicon

MOST_VALUES = 100_000
"""Values of a page's data that are looked at."""

SHORTEST = 200
"""Characters of the shortest text that may be an article."""

_TITLE = re.compile(
    r"(?:(?:post|news|article|artikel|berita|content|story)_?)?(?:title|headline|judul|heading|name)", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:(?:post|news|article|artikel|berita|story|full|main|page|rich|raw|detail|entry)_?)?(?:body|content|contents|isi|konten|teks|text|html|naskah|paragraphs?|blocks|story|"
    r"detail|document|rendered|processed|markup|markdown|data|fulltext)(?:_?(?:html|text|raw|json|blocks?|berita|artikel|article|news|detail|elements|data))?",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"summary|excerpt|desc|lead|teaser|caption|seo|meta|css|style|script|url|slug|title|comment|bio|disclaimer|policy|about|footer",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:first|date|news|post|article|original|display)*(?:published|publish|publication|pub|posted)(?:at|date|time|on|datetime|timestamp|utc)?|datepublished|postdate|releasedate|"
    r"(?:tanggal|tgl|waktu|jam)?(?:terbit|tayang|publish|publikasi|rilis)(?:date|at)?|firstpublishedat"
)
_DATED = re.compile(r"date|tanggal|tgl|datetime|tanggalberita|tglberita|newsdate|waktu")
_CREATED = re.compile(r"(?:date)?created(?:at|date|on|time)?|createdatetime|tanggalinput|tglinput|inputdate")
_INLINE = re.compile(r"text|span|link|hyperlink|a|strong|em|mark", re.IGNORECASE)
_ELSE = re.compile(
    r"image|img|figure|photo|foto|picture|video|audio|embed|gallery|galeri|related|terkait|baca|read|ads?|iklan|banner|social|quiz|poll|newsletter|button|delimiter|code|hr|"
    r"horizontalrule|embedded-?asset.*",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NESTED = ("children", "content", "nodes", "blocks", "root", "document", "json", "items", "paragraphs", "elements")
_TEXTS = ("html", "text", "value", "rendered", "processed", "raw", "body")


@dataclass
class Embedded:
    """text: of the article, as HTML; dates: when it says it was published; weak: when it was made, or what trackers are told."""

    text: str = ""
    title: str = ""
    dates: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)


def article(data: Iterable[Any], title: str) -> Embedded:
    """The article with the page's headline in the values of its scripts: the longest of that headline, or of all where it is unknown; where
    headline and text stand apart, the longest text that takes up most words of the headline."""
    best, apart, told = Embedded(), "", []
    for value in data:
        for item in literals.walk(value, MOST_VALUES):
            name = _title(item)
            if name and title and not _same(name, title):
                continue
            text = _text(item)
            if not name:
                if len(text) > len(apart) and _takes_up(text, title):
                    apart = text
                if not title or not text:
                    told += _days(item, _PUBLISHED) if set(item) & {"event", "pageType", "content", "article"} else []
                continue
            if not title and not text:
                continue
            days = _days(item, _PUBLISHED) or _days(item, _DATED)
            weak = _days(item, _CREATED)
            if len(text) > len(best.text):
                best = Embedded(text, name, days or best.dates, weak or best.weak)
            else:
                best.dates += [d for d in days if d not in best.dates] if not best.dates else []
                best.weak += weak
    best.text = best.text or apart
    if len({d[:10] for d in told}) == 1:
        best.weak += told[:1]
    return best


def paragraphs_of(text: str, lexicon: Lexicon) -> list[str]:
    """The paragraphs of a text that data give: HTML (also with its tags escaped) or lines."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if re.search(r"&lt;/?(?:p|br|div|strong|em|h[1-6])\b", text) and not re.search(r"<(?:p|br|div)\b", text):
        text = html.unescape(text)
    if not re.search(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|strong|b|i|em|a|img|table)\b[^<>]*>", text):
        return [p for p in re.split(r"\s*\n\s*", html.unescape(text).strip()) if p]
    text = text if re.search(r"<(?:p|br|div|li)\b", text) else re.sub(r"\s*\n\s*", "<br>", text)
    tree = body.tree_of(f"<html><body><div>{text}</div></body></html>")
    if tree is None:
        return []
    body.prune(tree, lexicon)
    return blocks.paragraphs(tree)


def _title(item: dict[str, Any]) -> str:
    for key, value in item.items():
        if _TITLE.fullmatch(_plain(key)):
            if isinstance(value, dict):
                value = value.get("rendered") or value.get("raw") or value.get("text")
            if isinstance(value, str) and len(value.split()) >= 3:
                return html.unescape(_TAG.sub("", value)).strip()
    return ""


def _text(item: dict[str, Any]) -> str:
    """The longest text of an object that may be an article's, as HTML; '' for none."""
    found = ""
    for key, value in item.items():
        key = _plain(key)
        if _NO_BODY.search(key):
            continue
        if isinstance(value, (dict, list)):
            made = _html(value, 0) if _BODY.fullmatch(key) else ""
        elif isinstance(value, str) and len(value) >= SHORTEST and value.count(" ") * 15 >= len(_TAG.sub("", value)):
            made = _html(parsed, 0) if (parsed := _parsed(value)) is not None else value
        else:
            continue
        if len(made) > len(found):
            found = made
    return found if len(_TAG.sub("", found)) >= SHORTEST else ""


def _parsed(value: str) -> Any:
    if not re.match(r"\s*[\[{]\s*[\"{]", value):
        return None
    try:
        return literals.loads(value)
    except ValueError:
        return None


def _html(value: Any, depth: int) -> str:
    """Blocks of an editor (Editor.js, Draft.js, ProseMirror, Slate, Lexical, Contentful, portable text) as HTML."""
    if isinstance(value, str):
        return value if " " in value.strip() or depth > 1 else ""
    if depth > 30:
        return ""
    if isinstance(value, list):
        inline = bool(value) and all(isinstance(v, str) or _is_inline(v) for v in value) and any(map(_is_inline, value))
        return "".join(_html(v, depth + 1) if inline else f"<p>{_html(v, depth + 1)}</p>" for v in value)
    if not isinstance(value, dict):
        return ""
    kind = str(value.get("type") or value.get("_type") or value.get("nodeType") or value.get("__typename") or "")
    if _ELSE.fullmatch(kind):
        return ""
    if _is_inline(value):
        text = next((v for k in ("text", "value") if isinstance(v := value.get(k), str)), "")
        text = text or "".join(_html(value[k], depth + 1) for k in _NESTED if isinstance(value.get(k), list))
        return f"<a>{text}</a>" if "link" in kind.lower() else text
    if isinstance(value.get("data"), dict) and kind and not any(value.get(k) for k in _NESTED):
        return _html(value["data"], depth + 1)
    for key in (*_NESTED, *_TEXTS):
        if isinstance(inner := value.get(key), (list, dict)) and inner:
            return _html(inner, depth + 1)
        if isinstance(inner, str) and inner.strip():
            return _html(parsed, depth + 1) if (parsed := _parsed(inner)) is not None else inner
    return ""


def _is_inline(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("type") or value.get("_type") or value.get("nodeType")
    if isinstance(kind, str):
        return bool(_INLINE.fullmatch(kind)) and "inlineStyleRanges" not in value
    return isinstance(value.get("text"), str) and set(value) <= {
        "text",
        "bold",
        "italic",
        "underline",
        "code",
        "strikethrough",
    }


def _days(item: dict[str, Any], pattern: re.Pattern[str]) -> list[str]:
    found = []
    for key, value in item.items():
        if not pattern.fullmatch(re.sub(r"[\W_]", "", _plain(key)).lower()):
            continue
        if isinstance(value, dict):
            value = next((value[k] for k in ("$date", "iso", "date", "seconds", "value") if k in value), None)
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            continue
        text = str(int(value)) if isinstance(value, float) else str(value)
        if re.search(r"\d", text):
            found.append(text)
    return found


def _plain(key: str) -> str:
    """A key without what Apollo writes behind it: `content({"format":"html"})`."""
    return str(key).partition("(")[0]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", html.unescape(text).casefold()))


def _same(a: str, b: str) -> bool:
    """True for headlines that share most words of both."""
    x, y = _words(a), _words(b)
    return len(x & y) >= 0.75 * max(1, min(len(x), len(y))) and len(x & y) >= 0.5 * max(len(x), len(y))


def _takes_up(text: str, title: str) -> bool:
    wanted = {w for w in _words(title) if len(w) > 3}
    return len(text) >= SHORTEST and len(wanted) >= 3 and len(wanted & _words(text)) >= 0.6 * len(wanted)
