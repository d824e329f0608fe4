"""A writer: read a bibliography, look something up in it, write it in two styles and as RIS."""

from pathlib import Path

import refkit

bibliography = refkit.read(Path(__file__).with_name("office-chair.bib"))

for reference in bibliography:
    print(reference.id, reference.type, reference.text("DOI") or "no DOI")

for style in ("apa", "vancouver"):
    print(f"\n{style}")
    print(*refkit.format_references(bibliography, style=style), sep="\n")

print()
print(refkit.write(bibliography, format="ris").splitlines()[0])
