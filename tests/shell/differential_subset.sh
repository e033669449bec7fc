#!/usr/bin/env bash
# A part of `make differential`: one case in 25 of each message.
set -euo pipefail
cd "$(dirname "$0")/../.."
export OUT=build/differential-subset
log=build/differential-subset.log
status=0
harness/differential 25 >"$log" || status=$?
# a line for each message: its counts, the last of which is what nothing explains
awk '/^FAIL/ { why[substr($2, 1, index($2 "@", "@") - 1)] = $0 }
  $1 == "message" { table = 1; next }
  $1 == "all" { exit }
  table { print ($NF == 0 ? "ok" : "not ok") " - " $1 ": " $2 " cases"; if ($NF != 0) print "# " why[$1] }' "$log"
grep -q ' passed, ' "$log" || echo "not ok - harness/differential ended early: $(tail -n 1 "$log")"
exit "$status"
