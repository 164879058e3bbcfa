"""The table `people`: one row a person across articles."""

import pandas as pd

from netralitas.extract.people import COLUMNS, people


def _officials(*rows):
    return pd.DataFrame(rows, columns=["article_id", "person_id", "name", "position", "institution"])


def test_joins_articles_positions_and_days():
    officials = _officials(
        ("b", "rina-sari@32.05", "Rina Sari", "Sekretaris Daerah", "Pemerintah Kabupaten Garut"),
        ("a", "rina-sari@32.05", "Rina K. Sari", "Kepala Dinas", "Dinas Sosial Kabupaten Garut"),
        ("c", "rina-sari@32.05", "Rina Sari", "Sekretaris Daerah", "Pemerintah Kabupaten Garut"),
        ("c", "rina-sari@73.71", "Rina Sari", "Camat", "Kecamatan Panakkukang"),
    )
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "published": ["2018-03-01", "2020-11-20", ""]})
    table = people(officials, articles)
    assert list(table.columns) == list(COLUMNS)
    assert table.to_dict("records") == [
        {
            "person_id": "rina-sari@32.05",
            "name": "Rina K. Sari",
            "positions": "Kepala Dinas; Sekretaris Daerah",
            "institutions": "Dinas Sosial Kabupaten Garut; Pemerintah Kabupaten Garut",
            "articles": 3,
            "first_seen": "2018-03-01",
            "last_seen": "2020-11-20",
        },
        {
            "person_id": "rina-sari@73.71",
            "name": "Rina Sari",
            "positions": "Camat",
            "institutions": "Kecamatan Panakkukang",
            "articles": 1,
            "first_seen": "",
            "last_seen": "",
        },
    ]


def test_missing_values_and_empty_tables():
    officials = _officials(("a", "x", "Xaverius", None, None))
    table = people(officials, pd.DataFrame({"article_id": ["a"], "published": [None]}))
    assert table.loc[0, "positions"] == "" and table.loc[0, "first_seen"] == ""
    assert people(_officials(), pd.DataFrame({"article_id": [], "published": []})).empty
