#!/usr/bin/env bash
# hardshake inspect: certificates and messages, good and broken.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

inspect() {
  status=0
  "$tool" inspect "$@" >"$work/out" 2>"$work/err" || status=$?
}
shows() { # shows TEXT...: exit status 0, and each text is in the output
  local text
  [ "$status" = 0 ] || return 1
  for text; do grep -q -- "$text" "$work/out" || { echo "# lacks: $text"; return 1; }; done
}
refuses() { # refuses STATUS BYTE ERROR
  [ "$status" = "$1" ] && grep -q "REFUSED *at byte $2 (0x[0-9a-f]*): $3" "$work/out"
}
# patch FILE OFFSET HEX: a copy of FILE in $work/patched with other bytes at OFFSET
patch_at() {
  cp "$1" "$work/patched"
  # shellcheck disable=SC2001 # a group in the replacement
  printf %b "$(sed 's/../\\x&/g' <<<"$3")" | dd of="$work/patched" bs=1 seek="$2" conv=notrunc status=none
}

# certificates
inspect "$certs/server-rsa.pem"
check 'PEM certificate' shows '^certificate 0, ' 'version  *v3' 'issuer  *O=hardshake, CN=int-rsa' \
  'subject  *O=hardshake, CN=server-rsa' 'validity  *2025-01-01 00:00:00 UTC to 2049-12-31 23:59:59 UTC' 'RSA, 2048 bits' \
  'extension  *keyUsage, critical' 'bits  *digitalSignature' ' keyEncipherment' 'purposes  *serverAuth' 'dNSName \*.wild.example' \
  'iPAddress 127.0.0.1' '1.2.840.113549.1.1.11 sha256WithRSAEncryption'
serial=$(openssl x509 -in "$certs/server-rsa.pem" -noout -serial | cut -d = -f 2 | tr A-F a-f)
check 'serial number as openssl has it' shows "serialNumber  *0*$serial"
modulus=$(openssl x509 -in "$certs/server-rsa.pem" -noout -modulus | cut -d = -f 2 | tr A-F a-f)
whole_modulus() { [ "$(sed -n '/ modulus /,/publicExponent/p' "$work/out" | grep -o '[0-9a-f]\{64\}' | tr -d '\n')" = "$modulus" ]; }
check 'modulus as openssl has it' whole_modulus
inspect "$certs/server-p256.full"
check 'two certificates in PEM' shows '^certificate 1, ' 'EC, secp256r1' 'EC, secp384r1' 'cA  *TRUE' 'pathLenConstraint  *0'
inspect - <"$certs/ca.pem"
check 'standard input' shows 'subject  *O=hardshake, CN=ca'
openssl x509 -in "$certs/server-p256.pem" -outform DER -out "$work/leaf.der"
openssl x509 -in "$certs/int-ec.pem" -outform DER -out "$work/int.der"
inspect "$work/leaf.der"
check 'DER certificate' shows 'CN=server-p256'
cat "$work/leaf.der" "$work/int.der" >"$work/both.der"
inspect "$work/both.der"
check 'two certificates in DER' shows '^certificate 1, '
openssl req -x509 -newkey ed25519 -nodes -keyout "$work/ed.key" -subj /CN=ed -out "$work/ed.pem" \
  -addext 1.2.3.4=critical,DER:0500 2>/dev/null
inspect "$work/ed.pem"
check 'unsupported key and unknown extension are shown' shows 'not supported' 'extension  *1.2.3.4, critical (not interpreted)' \
  'extnValue  *0500'
cat "$certs/client-rsa.key" "$certs/client-rsa.pem" >"$work/with_key.pem"
inspect "$work/with_key.pem"
check 'a private key is not shown' shows 'PRIVATE KEY, [0-9]* bytes, not shown' 'CN=client-rsa'

