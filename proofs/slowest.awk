# The time of the slowest goal in a log of WP, in seconds; only: of the goals whose name holds this.
/^\[wp\] \[[^]]*\] (Goal|\[Cache\])/ && index($0, only) {
  line = $0
  while (match(line, /\([0-9.']+m?s\)/)) {
    t = seconds(substr(line, RSTART + 1, RLENGTH - 2))
    if (t > most) most = t
    line = substr(line, RSTART + RLENGTH)
  }
}
END { print most + 0 }
