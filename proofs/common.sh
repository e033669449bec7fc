# shellcheck shell=bash disable=SC2034
# What proofs/run and proofs/gate share: the provers' configuration, the shorter naps (nap.c) and the one set of WP options.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${HSK_PROOF_OUT:-$root/build/proofs}
provers=cvc5,cvc4,z3

# Why3 1.5.1 finds CVC4 and Z3 by itself; cvc5 needs our driver. The file holds absolute paths, so it is made here.
write_why3_config() {
  mkdir -p "$out"
  gcc -std=c11 -O2 -shared -fPIC -o "$out/nap.so.$$" "$root/proofs/nap.c" -ldl
  mv "$out/nap.so.$$" "$out/nap.so"
  export WHY3CONFIG=$out/why3.conf
  local new=$WHY3CONFIG.$$
  WHY3CONFIG=$new why3 config detect >"$out/why3.log" 2>&1
  cat >>"$new" <<CONF

[prover]
command = "$(command -v cvc5) --lang=smt2 %f"
driver = "$root/proofs/cvc5.drv"
interactive = false
name = "CVC5"
shortcut = "cvc5"
version = "1.0.3"
CONF
  # Why3 limits CPU time, so that other load does not matter; cvc5's own limit is of the clock. Smoke tests are goals that should
  # stay open: a tenth of a second for each of their limit.
  sed "s/--lang=smt2/--tlimit=%t00 --lang=smt2/" "$new" >"$new.smoke"
  mv "$new.smoke" "$WHY3CONFIG.smoke"
  mv "$new" "$WHY3CONFIG"
  local found
  found=$(frama-c -wp-detect)
  local p
  for p in cvc5 cvc4 z3; do
    grep -q "\[$p|" <<<"$found" || {
      echo "proofs: why3 does not list $p" >&2
      exit 1
    }
  done
}

# The options every proof has. -warn-unsigned-* make wrap-around an error, so it must be proved absent.
wp_options=(-c11 -cpp-extra-args="-Ilib -Iproofs/spec" -wp -wp-rte -warn-unsigned-overflow
  -warn-unsigned-downcast -wp-par 1)

# rows "function header" of the static inline functions of lib/
inline_functions() {
  (cd "$root" && grep -rnoE --include='*.h' '^static inline [^(]*\(' lib |
    sed -E 's/^([^:]*):[0-9]+:.*[ *]([a-zA-Z_0-9]+)\($/\2 \1/')
}

# the inline functions that unit $1 must not prove, since the .c of their own header does
skipped_inlines() {
  local f h included
  included=" $(cd "$root" && gcc -std=c11 -Ilib -MM "$1" | tr -d "\\\n") "
  inline_functions | while read -r f h; do
    case $included in *" $h "*) ;; *) continue ;; esac
    if [ "${h%.h}.c" != "$1" ] && [ -f "$root/${h%.h}.c" ]; then echo "$f"; fi
  done | paste -sd,
}

unit_name() { local n=${1%.c}; echo "${n//\//_}"; }

# the options column of unit $1 in units.txt
unit_options() { awk -v u="$1" '$1 == u {$1 = ""; print}' "$root/proofs/units.txt"; }
