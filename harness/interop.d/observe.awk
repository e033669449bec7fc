# What connection number N of an `openssl s_server -rev -trace` log looked like, seen from the server, as
# shell-friendly words: suite group ems certificate data client_alert server_alert random
# (- where nothing was seen; alerts as level.description without close_notify).
function value(s) {
  sub(/.*\(/, "", s)
  sub(/\).*/, "", s)
  return s
}
/^Received Record/ { from_client = 1 }
/^Sent Record/ { from_client = 0 }
/^ *ClientHello, Length=/ {
  seen++
  hello = "client"
}
/^ *ServerHello, Length=/ { hello = "server" }
/^ *Certificate, Length=/ {
  hello = ""
  if (seen == N && from_client && $0 !~ /Length=3$/) certificate = 1
}
seen != N { next }
hello == "client" && /gmt_unix_time=0x/ && random == "" { random = tolower(substr($0, index($0, "0x") + 2)) }
hello == "client" && /random_bytes \(len=28\)/ && length(random) == 8 { random = random tolower($NF) }
hello == "server" && /cipher_suite \{/ {
  suite = $2 $3
  gsub(/[{},]|0x/, "", suite)
}
hello == "server" && /extension_type=extended_master_secret/ { ems = 1 }
!from_client && /named_curve: / { group = value($0) }
!from_client && /dh_p \(len=/ {
  group = $0
  sub(/.*len=/, "dh", group)
  sub(/\).*/, "", group)
}
/Level=.*description=/ && !/close notify/ {
  split($0, part, ",")
  alert = value(part[1]) "." value(part[2])
  if (from_client && client_alert == "") client_alert = alert
  if (!from_client && server_alert == "") server_alert = alert
}
/Content Type = ApplicationData/ && from_client { data = 1 }
END {
  print word(suite), word(group), word(ems), word(certificate), word(data), word(client_alert), word(server_alert),
    word(random)
}
function word(s) { return s == "" ? "-" : s }
