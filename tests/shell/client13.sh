#!/usr/bin/env bash
# hardshake connect against openssl s_server in TLS 1.3: suites, groups, HelloRetryRequest, who proves what, resumption, new keys, exported keys, any chunking.
# shellcheck disable=SC2016,SC2034,SC2317 # what check evaluates; functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

talk() { # talk OPTION...: one line goes to a server that turns lines around
  connect --tls1.3 "$@" < <(echo hello)
}
resumed() { said '^ *version  *TLS 1.3, resumed'; }
full() { said '^ *version  *TLS 1.3$'; }

for suite in TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384 TLS_CHACHA20_POLY1305_SHA256 TLS_AES_128_CCM_SHA256 \
  TLS_AES_128_CCM_8_SHA256; do
  start_server server-p256 -tls1_3 -rev -ciphersuites "$suite"
  talk --suites "$suite"
  check "suite $suite" came_back olleh
done
for group in X25519:x25519 P-256:secp256r1 P-384:secp384r1 P-521:secp521r1 ffdhe2048:ffdhe2048 ffdhe3072:ffdhe3072; do
  start_server server-p256 -tls1_3 -rev -groups "${group%:*}"
  talk --groups "${group#*:}" --trace
  check "group ${group#*:}" came_back olleh
  check "group ${group#*:}: no retry" eval '! said HELLO_RETRY_REQUEST'
  [ "$group" != X25519:x25519 ] || continue
  talk --trace
  check "group ${group#*:} by HelloRetryRequest" came_back olleh
  check "group ${group#*:}: retry" said HELLO_RETRY_REQUEST
done
for cert in server-rsa server-p256; do
  start_server "$cert" -tls1_3 -rev -Verify 3
  for me in client-rsa client-p256; do
    own "$me"
    talk "${mine[@]}"
    check "$cert and $me" came_back olleh
  done
  talk
  check "$cert, no client certificate" refused 5 HSK_ALERT_RECEIVED
  check "$cert, no client certificate: alert" said 'certificate_required'
done
start_server server-p256 -tls1_3 -rev -verify 3 -alpn h2,x
own client-p256
talk --alpn x --trace "${mine[@]}"
check 'ALPN' said 'alpn  *x$'
for n in 1 5 700; do
  talk --chunk "$n" --out 64 "${mine[@]}"
  check "chunks of $n bytes" came_back olleh
done

mkfifo "$work/typed" # what a server that is not to end by itself reads
exec 8<>"$work/typed"

# ---- sessions ----
for tickets in 0 1 5; do
  start_server server-p256 -tls1_3 -rev -num_tickets "$tickets"
  rm -f "$work/session"
  talk --session "$work/session" --trace
  check "$tickets tickets: full" full
  talk --session "$work/session" --trace
  if [ "$tickets" = 0 ]; then check 'no ticket: full again' full; else check "$tickets tickets: resumed" resumed; fi
done
start_server server-p256 -tls1_3 -rev -groups P-384
rm -f "$work/session"
talk --session "$work/session"
talk --session "$work/session" --trace
check 'resumed behind a HelloRetryRequest' resumed
check 'resumed behind a HelloRetryRequest: retry' said HELLO_RETRY_REQUEST
SERVER_IN=$work/typed start_server server-p256 -tls1_3 -early_data
rm -f "$work/session"
connect --tls1.3 --session "$work/session" < <(echo hello; sleep 0.3)
connect --tls1.3 --session "$work/session" --trace < <(echo hello; sleep 0.3)
check 'a ticket for early data is one without it' resumed
start_server server-p256 -tls1_3 -rev # forgets its ticket key
talk --session "$work/session" --trace
check 'a ticket that the server does not know' full
echo junk >"$work/session"
talk --session "$work/session"
check 'a session file that is none' eval '[ "$status" = 2 ] && said "not a session"'

# ---- keys ----
start_server server-p256 -tls1_3 -rev
connect --tls1.3 --key-update --trace < <(echo hello; sleep 0.5; echo world)
check 'new keys, asked for' eval '[ "$(cat "$work/out")" = "$(printf "olleh\ndlrow")" ]'
check 'new keys: both ways' eval 'said SEND_KEY_UPDATE && said "+ KEY_UPDATE"'
for letter in k K; do # the server renews its keys; with K it asks us to do the same
  SERVER_IN=$work/typed start_server server-p256 -tls1_3
  { sleep 1; echo "$letter"; sleep 0.5; echo greeting; } >&8 &
  connect --tls1.3 --trace < <(echo hello; sleep 3)
  check "the server's new keys ($letter)" eval '[ "$status" = 0 ] && grep -q greeting "$work/out" && said "+ KEY_UPDATE"'
done
SERVER_IN=$work/typed start_server server-p256 -tls1_3 -keymatexport EXPERIMENTALx -keymatexportlen 20
connect --tls1.3 --export EXPERIMENTALx::20 --keylog "$work/keys" < <(echo hello; sleep 0.5)
theirs=$(sed -n 's/^ *Keying material: //p' "$work/server" | tr A-F a-f)
check 'exported keys' eval '[ -n "$theirs" ] && said "^exported: $theirs$"'
logged() { cut -d' ' -f1 "$work/keys" | sort | tr '\n' ' '; }
check 'key log' eval '[ "$(logged)" = "CLIENT_HANDSHAKE_TRAFFIC_SECRET CLIENT_TRAFFIC_SECRET_0 EXPORTER_SECRET SERVER_HANDSHAKE_TRAFFIC_SECRET SERVER_TRAFFIC_SECRET_0 " ]'

# ---- both versions are offered ----
start_server server-p256 -tls1_2 -rev
connect --trace < <(echo hello)
check 'a server of TLS 1.2 answers a client of both' came_back olleh
start_server server-p256 -tls1_3 -rev
connect --trace < <(echo hello)
check 'a server of TLS 1.3 answers a client of both' came_back olleh
finish
