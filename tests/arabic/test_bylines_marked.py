"""Foreign names where the page marks the writer: joined by a word, in scripts without capitals, behind a label."""

import pytest

from newscrawl.arabic import bylines


def authors(text: str, outlet: str | None = None) -> list[str]:
    return [author.name for author in bylines.read(text, outlet=outlet, slot="author").authors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jutta Reimers und Karl Feddersen", ["Jutta Reimers", "Karl Feddersen"]),
        ("Von Jutta Reimers und Karl Feddersen", ["Jutta Reimers", "Karl Feddersen"]),
        ("Lucía Barroso y Andrés Quiroga", ["Lucía Barroso", "Andrés Quiroga"]),
        ("di Chiara Monti e Sara Conti", ["Chiara Monti", "Sara Conti"]),
        ("Bas Vermeer, Fenna Dijkstra en Joost de Wit", ["Bas Vermeer", "Fenna Dijkstra", "Joost de Wit"]),
        ("Selin Aksoy ve Mert Kaya", ["Selin Aksoy", "Mert Kaya"]),
        ("Putri Larasati dan Budi Hartono", ["Putri Larasati", "Budi Hartono"]),
        ("Anna Kowalik i Marek Zawilski", ["Anna Kowalik", "Marek Zawilski"]),
        ("Kerstin Åkesson och Nils Blom", ["Kerstin Åkesson", "Nils Blom"]),
        ("Автор: Ирина Соболева и Павел Громов", ["Ирина Соболева", "Павел Громов"]),
        ("Νίκος Δημητρίου και Άννα Παππά", ["Νίκος Δημητρίου", "Άννα Παππά"]),
        ("דנה כהן ואבי לוי", ["דנה כהן", "אבי לוי"]),
        ("דנה כהן וייס", ["דנה כהן וייס"]),
        ("Santiago Ramón y Cajal", ["Santiago Ramón y Cajal"]),
        ("By Petra Lindholm and Kenji Sato in Paris", ["Petra Lindholm", "Kenji Sato"]),
        ("By Petra Lindholm and Kenji Sato / Harbour Times Staff Writers", ["Petra Lindholm", "Kenji Sato"]),
        ("Του Νίκου Δημητρίου", ["Νίκου Δημητρίου"]),
        ("Haber: Selin Aksoy", ["Selin Aksoy"]),
        ("Teksti Päivi Lahtela", ["Päivi Lahtela"]),
        ("Szerző: Kovács Anna", ["Kovács Anna"]),
        ("Аутор: Милица Јовић", ["Милица Јовић"]),
        ("Texto de Clara Vilhena", ["Clara Vilhena"]),
        ("de Ioana Dragomir", ["Ioana Dragomir"]),
        ("De Bruyn Jan", ["De Bruyn Jan"]),
        ("Por Ana Ruiz, La Prensa Nueva", ["Ana Ruiz"]),
        ("Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("יעל שטרן", ["יעל שטרן"]),
        ("מאת יעל שטרן", ["יעל שטרן"]),
        ("王小明", ["王小明"]),
        ("记者 王小明", ["王小明"]),
        ("王明、李小红", ["王明", "李小红"]),
        ("佐藤 健一", ["佐藤 健一"]),
        ("김민수 기자", ["김민수"]),
        ("राहुल शर्मा", ["राहुल शर्मा"]),
        ("রফিক আহমেদ", ["রফিক আহমেদ"]),
        ("สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("გიორგი ბერიძე", ["გიორგი ბერიძე"]),
        ("አበበ ቢቂላ", ["አበበ ቢቂላ"]),
    ],
)
def test_marked_names(text: str, names: list[str]) -> None:
    assert authors(text) == names


def test_an_agency_beside_a_name() -> None:
    reading = bylines.read("Jutta Reimers und dpa", slot="author")
    assert [author.name for author in reading.authors] == ["Jutta Reimers"]
    assert [agency.name for agency in reading.agencies] == ["dpa"]


@pytest.mark.parametrize(
    "text",
    [
        "Politik und Wirtschaft",
        "Redaktion und Agenturen",
        "Life and Style",
        "Science and Health News",
        "Jutta Reimers und Harbour",
        "新华社",
        "編集部",
        "人民网",
        "朝日新聞",
        "日刊現代",
        "新間",
        "온라인뉴스팀",
        "מערכת האתר",
        "नवभारत टाइम्स",
        "নিজস্ব প্রতিবেদক",
        "รายงาน ข่าว",
        "Haber Merkezi",
        "Hello, World",
    ],
)
def test_what_else_stands_there(text: str) -> None:
    assert authors(text) == []


def test_the_name_of_the_site_is_no_writer() -> None:
    assert authors("שומר הנמל", "שומר הנמל") == []


@pytest.mark.parametrize(
    "text", ["Jutta Reimers und Karl Feddersen", "יעל שטרן", "王小明", "Του Νίκου Δημητρίου", "राहुल शर्मा"]
)
def test_elsewhere_such_words_say_nothing(text: str) -> None:
    assert not bylines.read(text).authors


@pytest.mark.parametrize(
    "text",
    ["정치부", "한국경제", "서울", "北海道", "日本経済", "नई दिल्ली", "उत्तर प्रदेश", "ספורט ישראל", "প্রথম আলো"],
)
def test_sections_papers_and_towns_are_no_writers(text: str) -> None:
    assert bylines.read(text, slot="author").authors == ()


def test_an_article_of_a_surname_is_no_paper() -> None:
    names = [author.name for author in bylines.read("Karim Benali, El Hassan Moussaoui", slot="author").authors]
    assert names == ["Karim Benali", "El Hassan Moussaoui"]
