"""Outlets that running text quotes: found after words of quoting, and nowhere else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.arabic.citations import _WORD, cited
from newscrawl.arabic.words import cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ونقلت صحيفة الشرق الأوسط عن مصدر مطلع قوله", [("الشرق الأوسط", "aawsat")]),
        ("بحسب وكالة رويترز فإن العدد ارتفع", [("رويترز", "reuters")]),
        ("وفق ما ذكرت قناة الجزيرة مساء السبت", [("الجزيرة", "aljazeera")]),
        ("قالت وكالة الأنباء الألمانية (د ب أ) إن", [("وكالة الأنباء الألمانية", "dpa")]),
        ("وقال مسؤول لرويترز إن القوات انسحبت", [("رويترز", "reuters")]),
        ("وأضاف في حديث لـ«عكاظ» أن المشروع", [("عكاظ", "okaz")]),
        ("وقال المتحدث للأناضول إن الوفد وصل", [("الأناضول", "aa")]),
        ("نقلا عن فرانس برس", [("فرانس برس", "afp")]),
        ("في سباق (أ-ب) نَقَلت وكالة رويترز-كما قيل-عن شُهود", [("رويترز", "reuters")]),  # hyphens and vowel signs
        ("قال شاهد لِصحيفة «المرافئ» التونسيّة، وأكدت سانا", [("المرافئ", None), ("سانا", "sana")]),
        ("وقالت وكالة أ ف ب إن الحريق أخمد", [("أ ف ب", "afp")]),
        ("ذكرت صحيفة بوسطن غلوب الأمريكية أن", [("بوسطن غلوب", None)]),
        ("وفق ما ذكرت «نيويورك تايمز» أمس", [("نيويورك تايمز", None)]),
        ("وأفادت «ديلي تلغراف» بأن الوفد وصل", [("ديلي تلغراف", None)]),
        ("نقلاً عن صحيفة الراية الجديدة أن", [("الراية الجديدة", None)]),  # another paper than الراية
        ("وذكر موقع الوطن نيوز أن", [("الوطن نيوز", None)]),
        ("وذكر موقع هسبريس نيوز أن", [("هسبريس", "hespress")]),  # a name that is nothing else stays it
        ("بحسب موقع سبق نت فإن", [("سبق", "sabq")]),
        ("وأعلنت رويترز نيوز أن", [("رويترز", "reuters")]),
        ("بحسب \"كييف بوست\" فإن المعبر أغلق", [("كييف بوست", None)]),
        ("وذكرت صحيفة \"إل موندو\" الإسبانية أن", [("إل موندو", None)]),
        ("وجاء في تقرير نشرته صحيفة «المرافئ» أن", [("المرافئ", None)]),  # openers of two words
        ("وفي مؤتمر عقد في دبي، وفي تقرير نشرته سانا، قال", [("سانا", "sana")]),
        ("في بيان نقلته وكالة رويترز", [("رويترز", "reuters")]),
        ("نقلت رويترز عن شهود، وأكدت رويترز لاحقا، وبحسب سانا", [("رويترز", "reuters"), ("سانا", "sana")]),
    ],
)  # fmt: skip
def test_cited(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(c.name, c.id) for c in cited(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "سافر إلى الجزيرة ثم عاد إلى الرياض",
        "وقال «لن نذهب غدا» ثم خرج",
        "وفق ما ذكر «أبو سالم» لجيرانه",
        "وقالت «اقرأ ديلي تلغراف واشتر خبزا» لابنها",
        "قالت الجزيرة إن",  # an island, a province or a channel
        "قال إن الشرق الأوسط لا يحتمل حربا أخرى",
        "ذكرت وكالة الطاقة الدولية أن الطلب ارتفع",
        "قالت إدارة قناة السويس المصرية إن الملاحة عادت",
        "أعلنت وكالة الفضاء الأوروبية تأجيل الإطلاق",
        "وأكدت الرياض أنها لن تشارك",
        "اشترى رويترز الكتاب",
        "قال الوزير في مؤتمر صحفي. للجزيرة تاريخ طويل",
        "",
    ],
)
def test_not_cited(text: str) -> None:
    assert cited(text) == []


def test_country_tells_namesakes_apart() -> None:
    text = "ونقلت صحيفة الوطن عن مصدر"
    assert [c.id for c in cited(text, outlet="sana.sy")] == ["alwatan-syria"]


def test_linear() -> None:
    """Ten times the text costs about ten times as much."""
    text = "ونقلت صحيفة الشرق الأوسط عن مصدر مطلع قوله إن بحسب وكالة رويترز فإن العدد ارتفع. قال لـ "
    cited(text)

    def cost(times: int) -> float:
        start = time.thread_time()
        cited(text * times)
        return time.thread_time() - start

    small = min(cost(100) for _ in range(3))
    assert min(cost(1000) for _ in range(3)) < small * 40


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وكانت صحيفة «المرافئ» التونسية قد أوردت في تقرير لها أن الميناء يغلق", ["المرافئ"]),
        ("ونقلت عنه صحيفة «المرافئ» التونسية قوله إن الميناء يغلق", ["المرافئ"]),
        ("وكانت وكالة رويترز قد نقلت عن مصدر", ["رويترز"]),
        ("وفقا لوكالة الأنباء الألمانية. وقال الوزير", ["وكالة الأنباء الألمانية"]),
        ("أغلقت السلطات صحيفة «المرافئ» التونسية أمس", []),
        ("اقتحم مسلحون قناة العربية وأصابوا موظفا", []),
    ],
)
def test_an_outlet_before_its_verb(text: str, names: list[str]) -> None:
    assert [found.name for found in cited(text)] == names


@given(st.text(st.sampled_from("قلرa1é_٣َّـ.'’-–،:«»\"()؟…\u200f\u00a0 \t\u2028"), max_size=40))
def test_words_cut_at_white_space_first_are_the_same_words(line: str) -> None:
    assert cut(line, _WORD, str.isalnum) == _WORD.findall(line)
