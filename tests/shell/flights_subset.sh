#!/usr/bin/env bash
# A part of `make flights`: one flight in 40.
set -euo pipefail
cd "$(dirname "$0")/../.."
log=build/flights-subset.log
status=0
harness/flights 40 >"$log" || status=$?
# a line for each scenario: its counts, the last of which is what nothing explains
awk '/^FAIL/ { split($2, at, "@"); why[at[2]] = $0 }
  $1 == "scenario" { table = 1 }
  $1 == "all" { exit }
  $1 ~ /^(client|server)-/ { print ($NF == 0 ? "ok" : "not ok") " - " $1 ": " $2 " flights"; if ($NF != 0) print "# " why[$1] }' "$log"
grep -q ' passed, ' "$log" || echo "not ok - harness/flights ended early: $(tail -n 1 "$log")"
exit "$status"
