"""The lines around a headline, and wherever a page says that it was published, in which a date stands."""

from __future__ import annotations

import re
from typing import Any

from netralitas.corpus.pages.blocks import blocks
from netralitas.corpus.pages.dates import days_in, first_date

DATE_LINE = re.compile(
    r"\W*(?:(?:edisi hari ini|diterbitkan|terbit|dipublikasikan|posted on|published|tayang|pada|dikirim)\W*)*"
    r"(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min)\W+(?:(?:legi|manis|pahing|paing|pon|wage|kliwon)\W+)?)?"
    r"(?:\d{1,2}[\s./-]+(?:\d{1,2}|[a-z]{3,9})[\s./-]+\d{4}|\d{4}-\d\d-\d\d)(?:\W*(?:pukul|jam)?\W*\d{1,2}[.:]\d\d(?:[.:]\d\d)?\W*(?:wib|wita|wit)?)?\W*$",
    re.IGNORECASE,
)
"""A line that holds a date, perhaps with weekday and time, and nothing else."""

_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?!\d)")
"""A time of day: a date above the headline without one is the day of looking, which many sites write at their top."""

_UPDATED = re.compile(
    r"(?:diperbarui|diperbaharui|updated?|modified|diedit|disunting|perubahan terakhir)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:di(?:terbitkan|publikasikan|publish|posting|poskan|unggah|tayangkan|muat|rilis|tulis)|terbit|tayang|published|posted|publish(?:ed)?|publikasi|posting|rilis)\b"
    r"(?:\s+(?:date|pada|on|oleh|by|di|tanggal|hari)\b)*",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:foto|photo|ilustrasi|dok(?:umentasi|umen)?|arsip|istimewa|tangkapan layar|screenshot|repro|keterangan gambar|caption)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:pencoblosan|pemungutan suara|hari h|jadwal|tahapan|pelantikan|pendaftaran|debat)\W*(?:pada\W*|tanggal\W*)*(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)?\W*(?=\d)",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:s|-?text)?(?:$|[\s_-])|keterangan|ket-?foto", re.IGNORECASE)
_EDGE = re.compile(r"(?:date|tanggal|tgl|time|waktu|publish|posted|terbit|tayang)", re.IGNORECASE)
_NOT_IT = re.compile(
    r"updat|modif|comment|komentar|related|terkait|sidebar|widget|popul|now|today|current|sekarang|expire|header-|topbar",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?:^|[\s_-])(?:comments?|komentar|related|terkait|side|sidebar|widgets?|popul\w*|terpopuler|terbaru|latest|recent|footer|next|prev\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:sejak|since|nomor|no|berdasarkan|setiap|tiap|pt|cv|izin|siupp|edisi perdana)\b", re.IGNORECASE
)
_SAID = (
    "datetime",
    "title",
    "content",
    "data-date",
    "data-datetime",
    "data-time",
    "data-timestamp",
    "data-published",
    "data-publish-date",
    "data-utime",
)


