#!/usr/bin/env bash
# A part of `make interop`: each key exchange with client certificates, groups, refusals, and connections in single bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
export OUT=build/interop-subset
pattern='@(*-AES128-GCM-SHA256-mutual-ems|group-*|dhe-too-*|refuse-*|client-missing|client-unknown-ca|bytes-*)'
status=0
harness/interop "$pattern" >build/interop-subset.log || status=$?
sed -n 's/^ok  *\([^ ]*\) */ok - \1: /p; s/^FAIL  *\([^ ]*\) */not ok - \1: /p' build/interop-subset.log
grep -q ' passed, ' build/interop-subset.log || echo "not ok - harness/interop ended early: $(tail -n 1 build/interop-subset.log)"
exit "$status"
