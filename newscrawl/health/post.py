"""Sends an alert: to a webhook with the standard library, to anything else with Apprise (the extra `monitor`)."""

import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import datetime
from http.client import HTTPException
from importlib.metadata import version

import orjson

from newscrawl.health import message
from newscrawl.health.recipient import Recipient
from newscrawl.health.told import Change

TIMEOUT = 20.0  # seconds


class PostError(Exception):
    """An alert that was not delivered. The message names the recipient without its secrets."""


def post(recipient: Recipient, changes: Sequence[Change], now: datetime, days: float) -> None:
    """Tell one recipient. Raises PostError."""
    if recipient.webhook:
        _webhook(recipient, orjson.dumps(message.payload(changes, now, days)))
    else:
        _apprise(recipient, message.subject(changes), message.body(changes))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A POST that is redirected would arrive as a GET without its content."""

    def redirect_request(self, *_: object) -> None:
        return None


def _webhook(recipient: Recipient, content: bytes) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": f"newscrawl/{version('newscrawl')}"}
    try:
        request = urllib.request.Request(recipient.url, content, headers, method="POST")
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as response:
            response.read(1024)
    except urllib.error.HTTPError as wrong:
        raise PostError(f"{recipient.name}: answered with HTTP {wrong.code}") from None
    except (OSError, HTTPException, ValueError) as wrong:
        # str() of these may hold the address.
        reason = getattr(wrong, "reason", None) or wrong
        said = getattr(reason, "strerror", None) or type(reason).__name__
        raise PostError(f"{recipient.name}: cannot be reached ({said})") from None


def _apprise(recipient: Recipient, subject: str, body: str) -> None:
    try:
        import apprise
    except ImportError:
        remedy = "pip install 'newscrawl[monitor]', or give an http(s) webhook"
        raise PostError(f"{recipient.name}: needs Apprise; {remedy}") from None
    sender = apprise.Apprise()
    if not sender.add(recipient.url):
        raise PostError(f"{recipient.name}: is no address that Apprise knows; see its list of services")
    try:
        delivered = sender.notify(body=body, title=subject, body_format=apprise.NotifyFormat.TEXT)
    except Exception as wrong:  # a plugin's own errors are of any kind
        raise PostError(f"{recipient.name}: {type(wrong).__name__}") from None
    if not delivered:
        raise PostError(f"{recipient.name}: did not take it")
