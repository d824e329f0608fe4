"""What `refkit check --fix` and `--diff` make of a file: its text mended, written back or shown as a diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from refkit.cli.files import named, put, warn
from refkit.documents import rewritten
from refkit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from refkit.check import Finding
    from refkit.documents import Document


def mended(file: str, read: Document, look: Callable[[str], Sequence[Finding]], *, unsafe: bool) -> str:
    """The text of a file with what `look` finds in it mended.

    Raises:
        InputError: the text is not the file, and no Word document either.
    """
    from refkit.check import mend

    if not (read.editable or read.kind == "docx"):
        raise InputError(f"{file}: {read.kind} cannot be mended in place; save it as text or Markdown, or mend by hand")
    return mend(read.text, look, unsafe=unsafe)


def mendable(findings: Iterable[Finding], *, unsafe: bool) -> int:
    """How many findings have a fix that is to be applied."""
    return sum(1 for finding in findings if finding.fix and (unsafe or finding.fix.safe))


def write_back(file: str, read: Document, text: str, output: str) -> None:
    """Put the mended text where the old one was; that of standard input goes to the output.

    Raises:
        InputError: it cannot be written there.
    """
    if not read.holds(text):
        warn(file, [f"{read.encoding} lacks letters of the mended text; written as UTF-8"])
    if file == "-":
        if not read.editable:
            raise InputError(f"standard input: a {read.kind} file is mended in place; name the file")
        put(read.encoded(text), output)
        return
    path = Path(file).resolve()  # a link stays one
    partial = path.with_name(path.name + ".refkit-partial")
    with named(file):
        data = rewritten(path.read_bytes(), read, text)
    try:
        partial.write_bytes(data)
        partial.chmod(path.stat().st_mode)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputError(f"cannot write {file}: {error.strerror or error}") from None


def diff(file: str, before: str, after: str) -> str:
    """What mending changes, as a unified diff; empty when nothing."""
    import difflib

    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), fromfile=file, tofile=f"{file} (mended)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
