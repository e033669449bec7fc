# shellcheck shell=bash disable=SC2154
# The seeded bugs as jobs, for proofs/gate and proofs/kills. A job is a folder: job ("file function name unit"),
# old and new (lines), body (a stub). Source proofs/common.sh first.
#
# A row of proofs/mutants/*.txt:
#   @ FILE FUNCTION NAME [UNIT]   FUNCTION is what is proved; it holds the lines, unless FILE is a table (.def)
#   - lines to replace, which occur once in the function (space around a line does not matter)
#   + lines to put there (none: the lines go)
# Stubs that always accept and always refuse are made for every *_parse of a unit, without a row there.

# write_jobs DIR [FILE ...]: one folder for each row and stub of these files or units, or of all: DIR/1, DIR/2 ...; sets jobs to their number
write_jobs() {
  local dir=$1 u f only error
  shift
  rm -rf "$dir"
  mkdir -p "$dir"
  awk -v dir="$dir" -v wanted=" $* " '
    /^@ / {
      unit = $5; if (unit == "") { unit = $2; sub(/\.h$/, ".c", unit) }
      skip = wanted !~ /^ *$/ && !index(wanted, " " $2 " ") && !index(wanted, " " unit " ")
      if (!skip) job[++n] = $2 "\t" $3 "\t" $4 "\t" unit
      next
    }
    /^[-+] / && skip { next }
    /^- / { old[n] = old[n] substr($0, 3) "\n" }
    /^\+ / { new[n] = new[n] substr($0, 3) "\n" }
    /^#/ || NF == 0 { next }
    !/^[-+] / { print FILENAME ":" FNR ": not understood: " $0 >"/dev/stderr"; failed = 1; exit 2 }
    END {
      if (failed) exit 2
      for (i = 1; i <= n; i++) print dir "/" i | "xargs mkdir -p"
      close("xargs mkdir -p")
      for (i = 1; i <= n; i++) {
        d = dir "/" i
        print job[i] >(d "/job"); printf "%s", old[i] >(d "/old"); printf "%s", new[i] >(d "/new"); printf "" >(d "/body")
        close(d "/job"); close(d "/old"); close(d "/new"); close(d "/body")
      }
    }
  ' proofs/mutants/*.txt
  jobs=$(find "$dir" -mindepth 1 -maxdepth 1 -type d | wc -l)
  while read -r u; do
    [ $# = 0 ] || [[ " $* " == *" $u "* ]] || continue
    only=$(unit_options "$u" | tr ' ' '\n' | sed -n 's/^fct=//p')
    while read -r f; do
      [ -z "$only" ] || [[ ,$only, == *,$f,* ]] || continue
      # refuse with the first error that the function knows
      error=$(awk -v f="$f" 'index($0, f "(") {on = 1} on && match($0, /hsk_bad\(HSK_[A-Z0-9_]+/) {print substr($0, RSTART + 8, RLENGTH - 8); exit}' "$u")
      add_job "$dir" "$u" "$f" always-accepts "$u" '  return hsk_ok();'
      add_job "$dir" "$u" "$f" always-refuses "$u" "  return hsk_bad(${error:-HSK_INTERNAL_ERROR}, 0);"
    done < <({ grep -oE '^(HSK_[A-Z]+ )*(static )?hsk_result hsk_[a-z0-9_]+_parse\(' "$u" || true; } |
      sed -E 's/.*(hsk_[a-z0-9_]+)\($/\1/' | sort -u)
  done < <(sed 's/#.*//' proofs/units.txt | awk 'NF && $1 ~ /^lib\// {print $1}')
}

add_job() { # add_job DIR FILE FUNCTION NAME UNIT BODY
  jobs=$((jobs + 1))
  mkdir -p "$1/$jobs"
  printf '%s\t%s\t%s\t%s\n' "$2" "$3" "$4" "$5" >"$1/$jobs/job"
  : >"$1/$jobs/old"
  : >"$1/$jobs/new"
  printf '%s' "$6" >"$1/$jobs/body"
}

# mutated JOB TREE: print the job's file in TREE with the bug seeded; fails if it cannot be
mutated() {
  local file fct table
  IFS=$'\t' read -r file fct _ <"$1/job"
  table=$fct
  [[ $file != *.def ]] || table=''
  awk -v fct="$table" -v old="$(cat "$1/old")" -v new="$(cat "$1/new")" -v body="$(cat "$1/body")" \
    -f "$root/proofs/mutate.awk" "$2/$file"
}
