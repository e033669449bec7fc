#!/usr/bin/env bash
# Nothing that handles secrets may branch on them, nor index by them: see constant_time.c. Each compiler and level has its own idea of a branch.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER -out "$work/key" 2>/dev/null
x509=(der oid algorithm pss key private_key)
sources=(tests/shell/constant_time.c lib/core/*.c lib/crypto/*.c lib/handshake/keys13.c)
for f in "${x509[@]}"; do sources+=("lib/x509/$f.c"); done
wrap=-Wl,--wrap=br_rsa_private_get_default,--wrap=br_rsa_pkcs1_sign_get_default,--wrap=br_i31_bit_length
for build in 'gcc -O1' 'gcc -O2' 'gcc -O3' 'clang -O2' 'clang-19 -O3'; do
  # shellcheck disable=SC2086 # compiler and level are two words
  $build -gdwarf-4 -std=gnu11 -Ilib "$wrap" -o "$work/ct" "${sources[@]}" -l:libbearssl.a
  status=0
  valgrind -q --suppressions=tests/shell/constant_time.supp "$work/ct" "$work/key" >"$work/out" 2>"$work/err" || status=$?
  sed "/ok - /s/\$/ ($build)/" "$work/out"
  [ $status = 0 ] || {
    echo "not ok - the run ends well ($build)"
    sed 's/^/# /' "$work/err"
  }
done
