from newscrawl.extraction.remembered import LONGEST, remembered


def test_short_texts_are_asked_once_and_long_ones_are_not_kept() -> None:
    asked: list[int] = []

    @remembered(2)
    def size(text: str) -> int:
        asked.append(len(text))
        return len(text)

    long = "x" * (LONGEST + 1)
    assert [size(text) for text in ("a", "a", long, long)] == [1, 1, len(long), len(long)]
    assert asked == [1, len(long), len(long)]
    assert [size(text) for text in ("bb", "ccc", "a")] == [2, 3, 1]  # "a" has made room
    assert asked[3:] == [2, 3, 1]
