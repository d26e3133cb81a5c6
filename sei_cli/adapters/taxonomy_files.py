"""A folder of TOML files -> a taxonomy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import tomli

from sei_cli.core import schema
from sei_cli.core.schema import DataFile
from sei_cli.core.taxonomy import Entry, Field, Senses, SubDomain, Taxonomy
from sei_cli.errors import Problem, TaxonomyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

E = TypeVar("E", bound=Entry)

BUNDLED = "js-135"
_PACKAGE = Path(__file__).parent.parent


def bundled(name: str = BUNDLED) -> Path:
    """Return the folder of a taxonomy that comes with the program.

    In a wheel the data lies inside the package, in a checkout beside it.
    """
    inside = _PACKAGE / "taxonomy" / name
    return inside if inside.is_dir() else _PACKAGE.parent / "taxonomy" / name


def load_taxonomy(folder: Path | str | None = None) -> Taxonomy:
    """Read the taxonomy in ``folder`` (default: the bundled one).

    Raises ``TaxonomyError`` with every fault that keeps it from being used.
    """
    loader = Loader(Path(folder) if folder else bundled())
    taxonomy = loader.load()
    if loader.problems:
        raise TaxonomyError(loader.problems)
    return taxonomy


class Loader:
    """Reads one taxonomy folder; ``problems`` gathers what is wrong on the way."""

    def __init__(self, folder: Path) -> None:
        """Note the folder; nothing is read yet."""
        self.folder = folder
        self.problems: list[Problem] = []
        self.files: dict[str, DataFile] = {}

    def load(self) -> Taxonomy:
        """Read every file; faults are gathered, never raised."""
        manifest = self.read("manifest.toml")
        fields = schema.parse_fields(self.read("fields.toml"))
        return Taxonomy(
            id=manifest.get(manifest.raw, "id"),
            version=manifest.get(manifest.raw, "version"),
            title=manifest.get(manifest.raw, "title"),
            sources=schema.parse_sources(manifest),
            fields=fields,
            subdomains=self._subdomains(fields),
            projects=self._entries("projects", schema.parse_project),
            trades=self._entries("outside", schema.parse_trade),
            ambiguous=self._ambiguous(),
            cues=schema.parse_word_lists(self.read("cues.toml")),
            calibration=schema.parse_calibration(self.read("calibration.toml")),
        )

    def read(self, name: str) -> DataFile:
        """Read one file; what cannot be read counts as empty, with a problem noted."""
        text = ""
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
            raw = tomli.loads(text)
        except FileNotFoundError:
            raw = self._broken(name, "文件不存在")
        except OSError as error:
            raw = self._broken(name, f"无法读取（{error.strerror}）")
        except UnicodeDecodeError:
            raw = self._broken(name, "不是 UTF-8 文本")
        except tomli.TOMLDecodeError as error:
            raw = self._broken(name, f"不是合法的 TOML：{error}")
        file = self.files[name] = DataFile(name, text, raw, self.problems)
        return file

    def _broken(self, name: str, message: str) -> dict[str, object]:
        self.problems.append(Problem(name, 0, message))
        return {}

    def _names(self, subfolder: str) -> Iterable[str]:
        paths = sorted((self.folder / subfolder).glob("*.toml"), key=lambda path: path.name)
        return (f"{subfolder}/{path.name}" for path in paths)

    def _entries(self, subfolder: str, parse: Callable[[DataFile], E]) -> dict[str, E]:
        entries = {}
        for name in self._names(subfolder):
            file = self.read(name)
            entry = parse(file)
            if entry.code in entries:
                file.fault(f"代码 {entry.code} 重复", entry.code)
            entries[entry.code] = entry
        return entries

    def _subdomains(self, fields: Mapping[str, Field]) -> dict[str, SubDomain]:
        subdomains = self._entries("subdomains", schema.parse_subdomain)
        for file in self.files.values():
            sub = subdomains.get(file.raw.get("code", ""))
            if sub is not None and sub.field not in fields:
                file.fault(f"领域 {sub.field} 不存在", sub.code)
        return subdomains

    def _ambiguous(self) -> Senses:
        lines: dict[str, str] = {}
        for name in self._names("ambiguous"):
            file = self.read(name)
            for term, line in schema.parse_ambiguous(file).items():
                if term in lines:
                    file.fault(f"多义词“{term}”已在另一文件中", term)
                lines[term] = line
        return Senses(lines)
