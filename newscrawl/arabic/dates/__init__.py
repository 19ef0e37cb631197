"""Dates as Arabic news prints them: `read` one string, or `find` the dates in running text.

>>> from newscrawl.arabic import dates
>>> dates.read("الاثنين 17 تشرين الثاني/نوفمبر 2025 10:30 مساءً", timezone="Asia/Damascus").value
'2025-11-17T22:30+03:00'
>>> dates.read("12/4/2024").reason
'day and month could be either; give an order or a country'
"""

from newscrawl.arabic.dates.find import find
from newscrawl.arabic.dates.read import read
from newscrawl.arabic.dates.reading import Found, Label, Order, Reading

__all__ = ["Found", "Label", "Order", "Reading", "find", "read"]
