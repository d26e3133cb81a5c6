"""The command line: wires the commands, turns expected failures into exit statuses."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

from sei_cli.errors import SeiError

DONE, UNMET, MISUSE, INTERRUPTED = 0, 1, 2, 130


# Command -> its module in this package and its name there.
COMMANDS: Final = {
    "classify": ("classify", "classify"),
    "explain": ("classify", "explain"),
    "tree": ("lookup", "tree"),
    "show": ("lookup", "show"),
    "search": ("lookup", "search"),
    "projects": ("lookup", "projects"),
    "eval": ("evaluate", "evaluate"),
    "taxonomy": ("taxonomy", "app"),
}


class _Group(TyperGroup):
    """Runs the commands, each imported only when it is asked for.

    That the reader closed the pipe is no failure. Typer would turn it into status 1, so it
    has to be met below Typer.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - click's
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - click's
        """Return the command of a name, or None."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module, name = COMMANDS[cmd_name]
            found = getattr(import_module(f"sei_cli.cli.{module}"), name)
            if not isinstance(found, typer.Typer):
                command, found = found, typer.Typer(add_completion=False, rich_markup_mode=None)
                found.command(cmd_name)(command)
            self.commands[cmd_name] = typer.main.get_command(found)
        return self.commands.get(cmd_name)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - click's; where it lives differs
        """Run the command and write out what it printed."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            # The reader (head, a pager) has what it wanted; keep the shutdown flush quiet.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None


app = typer.Typer(
    name="sei",
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def sei() -> None:
    """江苏省“十三五”战略性新兴产业：项目归到哪一类、为什么、有多大把握。"""


def main() -> None:
    """Run the program; the exit status is the contract's."""
    _speak_utf8()
    try:
        app()
    except SeiError as error:
        print(f"错误：{error}", file=sys.stderr)  # noqa: T201 - this is the error channel
        sys.exit(MISUSE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _speak_utf8() -> None:
    """Write UTF-8 on every platform, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
