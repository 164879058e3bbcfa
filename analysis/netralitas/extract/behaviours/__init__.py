"""Behaviours: acts of civil servants that are spoken of as forbidden, allowed, alleged, proven or dismissed.

Reads `reading.found["speeches"]` and `reading.rows["regulations"]` where they are; adds rows of the table `behaviours`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from netralitas.extract.behaviours.modality import MODALITIES, Discourse, Modifiers, Scene, within
from netralitas.extract.behaviours.rules import RulesInForce
from netralitas.extract.behaviours.targets import CODES, Mention, Targets
from netralitas.extract.behaviours.words import Forms, Words, class_entries
from netralitas.extract.findings import speech_at
from netralitas.extract.kinds import Column, Kind
from netralitas.extract.reading import Reading
from netralitas.lexicon import Lexicon

CHANNELS = ("social_media", "offline", "unspecified")
AUDIENCES = ("asn", "non_asn", "village", "tni_polri", "all")
ONLINE = frozenset(("post", "comment", "like", "share", "follow", "online_campaign"))
OFFLINE = frozenset(("attend_campaign", "display_props", "wear_attributes", "party_event_speaker", "use_facilities", "id_card_support", "money_politics",
                     "gesture", "party_approach"))
QUOTES = frozenset("“”\"‘„«»")
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s?\S|[-–—•*·▪✓●◦»]\s*\w")


def reader(lexicon: Lexicon) -> Callable[[Reading], None]:
    """The function that reads an article's behaviours into `reading.rows["behaviours"]`."""
    acts, cues = lexicon.toml("behaviours"), lexicon.toml("modality")
    modifiers = Modifiers.of(cues)
    words = Words(class_entries(acts, cues["negation"]))
    targets = Targets.of(acts, modifiers.auxiliary, modifiers.negation)
    forms = Forms(words.vocabulary | modifiers.words.vocabulary | modifiers.auxiliary | modifiers.specific, acts.get("spelling", {}))
    rules = RulesInForce(lexicon.toml("rules"))

    def read(reading: Reading) -> None:
        scenes = [_scene(reading, i, words, modifiers, forms) for i in range(len(reading.sentences))]
        found = []
        for scene in scenes:
            normed = any(c.category in ("prohibited", "permitted", "violation", "duty") for c in scene.cues) or scene.item
            found.append(targets.mentions(scene.tokens, scene.marks, scene.terminators, normed, scene.accused) if scene.marks else [])
        if not any(found):
            return
        discourse = Discourse(scenes, modifiers)
        day = _day(reading)
        decided: list[tuple[Scene, Mention, str, bool]] = []
        for index, (scene, mentions) in enumerate(zip(scenes, found, strict=True)):
            last = ""
            for mention in mentions:
                modality, guessed = _modality(scene, mention, discourse, index, modifiers, last)
                if modality not in MODALITIES:
                    continue
                last = modality
                decided.append((scene, mention, modality, guessed))
                if modality == "alleged" and discourse.condemned(index):
                    decided.append((scene, mention, "prohibited", False))
            discourse.leaves(index, last)
        settled = {(m.code, modality) for scene, m, modality, _ in decided if not scene.headline}
        for scene, mention, modality, guessed in decided:
            # what a headline leaves open, or nothing near says, the rest of the text answers
            if (scene.headline or guessed) and modality == "alleged" and {(mention.code, "proven"), (mention.code, "not_proven")} & settled:
                continue
            _add(reading, scene, mention, modality, rules, day)

    return read


def _scene(reading: Reading, index: int, words: Words, modifiers: Modifiers, forms: Forms) -> Scene:
    sentence = reading.sentences[index]
    tokens = forms.tokens(reading.lowered, sentence.start, sentence.end)
    start = reading.paragraphs[sentence.paragraph][0]
    item = bool(ITEM.match(reading.lowered, start))
    plain = [t.form for t in tokens]
    return Scene(tokens, words.marks(plain), modifiers.cues(tokens), sentence.paragraph, sentence.headline, item,
                 speech_at(reading, sentence.start) is not None or any(t.form in QUOTES for t in tokens), modifiers.goes_on(tokens))


