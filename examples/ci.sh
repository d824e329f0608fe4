#!/bin/sh
# A check in CI: fails on errors only, and writes annotations that GitHub shows beside the lines of a pull request.
cd "$(dirname "$0")" || exit 2

refkit check office-chair.txt --format github --fail-on error
