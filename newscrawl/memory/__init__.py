"""What a crawl remembers of an outlet's URLs: for one run (`passing`), or kept in the outlet's ledger (`lasting`)."""

from newscrawl.memory.memory import Memory, MemoryRefused, Output
from newscrawl.memory.passing import RunMemory

__all__ = ["Memory", "MemoryRefused", "Output", "RunMemory"]
