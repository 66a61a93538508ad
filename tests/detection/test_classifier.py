"""The classifier: it is what its recipe makes, and it is applied as it was learned."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from analyser.detection import Classifier, load_classifier
from analyser.detection.classifier import HOPELESS, META, NUMBERS, read_classifier
from analyser.detection.features import Block, features_of, parts_of, units_of
from analyser.detection.judgement import Evidence, Judgement
from analyser.errors import DooiError
from analyser.evaluation import LabelledClause
from analyser.language.annotate import AnnotatedText, annotate
from analyser.pipeline import Engine, classify, load_engine
from training.classifier import write_classifier
from training.clauses import CORPUS, fingerprint, make_material
from training.judging import fit_judgement, hold_out
from training.linear import learn

FOLDER = Path(__file__).parents[2] / "models" / "classifier"
LARGEST = 20_000_000  # bytes


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return load_classifier()


def read(engine: Engine, text: str) -> AnnotatedText:
    return annotate([text], engine.model, engine.lexicon.vocabulary)[0]


def test_the_model_is_of_this_corpus_and_lexicon(classifier: Classifier, engine: Engine) -> None:
    meta = json.loads((FOLDER / META).read_text(encoding="utf-8"))
    assert meta["corpus"] == fingerprint(sorted(CORPUS.glob("*.jsonl")))
    assert classifier.ids == tuple(sorted(engine.lexicon.indicators))


def test_the_model_is_small_and_holds_no_pickle() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < LARGEST
    with np.load(FOLDER / NUMBERS, allow_pickle=False) as numbers:
        assert all(numbers[name].dtype != object for name in numbers.files)


def test_parties_and_quantities_stand_in_by_kind(engine: Engine) -> None:
    one = read(engine, "Leverancier betaalt € 500,- per dag aan Koper.").sentences[0]
    other = read(engine, "Opdrachtnemer betaalt € 75.000,- per dag aan Opdrachtgever.").sentences[0]
    assert [unit.word for unit in units_of(one)] == [unit.word for unit in units_of(other)]


def test_parts_are_three_to_five_characters_with_the_borders() -> None:
    assert set(parts_of("eis")) == {" ei", "eis", "is ", " eis", "eis ", " eis "}


def _toy_clauses() -> tuple[list[str], list[LabelledClause]]:
    """Thirty clauses in three voices, enough to learn two words by heart."""
    voices: list[str] = []
    clauses: list[LabelledClause] = []
    places = """dijk sluis brug haven markt toren molen kade park plein school museum kerk
        station loket balie archief kazerne zwembad kantine gemaal rotonde tunnel viaduct
        fietspad busbaan perron steiger loods werf depot kas akker bos heide duin strand
        vijver gracht singel laan straat steeg pad erf""".split()
    for voice in ("echta", "echtb", "echtc", "echtd", "echte", "echtf"):
        for number in range(5):
            for word, label in (
                ("boete", "pen-high-fixed-amount"),
                ("stuurgroep", "pos-joint-governance"),
                ("planning", None),
            ):
                key = f"{voice}-{word}-{number}"
                near = places[len(clauses) % len(places)]
                far = places[7 * len(clauses) % len(places)]
                text = f"De {word} over {near} en {far} staat in hoofdstuk {number} van het plan."
                voices.append(voice)
                labels = frozenset({label}) if label else frozenset()
                clauses.append(LabelledClause(key, text, labels))
    return voices, clauses


def test_the_recipe_gives_the_same_bytes_and_the_same_figures(tmp_path: Path) -> None:
    material = make_material(*_toy_clauses(), "toy")
    for name in ("one", "two"):
        judgement = fit_judgement(hold_out(material))
        write_classifier(learn(material), judgement, material, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()

    models = learn(material)
    margins = models.margins(material)
    nearest, around = models.neighbours(material)
    loaded = read_classifier(tmp_path / "one")
    boete = material.ids.index("pen-high-fixed-amount")
    for row in range(len(material.labels)):
        features = {block: material.features[block][row] for block in Block}
        # What is learned from are the parts themselves; in use the words they come from are given.
        features[Block.PARTS] = [f for f in features[Block.WORDS] if " " not in f]
        evidence = loaded.evidence(features, ())
        assert evidence.margin == pytest.approx(margins[row], abs=0.02)
        assert evidence.around == pytest.approx(around[row], abs=0.02)
        looked_at = evidence.margin > HOPELESS
        assert evidence.nearest[looked_at] == pytest.approx(nearest[row, looked_at], abs=0.02)
        assert (evidence.nearest[~looked_at] == 0).all()
        assert (evidence.margin[boete] > 0) == bool(material.labels[row, boete])


def test_a_broken_model_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(DooiError, match="classificator"):
        read_classifier(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "other")
    meta = json.loads((tmp_path / "other" / META).read_text(encoding="utf-8"))
    (tmp_path / "other" / META).write_text(json.dumps({**meta, "format": 0}), encoding="utf-8")
    with pytest.raises(DooiError, match="andere versie"):
        read_classifier(tmp_path / "other")
    (tmp_path / "other" / NUMBERS).write_bytes(b"stuk")
    with pytest.raises(DooiError, match="stuk"):
        read_classifier(tmp_path / "other")


def test_what_weighed_most_stands_in_the_quote(classifier: Classifier, engine: Engine) -> None:
    sentence = read(engine, "De stuurgroep van beide partijen besluit samen.").sentences[0]
    told = classifier.telling(sentence, "pos-joint-governance")
    heaviest = max(told)
    assert sentence.start <= heaviest[1] < heaviest[2] <= sentence.end
    assert heaviest[0] > 0


def test_a_rule_makes_more_sure() -> None:
    judgement = Judgement(
        bias=-1.0, margin=4.0, likeness=2.0, around=0.0, rule=2.0, rule_margin=0.0,
        rule_around=0.0, behind=-1.0, top=0.0, thresholds=[0.5, 0.5],
    )  # fmt: skip
    margin = np.array([-0.2, -0.9], np.float32)
    nearest = np.array([0.3, 0.1], np.float32)
    without = Evidence(margin, nearest, 0.2, np.zeros(2, np.float32))
    with_rule = Evidence(margin, nearest, 0.2, np.ones(2, np.float32))
    assert (judgement.probability(with_rule) > judgement.probability(without)).all()
    assert judgement.probability(without)[0] > judgement.probability(without)[1]


def test_a_rule_counts_for_more_where_the_clause_is_strange_to_the_classifier() -> None:
    judgement = Judgement(
        bias=-1.0, margin=4.0, likeness=0.0, around=0.0, rule=2.0, rule_margin=0.0,
        rule_around=0.0, behind=-1.0, top=0.0, thresholds=[0.5],
    )  # fmt: skip

    def stated(around: float, rule: float) -> float:
        zero = np.zeros(1, np.float32)
        evidence = Evidence(zero - 0.8, zero + around, around, zero + rule)
        return float(judgement.probability(evidence)[0])

    told = [stated(around, 1.0) for around in (0.30, 0.24, 0.22, 0.19, 0.12)]
    assert told[0] == pytest.approx(told[1])
    assert told[1] < told[2] < told[3]
    assert told[3] == pytest.approx(told[4])
    assert stated(0.30, 0.0) == pytest.approx(stated(0.12, 0.0))  # nothing without a rule


def test_findings_say_who_saw_them_and_how_sure_it_is() -> None:
    full = load_engine()
    thresholds = dict(
        zip(load_classifier().ids, load_classifier().judgement.thresholds, strict=True)
    )
    texts = [
        json.loads(line)["text"]
        for line in (CORPUS / "gewonetaal.jsonl").read_text(encoding="utf-8").splitlines()[:80]
    ]
    sources = set()
    for text, (_, findings) in zip(texts, classify([("x", t) for t in texts], full), strict=True):
        for finding in findings:
            sources.add(finding.detected_by)
            assert finding.quote == text[finding.start : finding.end]
            assert round(thresholds[finding.indicator], 2) - 0.01 <= finding.confidence <= 1
            assert all(finding.start <= a < b <= finding.end for a, b in finding.triggers)
    assert sources >= {("regels", "classificator"), ("classificator",)}


@pytest.mark.parametrize(
    "text",
    [
        "Vraag 12: mag de boete van € 2.000,- per dag worden begrensd?",
        "Op de huidige overeenkomst gold een boete van € 2.000,- per dag.",
        "☐ Bij te late levering verbeurt de leverancier een boete van € 2.000,- per dag.",
        "De opdrachtgever verbeurt een boete van € 2.000,- per dag aan de aannemer.",
    ],
)
def test_context_takes_a_proposal_away_too(text: str) -> None:
    [(_, findings)] = classify([("x", text)], load_engine())
    assert [f.indicator for f in findings if f.indicator.startswith("pen-")] == []


def test_features_count_what_stands_there(engine: Engine) -> None:
    features = features_of(read(engine, "De boete en de boete."), ["pen-setoff"])
    assert features[Block.WORDS].count("boete") == 2
    assert features[Block.SUBJECTS] == ["pen-setoff"]
