# For table.awk and slowest.awk: a time that WP prints, 12ms, 3.4s or 1'20s, in seconds.
function seconds(t, m) {
  if (t ~ /ms$/) return t / 1000
  if (t ~ /'/) { split(t, m, "'"); return m[1] * 60 + m[2] }
  return t + 0
}