def captions(tree: Any) -> set[str]:
    """The texts under the page's pictures: the dates in them are of the pictures."""
    found = set()
    for element in tree.iter("figcaption", "p", "div", "span", "small", "em", "td", "dd"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (element.tag == "figcaption" or (len(named) > 3 and _CAPTION.search(named))) and len(
            element.text_content()
        ) <= 1000:
            found |= {text for text, _ in blocks(element)}
    return found


def around_headline(tree: Any, shown: list[tuple[str, int]], title: str) -> list[str]:
    """Dates of short lines between the headline and the first long paragraph, then of one just above the headline, as written; shown: the
    page's blocks."""
    words = re.findall(r"\w+", title.casefold())
    pictures = captions(tree)
    found: list[str] = []
    above: list[str] = []
    small: list[str] = []
    after = of_change = False
    seen = 0
    for text, _ in shown:
        if not after:
            after = bool(words) and re.findall(r"\w+", text.casefold())[: len(words)] == words
            if not after:
                above = [first_date(text)] if DATE_LINE.match(text) and _CLOCK.search(text) else []
                continue
            text = text[len(title) :]
        seen += 1
        if len(text) > 240 or seen > 14 or (len(text) > 60 and re.search(r"[.!?][”\")]*$", text)):
            break
        if text in pictures or _PICTURE.search(text):
            continue
        if of_change and any(True for _ in days_in(text)):
            of_change = False
            continue
        of_change = len(text) <= 25 and bool(_UPDATED.search(text)) and not any(True for _ in days_in(text))
        small = [*small, text] if len(text) <= 12 else []
        line = text if len(text) > 12 else " ".join(small[-3:])
        if len(text) <= 160 and (day := _published_in(line)) and day not in found:
            found.append(day)
    return found + [day for day in above if day]


def _published_in(line: str) -> str:
    """The date of a line that is not of a change: what stands before `diperbarui`, or behind `terbit`."""
    changed = _UPDATED.search(line)
    if not changed:
        return "" if _EVENT.search(line) else first_date(line)
    if before := first_date(line[: changed.start()]):
        return before
    said = _PUBLISHED.search(line, changed.end())
    return first_date(line[said.end() :]) if said else ""


def said_to_be_published(shown: list[tuple[str, int]], most: int = 4) -> list[str]:
    """The date of lines that say that something was published then, and no other such line of the page says otherwise."""
    found: list[str] = []
    beside = False
    for text, linked in shown:
        m = _PUBLISHED.search(text) if len(text) <= 140 and not linked * 2 > len(text) and not beside else None
        beside = linked >= 0.8 * len(text)  # what follows a link to another article is that one's
        if (
            m
            and not _PICTURE.search(text)
            and not re.search(r"\w", text[: m.start()])
            and not re.search(r"[.!?]$", text)
        ):
            changed = _UPDATED.search(text, m.end())
            rest = text[m.end() : changed.start() if changed else None]
            if (day := first_date(rest)) and not _SINCE.search(rest[: rest.find(day)]):
                found.append(day)
    return found[:1] if len({d for f in found[:most] for d, _ in days_in(f)}) == 1 else []


def times(tree: Any) -> list[str]:
    """What the first `time` element of a pruned page says that is not of a change, a list, a link or a box beside the article."""
    for element in tree.iter("time"):
        named = element.get("class") or ""
        if (
            (element.get("datetime") or "").strip()
            and not re.search("updated|modified", named)
            and not _beside(element)
        ):
            return [str(element.get("datetime"))]
    return []


def _beside(element: Any) -> bool:
    """True for an element in a link, or in a box of other articles or of comments."""
    for over in element.iterancestors():
        if over.tag in ("body", "main", "article"):
            return False
        if over.tag in ("a", "aside", "footer") or _BOX.search(f"{over.get('class') or ''} {over.get('id') or ''}"):
            return True
    return False


def in_attributes(tree: Any, title: str) -> list[str]:
    """Dates in attributes of the first element that holds the page's date and shows something else (`2 jam lalu`)."""
    headline = re.findall(r"\w+", title.casefold())
    seen = not headline
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("meta", "link", "script", "head", "title"):
            continue
        if not seen and element.tag in ("h1", "h2", "h3", "div", "p", "span", "font", "b", "strong", "td"):
            seen = (
                len(element.text_content()) < 400 and re.findall(r"\w+", element.text_content().casefold()) == headline
            )
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not seen or not (element.tag in ("time", "abbr") or _EDGE.search(named)) or _NOT_IT.search(named):
            if seen and (len(element.text or "") >= 100 or (element.tag == "p" and len(element.text_content()) >= 100)):
                return []
            continue
        if len(element.text_content()) > 160 or _beside(element):
            continue
        if found := [v for a in _SAID if (v := (element.get(a) or "").strip()) and re.search(r"\d{4}", v)]:
            return found[:1]
    return []
