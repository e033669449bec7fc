#!/usr/bin/env bash
# Each row of errors.def is an error that the library gives and that some test provokes by its name.
set -euo pipefail
cd "$(dirname "$0")/../.."
while read -r name; do
  [ "$name" != HSK_OK ] || continue
  if ! grep -rqw --include='*.c' "$name" lib; then
    echo "not ok - $name is given by nobody in lib/"
  elif ! grep -rqw --exclude='errors.sh' "$name" tests harness/interop.d; then
    echo "not ok - $name is provoked by no test"
  else
    echo "ok - $name"
  fi
done < <(sed -nE 's/^HSK_E\((\w+),.*/\1/p' lib/core/errors.def)
