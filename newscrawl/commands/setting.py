"""The option -s NAME=VALUE, which all verbs that fetch have in common."""

import argparse
import logging
import math
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

_AT_LEAST_ONE = ("CONCURRENT_", "REACTOR_THREADPOOL_")  # with none of them nothing is ever fetched
_SWITCH = ("true", "false", "1", "0")  # what Scrapy reads as one
_ALIKE = 0.9  # a name of Scrapy's or of an add-on may be unknown here; one so much like a known one is a slip


def add_setting(parser: argparse.ArgumentParser) -> None:
    """-s, which may be given again and again; `args.settings` is a list of pairs."""
    parser.add_argument(
        "-s",
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        type=setting,
        help="a setting of the crawl",
    )


def setting(text: str) -> tuple[str, str]:
    """NAME=VALUE as a pair. Raises ArgumentTypeError for anything else, an unknown name, and a value it cannot have."""
    name, equals, value = text.partition("=")
    name = name.strip()
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"{text!r} is no NAME=VALUE; write for example DOWNLOAD_DELAY=3")
    usual = _usual(name)
    if reason := _wrong(name, value.strip(), usual):
        raise argparse.ArgumentTypeError(f"{text!r}: {reason}")
    return name, value


def _usual(name: str) -> Any:
    """The default of a setting. Raises ArgumentTypeError for a name that is none, or a slip of one."""
    from newscrawl import settings

    own = {key: value for key, value in {**settings.SAMPLE, **vars(settings)}.items() if key.isupper()}
    own.pop("SAMPLE")
    if name in own:
        return own[name]
    from scrapy.settings import default_settings

    known = [*own, *(key for key in vars(default_settings) if key.isupper())]
    if name in known:
        return getattr(default_settings, name)
    is_ours = name.upper().startswith("NEWSCRAWL_")
    near = get_close_matches(name.upper(), known, n=1, cutoff=0.8 if is_ours else _ALIKE)
    if near:
        raise argparse.ArgumentTypeError(f"{name!r} is no setting; did you mean {near[0]}?")
    if is_ours:
        raise argparse.ArgumentTypeError(f"{name!r} is no setting; docs/crawl.md lists them")
    return None


def _wrong(name: str, value: str, usual: Any) -> str | None:
    """Why a setting cannot have a value, and what to write; None where it can."""
    if name == "NEWSCRAWL_RECHECK":
        from newscrawl.memory.recheck import intervals

        try:
            intervals(value)
        except ValueError as wrong:
            return str(wrong)
        return None
    if name == "NEWSCRAWL_DRAFTER":
        is_known = value.lower() in ("auto", *_SWITCH)
        return None if is_known else f"is no way to read pages; write {name}=auto, True or False"
    if name == "NEWSCRAWL_PROXY" and value:
        parts = urlsplit(value)
        is_web = parts.scheme in ("http", "https") and parts.hostname
        return None if is_web else f"is no address of a proxy; write {name}=http://HOST:PORT"
    if name == "NEWSCRAWL_CONTACT" and value:
        is_contact = value.startswith(("http://", "https://")) or 0 < value.find("@") < len(value) - 1
        return None if is_contact else f"is no web page and no e-mail address; write {name}=https://HOST/about"
    if name == "LOG_LEVEL":
        is_level = value.isdigit() or value.upper() in logging.getLevelNamesMapping()
        return None if is_level else "is no level of the log; write LOG_LEVEL=INFO, DEBUG or WARNING"
    if isinstance(usual, bool):
        return None if value.lower() in _SWITCH else f"is neither on nor off; write {name}=True or {name}=False"
    if not isinstance(usual, int | float):
        return None
    least = 1 if name.startswith(_AT_LEAST_ONE) else 0
    try:
        number = float(value) if isinstance(usual, float) else int(value)
    except ValueError:
        number = math.nan
    if math.isfinite(number) and (number >= least or usual < 0):
        return None
    kind = "number" if isinstance(usual, float) else "whole number"
    return f"is no {kind} from {least} up; write one as in {name}={usual}"
