# Applies one mutation to one source file. Variables: fct (the function; empty for a table), old, new, body.
# old and new: lines, compared and replaced with the space around them taken off. body: replaces the function's body.
# Prints the mutated file; exits 3 when the function is not found, 4 when old does not occur exactly once.
function trim(s) { gsub(/^[ \t]+|[ \t]+$/, "", s); return s }
{ line[NR] = $0 }
END {
  first = 1; last = NR
  if (fct != "") {
    first = 0
    # the definition: the name at depth 0 outside comments, no ';' before its '{'
    for (i = 1; i <= NR && !first; i++) {
      s = line[i]
      if (s ~ /^[ \t]*(\/\*|\*|\/\/|#)/ || s ~ /^ /) continue
      if (s ~ ("(^|[^A-Za-z0-9_])" fct "\\(")) {
        for (j = i; j <= NR && line[j] !~ /[;{]/; j++);
        if (line[j] ~ /{/ && line[j] !~ /;.*{/) { first = j; for (last = j; last <= NR && line[last] !~ /^}/; last++); }
      }
    }
    if (!first) exit 3
  }
  if (body != "") {
    for (i = 1; i <= first; i++) print line[i]
    print body
    for (i = last; i <= NR; i++) print line[i]
    exit 0
  }
  n = split(old, o, "\n"); hits = 0
  for (i = first; i + n - 1 <= last; i++) {
    for (j = 1; j <= n && trim(line[i + j - 1]) == trim(o[j]); j++);
    if (j > n) { hits++; at = i }
  }
  if (hits != 1) exit 4
  for (i = 1; i <= NR; i++) {
    if (i == at) { print new; i += n - 1; continue }
    print line[i]
  }
}
