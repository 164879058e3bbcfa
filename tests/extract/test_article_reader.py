"""Reading without spaCy gives what the pipeline gives, in linear time, and without spaCy and pandas."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from conftest import SAMPLE
from netralitas.extract.article_reader import TOGETHER, begin, read_many, reader_at, scanner_at
from netralitas.extract.pipeline import make_doc
from netralitas.extract.reading import KEY, Mask, Reading

ABOUT = {"outlet": "Kabar", "published": "2020-09-01", "published_basis": "metadata"}


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.txt"))[::12], ids=lambda p: p.stem)
def test_the_rows_are_the_pipeline_s(nlp, path):
    text = path.read_text()
    assert reader_at("")(text, **ABOUT) == nlp(make_doc(nlp, text, **ABOUT)).user_data[KEY]


def test_many_articles_give_what_each_gives_alone():
    texts = [path.read_text() for path in sorted(SAMPLE.glob("*.txt"))[: TOGETHER + 3]]
    together = read_many(((text, ABOUT) for text in texts), "", ("officials", "statements"))
    assert list(together) == [reader_at("", ("officials", "statements"))(text, **ABOUT) for text in texts]


def test_an_article_that_breaks_a_reader_leaves_the_others_whole():
    good = "Bupati Garut meminta ASN netral pada Pilkada 2018."
    first, broken, last = read_many([(good, {}), (good, {"published": "no day"}), (good, {})], "")
    assert first == last == reader_at("")(good)
    assert isinstance(broken, ValueError)


def test_spacy_and_pandas_are_not_imported():
    code = "import sys, netralitas.extract.article_reader as a; a.reader_at('')('ASN netral'); print({'spacy', 'pandas'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "set()"


@pytest.mark.parametrize("masks", [[(5, 10)], [(0, 2), (5, 10), (12, 13), (20, 30), (30, 31)]])
def test_is_masked(masks):
    reading = Reading(text="x" * 40, lowered="x" * 40, masks=[Mask(a, b, "rule") for a, b in masks])
    for start in range(40):
        for end in range(start + 1, 41):
            assert reading.is_masked(start, end) == any(a < end and start < b for a, b in masks)


@pytest.mark.parametrize("line", ["Baca Juga: ASN netral", "Tag: ASN, Pilkada", "Bupati Bima Minta ASN Netral"])
def test_layout_takes_linear_time(line):
    scanner_at("")

    def seconds(number: int) -> float:
        text = "\n".join(f"{line} {n}" for n in range(number))
        start = time.process_time()
        begin(text, "")
        return time.process_time() - start

    seconds(200)
    few = min(seconds(1000) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 10 * few
