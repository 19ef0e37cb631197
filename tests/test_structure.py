"""The house: stages one way, no cycle of imports, no file that has grown too large."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "newscrawl"
FILES = sorted(PACKAGE.rglob("*.py"))

# A part may import the parts named beside it, itself, and no other of ours. The order is the way through the house.
MAY_IMPORT: dict[str, set[str]] = {
    "tables": set(),
    "article": set(),
    "lead": set(),
    "draft": set(),
    "compression": set(),
    "charset": set(),
    "selector": set(),
    "structured_data": {"charset"},
    "schema": {"article"},
    "records": {"article", "compression"},
    "urls": {"tables"},
    "outlet": {"tables"},
    "arabic": {"tables", "article", "outlets", "outlet", "places"},
    "outlets": {"tables", "outlet", "selector", "arabic", "urls"},
    "places": {"tables", "article", "arabic"},
    "boilerplate": set(),
    "parser": {"draft"},
    "page": {"boilerplate", "charset", "parser", "structured_data"},
    "discover": {"lead", "tables", "urls", "outlet", "arabic", "charset"},
    "extraction": {
        "page",
        "parser",
        "structured_data",
        "charset",
        "draft",
        "outlet",
        "selector",
        "tables",
        "arabic",
        "urls",
    },
    "normalise": {"draft", "article", "lead", "outlet", "arabic", "places", "urls", "tables"},
    "health": {"ledger", "failure", "outlet"},
    "exporters": {"article", "compression", "ledger"},
}
# What never loads Scrapy: the language, the page and the record.
WITHOUT_SCRAPY = {*MAY_IMPORT, "explain", "bulk", "warc", "ledger"} - {"exporters"}


def module(path: Path) -> str:
    """The dotted name of a file of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, *, lazy: bool) -> Iterator[str]:
    """The modules a file imports: at its top, or anywhere in it (`lazy`), those for type checking only left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if lazy else iter(tree.body)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str | None:
    """The part of the house a module belongs to."""
    pieces = name.split(".")
    return pieces[1] if pieces[0] == "newscrawl" and len(pieces) > 1 else None


@pytest.mark.parametrize("path", FILES, ids=module)
def test_stages_go_one_way(path: Path) -> None:
    own = part(module(path))
    if own not in MAY_IMPORT:
        return
    known = {module(file) for file in FILES}
    used = {part(name) for name in imports(path, lazy=True) if name in known and part(name)}
    assert used <= MAY_IMPORT[own] | {own}, f"{module(path)} imports {used - MAY_IMPORT[own] - {own}}"


@pytest.mark.parametrize("path", FILES, ids=module)
def test_language_and_pages_load_no_scrapy(path: Path) -> None:
    if part(module(path)) in WITHOUT_SCRAPY:
        loaded = {name.split(".")[0] for name in imports(path, lazy=True)}
        assert not loaded & {"scrapy", "twisted", "itemadapter"}


def test_no_cycle_of_imports() -> None:
    known = {module(file): file for file in FILES}
    graph = {
        name: {used for used in imports(file, lazy=False) if used in known} - {name} for name, file in known.items()
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, f"a cycle: {' -> '.join((*way[way.index(name) :], name))}"
        if name not in done:
            for used in sorted(graph[name]):
                if not name.startswith(f"{used}."):  # a module and the package that holds it
                    visit(used, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_files_are_short() -> None:
    lengths = {module(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    too_long = {name: lines for name, lines in lengths.items() if lines > 450}
    assert not too_long
    assert sorted(lengths.values())[len(lengths) // 2] < 150


def test_no_module_for_everything() -> None:
    names = {file.stem for file in FILES}
    assert not names & {"utils", "util", "helpers", "misc", "common"}
