# states.def as a graph for dot. Variables: role (CLIENT, SERVER), version (12, 13).
# A state of the other role or version does not appear; rows that only ignore a message are left out. Messages received are solid, our own steps dashed.
function short(name) {
  sub(/^HSK_(IN_)?/, "", name)
  sub("^" role version "_", "", name)
  return name
}
function ours(name) { return name ~ /^HSK_(CLIENT|SERVER)/ ? name ~ ("^HSK_" role "(" version ")?_") : name !~ /^HSK_CLOSING/ || name ~ (version "$") }
BEGIN {
  printf "digraph %s%s {\n", tolower(role), version
  print "  graph [rankdir=TB, nodesep=0.35, ranksep=0.4];"
  print "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\", fontsize=11];"
  print "  edge [fontname=\"Helvetica\", fontsize=9];"
}
/^HSK_T\(/ {
  split($0, field, /[(,] */)
  from = field[2]; input = field[3]; to = field[4]; action = field[5]
  if (action == "ignore" || !ours(from) || !ours(to)) next
  rfc = $0
  sub(/^[^"]*"/, "", rfc)
  sub(/".*/, "", rfc)
  own = input ~ /^HSK_IN_(SEND_|SKIP_|MAKE_|START$|CLOSE$)/
  key = from SUBSEP to SUBSEP own
  if (!(key in label)) { order[++edges] = key; label[key] = short(input); clause[key] = rfc }
  else { label[key] = label[key] "\\n" short(input); if (index(clause[key], rfc) == 0) clause[key] = clause[key] ", " rfc }
  if (!(from in seen)) { seen[from] = 1; nodes[++count] = from }
  if (!(to in seen)) { seen[to] = 1; nodes[++count] = to }
}
END {
  for (i = 1; i <= count; i++)
    printf "  %s [fillcolor=\"%s\"];\n", short(nodes[i]), nodes[i] ~ /CONNECTED$/ ? "#d5e8d4" : nodes[i] ~ /CLOS/ ? "#eeeeee" : nodes[i] ~ /WAIT/ ? "#dae8fc" : "#ffffff"
  for (i = 1; i <= edges; i++) {
    split(order[i], part, SUBSEP)
    printf "  %s -> %s [label=\"%s\", style=%s, edgetooltip=\"%s\", labeltooltip=\"%s\"];\n", short(part[1]), short(part[2]), label[order[i]],
      part[3] ? "dashed" : "solid", clause[order[i]], clause[order[i]]
  }
  print "}"
}
