#!/usr/bin/env bash
# hsk_equal_secret must not branch on, nor index by, the bytes that it compares: valgrind is told that they are
# undefined and reports any use of them that decides something. hsk_equal is the control and must be reported.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/ct.c" <<'C'
#include "core/bytes.h"
#include "core/wipe.h"
#include <valgrind/memcheck.h>
int main(int argc, char **argv)
{
  uint8_t a[64] = {1, 2, 3}, b[64] = {1, 2, 4};
  volatile int equal;
  (void)argv;
  VALGRIND_MAKE_MEM_UNDEFINED(a, sizeof a);
  VALGRIND_MAKE_MEM_UNDEFINED(b, sizeof b);
  equal = argc > 1 ? hsk_equal(a, b, sizeof a) : hsk_equal_secret(a, b, sizeof a);
  VALGRIND_MAKE_MEM_DEFINED(&equal, sizeof equal);
  return equal;
}
C
for build in 'gcc -O1' 'gcc -O2' 'gcc -O3' 'clang -O2' 'clang-19 -O3'; do
  # shellcheck disable=SC2086 # compiler and level are two words
  $build -std=gnu11 -Ilib -o "$work/ct" "$work/ct.c" lib/core/bytes.c lib/core/wipe.c
  if valgrind -q --error-exitcode=99 "$work/ct" >"$work/out" 2>&1; then
    echo "ok - hsk_equal_secret decides nothing by its bytes ($build)"
  else
    echo "not ok - hsk_equal_secret decides nothing by its bytes ($build)"
    cat "$work/out"
  fi
  status=0
  valgrind -q --error-exitcode=99 "$work/ct" control >"$work/out" 2>&1 || status=$?
  if [ $status = 99 ]; then
    echo "ok - the control is reported ($build)"
  else
    echo "not ok - the control is reported ($build)"
    cat "$work/out"
  fi
done
