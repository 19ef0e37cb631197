import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.charset import PIECE, declared_charset, decode

TEXT = (
    "أعلنت البلدية اليوم أن السوق القديم سيغلق أمام السيارات خلال الأسبوع المقبل، وأن الحافلات ستنقل الزوار مجانا. "
    "وقال التجار إن القرار سيضر بمبيعاتهم في موسم الأعياد، وطالبوا بتأجيله إلى ما بعد العطلة. "
)
PAGE = "<html><head>{}<title>خبر من السوق</title></head><body><p>" + TEXT + "</p></body></html>"


def meta(charset: str) -> str:
    return f'<meta charset="{charset}">' if charset else ""


@pytest.mark.parametrize("declared", ["windows-1256", "", "utf-8", "iso-8859-1", "iso-8859-6"])
def test_windows_1256_however_it_is_declared(declared: str) -> None:
    page = PAGE.format(meta(declared))
    found = decode(page.encode("cp1256"))
    assert found.utf8.decode() == page
    assert found.charset == "cp1256"
    assert found.repaired == (declared != "windows-1256")


@pytest.mark.parametrize("declared", ["iso-8859-6", "", "utf-8", "windows-1256"])
def test_iso_8859_6_however_it_is_declared(declared: str) -> None:
    page = PAGE.format(meta(declared))
    found = decode(page.encode("iso8859-6"))
    assert found.utf8.decode() == page
    assert found.repaired == (declared != "iso-8859-6")


@pytest.mark.parametrize("declared", ["utf-8", "", "windows-1256", "iso-8859-1"])
def test_utf8_however_it_is_declared(declared: str) -> None:
    page = PAGE.format(meta(declared))
    found = decode(page.encode())
    assert found.utf8.decode() == page
    assert found.repaired == (declared not in ("utf-8", ""))


def test_utf8_in_disguise_of_windows_1252() -> None:
    page = PAGE.format(meta("utf-8"))
    found = decode(page.encode().decode("latin-1").encode())
    assert found.utf8.decode() == page
    assert found.repaired


def test_utf8_in_disguise_of_windows_1256() -> None:
    twice = PAGE.format("").encode().decode("cp1256", "surrogateescape")
    found = decode(twice.encode("utf-8", "ignore"))
    assert found.repaired
    assert "السوق القديم" in found.utf8.decode()


@pytest.mark.parametrize("where", [40, 120, 300])
def test_one_bad_byte_in_a_good_page(where: int) -> None:
    raw = PAGE.format(meta("utf-8")).encode()
    found = decode(raw[:where] + b"\xe9" + raw[where:])
    assert found.charset == "utf-8"
    assert found.repaired
    assert "وطالبوا بتأجيله" in found.utf8.decode()


@pytest.mark.parametrize("before", range(PIECE - 3, PIECE + 2))
def test_letters_on_the_edge_of_a_piece(before: int) -> None:
    raw = b"<p>" + b"a" * (before - 3) + "يوم جديد €".encode() + b"</p>"
    found = decode(raw)
    assert (found.utf8, found.charset, found.repaired) == (raw, "utf-8", False)


def test_what_stands_far_down_the_page_is_seen() -> None:
    far = "<p>" + "a " * PIECE
    assert decode(far.encode() + TEXT.encode()[:-3]).repaired  # cut inside a letter
    assert decode((far + TEXT.encode().decode("latin-1")).encode()).utf8.decode() == far + TEXT


def test_marks_of_byte_order() -> None:
    page = PAGE.format("")
    for raw in (page.encode("utf-8-sig"), page.encode("utf-16"), b"\xfe\xff" + page.encode("utf-16-be")):
        found = decode(raw)
        assert found.utf8.decode() == page
        assert not found.repaired


def test_header_goes_before_the_meta_tag() -> None:
    assert declared_charset(b'<meta charset="utf-8">', "text/html; charset=Windows-1256") == "cp1256"


