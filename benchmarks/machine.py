"""The machine that a benchmark ran on, and where its results are kept."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, Any]:
    """Date and machine: CPUs, memory in GB, Python, load."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cpus": os.cpu_count(),
        "memory_gb": round(memory),
        "python": platform.python_version(),
        "load": [round(load, 1) for load in os.getloadavg()],
    }


def keep(name: str, result: dict[str, Any]) -> Path:
    """Write a result beside the others, with date and machine; returns the file."""
    RESULTS.mkdir(exist_ok=True)
    found = machine()
    path = RESULTS / f"{name}-{found['date']}.json"
    path.write_text(_compact(found | result), encoding="utf-8")
    return path


def _compact(result: dict[str, Any]) -> str:
    """A line for each key, and for each row of a list of objects."""

    def value(given: Any) -> str:
        if isinstance(given, list) and given and isinstance(given[0], dict):
            return "[\n" + ",\n".join(f"  {json.dumps(row)}" for row in given) + "\n ]"
        return json.dumps(given, ensure_ascii=False)

    return "{\n" + ",\n".join(f" {json.dumps(key)}: {value(given)}" for key, given in result.items()) + "\n}\n"
