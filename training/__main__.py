"""Makes the reading model, from data to its folder: `python -m training --benchmarks FOLDER --run FOLDER`.

Stopped, it goes on from its last checkpoint when it is started again with the same arguments.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import torch

from domain.errors import DuasokError
from index.unpack import PackedModel, packed_file, read_packed, tokenizer
from reader.model import ReadingModel
from training.agreements import held_out_questions
from training.evaluate import sampled, with_reranking, with_text_given
from training.examples import OWN, Example, held_out_texts, squad_sv, swequad, training_examples
from training.export import export, trained
from training.loop import Schedule, train, weights_of
from training.network import from_packed
from training.prepare import Encoder, Recipe, corpus_sentences, records, some_answered
from training.record import record_run
from training.vocabulary import cut, used_pieces

VOCABULARY = 40_000
PASSES = (91, 92)  # over everything: the seeds of what is drawn in each
HEADS = 1  # the seed of their first weights
SEEN = 64  # windows that show what sizes go through the network
_WORDS = Path("answer/data/svenska_ord.txt")


def main() -> int:
    """Trains, writes the model's folder and measures it; with `--measure` only the last."""
    arguments = _arguments()
    model_folder = arguments.out or arguments.run / "model"
    if not arguments.measure:
        _make(arguments, model_folder)
    figures = measured(model_folder, arguments.benchmarks, arguments.questions)
    print(json.dumps(figures, indent=1))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--benchmarks", type=Path, required=True, help="folder with the public question sets")
    parser.add_argument("--run", type=Path, required=True, help="folder for checkpoints and curves")
    parser.add_argument("--out", type=Path, help="folder for the model; RUN/model when not given")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="the sample agreements")
    parser.add_argument(
        "--questions", type=int, default=10_000, help="questions of each set to measure, at most"
    )
    parser.add_argument("--measure", action="store_true", help="only measure the model that is there")
    return parser.parse_args()


def _make(arguments: argparse.Namespace, out: Path) -> None:
    examples = training_examples(arguments.benchmarks)
    model = small_model(examples, arguments.corpus)
    torch.manual_seed(HEADS)
    encoder, recipe, schedule = Encoder(tokenizer(model)), Recipe(), Schedule()
    read = [r for seed in PASSES for r in records(examples, arguments.corpus, encoder, recipe, seed)]
    arguments.run.mkdir(parents=True, exist_ok=True)
    state = train(from_packed(model), read, arguments.run, schedule)
    network = trained(model, weights_of(arguments.run))
    export(network, model, out, some_answered(examples, encoder, SEEN))
    amounts = {"vocabulary": model.vocabulary, "records": len(read), "pieces": sum(len(r.ids) for r in read)}
    settings = {"passes": PASSES} | asdict(recipe) | asdict(schedule)
    record_run(out, arguments.benchmarks, {**amounts, **asdict(state), "settings": settings})


def small_model(examples: list[Example], corpus: Path) -> PackedModel:
    """The multilingual model with the vocabulary that the examples, the sample agreements and Swedish words need."""
    words = [line for line in _WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    public = [e for e in examples if e.source not in OWN]
    texts = sorted({e.text for e in public} | {e.question for e in public})
    model = read_packed(packed_file())
    return cut(model, used_pieces(model, [*texts, *corpus_sentences(corpus), *words]), VOCABULARY)


def measured(folder: Path, benchmarks: Path, most: int) -> dict[str, object]:
    """The figures of the model card; nothing of what they are taken from has trained."""
    model = ReadingModel(folder)
    swedish = [*swequad(benchmarks, "dev"), *swequad(benchmarks, "test")]
    held_out = squad_sv(benchmarks, held_out=True)
    texts = list(
        dict.fromkeys(e.text for part in ("training", "dev", "test") for e in swequad(benchmarks, part))
    )
    return {
        "swequad_dev_test": asdict(with_text_given(model, sampled(swedish, most))),
        "squad_sv_held_out": asdict(with_text_given(model, sampled(held_out, most), threshold=0.0)),
        "public_bodies_held_out": asdict(
            with_text_given(model, sampled(held_out_texts(), most), threshold=0.0)
        ),
        "agreements_held_out": asdict(
            with_text_given(model, sampled(held_out_questions(), most), threshold=0.0)
        ),
        "swequad_reranked": asdict(with_reranking(model, sampled(swedish, most), texts)),
    }


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DuasokError as error:
        sys.exit(str(error))
