"""A GitHub Actions workflow. The store and the output travel from run to run in the cache."""

import shlex
from collections.abc import Sequence
from pathlib import PurePath

from newscrawl.schedule.command import Checked, CommandError
from newscrawl.schedule.interval import Interval

_WORKFLOW = """\
# .github/workflows/{name}.yml
name: {name}
on:
  schedule:
    - cron: "{cron}"
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: {name}
  cancel-in-progress: false
jobs:
  newscrawl:
    runs-on: ubuntu-latest
    timeout-minutes: 340
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - name: Install
        run: |
          pip install {install}
      # Output and store belong together: one without the other stops the run with a message.
      - uses: actions/cache/restore@v4
        with:
          path: |
{paths}
          key: {name}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
          restore-keys: {name}-
      - name: Run
        run: |
          code=0
          timeout --signal=TERM --kill-after=90 5h newscrawl {words} || code=$?
          # 1: some outlets failed, which newscrawl status tells; 124: the time was up, the next run goes on.
          case $code in 0|1|4|124) ;; *) exit $code ;; esac
      - uses: actions/cache/save@v4
        if: always()
        with:
          path: |
{paths}
          key: {name}-${{{{ github.run_id }}}}-${{{{ github.run_attempt }}}}
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: {name}
          path: |
{results}
"""
_INDENT = " " * 12


def workflow(checked: Checked, every: Interval, name: str, install: str = ".") -> str:
    """The workflow that runs a command at the top of the repository; its paths are relative to that.

    `install`: what pip installs, the repository itself by default. Raises CommandError for an absolute path.
    """
    given = vars(checked.args)
    store = given.get("store") or "newscrawl-store"
    output = given.get("output") or given.get("overwrite") or "articles.jsonl"
    if output == "-":
        raise CommandError("a workflow needs a file for its output: give -o FILE")
    results = [output.replace("%(date)s", "*"), "run-report.json"]
    for path in (store, *results):
        _relative(path)
    return _WORKFLOW.format(
        name=name,
        cron=every.cron(" ".join(checked.words)),
        install=_expression(shlex.quote(install)),
        words=_expression(" ".join(map(shlex.quote, checked.words))),
        paths=_lines((store, results[0])),
        results=_lines(results),
    )


def _expression(text: str) -> str:
    """GitHub replaces ${{ }} wherever it stands; this writes it as an expression that gives itself."""
    return text.replace("${{", "${{ '${{' }}")


def _lines(paths: Sequence[str]) -> str:
    return "\n".join(_INDENT + _expression(path) for path in paths)


def _relative(path: str) -> None:
    parts = PurePath(path)
    if parts.is_absolute() or ".." in parts.parts:
        raise CommandError(f"{path!r} lies outside the repository; in a workflow paths are relative to its top")
    if path != path.strip() or path.startswith(("!", "~", "#")):
        raise CommandError(f"{path!r} cannot be named in a workflow's list of paths; take another name")
