#!/usr/bin/env bash
# hardshake serve against the openssl tool's client: echo, files, client certificates, sessions, several at once, refusals.
# shellcheck source=tests/shell/server.bash disable=SC2317,SC2094,SC2119 # called by check; output that is waited for; no options are wanted
set -euo pipefail
. "$(dirname "$0")/server.bash"

# serve OPTION...: starts the server with two certificates; its lines go to $work/server and $work/err
serve() {
  stop_server
  rm -f "$work/server"
  "$tool" serve 0 --cert "$certs/server-p256.full" --key "$certs/server-p256.key" --cert "$certs/server-rsa.full" \
    --key "$certs/server-rsa.key" "$@" >"$work/server" 2>"$work/err" &
  server=$!
  wait_for grep -qs '^listening on ' "$work/server"
  port=$(sed -n 's/^listening on //p' "$work/server")
}
s_client() {
  timeout 20 openssl s_client -connect "127.0.0.1:$port" -CAfile "$certs/ca.pem" -servername server.example -verify_return_error "$@"
}
# client OPTION...: says hello, and ends when it is back or refused; sets status; $work/out
client() {
  status=0
  rm -f "$work/out"
  { echo hello; wait_for grep -qsa 'hello$\|alert number\|^DONE\|:error:' "$work/out"; sleep 0.1; } |
    s_client "$@" >"$work/out" 2>&1 || status=$?
}
echoed() { [ "$status" = 0 ] && told 'hello$'; }
served() { wait_for grep -qs -- "$1" "$work/server"; }
complained() { wait_for grep -qs -- "$1" "$work/err"; }
echoed_as() { echoed && served "$1"; }
# get PATH: one request; the answer is $work/out
get() {
  status=0
  { printf 'GET %s HTTP/1.0\r\n\r\n' "$1"; sleep 5; } | s_client -quiet -no_ign_eof >"$work/out" 2>"$work/said" &
  wait $! || status=$?
}
fetch() { # get by our own client, which waits for close_notify
  status=0
  printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >"$work/request"
  connect <"$work/request"
}
answered() { [ "$status" = 0 ] && [ "$(head -n 1 "$work/out" | tr -d '\r')" = "HTTP/1.0 $1" ]; }
body_is() { sed '1,/^\r$/d' "$work/out" | cmp -s - "$1"; }

for version in 2 3; do
  serve "--tls1.$version"
  client "-tls1_$version"
  check "TLS 1.$version: echo" echoed_as "^connection 1: TLS 1.$version "
done
client -tls1_2
check 'a version that is not served' told 'alert number 70'
check 'and it is told on stderr' complained '^hardshake: HSK_PEER_VERSION_UNSUPPORTED: '
client -tls1_3 -sigalgs RSA-PSS+SHA256
check 'the next is served, with the other certificate' echoed_as '^connection 3: '

serve --suites TLS_AES_256_GCM_SHA384 --groups secp384r1 --alpn h2,http/1.1 --trace
client -alpn http/1.1
check 'suite, group, protocol' echoed_as 'TLS_AES_256_GCM_SHA384'
check 'the client agrees on the protocol' told '^ALPN protocol: http/1.1'
check '--trace shows messages' complained '^<-- client_hello'
check '--trace shows what was agreed' complained 'group  *0018'
printf '\060\003\012\001\001' >"$work/response"
serve --ocsp "$work/response"
client -sigalgs RSA-PSS+SHA256 -status
check '--ocsp is stapled to the certificate before it' told 'OCSP Response Status: malformedrequest\|OCSP response: *$'

