from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.language.line_table import LineTable

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t"), min_size=1)


@given(st.dictionaries(WORDS, WORDS), WORDS)
def test_a_table_gives_what_a_dictionary_gives(entries: dict[str, str], other: str) -> None:
    text = "\n".join(f"{key}\t{value}" for key, value in sorted(entries.items()))
    table = LineTable(text.encode())
    assert dict(table) == entries
    assert table.get(other) == entries.get(other)
    assert all(table[key] == value for key, value in entries.items())


def test_what_is_not_there_is_missing() -> None:
    table = LineTable(b"bank\tn\nboek\tn\nbrug\tn")
    for word in ("", "a", "ban", "banken", "brugg", "z", "\ud800"):
        with pytest.raises(KeyError):
            table[word]
