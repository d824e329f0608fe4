#!/bin/sh
# Which works an article means: asked of a small index made from a .bib, without a network; and how to ask the world.
cd "$(dirname "$0")" || exit 2
folder=$(mktemp -d) && trap 'rm -r "$folder"' EXIT

refkit index build office-chair.bib -o "$folder/works.index"
refkit resolve office-chair.txt --index "$folder/works.index"
refkit check office-chair.txt --index "$folder/works.index" --select IDN303,IDN304,IDN309,CMP210,MET,INT

# The world: Crossref and the others, at their pace. Interrupted, the same command goes on where it stopped.
# refkit resolve office-chair.txt --mail you@example.org --json
# refkit check office-chair.txt --online --mail you@example.org --retractions retraction_watch.csv
