"""HTTP headers as text."""

from scrapy.http.headers import Headers


def text_headers(headers: Headers) -> dict[str, str]:
    """Names in lower case, values as text, repeated ones joined by a comma (RFC 9110, 5.3)."""
    return {
        name.decode("latin-1").lower(): ", ".join(value.decode("latin-1") for value in values)
        for name, values in headers.items()
    }