def _modality(scene: Scene, mention: Mention, discourse: Discourse, index: int, modifiers: Modifiers, same: str) -> tuple[str, bool]:
    if mention.foreign:
        return "drop", False
    modality, guessed = within(scene, mention.first, mention.stop, modifiers), False
    if modality == "alleged":
        modality = discourse.settled(index) or modality
    if modality == "":
        modality = discourse.inherited(index, bare=mention.bare) or same
    if modality == "" and not mention.norm_only:
        modality = discourse.default(index, bare=mention.bare)
        guessed = True
    if modality == "permitted" and mention.code == "candidacy" and (
        scene.has("resign") or index + 1 < len(discourse.scenes) and discourse.scenes[index + 1].has("resign")
    ):
        modality = "prohibited"
    if mention.norm_only and modality not in ("prohibited", "permitted") or mention.only and modality != mention.only:
        return "drop", False
    return modality, guessed


def _add(reading: Reading, scene: Scene, mention: Mention, modality: str, rules: RulesInForce, day: str) -> None:
    start, end = scene.tokens[mention.first].start, scene.tokens[mention.stop - 1].end
    speech = speech_at(reading, start)
    rule, sanction = rules.of(mention.code, day)
    reading.row(
        "behaviours", start, end, code=mention.code, modality=modality, channel=_channel(scene, mention), audience=_audience(scene),
        speaker=speech.speaker.name if speech and speech.speaker else "", institution=speech.institution if speech else "",
        regulation=_regulation(reading, scene), rule_in_force=rule, sanction_in_force=sanction,
    )


def _channel(scene: Scene, mention: Mention) -> str:
    if mention.code in ONLINE:
        return "social_media"
    near = [m for m in scene.marks if m.stop > mention.low - 6 and m.first < mention.high + 6]
    if any("social_media" in m.classes for m in near):
        return "social_media"
    return "offline" if mention.code in OFFLINE else "unspecified"


def _audience(scene: Scene) -> str:
    kinds = {name for name in ("asn", "non_asn", "village", "tni_polri") for m in scene.marks if f"audience_{name}" in m.classes}
    if len(kinds) > 1:
        return "all"
    return kinds.pop() if kinds else "asn"


def _regulation(reading: Reading, scene: Scene) -> str:
    start, end = scene.tokens[0].start, scene.tokens[-1].end
    return next((r["regulation"] for r in reading.rows.get("regulations", ()) if start <= r["start"] < end), "")


def _day(reading: Reading) -> str:
    """The article's date: of the page, else the last event in the text, else ''."""
    if reading.published:
        return reading.published
    return max((r["end_date"] for r in reading.rows.get("dates", ()) if r.get("role") in ("event", "published") and r.get("end_date")), default="")


KIND = Kind(
    name="behaviours",
    columns=(
        Column("code", "text", "which act (codebook, section 5)", CODES),
        Column("modality", "text", "forbidden, allowed, alleged, proven or dismissed", MODALITIES),
        Column("channel", "text", "where the act takes place", CHANNELS),
        Column("audience", "text", "whose act it is", AUDIENCES),
        Column("speaker", "text", "who says so"),
        Column("institution", "text", "the speaker's institution"),
        Column("regulation", "text", "the rule that the sentence cites"),
        Column("rule_in_force", "text", "the rule that forbids the act on the article's date"),
        Column("sanction_in_force", "text", "the sanction that rule carries on that date"),
    ),
    reader=reader,
    after=("persons", "officials", "statements", "regulations", "dates", "election", "sanctions", "institutions", "places"),
    lexicons=("behaviours.toml", "modality.toml", "rules.toml"),
    label="code",
    help="acts of civil servants, with modality",
)
