#!/usr/bin/env bash
# The drawings of the machines are those of lib/handshake/states.def: the graph that it gives is the committed one, and the SVG has the graph's states and
# arrows (the layout depends on the version of graphviz, the rest does not).
set -euo pipefail
cd "$(dirname "$0")/../.."
titles_of_dot() {
  sed -nE 's/^  ([A-Z0-9_]+) (-> ([A-Z0-9_]+) )?\[.*/\1>\3/p' "$1" | sed 's/>$//' | sort
}
titles_of_svg() {
  sed -nE 's/^<title>([^<]*)<\/title>$/\1/p' "$1" | sed 's/&#45;&gt;/>/' | grep -vxE '(client|server)1[23]' | sort
}
for name in client12 server12 client13 server13; do
  base=harness/diagrams/$name
  if diff <(harness/diagrams/draw --dot "$name") "$base.dot"; then
    echo "ok - $name.dot is what the table gives"
  else
    echo "not ok - $name.dot is what the table gives: make diagram"
  fi
  if diff <(titles_of_dot "$base.dot") <(titles_of_svg "$base.svg"); then
    echo "ok - $name.svg draws it"
  else
    echo "not ok - $name.svg draws it: make diagram"
  fi
  if grep -qF "$base.svg" README.md; then echo "ok - README.md shows $name.svg"; else echo "not ok - README.md shows $name.svg"; fi
done
