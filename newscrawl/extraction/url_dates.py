"""The day that an address names: /2020/8/24/, ?date=20090629."""

import re
from urllib.parse import unquote, urlsplit

# A day in a path: /2020/8/24/, /2020-06-03-1.3874341, /20200824/, /2013/middle_east/8/3/.
URL_DAY = (
    re.compile(r"(?:^|[/_-])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=$|[/_.-])"),
    re.compile(r"(?:^|[/_-])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=$|[/_.-])"),
    re.compile(r"(?:^|/)((?:19|20)\d\d)/[a-z_]+/(\d{1,2})/(\d{1,2})(?=/)"),
)


# A day in a query: ?date=20090629, &issue=2009-06-29, FileName=20110613223344 of ASP.NET archives.
QUERY_DAY = re.compile(
    r"(?:^|&)(?:date|day|issue|issuedate|filename|d)=((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?:\d{6})?(?=&|$)", re.I
)


def day(url: str) -> str | None:
    """The day that a URL's path or query names, as "2013/8/3"; None where it names none."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    if "20" not in url and "19" not in url:  # the centuries that a day of news begins with
        return None
    for pattern, where in (*((each, path) for each in URL_DAY), (QUERY_DAY, parts.query)):
        found = pattern.search(where)
        if found and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31:
            return f"{found[1]}/{found[2]}/{found[3]}"
    return None


def where(url: str) -> str:
    """The part of a URL in which its day stands."""
    return "path" if day(url.partition("?")[0]) else "query"
