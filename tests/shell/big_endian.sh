#!/usr/bin/env bash
# The library on a big-endian, 32-bit machine: its code over toy crypto is built for PowerPC, and the fuzz targets replay the corpus
# under qemu. Their oracles (round trips, whole handshakes, chunking, secrets wiped) abort on a breach.
set -euo pipefail
cd "$(dirname "$0")/../.."
cc=powerpc-linux-gnu-gcc qemu=qemu-ppc
if ! command -v $cc >/dev/null || ! command -v $qemu >/dev/null; then
  echo "ok - big-endian replay # SKIP $cc or $qemu is missing"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=(-std=c11 -O1 -Wall -Wextra -Werror -Ilib -Ifuzz -Itests/reference -Itests/unit -Itests/toy)
objects=()
for f in lib/*.c lib/*/*.c lib/msg/ext/*.c fuzz/*.c fuzz/ext/*.c tests/reference/*.c tests/unit/pair.c tests/toy/ways.c; do
  case $f in
  lib/crypto/crypto_bearssl* | lib/adaptor/* | fuzz/state.c | fuzz/ext.c | fuzz/seeds*.c | fuzz/record*.c) continue ;;
  esac
  o=$work/${f//\//_}.o
  $cc "${flags[@]}" -c -o "$o" "$f"
  objects+=("$o")
done

replay() { # replay TARGET SOURCE FLAG...
  local target=$1 source=$2
  shift 2
  if [ ! -d "corpus/$target" ]; then
    echo "not ok - big-endian $target: no corpus"
    return
  fi
  $cc "${flags[@]}" "$@" -static -o "$work/$target" "$source" "${objects[@]}"
  if timeout 60 $qemu "$work/$target" "corpus/$target" >"$work/log" 2>&1; then
    echo "ok - big-endian $target"
  else
    echo "not ok - big-endian $target"
    tail -n 5 "$work/log" | sed 's/^/# /'
  fi
}
for source in fuzz/targets/*.c; do
  target=$(basename "$source" .c)
  [ "$target" = pem ] || replay "$target" "$source" # pem is about BearSSL's decoder
done
for state in CLIENT_WAIT_SERVER_HELLO CLIENT12_WAIT_SKE CLIENT12_WAIT_FINISHED CLIENT12_CONNECTED SERVER_WAIT_CLIENT_HELLO SERVER12_WAIT_CV CLIENT13_WAIT_CV SERVER13_CONNECTED; do
  replay "state_$state" fuzz/state.c # its name tells it the state
done
