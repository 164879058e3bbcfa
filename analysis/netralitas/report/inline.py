"""A chart's SVG made fit for a page with a strict Content-Security-Policy: no style, no metadata, ids of its own, numbers that open."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from netralitas.report.charts.drawing import FRAME

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_FONT = re.compile(r"^(?:(italic|oblique)\s+)?(?:(\d{3}|bold|normal)\s+)?([\d.]+)px\s+(.+)$")
_PRESENTATION = {
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linejoin",
    "stroke-linecap",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-miterlimit",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
    "text-anchor",
    "font-size",
    "font-family",
    "font-weight",
    "font-style",
    "fill-rule",
    "clip-rule",
}

SCALE = 1.4
"""Pixels that a point of the chart takes on the page."""

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


def inline_svg(
    source: str, name: str, title: str, labels: dict[str, str], frame: tuple[float, float] = (0.0, 0.0)
) -> str:
    """The SVG as an element for HTML, without its own title and caption (frame: the points they take above and below).

    name: makes ids unique on the page. title: read out for the whole chart. labels: {evidence key: what is read out for the number};
    groups whose id is one of these keys become buttons (`data-e`), of which the first can be reached by Tab, the others by arrows.
    """
    root = ET.fromstring(source)
    for parent in list(root.iter()):
        for child in list(parent):
            framed = (child.get("id") or "").startswith(FRAME)
            if framed or child.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                parent.remove(child)
    first = True
    for element in root.iter():
        identity = element.get("id")
        if identity is not None and identity in labels:
            del element.attrib["id"]
            element.attrib |= {
                "data-e": identity,
                "class": "n",
                "role": "button",
                "aria-label": f"{_shown(element)}: {labels[identity]}",
                "tabindex": "0" if first else "-1",
            }
            first = False
        elif identity is not None:
            element.set("id", f"{name}-{_safe(identity)}")
        if style := element.attrib.pop("style", ""):
            element.attrib |= _attributes(style)
        for attribute, value in element.items():
            if attribute in ("href", f"{{{_XLINK}}}href") and value.startswith("#"):
                element.set(attribute, f"#{name}-{_safe(value[1:])}")
            elif "url(#" in value:
                element.set(attribute, re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{name}-{_safe(m[1])})", value))
    left, top, width, height = map(float, (root.get("viewBox") or "0 0 720 400").split())
    top, height = top + frame[0], height - sum(frame)
    root.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.attrib |= {
        "role": "group",
        "aria-label": title,
        "width": str(round(width * SCALE)),
        "height": str(round(height * SCALE)),
        "stroke-linejoin": "round",
    }
    return ET.tostring(root, encoding="unicode")


def _shown(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _safe(identity: str) -> str:
    return re.sub(r"[^\w.-]", "-", identity)


def _attributes(style: str) -> dict[str, str]:
    """CSS declarations as presentation attributes; what SVG has no attribute for is left out."""
    found: dict[str, str] = {}
    for part in style.split(";"):
        name, _, value = (p.strip() for p in part.partition(":"))
        if name == "font" and (font := _FONT.match(value)):
            found |= {"font-size": font[3], "font-family": font[4]}
            if font[1]:
                found["font-style"] = font[1]
            if font[2]:
                found["font-weight"] = font[2]
        elif name == "font-size":
            found[name] = value.removesuffix("px")
        elif name in _PRESENTATION:
            found[name] = value
    return found
