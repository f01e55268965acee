#!/usr/bin/env bash
# A private PostgreSQL for the tests: on a free port of 127.0.0.1, in a temporary folder, for as long as it is wanted.
#   postgres.sh start        installs PostgreSQL from Debian when it is missing, starts a cluster, prints its folder and, on the
#                            next line, a connection string
#   postgres.sh stop FOLDER  ends it and deletes the folder
#   postgres.sh again FOLDER starts one again that was killed, on the same port
#   postgres.sh run          starts one, prints the connection string, and ends it when the input of the script ends
set -euo pipefail
# The owner of the cluster may not be able to read the folder this is called in.
cd /

fail() {
  echo "$1" >&2
  exit 1
}

binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

install() {
  [ -n "$(binaries)" ] && return
  command -v apt-get >/dev/null || fail "PostgreSQL is missing and there is no apt-get; install it, or set CLOUDBRIDGE_TEST_POSTGRES to the connection string of a server for tests."
  local root=""
  [ "$(id -u)" -eq 0 ] || root="sudo -n"
  # Without a cluster of its own: the tests make theirs.
  { $root apt-get update && DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends postgresql; } >&2 \
    || fail "PostgreSQL could not be installed with apt-get."
}

# initdb refuses to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
  fail "There is no free port on 127.0.0.1."
}

start() {
  install
  local bin folder port try
  bin=$(binaries)
  folder=$(mktemp -d /tmp/cloudbridge-postgres-XXXXXX)
  [ "$(id -u)" -eq 0 ] && chown postgres "$folder"
  as_owner "$bin/initdb" -D "$folder/data" -U cloudbridge --auth=trust --encoding=UTF8 --no-locale --no-instructions >"$folder.log" 2>&1 \
    || fail "initdb failed: $(tail -n 3 "$folder.log")"
  mv "$folder.log" "$folder/initdb.log"
  for try in 1 2 3; do
    port=$(free_port)
    if as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder -c max_connections=300" start >/dev/null 2>&1 </dev/null; then
      echo "$folder"
      echo "Host=127.0.0.1;Port=$port;Database=postgres;Username=cloudbridge"
      return
    fi
  done
  tail -n 5 "$folder/data/server.log" >&2
  fail "PostgreSQL did not start."
}

stop() {
  case "$1" in
    /tmp/cloudbridge-postgres-*) ;;
    *) fail "$1 is no folder of a PostgreSQL for tests." ;;
  esac
  as_owner "$(binaries)/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$1"
}

again() {
  # Where nobody collects the dead, pg_ctl would take what is left of the killed one for a server that runs.
  while grep -qs '^State:.[^Z]' "/proc/$(head -n 1 "$1/data/postmaster.pid")/status"; do sleep 0.05; done
  rm "$1/data/postmaster.pid" "$1"/.s.PGSQL.*
  as_owner "$(binaries)/pg_ctl" -D "$1/data" -l "$1/data/server.log" -w -t 60 restart >/dev/null 2>&1 </dev/null || fail "$(tail -n 5 "$1/data/server.log")"
}

run() {
  mapfile -t started < <(start)
  [ "${#started[@]}" -eq 2 ] || exit 1
  # Signals that end whoever started this must not end it before it has cleaned up.
  trap 'stop "${started[0]}"' EXIT
  trap '' INT TERM HUP PIPE
  echo "${started[1]}"
  cat >/dev/null
}

case "${1:-}" in
  start) start ;;
  stop) stop "${2:?the folder that start printed}" ;;
  again) again "${2:?the folder that start printed}" ;;
  run) run ;;
  *) fail "Usage: postgres.sh start | stop FOLDER | again FOLDER | run" ;;
esac
