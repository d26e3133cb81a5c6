"""The console everything is drawn on."""

from __future__ import annotations

from typing import Any

from rich.console import Console


class Terminal(Console):
    """A console that prints text as it stands: no markup, no emoji codes, no highlighting."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Rich's own
        """Pass Rich's options on, such as ``width`` and ``file``."""
        super().__init__(highlight=False, markup=False, emoji=False, **options)

    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the command line; Rich would end with status 1."""
        raise  # noqa: PLE0704 - called while the error is handled
