"""The forms an Indonesian verb takes in the press, from its stem.

Source: KBBI and Tata Bahasa Baku (meN- with its sound changes, di-, ter-, suffixes -kan and -i), and spoken usage
(nasal forms
without me-, -in, nge- before loans).
"""

from __future__ import annotations

VOWELS = "aiueo"
# forms that have become words of their own
OTHER_WORDS = frozenset(("termasuk", "terjadi", "terbuat", "terdiri", "tertunjuk", "terlalui", "terbaik", "tertulis"))


def nasal(stem: str, *, keep: bool = False) -> list[str]:
    """The stem after meN-, without `me`: `pasang` → `masang`. keep: also with its first sound kept (`mposting`), as
    loans have it."""
    first = stem[0]
    if len(stem) <= 3 and sum(c in VOWELS for c in stem) == 1:
        return ["nge" + stem]
    if first == "p":
        forms = ["m" + stem[1:]] + (["m" + stem] if keep or stem.startswith(("per", "pel", "pr")) else [])
    elif first in "bfv":
        forms = ["m" + stem]
    elif first == "t":
        forms = ["n" + stem[1:]] + (["n" + stem] if keep or stem.startswith("tr") else [])
    elif first in "dcjz":
        forms = ["n" + stem]
    elif first == "s":
        forms = ["ny" + stem[1:]] + (["n" + stem] if keep else [])
    elif first == "k":
        forms = ["ng" + stem[1:]] + (["ng" + stem] if keep or stem.startswith("kampanye") else [])
    elif first in "gh" or first in VOWELS:
        forms = ["ng" + stem]
    else:
        forms = [stem]
    return forms


def inflect(stem: str, suffixes: tuple[str, ...] = ("", "kan", "i"), *, bare: bool = True) -> set[str]:
    """All forms of a verb: bare, meN-, di-, ter-, and the informal nasal form, each with these suffixes (`-in` for
    both).

    bare: False leaves out the unprefixed forms (of stems that are also nouns).
    """
    forms = set()
    for suffix in (*suffixes, "in") if "kan" in suffixes or "i" in suffixes else suffixes:
        nasals = nasal(stem)
        for prefixed in (*((stem,) if bare else ()), "di" + stem, "ter" + stem, *nasals, *("me" + n for n in nasals)):
            # a noun in -an of the bare stem is another word; so is ter- with -in
            if suffix == "in" and prefixed.startswith(("ter", "me")):
                continue
            forms.add(prefixed + suffix)
        if " " in stem:
            forms.update(f.replace(" ", "") for f in list(forms))
    return forms - OTHER_WORDS


def inflect_loan(stem: str) -> set[str]:
    """All forms of a foreign verb: `like` → `me-like`, `nge-like`, `dilike`, `mem-posting`, `ngeshare`."""
    forms = {stem, stem + "-nya", stem + "in"}
    for prefix in ("me", "mem", "men", "meng", "menge", "nge", "di", "ber"):
        forms.update((f"{prefix}-{stem}", prefix + stem, f"{prefix}{stem}in"))
    for n in nasal(stem, keep=True):
        forms.update((n, "me" + n, "me-" + stem))
    return forms