# every extension by name and content
cat >"$work/all.cnf" <<'CNF'
[req]
distinguished_name=dn
[dn]
[v3]
basicConstraints=critical,CA:TRUE,pathlen:3
keyUsage=critical,keyCertSign
nameConstraints=critical,permitted;DNS:example.com,permitted;IP:10.0.0.0/255.0.0.0,excluded;email:.example.org,excluded;IP:2001:db8::/ffff:ffff::
certificatePolicies=1.2.3.4,@pol,2.5.29.32.0
policyMappings=critical,1.2.3.4:1.2.3.5
policyConstraints=critical,requireExplicitPolicy:2,inhibitPolicyMapping:0
inhibitAnyPolicy=critical,1
crlDistributionPoints=cdp
freshestCRL=URI:http://x.example/d
authorityInfoAccess=OCSP;URI:http://o.example/,caIssuers;URI:http://i.example/
subjectInfoAccess=caRepository;URI:http://r.example/
issuerAltName=email:a@example.com
tlsfeature=status_request,17,11
subjectKeyIdentifier=hash
noCheck=yes
1.3.6.1.4.1.11129.2.4.2=DER:04:33:00:31:00:2f:00:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:11:00:00:01:7e:12:2e:f4:00:00:00:04:03:00:00
[pol]
policyIdentifier=1.3.6.1.4.1.1
CPS.1=http://cps.example/
userNotice.1=@n
[n]
explicitText=hello
[cdp]
fullname=URI:http://c.example/1
reasons=keyCompromise,CACompromise
CRLissuer=dirName:iss
[iss]
CN=Some issuer
CNF
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$work/all.key" -subj /CN=all -config "$work/all.cnf" \
  -extensions v3 -out "$work/all.pem" 2>/dev/null
inspect "$work/all.pem"
check 'name constraints' shows 'permitted  *dNSName example.com' 'iPAddress 10.0.0.0/255.0.0.0' 'excluded  *rfc822Name .example.org' \
  'iPAddress 2001:db8:0:0:0:0:0:0/ffff:ffff:0:0:0:0:0:0'
check 'policies' shows 'policy  *1.2.3.4$' 'policy  *2.5.29.32.0 anyPolicy' 'CPS' 'http://cps.example/' 'issuerDomainPolicy  *1.2.3.4' \
  'subjectDomainPolicy  *1.2.3.5' 'requireExplicitPolicy 2' 'inhibitPolicyMapping  0' 'SkipCerts  *1'
check 'distribution points' shows 'fullName  *URI http://c.example/1' 'reasons  *keyCompromise' ' cACompromise' \
  'cRLIssuer  *directoryName CN=Some issuer'
check 'access, features, timestamps' shows 'accessMethod  *1.3.6.1.5.5.7.48.1 OCSP' 'accessLocation  *URI http://o.example/' 'caRepository' \
  'rfc822Name a@example.com' 'must staple' 'status_request_v2' 'id-pkix-ocsp-nocheck' 'timestamp  *2021-12-31' 'of log  *1111'
nothing_is_left() { ! grep -q 'extnValue' "$work/out"; }
check 'nothing is left in hexadecimal' nothing_is_left

size=$(stat -c %s "$work/leaf.der")
head -c 100 "$work/leaf.der" >"$work/short.der"
inspect "$work/short.der"
check 'truncated DER' refuses 4 '[0-9]*' HSK_CERT_BAD_DER
patch_at "$work/leaf.der" 0 31
inspect --type cert "$work/patched"
check 'not a SEQUENCE' refuses 4 0 HSK_CERT_BAD_DER
inspect "$work/patched"
check 'not a SEQUENCE, type not given' test "$status" = 2
offset=$(openssl asn1parse -inform DER -in "$work/leaf.der" | sed -n 's/^ *\([0-9]*\):.*UTCTIME.*/\1/p' | head -n 1)
patch_at "$work/leaf.der" $((offset + 2)) 7878
inspect "$work/patched"
check 'broken time, with its place' refuses 4 "$((offset))\|$((offset + 2))" HSK_CERT_BAD_TIME
cat "$work/int.der" "$work/patched" >"$work/second.der"
int_size=$(stat -c %s "$work/int.der")
inspect "$work/second.der"
check 'broken second certificate: the place in the file' refuses 4 "$((int_size + offset))\|$((int_size + offset + 2))" HSK_CERT_BAD_TIME
printf x | cat "$work/leaf.der" - >"$work/trailing.der"
inspect "$work/trailing.der"
check 'bytes behind the certificate' refuses 4 "$size" HSK_CERT_BAD_DER
: >"$work/empty"
inspect "$work/empty"
check 'empty file: of no known type' test "$status" = 2
inspect "$work/none"
check 'no such file' test "$status" = 2
inspect --type cert "$work/empty"
check 'empty certificate' refuses 4 0 HSK_CERT_BAD_DER

