"""Fill the HTML templates of an outlet's folder: `$name` is replaced, a name without a value by nothing."""

from collections import defaultdict
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent


def fill(slug: str, name: str, /, **values: str) -> str:
    """The template `<slug>/<name>.html` with `values` put in as they are (markup is not escaped)."""
    text = (HERE / slug / f"{name}.html").read_text(encoding="utf-8")
    return Template(text).substitute(defaultdict(str, {k: v.strip() for k, v in values.items()}))
