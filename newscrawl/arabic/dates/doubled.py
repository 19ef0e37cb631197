"""A month that is named twice, in two families: «تشرين الثاني/نوفمبر», «شباط (فبراير)»."""

from typing import Any


def one_month(first: Any, second: Any) -> Any:
    """The value of two month tokens side by side as that of one; None where they are not one Gregorian month."""
    if first[0] != "g" or second[0] != "g":
        return None
    both = tuple([number for number in first[1] if number in second[1]])
    return ("g", both, first[2]) if both else None
