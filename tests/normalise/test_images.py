"""Captions and the credits at their ends."""

import pytest

from newscrawl.normalise.images import split_credit


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("سفن في الميناء الجديد. تصوير: سامر الخطيب", "سفن في الميناء الجديد.", "سامر الخطيب"),
        ("سفن في الميناء الجديد.. عدسة: سامر الخطيب", "سفن في الميناء الجديد..", "سامر الخطيب"),
        ("سفن في الميناء الجديد © AFP", "سفن في الميناء الجديد", "AFP"),
        ("سفن في الميناء الجديد (الصورة: واس)", "سفن في الميناء الجديد", "واس"),
        ("Ships in the new harbour. (Photo by Ana Ruiz/AFP)", "Ships in the new harbour.", "Ana Ruiz/AFP"),
        ("سفن في الميناء الجديد. رويترز", "سفن في الميناء الجديد.", "رويترز"),
        ("(رويترز)", None, "رويترز"),
        ("(الفرنسية-أرشيف)", None, "الفرنسية-أرشيف"),
        ("سفن في الميناء الجديد - رويترز", "سفن في الميناء الجديد", "رويترز"),
    ],
)
def test_credit_at_the_end(printed: str, caption: str | None, credit: str) -> None:
    assert split_credit(printed, None) == (caption, credit)


@pytest.mark.parametrize(
    "printed",
    [
        "وصل الوزير إلى الميناء. استقبله سامر الخطيب",
        "في الصورة: سفن راسية عند الرصيف الأول",
        "سفن في الميناء الجديد. افتتح أمس",
        "من اليمين: رئيس البلدية. سامر الخطيب",
        "Ships in the new harbour - Reuters.",
        "Sailed for Reuters?",
    ],
)
def test_no_credit_at_the_end(printed: str) -> None:
    assert split_credit(printed, None) == (printed, None)
