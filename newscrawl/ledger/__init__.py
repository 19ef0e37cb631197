"""What is known of every URL of an outlet: found, fetched, written, changed. One SQLite file an outlet."""

from newscrawl.ledger.book import ForeignError, HeldError, LedgerError
from newscrawl.ledger.ledger import Ledger
from newscrawl.ledger.outbox import Written
from newscrawl.ledger.sources import Source
from newscrawl.ledger.store import LockedError, Store, StoreError
from newscrawl.ledger.urls import Known

__all__ = [
    "ForeignError",
    "HeldError",
    "Known",
    "Ledger",
    "LedgerError",
    "LockedError",
    "Source",
    "Store",
    "StoreError",
    "Written",
]
