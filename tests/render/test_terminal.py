import io

import pytest

from sei_cli.render.terminal import Terminal


def test_text_is_printed_as_it_stands() -> None:
    console = Terminal(file=io.StringIO(), width=60, color_system=None)
    console.print("[bold]比例:100:1[/x]")
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == "[bold]比例:100:1[/x]\n"


def test_closed_pipe_is_left_to_the_caller() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError(text)

    with pytest.raises(BrokenPipeError):
        Terminal(file=Closed()).print("x")
