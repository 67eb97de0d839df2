"""The documents of the project: README and the pages of docs/ that are written by hand."""

import re
from pathlib import Path
from typing import NamedTuple

from delivered import ROOT

# written from the code when the pages are built
GENERATED = tuple(f"reference/{name}.md" for name in ("api", "commands", "errors", "manifest"))


def documents() -> list[Path]:
    """Return the documents: README first, then the pages in the order of their names."""
    docs = ROOT / "docs"
    pages = [path for path in docs.rglob("*.md") if not {"_build", "generated"} & {*path.parts}]
    written = [p for p in pages if p.relative_to(docs).as_posix() not in GENERATED]
    return [ROOT / "README.md", *sorted(written)]


def text_of_documents() -> str:
    """Return all documents as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in documents())


class Example(NamedTuple):
    """A fenced example, and where it is."""

    document: str
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        """The document and the line of the fence."""
        return f"{self.document}:{self.line}"

    @property
    def commands(self) -> list[str]:
        """The commands of a shell example, one a line, without comments."""
        lines = self.text.replace("\\\n", " ").splitlines()
        bare = (re.sub(r"(^|\s)#.*$", "", line).strip() for line in lines)
        return [command for command in bare if command]


def examples(language: str) -> list[Example]:
    """Return the examples of a language in all documents."""
    fenced = re.compile(rf"^```{language}\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    found = []
    for path in documents():
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        found += [
            Example(name, text[: match.start()].count("\n") + 1, language, match.group(1))
            for match in fenced.finditer(text)
        ]
    return found
