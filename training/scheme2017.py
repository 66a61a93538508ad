"""Brings the annotation of 2017 to the scheme of the newer treebank files.

About 1,600 sentences stand in both states. Differences of structure are rules (`_restructure`):
which verbs are auxiliaries or copulas, and where conjunctions and punctuation hang.
Differences of labels (relation, part of speech with features, lemma) are learned from the
sentences that stand in both states, after the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from training.conllu import Sentence, Word

_AUXILIARIES = frozenset("hebben kunnen moeten mogen worden zijn zullen".split())
_COPULA = "zijn"
_CLAUSE_RELATIONS = frozenset(
    "nsubj nsubj:pass csubj obl advmod mark cc aux aux:pass cop conj advcl parataxis expl punct".split()
)
_WITH_INFINITIVE = frozenset({"advmod", "aux:pass", "obl"})
_KEEP, _FORM, _LOWER, _CAPITAL = "=", "form", "lower", "capital"

Features = dict[str, str | bool]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Share of words on which two annotations of the same sentences agree, 0 to 1."""

    upos: float
    feats: float
    lemma: float
    head: float
    deprel: float
    head_and_deprel: float


def agreement(left: Iterable[Sentence], right: Iterable[Sentence]) -> Agreement:
    """Compare two annotations of the same sentences.

    Args:
        left: sentences.
        right: the same sentences, with the same words, in the same order.

    Returns:
        The agreement per layer. Punctuation does not count for heads and relations.
    """
    count: Counter[str] = Counter()
    for a, b in zip(left, right, strict=True):
        for x, y in zip(a.words, b.words, strict=True):
            count["words"] += 1
            count["upos"] += x.upos == y.upos
            count["feats"] += x.feats == y.feats
            count["lemma"] += x.lemma == y.lemma
            if y.deprel == "punct":
                continue
            count["attached"] += 1
            count["head"] += x.head == y.head
            count["deprel"] += x.deprel == y.deprel
            count["both"] += x.head == y.head and x.deprel == y.deprel
    words, attached = count["words"], count["attached"]
    return Agreement(
        upos=count["upos"] / words,
        feats=count["feats"] / words,
        lemma=count["lemma"] / words,
        head=count["head"] / attached,
        deprel=count["deprel"] / attached,
        head_and_deprel=count["both"] / attached,
    )


