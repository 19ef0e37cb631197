"""One regular expression that cuts a folded string into clock times, dates in digits, numbers, words and signs."""

import re

CLOCK, DATE, SEPARATOR, NUMBER, WORD, SIGN = range(1, 7)

# No alternative can match in two ways at one place, and every repetition is bounded or of one class: linear cost.
SPLIT = re.compile(
    r"((?<!\d)(?<!\d:)\d{1,2}[ ]{0,2}:[ ]{0,2}\d{1,2}(?:[ ]?:[ ]?\d{1,2}(?:[.,]\d{1,9})?)?(?![\d:]))"
    r"|((?<!\d)\d{1,4}[ ]{0,2}([/\\.\-_])[ ]{0,2}\d{1,2}[ ]{0,2}\3[ ]{0,2}\d{1,4}(?!\d)(?!\3\d))"
    r"|(\d+)"
    r"|([^\W\d_]+)"
    r"|([^\w\s]|_)"
)
