#!/usr/bin/env bash
# The committed fuzz corpus runs clean through the standalone mains, built by gcc with ASan and UBSan.
set -euo pipefail
cd "$(dirname "$0")/../.."
make -s fuzz-replay 2>&1 | grep -E '^(ok|not ok|#)'
