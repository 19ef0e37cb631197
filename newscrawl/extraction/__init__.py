"""Page -> Draft: what a page claims of itself, field by field, its paragraphs and its images."""

from datetime import date

from newscrawl.draft import Draft, NoArticle
from newscrawl.extraction.collect import draft

__all__ = ["Draft", "NoArticle", "date", "draft"]
