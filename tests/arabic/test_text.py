import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newscrawl.arabic.code_page import PAGES, SHORT
from newscrawl.arabic.text import clean, folded, folded_anew, text_hash


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("\u200fمرحبا\u200e بك\u202c", "مرحبا بك"),
        ("كلمة\u00a0وكلمة\u2003أخرى", "كلمة وكلمة أخرى"),
        ("\ufefc\ufedf\ufecc\ufe91\ufeea", "لالعبه"),
        ("محـــمد الـحـسـن", "محمد الحسن"),
        ("1441 هـ", "1441 هـ"),
        ("ه‍", "ه"),
        ("م ح م و د في البيت", "محمود في البيت"),
        ("وكالة أ ف ب", "وكالة أ ف ب"),
        ("وصل الوفد ، ثم غادر .", "وصل الوفد، ثم غادر ."),
        ("قال،ثم أضاف؛وغادر", "قال، ثم أضاف؛ وغادر"),
        ("« شريك موثوق»", "«شريك موثوق»"),
        ("علی مرمی الحجر في المدينة الجديدة", "على مرمي الحجر في المدينة الجديدة"),
        ("سار إلی البيت وحتی الميناء، ثم عاد الی فی المساء", "سار إلى البيت وحتى الميناء، ثم عاد الى في المساء"),
        ("قال ھذا الرجل إن ھناك أزمة في البلاد", "قال هذا الرجل إن هناك أزمة في البلاد"),
        ("صدر كتا\u200cب جديد عن ال\u200cميناء القديم", "صدر كتاب جديد عن الميناء القديم"),
        ("قال النبي ﷺ إن ﷲ معنا", "قال النبي ﷺ إن الله معنا"),
        ("قال الرئیس إن الحکومة ستعمل على ذلك", "قال الرئيس إن الحكومة ستعمل على ذلك"),
        ("سطر أول\r\n\r\n\r\n\r\nسطر ثان", "سطر أول\n\nسطر ثان"),
        ("  حواف  ", "حواف"),
    ],
)
def test_what_is_cleaned(printed: str, cleaned: str) -> None:
    assert clean(printed) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "إلى أعلى المبنى، حيث الهواء أنقى",
        "كَتَبَ الوَلَدُ الدَّرْسَ",
        "٢٠٢٤/٥/٧ و 2024/5/7 و ۱۴۰۳",
        "في عام 1441هـ الموافق 2020م",
        "دولت ایران گفت که این خبر را تأیید نمی‌کند",
        "اردو میں ہے کہ یہ خبر درست نہیں ہے",
        "Plain English, left as it is: 1,234.5 (really)",
        "﴿وقل اعملوا﴾",
        "قال الكاتب إن كلمة می\u200cگوید فارسية في الأصل",
        "گفت که می\u200cرود و نمی\u200cماند",
        "الساعة 10:30 صباحا",
        "3.5% من الناتج؛ أي أقل؟",
    ],
)
def test_what_stays_as_printed(text: str) -> None:
    assert clean(text) == text


def test_look_alikes_stay_in_words_with_foreign_letters() -> None:
    assert (
        clean("زار الوفد مدينة پیشاور في الشمال وقال إن الوضع على حاله")
        == "زار الوفد مدينة پیشاور في الشمال وقال إن الوضع على حاله"
    )


def test_folded_forgets_signs_punctuation_and_case() -> None:
    assert folded("إلى «المُدُن» Big, City!") == folded("الي المدن big city")


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_folded_is_the_words_whatever_marks_stand_between(text: str) -> None:
    assert folded(text) == " ".join(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("mark", [".", "،", "„", "¶", "★", "_"])
def test_common_and_rare_marks_are_folded_alike(mark: str) -> None:
    assert folded(f"الميناء {mark} قرب{mark}") == "الميناء قرب"


def test_wide_marks_are_folded_like_others() -> None:
    assert folded("東京（新宿）：雨…＞晴れ！") == "東京 新宿 雨 晴れ"
    assert folded("雨＝\u0338晴れ") == "雨 晴れ"


OF_PAGES = st.sampled_from(PAGES).flatmap(
    lambda page: st.text(st.sampled_from(bytes(range(256)).decode(page, "ignore")), max_size=30)
)


@pytest.mark.parametrize("text", ["_ß", "ß_", "_ßé", "straße"])
def test_the_letter_that_is_two_folds_as_in_any_text(text: str) -> None:
    assert folded(text) == folded_anew(text)


@given(OF_PAGES)
def test_folding_by_the_table_of_a_code_page_is_folding_letter_by_letter(text: str) -> None:
    assert folded(text) == folded_anew(text)


@given(OF_PAGES)
def test_a_long_text_is_cleaned_alike_in_a_code_page_and_in_none(text: str) -> None:
    long = text + " word" * SHORT
    assert clean(f"{long}\n☃")[:-1] == clean(f"{long}\n·")[:-1]
    assert folded(f"{long} ☃{text}") == folded_anew(f"{long} ·{text}")


@example("_ß")
@given(st.text(st.sampled_from("aéßẞ_-™¼²¨´ªµ…’ıİſﬁبىةكکـّْ\u200c\u00a0Жё\u0308\u0301 ."), max_size=12))
def test_folding_does_not_hang_on_the_code_page(text: str) -> None:
    assert folded(text) == folded_anew(text)


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("قال\u00adالوزير ﻻ", "قالالوزير لا"),
        ("Straße 5  \n\n\n\n \n zwei ", "Straße 5\n\nzwei"),
        (" \n Η αγορά \n ", "Η αγορά"),
        ("ﷺ \ufeff🙂", "ﷺ 🙂"),
        ("\u0680 ـ ۀ", "\u0680 ـ ۀ"),
    ],
)
def test_what_is_looked_for_by_its_first_byte_is_found(printed: str, cleaned: str) -> None:
    assert clean(printed) == cleaned


def test_hash_is_versioned_and_equal_for_copies() -> None:
    assert text_hash("أُعلنَ اليوم.") == text_hash("اعلن اليوم")
    assert text_hash("أعلن اليوم") != text_hash("أعلن أمس")
    assert text_hash("").startswith("1:")
    assert len(text_hash("x")) == 66


ALPHABET = st.characters(codec="utf-8") | st.sampled_from(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئـ،؛؟«»\u200c\u200f \n\u00a0یک"
)


@given(st.text(ALPHABET, max_size=120))
def test_clean_is_idempotent_and_never_raises(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(max_size=200))
def test_folding_never_raises(text: str) -> None:
    assert text_hash(text) == text_hash(text)
    assert folded(folded(text)) == folded(text)


def test_cost_is_linear() -> None:
    import time

    def cost(n: int) -> float:
        text = ("م ح م د ـــ ، «كلمة» یک \u200f") * n
        start = time.process_time()
        clean(text)
        return time.process_time() - start

    cost(200)
    small, large = min(cost(1000) for _ in range(3)), min(cost(8000) for _ in range(3))
    assert large < 8 * 6 * max(small, 1e-3)
