#!/bin/sh
# An editor: what is wrong with this article, and the list in house style, ready to paste.
cd "$(dirname "$0")" || exit 2

refkit check office-chair.txt
refkit check office-chair.txt --fix --diff
refkit format office-chair.txt --style apa --to markdown
