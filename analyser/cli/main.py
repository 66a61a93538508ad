"""The console script `dooi` and how it ends: 0 done, 1 input that cannot be used, 2 usage."""

from __future__ import annotations

import sys

import click

from analyser.cli.lazy import LazyGroup
from analyser.cli.usage import dutch_usage
from analyser.errors import DooiError
from analyser.version import __version__

_EXIT_INPUT, _EXIT_USAGE, _EXIT_INTERRUPTED = 1, 2, 130


# A command is imported when it is asked for: what one needs takes the others time.
_COMMANDS = {
    "analyse": "analyse:analyse_command",
    "batch": "batch:batch_command",
    "classify": "clauses:classify_command",
    "compare": "compare:compare_command",
    "db": "db:db_group",
    "evaluate": "clauses:evaluate_command",
    "explain": "clauses:explain_command",
    "key": "key:key_group",
    "lexicon": "lexicon:lexicon_group",
    "serve": "serve:serve_command",
    "worker": "worker:worker_command",
}


@click.group(
    cls=LazyGroup,
    places={name: f"analyser.cli.{place}" for name, place in _COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", message="dooi %(version)s", help="Toon de versie.")
def cli() -> None:
    """Laat zien waar wantrouwen in aanbestedingsstukken is gestold, en waar ruimte is."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit; a user never sees a traceback.

    Args:
        arguments: words of the command line, or None for those of the process.
    """
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run a command.

    Returns:
        The exit status.
    """
    try:
        cli.main(args=arguments, prog_name="dooi", standalone_mode=False)
    except DooiError as error:
        click.echo(f"{error.message} [{error.code}]", err=True)
        return _EXIT_INPUT
    except click.UsageError as error:
        click.echo(dutch_usage(error), err=True)
        return _EXIT_USAGE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afgebroken.", err=True)
        return _EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`dooi ... | head`); that is its right.
        sys.stderr.close()
    except Exception as error:  # noqa: BLE001 - the last line: a user never sees a traceback
        kind = type(error).__name__
        click.echo(
            f"Er ging onverwacht iets mis ({kind}); meld dit met het bestand erbij. [INTERN]",
            err=True,
        )
        return _EXIT_INPUT
    return 0
