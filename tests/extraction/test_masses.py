"""How much prose lies in each element."""

from newscrawl.extraction.names import Names
from newscrawl.extraction.text import masses
from newscrawl.extraction.text.weight import Mass, weight
from newscrawl.page import Page
from tests.extraction.pages import FIRST, SECOND, THIRD

HTML = f"""<html><body><main><div><p>{FIRST}</p><section><p>{SECOND}</p><p>{THIRD}</p></section></div>
<div class="related"><p>{SECOND}</p><div><p>{FIRST}</p></div></div></main><footer><p>{THIRD}</p></footer></body></html>"""


def test_the_mass_of_an_element_is_that_of_all_paragraphs_in_it_that_are_not_left_out() -> None:
    page = Page(HTML, "https://news.example/1/")
    total, boxes = masses.find(page, Names())
    wanted: Mass = {}
    for p in page.tree.iterfind("body/main/div[1]//p"):
        size = weight(p.text or "")
        for each in p.iterancestors():
            wanted[each] = wanted.get(each, 0.0) + size * min(1.0, size / masses.FULL)
    assert not boxes
    assert {each: round(mass, 6) for each, mass in total.items()} == {e: round(m, 6) for e, m in wanted.items()}