class SchemeConverter:
    """Learns the newer annotation of sentences that are annotated as in 2017.

    Args:
        pairs: sentences in the old and in the new state, with the same words.
    """

    def __init__(self, pairs: Sequence[tuple[Sentence, Sentence]]) -> None:
        features: list[Features] = []
        relations: list[str] = []
        tags: list[str] = []
        lemmas: list[str] = []
        for old, new in pairs:
            moved = restructure(old)
            for index, word in enumerate(new.words):
                features.append(_features(moved, index))
                relations.append(word.deprel)
                tags.append(_tag(word))
                lemmas.append(_lemma_change(moved.words[index], word))
        self._relations = _classifier().fit(features, relations)
        self._tags = _classifier().fit(features, tags)
        self._lemmas = _classifier().fit(features, lemmas)

    def convert(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """Give sentences of 2017 the newer annotation.

        Args:
            sentences: sentences as annotated in 2017.

        Returns:
            The same sentences, in the same order.
        """
        moved = [restructure(sentence) for sentence in sentences]
        features = [
            _features(sentence, index) for sentence in moved for index in range(len(sentence.words))
        ]
        predicted = zip(
            self._relations.predict(features),
            self._tags.predict(features),
            self._lemmas.predict(features),
            strict=True,
        )
        return [
            replace(
                sentence,
                words=tuple(_relabel(word, *next(predicted)) for word in sentence.words),
            )
            for sentence in moved
        ]


def _classifier() -> Pipeline:
    return make_pipeline(DictVectorizer(), LogisticRegression(C=5.0, max_iter=100))


def restructure(sentence: Sentence) -> Sentence:
    """Move heads as the newer scheme has them, by rules; relations keep their old names."""
    words = list(sentence.words)
    for index in range(len(words)):
        _promote_verb(words, index)
    for index in range(len(words)):
        _demote_auxiliary(words, index)
    for index, word in enumerate(words):
        if word.deprel == "cc":
            words[index] = replace(word, head=_next_conjunct(words, index))
    for index, word in enumerate(words):
        if word.deprel == "punct" and word.head != index:
            words[index] = replace(word, head=_punctuation_head(words, index))
    return replace(sentence, words=tuple(words))


def _promote_verb(words: list[Word], index: int) -> None:
    """Make a verb that is no longer a copula or auxiliary the head of what it stood with."""
    word = words[index]
    no_copula = word.deprel == "cop" and word.lemma != _COPULA
    no_auxiliary = word.deprel == "aux" and word.lemma not in _AUXILIARIES
    if not (no_copula or no_auxiliary) or word.head == index:
        return
    predicate = word.head
    old = words[predicate]
    top = index if old.head == predicate else old.head
    for other, dependent in enumerate(words):
        if (
            dependent.head == predicate
            and other not in {index, predicate}
            and _goes_with_verb(dependent, other, index, copula=no_copula)
        ):
            words[other] = replace(dependent, head=index)
    words[index] = replace(word, head=top, deprel=old.deprel, upos="VERB")
    words[predicate] = replace(old, head=index, deprel="xcomp")


def _goes_with_verb(dependent: Word, place: int, verb: int, *, copula: bool) -> bool:
    """Whether a dependent of the predicate belongs to the verb that was its copula or auxiliary."""
    if dependent.deprel not in _CLAUSE_RELATIONS:
        return False
    if dependent.deprel == "mark" and dependent.form.lower() == "te":
        return copula and place == verb - 1
    if dependent.deprel in {"conj", "cc"} and place < verb:
        return False
    return copula or dependent.deprel not in _WITH_INFINITIVE


def _demote_auxiliary(words: list[Word], index: int) -> None:
    """Make a verb that is an auxiliary now a dependent of its infinitive."""
    word = words[index]
    if word.upos != "VERB" or word.lemma not in {"kunnen", "moeten", "mogen", "zullen"}:
        return
    inner = [
        i for i, w in enumerate(words) if w.head == index and w.deprel == "xcomp" and i != index
    ]
    if len(inner) != 1 or words[inner[0]].upos not in {"VERB", "AUX"}:
        return
    verb = inner[0]
    top = verb if word.head == index else word.head
    for other, dependent in enumerate(words):
        if dependent.head == index and other not in {index, verb}:
            words[other] = replace(dependent, head=verb)
    words[verb] = replace(words[verb], head=top, deprel=word.deprel)
    words[index] = replace(word, head=verb, deprel="aux", upos="AUX")


def _next_conjunct(words: Sequence[Word], index: int) -> int:
    head = words[index].head
    conjuncts = [
        i for i, w in enumerate(words) if w.head == head and w.deprel == "conj" and i > index
    ]
    return conjuncts[0] if conjuncts else head


def _punctuation_head(words: Sequence[Word], index: int) -> int:
    """The highest word beside a mark whose phrase does not reach over the mark."""
    left = _climb(words, index, -1)
    right = _climb(words, index, 1)
    if right is None or (left is None):
        return _root(words)
    if words[right].head < index and words[right].head != right:
        return right
    if words[left].head > index:
        return left
    return _root(words)


def _climb(words: Sequence[Word], index: int, step: int) -> int | None:
    start = index + step
    while 0 <= start < len(words) and words[start].deprel == "punct":
        start += step
    if not 0 <= start < len(words):
        return None
    seen = {start}
    while True:
        head = words[start].head
        if head in seen or (head - index) * step < 0:
            return start
        seen.add(head)
        start = head


def _root(words: Sequence[Word]) -> int:
    return next(i for i, word in enumerate(words) if word.head == i)


def _features(sentence: Sentence, index: int) -> Features:
    words = sentence.words
    word = words[index]
    head = words[word.head]
    form = word.form.lower()
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    passive = any(w.head == word.head and w.deprel == "aux:pass" for w in words)
    head_is = f"passive {passive} {head.feats}"
    features: Features = {
        "bias": True,
        "form": form,
        "lemma": word.lemma.lower(),
        "upos": word.upos,
        "feats": word.feats,
        "tag": f"{word.upos} {word.feats}",
        "deprel": word.deprel,
        "both": f"{word.upos} {word.deprel}",
        "head upos": head.upos,
        "head deprel": head.deprel,
        "head lemma": head.lemma.lower(),
        "pattern": f"{word.upos} {word.deprel} {head.upos}",
        "deep": f"{word.upos} {word.deprel} {head.upos} {head.deprel}",
        "form deprel": f"{form} {word.deprel}",
        "form head": f"{form} {head.upos}",
        "capital": word.form[:1].isupper() and index > 0,
        "first capital": word.form[:1].isupper() and index == 0,
        "capital deprel": f"{word.form[:1].isupper()} {word.deprel} {word.upos}",
        "side": f"{word.deprel} {word.head < index}",
        "before": before.upos if before else "",
        "after": after.upos if after else "",
        "before form": before.form.lower() if before else "",
        "after form": after.form.lower() if after else "",
        "suffix": f"{word.upos} {form[-3:]}",
        "lemma same": f"{word.lemma == word.form} {word.lemma.lower() == form}",
    }
    for other, dependent in enumerate(words):
        if dependent.head == word.head and other != word.head:
            features[f"{word.deprel} head has {dependent.deprel}"] = True
        if dependent.head == index and other != index:
            features[f"has {dependent.deprel}"] = True
            features[f"{word.deprel} has {dependent.deprel}"] = True
            features[
                f"{word.upos} has capital {dependent.deprel} {dependent.form[:1].isupper()}"
            ] = True
            if dependent.deprel in {"case", "mark", "fixed"}:
                features[f"{word.deprel} has {dependent.form.lower()}"] = True
                features[f"{head.lemma.lower()} has {dependent.form.lower()}"] = True
                features[f"{head_is} has {dependent.form.lower()}"] = True
    return features


def _tag(word: Word) -> str:
    return f"{word.upos} {word.feats}"


def _lemma_change(old: Word, new: Word) -> str:
    for change in (_KEEP, _FORM, _LOWER, _CAPITAL):
        if _changed(old, change) == new.lemma:
            return change
    return _KEEP


def _changed(word: Word, change: str) -> str:
    if change == _FORM:
        return word.form
    if change == _LOWER:
        return word.lemma.lower()
    if change == _CAPITAL:
        return word.lemma[:1].upper() + word.lemma[1:]
    return word.lemma


def _relabel(word: Word, relation: Any, tag: Any, change: Any) -> Word:
    upos, _, feats = str(tag).partition(" ")
    is_root = word.deprel == "root"
    relation = "root" if is_root else "parataxis" if relation == "root" else relation
    return replace(
        word,
        upos=upos,
        feats=feats,
        lemma=_changed(word, change),
        deprel=str(relation),
    )
