import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.arabic.language import _ARABIC, _WORDS, WESTERN, _arabic, _count, _western, is_arabic, language
from newscrawl.arabic.words import cut

SAMPLES = {
    "ar": "أعلنت وزارة الصحة أمس أن عدد المراكز التي تقدم اللقاح ارتفع إلى مئتي مركز في جميع أنحاء البلاد.",
    "fa": "وزارت بهداشت اعلام کرد که شمار مراکز واکسیناسیون در سراسر کشور به دویست مرکز رسیده است و این روند ادامه دارد.",
    "ur": "وزارت صحت نے اعلان کیا ہے کہ ملک بھر میں ویکسین لگانے والے مراکز کی تعداد دو سو ہو گئی ہے۔",
    "ckb": "وەزارەتی تەندروستی ڕایگەیاند کە ژمارەی بنکەکانی کوتان لە سەرانسەری وڵاتدا گەیشتووەتە دوو سەد بنکە.",
    "ug": "سەھىيە مىنىستىرلىكى بۇ يىل پۈتۈن مەملىكەتتە ۋاكسىنا ئورنىنىڭ ئىككى يۈزگە يەتكەنلىكىنى ئېلان قىلدى.",
    "ps": "د روغتیا وزارت وویل چې په ټول هېواد کې د واکسین د مرکزونو شمېر دوو سوو ته رسېدلی دی او دا به نور هم ډېر شي.",
    "en": "The ministry said on Tuesday that the number of centres that offer the vaccine has risen to two hundred.",
    "fr": "Le ministère a annoncé mardi que le nombre de centres qui proposent le vaccin est passé à deux cents dans le pays.",
    "es": "El ministerio anunció el martes que el número de centros que ofrecen la vacuna ha subido a doscientos en el país.",
    "de": "Das Ministerium teilte am Dienstag mit, dass die Zahl der Zentren auf zweihundert gestiegen ist und weiter wächst.",
    "tr": "Bakanlık salı günü yaptığı açıklamada aşı merkezlerinin sayısının iki yüze çıktığını ve bu sayının daha da artacağını bildirdi.",
    "ru": "Министерство сообщило во вторник, что число центров, которые предлагают вакцину, выросло до двухсот по всей стране.",
    "he": "משרד הבריאות הודיע ביום שלישי כי מספר המרכזים עלה למאתיים.",
    "ja": "保健省は火曜日、ワクチンを提供する施設の数が二百に達したと発表した。",
    "zh": "卫生部周二表示，全国提供疫苗的中心数量已增至二百个。",
    "ko": "보건부는 화요일 백신을 제공하는 센터의 수가 이백 개로 늘었다고 밝혔다.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_language_of_a_sentence(code: str) -> None:
    assert language(SAMPLES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "قال الرئیس إن الحکومة ستعمل علی ذلك في الأیام المقبلة بالتعاون مع الشركاء",  # typed on a Persian keyboard
        "زار وفد من جامعة پكين مدينة گوانگجو وبحث مع إدارة الجامعة سبل التعاون",
        "وصل چاوشين ودبلوماسيون إلى القاهرة",
        "عاجل",
        "محمد علي",
    ],
)
def test_arabic_with_letters_of_its_neighbours(text: str) -> None:
    assert is_arabic(text)
    assert language(text) == "ar"


@pytest.mark.parametrize("code", ["fa", "ur", "ckb", "ug", "ps"])
def test_neighbours_are_not_arabic(code: str) -> None:
    assert not is_arabic(SAMPLES[code])


def test_arabic_page_with_english_names() -> None:
    assert language("أعلنت شركة Microsoft Corporation عن إطلاق Windows Server في المنطقة العربية") == "ar"


@pytest.mark.parametrize("text", ["", "   ", "12345", "?!", "xq zt"])
def test_what_cannot_be_told(text: str) -> None:
    assert language(text) is None


@given(st.text(max_size=300))
def test_never_raises(text: str) -> None:
    assert language(text) is None or isinstance(language(text), str)
    assert is_arabic(text) in (True, False)


@given(st.text(st.sampled_from("قلرaß1é²_٣َّـ.'’\u200c-،:«»()\u00a0 \t\u2028"), max_size=40))
def test_words_cut_at_white_space_first_are_the_same_words(text: str) -> None:
    assert cut(text, _WORDS, str.isalpha) == _WORDS.findall(text)


@given(
    st.text(
        st.sampled_from("قرaéя٣َّ،؛؟\u0600\u061f\u0620\u06ff\u0700ﷺﻻ\ufb50\ufefc\ufeff\ud8a7\U0001f600 "), max_size=40
    )
)
def test_letters_counted_by_their_first_bytes_are_as_many(text: str) -> None:
    assert _arabic(text) == _count(_ARABIC, text)


def test_every_letter_of_the_script_is_counted_once() -> None:
    forms = (range(0x620, 0x700), range(0xFB50, 0xFDFC), range(0xFE70, 0xFEFD))
    counted = {code for code in range(sys.maxunicode + 1) if _arabic(chr(code))}
    assert counted == set().union(*forms)


WESTERN_LETTERS = "".join(bytes([byte]).decode(WESTERN, "ignore") for byte in range(256))


@given(st.text(alphabet="aBéÉ'’ -.²ªß\n\xa0") | st.text(alphabet=WESTERN_LETTERS))
def test_words_of_a_code_page_are_those_of_the_pattern(text: str) -> None:
    words = _western(text)
    if words is not None:
        found = [word.lower().replace("’", "'").encode(WESTERN) for word in _WORDS.findall(text)]
        assert sorted(words) == sorted(found)


def test_prose_in_latin_script_is_read_as_bytes() -> None:
    assert all(_western(SAMPLES[code]) for code in ("en", "fr", "es", "de"))
    assert not any(_western(SAMPLES[code]) for code in ("ar", "tr", "ru", "ja"))
    assert _western("12 34 56") is None
