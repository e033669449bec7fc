#!/usr/bin/env bash
# A part of harness/peers: both roles and versions with the openssl tool; what only `make interop` installs is left to it.
set -euo pipefail
cd "$(dirname "$0")/../.."
export OUT=build/peers-subset SERVER=build/peers-subset/tls_server
mkdir -p "$OUT"
gcc -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Ilib -Iharness/tool -o "$SERVER" tests/shell/tls_server.c harness/tool/files.c \
  "${HARDSHAKE_LIB:-build/libhardshake.a}" -lbearssl
status=0
harness/peers 'openssl/*/@(resume-mutual|exporter|alpn|name|retry-0018|key-update|both-*)' >"$OUT.log" || status=$?
sed -n 's/^ok  *\([^ ]*\) */ok - \1: /p; s/^FAIL  *\([^ ]*\) */not ok - \1: /p' "$OUT.log"
grep -q ' passed, ' "$OUT.log" || echo "not ok - harness/peers ended early: $(tail -n 1 "$OUT.log")"
exit "$status"
