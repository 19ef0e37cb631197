"""The sample site's server: a proxy that answers from files, for its own hosts only."""

import http.client
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from urllib.parse import quote, urlsplit

import pytest

from newscrawl.sample import Sample, serve
from newscrawl.sample.routes import key, read


@pytest.fixture(scope="module")
def sample() -> Iterator[Sample]:
    with serve() as running:
        yield running


def get(sample: Sample, url: str, **headers: str) -> tuple[int, Message, bytes]:
    """Fetch through the proxy; redirects and errors come back as they are."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": sample.proxy}))
    request = urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with opener.open(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_page_through_the_proxy(sample: Sample) -> None:
    status, headers, body = get(sample, "http://sindyan.test/")
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "سنديان نت".encode() in body


def test_page_by_host_header(sample: Sample) -> None:
    proxy = urlsplit(sample.proxy)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=10)
    connection.request("GET", "/robots.txt", headers={"Host": "www.miraat-aldelta.test"})
    answer = connection.getresponse()
    assert answer.status == 200
    assert b"Crawl-delay: 0.2" in answer.read()
    connection.close()


def test_arabic_path_encoded_and_plain_are_one_page(sample: Sample) -> None:
    path = "/category/مجتمع/"
    assert get(sample, "http://sindyan.test" + quote(path))[0] == 200
    proxy = urlsplit(sample.proxy)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=10)
    raw = f"GET http://sindyan.test{path} HTTP/1.1\r\nHost: sindyan.test\r\n\r\n"
    connection.connect()
    assert connection.sock is not None
    connection.sock.sendall(raw.encode())
    assert connection.sock.recv(12) == b"HTTP/1.1 200"
    connection.close()


def test_tracking_parameters_change_nothing_but_others_do(sample: Sample) -> None:
    plain = get(sample, "http://manarat-sahel.test/?q=node/9958")
    tagged = get(sample, "http://manarat-sahel.test/?q=node/9958&utm_source=x&fbclid=y")
    assert plain[0] == tagged[0] == 200
    assert plain[2] == tagged[2] != get(sample, "http://manarat-sahel.test/")[2]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://example.com/", 502),
        ("http://127.0.0.1:9/", 502),
        ("http://sindyan.test/nothing-here/", 404),
        ("http://manarat-sahel.test/robots.txt", 404),
        ("http://www.miraat-aldelta.test/story/2025/1/2/" + quote("خبر-سحبته-الإدارة") + "/395555", 410),
    ],
)
def test_what_it_does_not_have(sample: Sample, url: str, status: int) -> None:
    assert get(sample, url)[0] == status


def test_conditional_requests(sample: Sample) -> None:
    url = "http://www.miraat-aldelta.test/rss.xml"
    _, headers, body = get(sample, url)
    assert body
    status, _, nothing = get(sample, url, If_None_Match=headers["ETag"])
    assert (status, nothing) == (304, b"")
    assert get(sample, url, If_None_Match='"other"')[0] == 200
    assert get(sample, url, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert get(sample, url, If_Modified_Since="Mon, 01 Jan 2018 00:00:00 GMT")[0] == 200
    assert get(sample, url, If_Modified_Since="yesterday")[0] == 200
    # An ETag outweighs the time (RFC 9110, section 13.2.2).
    assert get(sample, url, If_None_Match='"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_redirect(sample: Sample) -> None:
    proxy = urlsplit(sample.proxy)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=10)
    connection.request("GET", "http://www.marafi.test/article.php?id=4405")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "http://www.marafi.test/article-4405.htm")
    assert answer.headers["Content-Type"] is None
    connection.close()


def test_head_sends_no_body(sample: Sample) -> None:
    proxy = urlsplit(sample.proxy)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=10)
    connection.request("HEAD", "http://sindyan.test/")
    answer = connection.getresponse()
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) > 1000
    assert answer.read() == b""
    connection.close()


@pytest.mark.parametrize(
    ("path", "header", "encoding"),
    [
        ("/article-4411.htm", "text/html", "cp1256"),  # said in a meta tag
        ("/article-4402.htm", "text/html", "cp1256"),  # said nowhere
        ("/article-4405.htm", "text/html; charset=UTF-8", "cp1256"),  # said wrongly
        ("/article-4418.htm", "text/html; charset=windows-1256", "cp1256"),
    ],
)
def test_charsets_as_told_and_as_they_are(sample: Sample, path: str, header: str, encoding: str) -> None:
    _, headers, body = get(sample, "http://www.marafi.test" + path)
    assert headers["Content-Type"] == header
    assert "المرافئ" in body.decode(encoding)
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_headers_of_a_page_with_opt_outs(sample: Sample) -> None:
    _, headers, _ = get(sample, "http://nakheel.test/news/88123/local")
    assert headers["X-Robots-Tag"] == "noai"
    assert headers["tdm-reservation"] == "1"


def test_many_at_once_and_a_clean_end() -> None:
    before = threading.active_count()
    with serve() as running:
        with ThreadPoolExecutor(40) as pool:
            answers = list(pool.map(lambda _: get(running, "http://qawafil.test/")[0], range(200)))
        assert answers == [200] * 200
    assert threading.active_count() <= before + 1
    with pytest.raises(urllib.error.URLError):
        get(running, "http://qawafil.test/")


def test_rubbish_for_a_url(sample: Sample) -> None:
    proxy = urlsplit(sample.proxy)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=10)
    connection.connect()
    assert connection.sock is not None
    connection.sock.sendall(b"GET http://[::/ HTTP/1.1\r\nHost: x\r\n\r\n")
    assert connection.sock.recv(12) == b"HTTP/1.1 400"
    connection.close()


def test_every_route_has_its_file_and_its_own_key() -> None:
    routes = read()
    assert len(routes) >= 120
    assert all(route.file is None or route.file.is_file() for route in routes.values())
    assert key("http://A.test") == ("a.test", "/", ())
    assert key("http://a.test/%D8%A3?x=1&utm_source=y") == ("a.test", "/أ", (("x", "1"),))
