# Table of one unit: function, goals, proved, seconds. First file: function, total, valid; second: WP's log.
NR == FNR { order[++n] = $1; total[$1] = $2; valid[$1] = $3; next }
/^\[wp\] \[[^]]*\] (Goal|\[Cache\])/ {
  goal = ""
  for (i = 1; i <= NF; i++) if ($i == "Goal") goal = $(i + 1)
  sub(/^typed_([a-z]+_)*cast_/, "typed_", goal)
  best = ""
  for (f in total) if (index(goal, "typed_" f "_") == 1 && length(f) > length(best)) best = f
  line = $0
  while (match(line, /\((Qed:)?[0-9.']+m?s\)/)) {
    t = substr(line, RSTART + 1, RLENGTH - 2)
    sub(/^Qed:/, "", t)
    time[best] += seconds(t)
    line = substr(line, RSTART + RLENGTH)
  }
}
END {
  for (i = 1; i <= n; i++)
    printf "  %-40s %4d goals %4d proved %8.1f s%s\n", order[i], total[order[i]], valid[order[i]], time[order[i]],
      total[order[i]] == valid[order[i]] ? "" : "  OPEN"
}
