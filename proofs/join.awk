# First file: the functions of lib/crypto/crypto.h, kex.h and rng.h, whose contracts are assumed by design. Second: facts.
BEGIN { FS = "\t" }
FILENAME == ARGV[1] { seam[$1] = 1; next }
$1 == "proved" { proved[$3 FS $4 FS $5] = 1; known[$3] = 1 }
$1 == "assumed" { assumed[$3 FS $4 FS $5] = $2; stated[$3] = 1 }
$1 == "calls" { calls[$3] = $2 }
END {
  for (k in assumed) {
    split(k, c, FS)
    if (c[1] in seam) { by_design++; continue }
    if (k in proved) { joined++; continue }
    print "gap\t" assumed[k] " assumes of " c[1] ", proved nowhere: " c[2] ": " c[3]
  }
  for (f in calls)
    if (!(f in stated)) print "gap\t" calls[f] " calls " f ", which has no contract"
  print "info\t" joined + 0 " assumed properties are proved in their own unit, " by_design + 0 " are the crypto seam's"
}
