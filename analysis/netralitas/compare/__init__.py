"""Elections (or other groups of articles) side by side: shares with intervals, differences, words, time.

>>> comparison = compare(tables)
>>> comparison.facet("behaviour")[["code", "group", "n", "k", "share", "low", "high"]]
>>> comparison.evidence("behaviour", "attend_campaign", "pilkada-2020")
"""

from netralitas.compare.comparison import Comparison, compare
from netralitas.compare.facets import FACETS
from netralitas.compare.groups import ALL, ARTICLE_ATTRIBUTES

__all__ = ["ALL", "ARTICLE_ATTRIBUTES", "FACETS", "Comparison", "compare"]
