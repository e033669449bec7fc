#!/usr/bin/env bash
# hardshake connect against openssl s_server, the options that tool_connect.sh and client13.sh leave: key shares, limits of records, stapling, and in TLS 1.2
# sessions and exported keys.
# shellcheck disable=SC2016,SC2034,SC2317 # what check evaluates; functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

talk() { # talk OPTION...: one line goes to a server that turns lines around
  connect --trace "$@" < <(echo hello)
}
retried() { came_back olleh && said HELLO_RETRY_REQUEST; }
at_once() { came_back olleh && ! said HELLO_RETRY_REQUEST; }

# ---- key shares ----
start_server server-p256 -tls1_3 -rev -groups P-384
talk --groups x25519,secp384r1
check 'the first group alone has a share' retried
talk --groups x25519,secp384r1 --key-shares secp384r1
check '--key-shares: another' at_once
talk --groups x25519,secp384r1 --key-shares x25519,secp384r1
check '--key-shares: two' at_once
talk --groups x25519,secp384r1,secp256r1 --key-shares x25519,secp256r1
check '--key-shares: two that the server does not take' retried
talk --key-shares x25519,secp384r1,secp256r1
check '--key-shares: three are too many' eval '[ "$status" = 1 ] && said "one or two groups"'
talk --groups x25519 --key-shares secp384r1
check '--key-shares: not one of the groups' eval '[ "$status" = 2 ] && said "^hardshake: HSK_BAD_CONFIG: "'

# ---- sessions and exported keys of TLS 1.2 ----
start_server server-p256 -tls1_2 -rev
rm -f "$work/session"
talk --tls1.2 --session "$work/session"
check 'TLS 1.2: a first session' eval 'came_back olleh && said "^ *version  *TLS 1.2$" && [ -s "$work/session" ]'
check 'the session is nobody else'"'"'s' eval '[ "$(stat -c %a "$work/session")" = 600 ]'
talk --tls1.2 --session "$work/session"
check 'TLS 1.2: it is resumed' eval 'came_back olleh && said "^ *version  *TLS 1.2, resumed"'
talk --session "$work/session"
check 'TLS 1.2: also by a client of both versions' eval 'came_back olleh && said "^ *version  *TLS 1.2, resumed"'
start_server server-p256 -tls1_3 -rev
talk --session "$work/session"
check 'TLS 1.2: not in TLS 1.3' eval 'came_back olleh && said "^ *version  *TLS 1.3$"'
mkfifo "$work/typed"
exec 8<>"$work/typed"
for version in 2 3; do
  SERVER_IN=$work/typed start_server server-p256 "-tls1_$version" -keymatexport EXPERIMENTALx -keymatexportlen 48
  connect "--tls1.$version" --export EXPERIMENTALx::48 < <(echo hello; wait_for grep -qs 'Keying material: ' "$work/server"; sleep 0.1)
  theirs=$(sed -n 's/^ *Keying material: //p' "$work/server" | tr A-F a-f)
  check "TLS 1.$version: exported keys" eval '[ ${#theirs} = 96 ] && said "^exported: $theirs$"'
done

# ---- stapled OCSP responses ----
response() { # response NAME V|R: by NAME's issuer, valid or revoked, to $work/NAME.der
  printf '%s\t301231235959Z\t%s\t%s\tunknown\t/CN=any\n' "$2" "${3:-}" "$(openssl x509 -in "$certs/$1.pem" -noout -serial | sed 's/.*=//')" >"$work/index"
  openssl ocsp -index "$work/index" -CA "$certs/int-ec.pem" -rsigner "$certs/int-ec.pem" -rkey "$certs/int-ec.key" -issuer "$certs/int-ec.pem" \
    -cert "$certs/$1.pem" -no_nonce -noverify -rmd sha256 -ndays 1 -respout "$work/$1.der" >"$work/log" 2>&1 || { cat "$work/log"; return 1; }
}
response server-p256 V
response server-p384 V
for version in 2 3; do
  start_server server-p256 "-tls1_$version" -rev -status_file "$work/server-p256.der"
  talk --ocsp required
  check "TLS 1.$version: --ocsp required" came_back olleh
  talk --ocsp preferred
  check "TLS 1.$version: --ocsp preferred" came_back olleh
  start_server server-p256 "-tls1_$version" -rev
  talk --ocsp required
  check "TLS 1.$version: required, and there is none" eval '[ "$status" = 4 ] && said "^hardshake: HSK_CERT_OCSP_MISSING: "'
  talk --ocsp preferred
  check "TLS 1.$version: preferred, and there is none" came_back olleh
  start_server server-p256 "-tls1_$version" -rev -status_file "$work/server-p384.der"
  talk --ocsp required
  check "TLS 1.$version: required, and it is another's" eval '[ "$status" = 4 ] && said "^hardshake: HSK_CERT_OCSP_OTHER_CERT: "'
done
response server-p256 R 260101000000Z
start_server server-p256 -tls1_3 -rev -status_file "$work/server-p256.der"
talk --ocsp preferred
check 'a revoked certificate' eval '[ "$status" = 4 ] && said "^hardshake: HSK_CERT_REVOKED: "'
talk
check '--ocsp off is the default' came_back olleh

# ---- limits of records, which this openssl does not know: our own server keeps to them, a server that does not know them goes on ----
longest() { # the longest protected fragment that the server sent
  od -An -v -tu1 -w1 "$work/dump.server" | awk '
    skip > 0 { skip--; next }
    { h[n++] = $1 }
    n == 5 { n = 0; skip = h[3] * 256 + h[4]; if (h[0] == 23 && skip > most) most = skip }
    END { print most + 0 }'
}
head -c 5000 /dev/zero | tr '\0' x >"$work/line"
"$tool" serve 0 --cert "$certs/server-p256.full" --key "$certs/server-p256.key" >"$work/server" 2>&1 &
server=$!
wait_for grep -qs '^listening on ' "$work/server"
port=$(sed -n 's/^listening on //p' "$work/server")
start_proxy 0
for version in 2 3; do
  connect "--tls1.$version" --record-size-limit 100 <"$work/line"
  check "TLS 1.$version: --record-size-limit" cmp -s "$work/line" "$work/out"
  # content, and in TLS 1.3 its type, with the tag; in TLS 1.2 the nonce, too
  check "TLS 1.$version: and no record is longer" eval '[ "$(longest)" = $((100 + 16 + 8 * (3 - version))) ]'
  connect "--tls1.$version" <"$work/line"
  check "TLS 1.$version: without it they are" eval '[ "$(longest)" -gt 1000 ]'
done
stop_proxy
start_server server-p256 -rev -tls1_3
talk --record-size-limit 64
check 'a server that does not know the limit' came_back olleh
for limit in 63 65536 x; do
  talk --record-size-limit $limit
  check "--record-size-limit $limit: usage" eval '[ "$status" = 1 ] && said "64 to 65535"'
done
finish