@pytest.mark.parametrize("name", ["x-unknown", "rot13", "hex", "undefined-charset", "utf-8-foo", "zlib"])
def test_charsets_that_are_none(name: str) -> None:
    assert declared_charset(f'<meta charset="{name}">'.encode()) is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Œuvre complète d’été : déjà vu, où naïf ? Ça ira, très bientôt. " * 8, "cp1252"),
        ("Ø og Å er bokstaver på norsk, Øystein og Ørjan bor på Østlandet. ØÆÅ. " * 8, "utf-8"),
        ("ظهر ظبي في الظل وظل ينتظر، ثم ظهر ظبي آخر. " * 8, "utf-8"),
        ("Съешь ещё этих мягких французских булок, да выпей чаю. " * 8, "cp1251"),
        ("他说港口将于下个月重新开放，迎接第一批船只。" * 8, "gbk"),
        ("港は来月ふたたび開かれる予定だと大臣は述べた。" * 8, "shift_jis"),
    ],
)
def test_good_text_is_never_turned_bad(text: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body>{text}</body></html>'
    found = decode(page.encode(encoding))
    assert found.utf8.decode() == page
    assert not found.repaired


def test_quoted_mojibake_in_a_good_page_stays() -> None:
    page = PAGE.format("") + "<p>يظهر النص هكذا: Ø§Ù„Ø³ÙˆÙ‚</p>"
    found = decode(page.encode())
    assert found.utf8.decode() == page


@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    decode(raw).utf8.decode("utf-8")


@given(st.text(max_size=200))
def test_any_utf8_text_is_kept(text: str) -> None:
    clean = text.lstrip("\ufeff")
    if "Ø§" in clean or "ط§" in clean or "\x00" in clean[:2]:  # as UTF-16 begins
        return
    assert decode(clean.encode("utf-8", "replace")).utf8 == clean.encode("utf-8", "replace")


PERSIAN = (
    "دولت ايران روز چهارشنبه گفت که ساکنان تهران از امروز مي توانند با قطار تازه به گيلان بروند. کارشناسان گفتند آن خط "
    "براي مسافران و کاميون داران ارزان تر است و در زمستان باز خواهد ماند. "
)
URDU = (
    "وزير اعظم نے کراچي ميں ايک تقريب سے خطاب کرتے ہوئے کہا کہ حکومت عوام کو سہولت دينے کے لئے اقدامات کر رہي ہے اور "
    "بندرگاہ کے مسائل جلد حل کئے جائيں گے۔ "
)


@pytest.mark.parametrize("declared", ["windows-1256", "", "utf-8", "iso-8859-6", "iso-8859-1"])
@pytest.mark.parametrize("text", [PERSIAN, URDU.replace("۔", "."), PERSIAN.replace("ک", "ك"), PERSIAN[:60]])
def test_persian_and_urdu_in_windows_1256(declared: str, text: str) -> None:
    page = PAGE.replace(TEXT, text).replace("خبر من السوق", "راه آهن").format(meta(declared))
    found = decode(page.encode("cp1256"))
    assert found.utf8.decode() == page
    assert found.repaired == (declared != "windows-1256")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (
            "Здесь живут знатоки города, которые помнят, как строили старый порт. Знания их никто не записал. " * 3,
            "cp1251",
        ),
        ("Здание нового вокзала открыли сегодня в центре города, красного и белого. " * 4, "koi8-r"),
        ("ÇA ALORS, À ÇÀ ET LÀ: LES FRANÇAIS ET LES GARÇONS ÇÁ. " * 4, "cp1252"),
        (
            "Η Ημαθία και η Ηλιούπολη ζητούν νέο σχολείο. Η κυβέρνηση είπε ότι τα χρήματα θα βρεθούν τον χειμώνα. " * 3,
            "iso8859-7",
        ),
        ("清朝的轻工业与清水工程的情况，记者昨天在北京采访了两位老人，他们说港口很快就会重新开放。" * 4, "gb2312"),
    ],
)
def test_other_scripts_stay_what_they_are_declared_as(text: str, codec: str) -> None:
    page = PAGE.replace(TEXT, text).replace("خبر من السوق", "x").format(meta(codec))
    assert decode(page.encode(codec)).utf8.decode() == page


@pytest.mark.parametrize("stray", [b"\xab", b"\xa9\xbb", b"\x93"])
def test_iso_8859_6_with_a_stray_byte(stray: bytes) -> None:
    raw = PAGE.format(meta("windows-1256")).encode("iso8859-6")
    found = decode(raw.replace(b"</p>", stray + b"</p>"))
    assert "السوق القديم" in found.utf8.decode()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "Il mercato vecchio chiude alle auto. "])
def test_utf16_without_a_byte_order_mark(codec: str, text: str) -> None:
    page = PAGE.replace(TEXT, text).format(meta("utf-8"))
    found = decode(page.encode(codec))
    assert found.utf8.decode() == page
    assert found.repaired
    assert decode(b"\0" + PAGE.format(meta("utf-8")).encode()).charset == "utf-8"
