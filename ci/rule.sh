# shellcheck shell=bash disable=SC2034
# For ci/layers and ci/heap. rule NAME < what-breaks-it: prints the verdict; bad counts the broken rules.
bad=0
rule() {
  local name=$1 line found=0
  while IFS= read -r line; do
    [ $found = 1 ] || echo "not ok - $name"
    found=1
    echo "  $line"
  done
  if [ $found = 1 ]; then bad=$((bad + 1)); else echo "ok - $name"; fi
}

# library_objects BUILD: the objects in BUILD whose source still exists
library_objects() {
  local o s
  find "$1/lib" -name '*.o' | sort | while read -r o; do
    s=${o#"$1/"}
    if [ -f "${s%.o}.c" ]; then echo "$o"; fi
  done
}
