# tests/gen/chain_functions.bash: sourced by the scripts that make certificates with the openssl tool, in the folder $1. Valid 2025-01-01 to
# 2035-12-31 unless FROM and TO say otherwise.
mkdir -p "$1/issued"
cd "$1" || exit
: >index.txt
cat >ca.cnf <<'CNF'
[ca]
default_ca = any
[any]
database = index.txt
new_certs_dir = issued
rand_serial = yes
policy = anything
unique_subject = no
[anything]
commonName = supplied
[req]
distinguished_name = dn
[dn]
CNF
export OPENSSL_CONF=$PWD/ca.cnf

ec_key() {
  local k
  for k; do openssl ecparam -name prime256v1 -genkey -noout -out "$k.key"; done
}
# make NAME CN KEY ISSUER EXTENSION...: ISSUER is a certificate made before, whose key file KEY_OF[ISSUER] names; "self" signs itself.
declare -A KEY_OF
make() {
  local name=$1 cn=$2 key=$3 issuer=$4 sign
  shift 4
  KEY_OF[$name]=$key
  sign=(-selfsign -keyfile "$key.key")
  [ "$issuer" = self ] || sign=(-cert "$issuer.pem" -keyfile "${KEY_OF[$issuer]}.key")
  openssl req -new -key "$key.key" -subj "/O=hardshake/CN=$cn" -out request
  printf '%s\n' "$@" >extensions
  openssl ca -batch -notext -in request -out "$name.pem" -startdate "${FROM:-20250101000000Z}" \
    -enddate "${TO:-20351231235959Z}" -md "${MD:-sha256}" -extfile extensions "${sign[@]}" 2>log || { cat log >&2; exit 1; }
  openssl x509 -in "$name.pem" -outform DER -out "$name.der"
}