# clients' certificates; how they are refused without one depends on the version
refusal=([2]=HSK_PEER_NO_CLIENT_CERTIFICATE [3]=HSK_PEER_CERTIFICATE_REQUIRED)
alert=([2]=40 [3]=116)
mine=(-cert "$certs/client-p256.pem" -key "$certs/client-p256.key" -cert_chain "$certs/client-p256.chain")
for version in 2 3; do
  serve --require-client-cert --client-ca "$certs/ca.pem"
  client "-tls1_$version" "${mine[@]}"
  check "TLS 1.$version: a client's certificate" echoed_as 'client certified$'
  client "-tls1_$version"
  check "TLS 1.$version: none, where it is required" complained "^hardshake: ${refusal[version]}: "
  check "TLS 1.$version: and the client learns it" told "alert number ${alert[version]}\$"
  serve --request-client-cert --client-ca "$certs/ca.pem"
  client "-tls1_$version"
  check "TLS 1.$version: none, where it is asked for" echoed_as '^connection 1: [^,]*$'
  client "-tls1_$version" "${mine[@]}"
  check "TLS 1.$version: one, where it is asked for" echoed_as '^connection 2: .*, client certified$'

  serve --resume
  client "-tls1_$version" -sess_out "$work/session"
  check "TLS 1.$version: a session" echoed_as '^connection 1: [^,]*$'
  client "-tls1_$version" -sess_in "$work/session"
  check "TLS 1.$version: it is resumed" echoed_as '^connection 2: .*, resumed$'
  check "TLS 1.$version: and the client agrees" told '^Reused, '
  serve
  client "-tls1_$version" -sess_in "$work/session"
  check "TLS 1.$version: not without --resume" echoed_as '^connection 1: [^,]*$'
done

# much, both ways, and the whole of it comes back
serve
head -c 3000000 /dev/urandom >"$work/much"
connect <"$work/much"
check 'three million bytes come back' cmp -s "$work/much" "$work/out"

# more of them, one after another, than there are places
serve --resume
echo hello >"$work/request"
many() {
  local i
  for ((i = 0; i < 70; i++)); do connect <"$work/request" && came_back hello || return 1; done
}
check 'seventy one after another' many
check 'and the server counts them' served '^connection 70: '

# several at once: each has begun before any has spoken
held=()
for i in 1 2 3 4 5 6 7 8; do
  mkfifo "$work/say$i"
  s_client -quiet <"$work/say$i" >"$work/out$i" 2>/dev/null &
  held+=($!)
done
exec 11>"$work/say1" 12>"$work/say2" 13>"$work/say3" 14>"$work/say4" 15>"$work/say5" 16>"$work/say6" 17>"$work/say7" 18>"$work/say8"
check 'eight connections stand at once' served '^connection 9: '
for i in 8 7 6 5 4 3 2 1; do echo "word $i" >&"1$i"; done
each() {
  local i
  for i in 1 2 3 4 5 6 7 8; do wait_for grep -qs "^word $i\$" "$work/out$i" || return 1; done
}
check 'each has its own echo' each
exec 11>&- 12>&- 13>&- 14>&- 15>&- 16>&- 17>&- 18>&-
kill "${held[@]}" 2>/dev/null || true

# the places are fixed: who comes too late waits for one
serve --timeout 2
silent=()
for ((i = 0; i < 64; i++)); do
  exec {fd}<>"/dev/tcp/127.0.0.1/$port"
  silent+=("$fd")
done
# one of them is not silent: it sends a hello of 508 bytes, one at a time, and has no longer than the others
(for byte in 026 003 001 002 000 001 000 001 374 003 003; do printf '%b' "\\0$byte" && sleep 0.5; done >&"${silent[9]}") &
trickle=$!
client
check 'silent clients lose their places' echoed
each_late() { [ "$(grep -c '^hardshake: connection [0-9]* took too long' "$work/err")" = 64 ]; }
check 'and it is told of each, also of the one that trickles' wait_for each_late
kill "$trickle" 2>/dev/null || true
for fd in "${silent[@]}"; do exec {fd}>&-; done

