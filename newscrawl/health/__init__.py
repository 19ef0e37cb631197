"""How outlets have been doing, judged from the runs in their ledgers. Nothing here fetches or loads Scrapy."""

from newscrawl.health.history import History, PastRun
from newscrawl.health.reading import read, slugs
from newscrawl.health.verdict import Health, judge
from newscrawl.health.words import WORDS

__all__ = ["WORDS", "Health", "History", "PastRun", "judge", "read", "slugs"]
