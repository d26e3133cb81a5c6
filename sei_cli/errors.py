"""What can go wrong through no fault of the program; anything else is a bug."""

from __future__ import annotations

from typing import NamedTuple


class SeiError(Exception):
    """An expected failure, its message ready for the user."""


class DocumentError(SeiError):
    """A document that cannot be read; the message says why and what to do."""


class UsageError(SeiError):
    """A call that cannot be carried out as it was made."""


class Problem(NamedTuple):
    """One fault in a data file; ``line`` is 0 where no line can be named."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """``file:line: message``, as editors and compilers print it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class TaxonomyError(SeiError):
    """A taxonomy with faults; ``problems`` holds every one of them."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems and make a message that lists them."""
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
