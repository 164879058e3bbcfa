"""An act as a row of the table: where it takes place, whose it is, who says so, and by which rule."""

from __future__ import annotations

from netralitas.extract.behaviours.overlaps import Mention
from netralitas.extract.behaviours.rules import RulesInForce
from netralitas.extract.behaviours.scene import Scene
from netralitas.extract.findings import speech_at
from netralitas.extract.reading import Reading

CHANNELS = ("social_media", "offline", "unspecified")
AUDIENCES = ("asn", "non_asn", "village", "tni_polri", "all")
NAMED_AUDIENCES = {f"audience_{audience}": audience for audience in AUDIENCES if audience != "all"}  # by class of words
ONLINE = frozenset(("post", "comment", "like", "share", "follow", "online_campaign"))
OFFLINE = frozenset(
    (
        "attend_campaign",
        "display_props",
        "wear_attributes",
        "party_event_speaker",
        "use_facilities",
        "id_card_support",
        "money_politics",
        "gesture",
        "party_approach",
    )
)


def add_row(reading: Reading, scene: Scene, mention: Mention, modality: str, rules: RulesInForce, day: str) -> None:
    """Add a row of the table `behaviours`. day: of the article, as `day_of` tells it."""
    start, end = scene.spans[mention.first][0], scene.spans[mention.stop - 1][1]
    speech = speech_at(reading, start)
    audience = _audience(scene)
    rule, sanction = rules.of(
        mention.code, day, election=reading.found.get("article", {}).get("election", ""), audience=audience
    )
    reading.row(
        "behaviours",
        start,
        end,
        code=mention.code,
        modality=modality,
        channel=_channel(scene, mention),
        audience=audience,
        speaker=speech.speaker.name if speech and speech.speaker else "",
        institution=speech.institution if speech else "",
        regulation=_regulation(reading, scene),
        rule_in_force=rule,
        sanction_in_force=sanction,
    )


def _channel(scene: Scene, mention: Mention) -> str:
    if mention.code in ONLINE:
        return "social_media"
    if "social_media" in scene.classes:
        near = [m for m in scene.marks if m.stop > mention.low - 6 and m.first < mention.high + 6]
        if any("social_media" in m.classes for m in near):
            return "social_media"
    return "offline" if mention.code in OFFLINE else "unspecified"


def _audience(scene: Scene) -> str:
    kinds = [audience for name, audience in NAMED_AUDIENCES.items() if name in scene.classes]
    if len(kinds) > 1:
        return "all"
    return kinds[0] if kinds else "asn"


def _regulation(reading: Reading, scene: Scene) -> str:
    rows = reading.rows.get("regulations")
    if not rows:
        return ""
    start, end = scene.spans[0][0], scene.spans[-1][1]
    return next((r["regulation"] for r in rows if start <= r["start"] < end), "")


def day_of(reading: Reading) -> str:
    """The article's date: of the page, else the last event in the text, else ''."""
    if reading.published:
        return reading.published
    return max(
        (
            r["end_date"]
            for r in reading.rows.get("dates", ())
            if r.get("role") in ("event", "published") and r.get("end_date")
        ),
        default="",
    )
