#!/usr/bin/env bash
# proofs/PARSERS.md has a row, as `make parsers` writes it, for each parser of the proved units.
set -euo pipefail
cd "$(dirname "$0")/../.."
proofs/parsers --check || echo "not ok - PARSERS.md lists every parser: make parsers"