# files
mkdir -p "$work/root/sub/.git"
echo '<p>index' >"$work/root/index.html"
head -c 1000000 /dev/urandom >"$work/root/sub/file.bin"
echo secret >"$work/secret"
echo secret >"$work/root/.hidden"
echo secret >"$work/root/sub/.git/config"
ln -s ../secret "$work/root/link"
ln -s .. "$work/root/up"
mkfifo "$work/root/fifo"
serve --root "$work/root"
get /sub/file.bin
check 'a file, to openssl' answered '200 OK'
check 'every byte of it' body_is "$work/root/sub/file.bin"
fetch '/?q=1'
check 'the index' answered '200 OK'
check 'index.html' body_is "$work/root/index.html"
fetch /sub/file.bin # a client that closes its side as soon as it has asked
check "a file, to a client that closes at once" answered "200 OK"
check "every byte of that, too" body_is "$work/root/sub/file.bin"
for path in /none /sub /sub/ /../secret /sub/../../secret //etc/passwd /sub//file.bin /./index.html /.hidden /sub/.git/config /link \
  /up/secret /fifo /%2e%2e/secret /index.html/; do
  fetch "$path"
  check "$path is not found" answered '404 Not Found'
done
status=0
for request in 'POST / HTTP/1.0' 'GET index.html HTTP/1.0' 'GET /' 'GET  / HTTP/1.0'; do
  printf '%s\r\n\r\n' "$request" >"$work/request"
  connect <"$work/request"
  check "'$request' is no request" answered '400 Bad Request'
done
head -c 5000 /dev/zero | tr '\0' a >"$work/request"
connect <"$work/request"
check 'a request without end' answered '431 Request Header Fields Too Large'

# ends
ended_fine() { local r=0; wait "$server" || r=$?; server=''; [ "$r" = 0 ]; }
serve --connections 1
client
check '--connections' echoed
check 'and it ends' ended_fine
serve
mkfifo "$work/last"
status=0
s_client -quiet <"$work/last" >"$work/out" 2>&1 &
last=$!
exec 11>"$work/last"
served '^connection 1: '
kill "$server"
check 'SIGTERM: it ends' ended_fine
exec 11>&-
closed_cleanly() { wait "$last" && ! told 'unexpected eof'; }
check 'SIGTERM: the client sees close_notify' closed_cleanly

# usage
refuses() { # refuses STATUS TEXT ARGUMENT...
  local r=0
  timeout 5 "$tool" serve "${@:3}" >"$work/out" 2>"$work/err" || r=$?
  [ "$r" = "$1" ] && said "$2" && [ ! -s "$work/out" ]
}
own server-p256
check 'no port: usage' refuses 1 'PORT is wanted' "${mine[@]}"
check 'no certificate: usage' refuses 1 'are wanted' 0
check 'a certificate without key: usage' refuses 1 'wants its --key' 0 --cert "$certs/server-p256.full"
check 'no --client-ca: usage' refuses 1 'no client is trusted' 0 "${mine[@]}" --require-client-cert
check '--ocsp first: usage' refuses 1 'behind the --cert' 0 --ocsp "$work/response" "${mine[@]}"
check '--connections 0: usage' refuses 1 'connections' 0 "${mine[@]}" --connections 0
check 'unknown group: usage' refuses 1 'unknown group' 0 "${mine[@]}" --groups curve9
check 'no such directory: local error' refuses 2 'No such file' 0 "${mine[@]}" --root "$work/none"
check 'not a port: local error' refuses 2 'hardshake: ' 'x y' "${mine[@]}"
options() { sed -n 's/.*{"\([a-z0-9.-]*\)", \(no\|required\)_argument.*/\1/p' harness/tool/serve_options.c; }
documented() {
  local o
  "$tool" serve --help >"$work/out"
  [ "$(options | wc -l)" -ge 15 ] || return 1
  for o in $(options); do [ "$o" = help ] || grep -q -- "--${o}[ ,]" "$work/out" || return 1; done
}
check 'every option is documented' documented
finish
