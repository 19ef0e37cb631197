"""Write the sample site's files under data/sample/ from the articles and designs in scripts/sample/.

    python scripts/build_sample.py            write them
    python scripts/build_sample.py --check    exit code 1 unless the committed files are what would be written

Every outlet has a folder with its articles (`articles.toml`: the text as printed, the expected values written by hand
beside it) and its templates, and a module with its design: `build(site, outlet, articles)` adds the pages.
"""

import gzip
import sys
import tomllib
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from sample.site import Site  # noqa: E402

TARGET = HERE.parent / "data" / "sample"
OUTLETS = [
    "miraat-aldelta",
    "sindyan",
    "barid-atlas",
    "marafi",
    "wahat",
    "qawafil",
    "nakheel",
    "manarat-sahel",
    "daftar-beirut",
]
WRITTEN_BY_HAND = {"README.md"}


def build() -> Site:
    """The whole sample site in memory."""
    site = Site()
    for slug in OUTLETS:
        source = HERE / "sample" / slug / "articles.toml"
        if not source.exists():
            continue
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        outlet, articles = data["outlet"], data["article"]
        outlet["slug"] = slug
        site.start(outlet)
        import_module(f"sample.{slug.replace('-', '_')}").build(site, outlet, articles)
        site.expect(outlet, articles)
        for row in data.get("no_record", []):
            site.refuse(row["url"], slug, row["why"])
    return site


def _is_same(name: str, old: bytes, new: bytes) -> bool:
    """Whether two files hold the same; of packed ones what they hold, as Pythons differ in the header of gzip."""
    return gzip.decompress(old) == gzip.decompress(new) if name.endswith(".gz") else old == new


def main() -> int:
    """Write or check; returns the exit code."""
    files = build().files()
    old = {p.relative_to(TARGET).as_posix() for p in TARGET.rglob("*") if p.is_file()} - WRITTEN_BY_HAND
    if "--check" in sys.argv[1:]:
        changed = {n for n in old & files.keys() if not _is_same(n, (TARGET / n).read_bytes(), files[n])}
        wrong = sorted((old ^ files.keys()) | changed)
        for name in wrong:
            print(f"not as built: data/sample/{name}")
        return 1 if wrong else 0
    for name in old - files.keys():
        (TARGET / name).unlink()
    for name, content in files.items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or not _is_same(name, path.read_bytes(), content):
            path.write_bytes(content)
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
