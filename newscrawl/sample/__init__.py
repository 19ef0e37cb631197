"""The sample site: a small Arabic news web, answered on loopback from files, and the score of a crawl."""

from newscrawl.sample.server import Sample, serve

__all__ = ["Sample", "serve"]
