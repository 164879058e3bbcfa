"""Tables made from the sample's gold and texts, so that comparison and report are tested without the extraction.

Words are found in the text where that is possible; where the gold only gives a code, cue words stand in for it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

CUES = {
    "post": r"unggah\w*|post\w*",
    "comment": r"koment\w*|menanggapi",
    "like": r"like|\bsuka|menyukai",
    "share": r"bagikan|share|sebar\w*",
    "follow": r"grup|follow|mengikuti",
    "photo": r"foto\w*|selfie|swafoto",
    "gesture": r"jari|pose|simbol|yel",
    "attend_campaign": r"kampanye|hadir\w*|deklarasi",
    "campaign_team": r"tim sukses|tim pemenangan|saksi|juru",
    "display_props": r"spanduk|baliho|stiker",
    "wear_attributes": r"kaus|kaos|atribut|seragam",
    "mobilise": r"ajak\w*|arah\w*|kumpul\w*|kerah\w*",
    "take_sides": r"dukung\w*|pihak\w*",
    "practical_politics": r"politik praktis",
    "use_facilities": r"fasilitas|mobil|kendaraan|dinas",
    "money_politics": r"uang|sembako|bantuan",
    "hoax_hate": r"hoaks|ujaran|SARA",
    "candidacy": r"calon\w*|caleg",
}
KINDS = {
    "Bawaslu": "election",
    "Panwas": "election",
    "KPU": "election",
    "DKPP": "election",
    "KASN": "civil_service",
    "BKN": "civil_service",
    "Badan Kepegawaian": "civil_service",
    "Kemen": "ministry",
    "Pemerintah": "regional_government",
    "Sekretariat Daerah": "regional_government",
    "Kecamatan": "regional_government",
    "Kelurahan": "village",
    "Polres": "police",
    "Polda": "police",
    "Polri": "police",
    "Kodim": "military",
    "TNI": "military",
    "Koramil": "military",
    "DPRD": "parliament",
    "Mahkamah": "court",
    "Pengadilan": "court",
    "Kejaksaan": "prosecution",
    "Sentra": "election",
    "Dinas": "agency",
    "Badan": "agency",
    "Inspektorat": "agency",
    "Kantor": "agency",
    "Satpol": "agency",
    "Puskesmas": "agency",
    "RSUD": "agency",
}
COLUMNS: dict[str, list[str]] = {
    "officials": [
        "person_id",
        "name",
        "position",
        "position_text",
        "institution",
        "institution_id",
        "region",
        "region_code",
        "status",
        "role_class",
        "mentions",
    ],
    "institutions": ["institution", "institution_id", "kind", "level", "region", "region_code", "mentions"],
    "dates": ["start_date", "end_date", "granularity", "role"],
    "counts": ["min", "max", "unit", "status", "per", "counter", "region", "period", "election", "speaker"],
    "behaviours": [
        "code",
        "modality",
        "channel",
        "audience",
        "speaker",
        "institution",
        "regulation",
        "rule_in_force",
        "sanction_in_force",
    ],
    "regulations": ["regulation", "regulation_id", "kind", "number", "year", "title"],
    "sanctions": ["sanction", "imposed", "speaker"],
    "statements": ["kind", "speaker", "person_id", "cue", "institution"],
}


def find(text: str, pattern: str, n: int = 0) -> tuple[int, int]:
    """Offsets of the n-th (modulo) match outside the headline, else of the second line."""
    found = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    if found:
        return found[n % len(found)]
    line = re.search(r"\n\s*(\S[^.\n]{10,120})", text)
    return line.span(1) if line else (0, min(40, len(text)))


def words(text: str, phrase: str) -> tuple[int, int]:
    """Offsets of a phrase, else of its last word, else of a line."""
    at = text.find(phrase)
    return (at, at + len(phrase)) if at >= 0 else find(text, re.escape(phrase.split()[-1]))


def tables_from_gold(gold: Iterable[Path], texts: Path) -> dict[str, pd.DataFrame]:
    """All tables by TABLES.md, from gold files and the folder of texts."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    articles = []
    for line in (one for path in gold for one in path.read_text(encoding="utf-8").splitlines() if one.strip()):
        g = json.loads(line)
        path = texts / f"{g['article']}.txt"
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        article = hashlib.sha256(g["article"].encode()).hexdigest()[:16]

        def add(table: str, span: tuple[int, int], article: str = article, text: str = text, **values: Any) -> None:
            rows[table].append(
                {"article_id": article, "start": span[0], "end": span[1], "text": text[slice(*span)]} | values
            )

        published = next((d["start"] for d in g["dates"] if d["role"] == "published"), "")
        events = sorted(d["start"] for d in g["dates"] if d["role"] == "event" and d["granularity"] == "day")
        regions = [o["region"] for o in g["officials"] if o["region"]]
        outlet = re.search(r"([A-Z][A-Za-z. ]+(?:News|Pos|Post|Media|Kini|\.com|\.id))", text)
        articles.append(
            {
                "article_id": article,
                "source": str(path),
                "url": "",
                "outlet": outlet[1].strip() if outlet else "",
                "title": text.strip().split("\n")[0],
                "published": published or (events[-1] if events else ""),
                "published_basis": "text" if published else "none",
                "text": text,
                "words": len(text.split()),
                "sha256": hashlib.sha256(raw).hexdigest(),
                "language": "id",
                "relevant": True,
                "election": g["election"],
                "election_basis": "named",
                "region": regions[0] if regions else "",
                "cluster": article,
                "representative": True,
            }
        )
        of = {o["name"]: o for o in g["officials"]}
        for o in g["officials"]:
            add(
                "officials",
                words(text, o["name"]),
                person_id=o["name"].lower(),
                name=o["name"],
                position=o["position"],
                position_text="",
                institution=o["institution"],
                institution_id="",
                region=o["region"],
                region_code="",
                status=o["status"],
                role_class="official",
                mentions=1,
            )
        for i in g["institutions"]:
            kind = next((k for p, k in KINDS.items() if i.startswith(p)), "other")
            add(
                "institutions",
                words(text, i),
                institution=i,
                institution_id="",
                kind=kind,
                level="",
                region="",
                region_code="",
                mentions=1,
            )
        for d in g["dates"]:
            add(
                "dates",
                find(text, d["start"][:4]),
                start_date=d["start"],
                end_date=d["end"],
                granularity=d["granularity"],
                role=d["role"],
            )
        for n, c in enumerate(g["counts"]):
            number = c["min"] if c["min"] is not None else c["max"]
            add(
                "counts",
                find(text, rf"\b{number}\b \w+", n),
                **{k: c[k] for k in ("min", "max", "unit", "status", "per", "counter", "region", "period")},
                election=g["election"],
                speaker="",
            )
        names = [q["speaker"] for q in g["quotes"] if q["speaker"]] or [""]
        for n, b in enumerate(g["behaviours"]):
            speaker = names[n % len(names)]
            add(
                "behaviours",
                find(text, CUES.get(b["code"], "netral"), n),
                code=b["code"],
                modality=b["modality"],
                channel="social_media" if b["code"] in ("post", "comment", "like", "share", "follow") else "offline",
                audience="asn",
                speaker=speaker,
                institution=of.get(speaker, {}).get("institution", ""),
                regulation="",
                rule_in_force="",
                sanction_in_force="",
            )
        for r in g["regulations"]:
            add(
                "regulations",
                find(text, re.escape(r.split()[0])),
                regulation=r,
                regulation_id=r,
                kind=r.split()[0],
                number="",
                year=None,
                title="",
            )
        for s in g["sanctions"]:
            add(
                "sanctions", find(text, re.escape(s.split("_")[-1]) + r"|sanksi"), sanction=s, imposed=False, speaker=""
            )
        for q in g["quotes"]:
            start = text.find(q["first"])
            if start >= 0:
                end = min((e for e in (text.find(mark, start) for mark in '”"»\n') if e > start), default=start + 40)
                add(
                    "statements",
                    (start, end),
                    kind="direct",
                    speaker=q["speaker"],
                    person_id=q["speaker"].lower(),
                    cue="kata",
                    institution=of.get(q["speaker"], {}).get("institution", ""),
                )
    tables = {"articles": pd.DataFrame(articles).sort_values("article_id", ignore_index=True)}
    for name, columns in COLUMNS.items():
        frame = pd.DataFrame(rows[name], columns=["article_id", "start", "end", "text", *columns])
        tables[name] = frame.sort_values(["article_id", "start"], kind="stable", ignore_index=True)
    for column in ("min", "max"):
        tables["counts"][column] = tables["counts"][column].astype("Int64")
    tables["case_series"] = pd.DataFrame(
        columns=["counter", "region", "election", "unit", "status", "as_of", "min", "max", "articles", "conflict"]
    )
    tables["people"] = pd.DataFrame(
        columns=["person_id", "name", "positions", "institutions", "articles", "first_seen", "last_seen"]
    )
    tables["rejected"] = pd.DataFrame(columns=["source", "reason"])
    return tables