# messages: both directions of real connections
own client-p256
record() { # record NAME CERTIFICATE OPTION...
  local name=$1 cert=$2
  shift 2
  start_server "$cert" -rev -Verify 3 -alpn http/1.1
  start_proxy 0
  connect "${mine[@]}" --alpn h2,http/1.1 "$@" <<<hello
  stop_proxy # its files are whole when it ends
  cp "$work/dump.client" "$work/$name.client"
  cp "$work/dump.server" "$work/$name.server"
}
record ecdhe server-p256
inspect "$work/ecdhe.client"
check 'records of a client' shows 'record handshake, version 0303' '^client_hello, ' 'C02B TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256' \
  'server_name  *server.example' '^certificate, ' '^client_key_exchange, ' '^certificate_verify, ' 'change_cipher_spec' 'encrypted '
inspect "$work/ecdhe.server"
check 'records of a server' shows '^server_hello, ' 'alpn  *http/1.1' '^server_key_exchange, ' 'x25519' '^certificate_request, ' \
  'O=hardshake, CN=ca' '^server_hello_done, 4 bytes' 'CN=server-p256'
record dhe server-rsa --suites TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
inspect "$work/dhe.server"
check 'DHE: the group' shows 'dh_p  *256 bytes' 'dh_g  *02'
inspect "$work/dhe.client"
check 'a client alone: the key exchange is not known' shows 'exchange_keys  *258 bytes'

len=$((16#$(od -An -tx1 -j 3 -N 2 "$work/ecdhe.client" | tr -d ' ')))
tail -c +6 "$work/ecdhe.client" | head -c $len >"$work/hello"
inspect "$work/hello"
check 'a handshake message' shows "^client_hello, $len bytes at byte 0" 'ext. master secret  *offered'
head -c 20 "$work/hello" >"$work/patched"
inspect "$work/patched"
ends_early() { [ "$status" = 3 ] && grep -q 'REFUSED *at byte 20 (0x14): the file ends too early' "$work/out"; }
check 'a handshake message that is cut' ends_early
patch_at "$work/hello" 38 ff # the length of session_id
inspect "$work/patched"
check 'malformed ClientHello, with its place' refuses 3 38 HSK_PEER_MALFORMED_CLIENT_HELLO
head -c 60 "$work/ecdhe.client" >"$work/patched"
inspect "$work/patched"
check 'a record that is cut' test "$status" = 3
patch_at "$work/ecdhe.client" 3 ffff
inspect "$work/patched"
check 'a record that is too long' refuses 3 3 HSK_PEER_RECORD_OVERFLOW
patch_at "$work/ecdhe.client" 43 ff
inspect "$work/patched"
check 'malformed ClientHello in a record: the place in the file' refuses 3 43 HSK_PEER_MALFORMED_CLIENT_HELLO
printf '\x15\x03\x03\x00\x02\x02\x28' >"$work/alert"
inspect "$work/alert"
check 'an alert' shows 'alert  *fatal handshake_failure (40)'
printf '\x15\x03\x03\x00\x02\x09\x28' >"$work/alert"
inspect "$work/alert"
check 'a malformed alert' refuses 3 5 HSK_PEER_MALFORMED_ALERT
inspect --type handshake "$work/leaf.der"
check 'a certificate as a handshake message' test "$status" = 3
inspect --type fish "$work/leaf.der"
check 'unknown --type' test "$status" = 1
# Whatever the bytes are, an end with a known status. With the sanitizers where `make test` has built them.
[ ! -x build/asan/hardshake ] || tool=build/asan/hardshake
wrong=''
for file in leaf.der hello ecdhe.server; do
  n=$(stat -c %s "$work/$file")
  for ((i = 0; i < n && i < 900; i += 13)); do
    patch_at "$work/$file" $i "$(printf %02x $((i * 37 % 256)))"
    for type in cert handshake record; do
      inspect --type $type "$work/patched"
      case $status in 0 | 3 | 4) ;; *) wrong+=" $file:$i:$type:$status" ;; esac
    done
  done
done
check "changed bytes end in a known status${wrong:0:200}" test -z "$wrong"
finish
