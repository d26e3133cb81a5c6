"""The command line: wires the commands, turns expected failures into exit statuses."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from sei_cli.cli import classify, evaluate, lookup, taxonomy
from sei_cli.errors import SeiError

DONE, UNMET, MISUSE, INTERRUPTED = 0, 1, 2, 130


class _Group(TyperGroup):
    """Runs the commands; that the reader closed the pipe is no failure.

    Typer would turn it into status 1, so it has to be met below Typer.
    """

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
    help="江苏省“十三五”战略性新兴产业：项目归到哪一类、为什么、有多大把握。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("classify")(classify.classify)
app.command("explain")(classify.explain)
app.command("tree")(lookup.tree)
app.command("show")(lookup.show)
app.command("search")(lookup.search)
app.command("projects")(lookup.projects)
app.command("eval")(evaluate.evaluate)
app.add_typer(taxonomy.app, name="taxonomy")


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
