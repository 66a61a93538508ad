"""The console script `dooi` and how it ends: 0 done, 1 input that cannot be used, 2 usage."""

from __future__ import annotations

import sys

import click

from analyser.cli.analyse import analyse_command
from analyser.cli.batch import batch_command
from analyser.cli.clauses import classify_command, evaluate_command, explain_command
from analyser.cli.compare import compare_command
from analyser.cli.db import db_group
from analyser.cli.key import key_group
from analyser.cli.lexicon import lexicon_group
from analyser.cli.serve import serve_command
from analyser.cli.usage import dutch_usage
from analyser.cli.worker import worker_command
from analyser.errors import DooiError
from analyser.version import __version__

_EXIT_INPUT, _EXIT_USAGE, _EXIT_INTERRUPTED = 1, 2, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="dooi %(version)s", help="Toon de versie.")
def cli() -> None:
    """Laat zien waar wantrouwen in aanbestedingsstukken is gestold, en waar ruimte is."""


for command in (
    analyse_command,
    batch_command,
    classify_command,
    compare_command,
    db_group,
    evaluate_command,
    explain_command,
    key_group,
    lexicon_group,
    serve_command,
    worker_command,
):
    cli.add_command(command)


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
