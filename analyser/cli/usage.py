"""Usage errors of the command line in one Dutch sentence."""

from __future__ import annotations

import click


class SaidUsageError(click.UsageError):
    """Wrong usage that is told in a Dutch sentence already."""


def dutch_usage(error: click.UsageError) -> str:
    """Say in Dutch what is wrong with the words on the command line.

    Args:
        error: what click raised.

    Returns:
        One sentence, and where help can be had.
    """
    command = error.ctx.command_path if error.ctx is not None else "dooi"
    return f"{_sentence(error)} Typ '{command} --help' voor uitleg."


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, SaidUsageError):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return f"De optie '{error.option_name}' bestaat niet."
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param is not None else "een waarde"
        return f"Er ontbreekt iets op de opdrachtregel: {name}."
    if isinstance(error, click.BadParameter):
        name = "de optie" if error.param is None else _as_typed(error.param)
        if error.param is not None and isinstance(error.param.type, click.Choice):
            choices = ", ".join(str(choice) for choice in error.param.type.choices)
            return f"De waarde voor '{name}' klopt niet; kies uit {choices}."
        return f"De waarde voor '{name}' klopt niet."
    if isinstance(error, click.BadOptionUsage):
        return f"De optie '{error.option_name}' mist een waarde of is verkeerd gebruikt."
    if error.message.startswith("No such command"):
        return f"De opdracht {error.message.split(maxsplit=3)[3]}".rstrip(".") + " bestaat niet."
    return "Zo kan deze opdracht niet worden gebruikt."


def _as_typed(parameter: click.Parameter) -> str:
    """A parameter as the user writes it: "--format", or the name of an argument."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
