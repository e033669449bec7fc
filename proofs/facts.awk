# What one unit proves for others and assumes of them. Files: inlines (function header), used (symbol
# type), csv. Prints: proved|assumed unit function kind property, or calls unit function.
FILENAME == ARGV[1] { owner[$1] = $2; next }
FILENAME == ARGV[2] { used[$1] = $2; next }
FNR == 1 { FS = "\t"; next }
{
  split($0, c, "\t")
  f = c[4]; kind = c[5]; status = c[6]; text = c[7]
  if (kind == "precondition" || kind !~ /^(postcondition|assigns clause|termination clause|behavior|from clause|allocates clause|complete|disjoint)/) next
  own = unit; sub(/\.c$/, ".h", own)
  mine = (f in owner) ? owner[f] == own : used[f] == "T"
  if (mine && (status == "Valid" || status == "Partially proven")) print "proved\t" unit "\t" f "\t" kind "\t" text
  if (!mine && (f in used) && used[f] ~ /^[Ut]$/ && (status == "Considered valid" || (f in owner && owner[f] != own)))
    print "assumed\t" unit "\t" f "\t" kind "\t" text
}
END {
  for (f in used) if (used[f] == "U" && f ~ /^hsk_/) print "calls\t" unit "\t" f
}
