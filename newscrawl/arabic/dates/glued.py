"""Dates that page scripts print without a space, or with signs that part nothing else: taken apart and read again.

Only a string that could not be read as it stands comes here.
"""

import re

# Behind a whole day only: within a number both scripts are one writer's keyboard, «2٠11».
_SCRIPTS = re.compile(r"(?<=[/.\-](?:19|20)[0-9]{2})(?=[٠-٩])|(?<=[/.\-](?:١٩|٢٠)[٠-٩]{2})(?=[0-9])")
_CLOCK = re.compile(r"(\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_COLONS = re.compile(r"(?<!\d)((?:19|20)\d\d):(\d\d):(\d\d)[. ](?=\d\d:\d\d(?!\d))")
_ANY = re.compile(r"[0-9][٠-٩]|[٠-٩][0-9]|\d\|\d|\d{4}:?\d\d?:\d|\d ?ـ")  # what all of it has
_TATWEELS = re.compile(r"(?<=\d) ?ـ+ ?(?=\d)")  # for dashes, as they look
_BARS = re.compile(r"(?<!\d)(\d{1,2})\|(\d{1,2})\|(\d{4})(?!\d)")


def taken_apart(text: str) -> str | None:
    """The text with its dates apart from what they were glued to, or None where nothing in it is glued.

    «13.05.2024١٣ مايو ٢٠٢٤» (two digit scripts), «15/5/202402:15», «2023:08:21.16:30», «14|05|2024», «14ـ5ـ2024».
    """
    if not _ANY.search(text):
        return None
    apart = _SCRIPTS.sub(" ", text)
    apart = _CLOCK.sub(r"\1 ", apart)
    apart = _COLONS.sub(r"\1-\2-\3 ", apart)
    apart = _BARS.sub(r"\1/\2/\3", apart)
    apart = _TATWEELS.sub("-", apart)
    return None if apart == text else apart
