"""Makes the list of words that tender texts have in common, from the clauses in the repository.

`python -m training.common_words` takes the words that at least three of the voices in
`corpus_samples/clauses` use, and writes `analyser/scoring/common_words.txt`. What is not in it and
has a capital in the middle of a sentence, is taken for a name of the work.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analyser.scoring.tailoring import COMMON_WORDS_FILE

CORPUS = Path(__file__).parents[1] / "corpus_samples" / "clauses"
_LEAST_VOICES = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def common_words(voices: Iterable[Iterable[str]]) -> list[str]:
    """The words that enough voices use.

    Args:
        voices: the clauses of each voice.

    Returns:
        Words in small letters, in order of the alphabet.
    """
    used: Counter[str] = Counter()
    for clauses in voices:
        used.update({word for text in clauses for word in _words(text)})
    return sorted(word for word, voices_with in used.items() if voices_with >= _LEAST_VOICES)


def _words(text: str) -> Iterable[str]:
    return (word.lower().replace("’", "'") for word in _WORD.findall(text))


def main() -> None:
    """Read the corpus and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=COMMON_WORDS_FILE)
    given = parser.parse_args()
    voices = [
        [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(CORPUS.glob("*.jsonl"))
    ]
    given.output.write_text("\n".join(common_words(voices)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
