#!/usr/bin/env bash
# A private PostgreSQL and a private RabbitMQ, on loopback and free ports, in a folder of their own (Debian).
#
#   eval "$(scripts/servers.sh start [DIR])"   start both and name them to this shell
#   eval "$(scripts/servers.sh env [DIR])"     name running ones again
#   scripts/servers.sh stop [DIR]              end both and remove the folder
#   scripts/servers.sh crash SERVER [DIR]      end postgres or rabbitmq as a power cut would: nothing is put in order first
#   scripts/servers.sh revive SERVER [DIR]     start it again with its data and on its port, and wait until it is ready
#
# Several pairs run side by side, each in its own DIR. Only the exports go to standard output.
set -euo pipefail

usage() {
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

say() { printf 'servers: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# ---- what is needed ----------------------------------------------------------------------------------------------------------------------

postgres_bin() {
  local candidate
  for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do
    [[ -x $candidate/postgres ]] && printf '%s\n' "$candidate" && return
  done
  return 1
}

rabbitmq_home() {
  local candidate
  for candidate in /usr/lib/rabbitmq/lib/rabbitmq_server-*; do
    [[ -x $candidate/sbin/rabbitmq-server ]] && printf '%s\n' "$candidate" && return
  done
  return 1
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# Debian starts what it installs. A policy that forbids it, for as long as the installation runs, keeps these servers private.
install_missing() {
  local missing=()
  postgres_bin > /dev/null || missing+=(postgresql)
  rabbitmq_home > /dev/null || missing+=(rabbitmq-server)
  command -v curl > /dev/null || missing+=(curl)
  [[ ${#missing[@]} -gt 0 ]] || return 0

  say "installing ${missing[*]}"
  local policy=/usr/sbin/policy-rc.d ours=''
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" > /dev/null
    as_root chmod 755 "$policy"
    ours=$policy
  fi
  local status=0
  { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
    > "$DIR/install.log" 2>&1 || status=$?
  [[ -z $ours ]] || as_root rm -f "$ours"
  [[ $status -eq 0 ]] || { tail -n 20 "$DIR/install.log" >&2; fail "apt-get could not install ${missing[*]}"; }
}

# Port 0 would be simplest, but neither server can report what it was given; so ask the kernel which ports are free, all at once.
free_ports() {
  local count=$1 port listening
  listening=$(awk 'NR > 1 && $4 == "0A" { sub(/.*:/, "", $2); print $2 }' /proc/net/tcp /proc/net/tcp6 2> /dev/null)
  while [[ $count -gt 0 ]]; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! grep -qi "^$(printf '%04X' "$port")\$" <<< "$listening"; then
      printf '%s\n' "$port"
      listening+=$'\n'$(printf '%04X' "$port")
      count=$((count - 1))
    fi
  done
}

# Runs a command as this user where root must not run it. PostgreSQL refuses root, and a broker does not need it.
run_as() {
  local user=$1
  shift
  if [[ $EUID -eq 0 ]]; then
    setpriv --reuid "$user" --regid "$user" --init-groups -- "$@"
  else
    "$@"
  fi
}

# Starts a server as that user, out of reach of the terminal's Ctrl+C. Everything on the way to it is an exec, so that the process id that
# is remembered is the server's own.
launch() {
  local name=$1 user=$2
  shift 2
  if [[ $EUID -eq 0 ]]; then set -- setpriv --reuid "$user" --regid "$user" --init-groups -- "$@"; fi
  (exec setsid "$@") >> "$DIR/$name.log" 2>&1 < /dev/null &
  PID=$!
  disown "$PID"
  remember "$name" "$PID"
}

# The folder itself is open to all; one that it is in may not be.
require_reachable() {
  local user
  for user in postgres rabbitmq; do
    run_as "$user" test -x "$DIR" && continue
    rm -rf "${DIR:?}"
    fail "the servers run as users of their own, and $user cannot reach $DIR: name one below folders that everybody may enter"
  done
}

own() { if [[ $EUID -eq 0 ]]; then chown -R "$1" "$2"; fi; }

# Asks until the answer is yes, as long as the process that is asked lives.
wait_for() {
  local what=$1 pid=$2 seconds=$3
  shift 3
  local until=$((SECONDS + seconds))
  until "$@" > /dev/null 2>&1; do
    [[ -n $(started_at "$pid") ]] || return 1
    [[ $SECONDS -lt $until ]] || { say "$what is not ready after $seconds s"; return 1; }
    sleep 0.1
  done
}

# ---- PostgreSQL --------------------------------------------------------------------------------------------------------------------------

start_postgres() {
  local bin data=$DIR/postgres/data
  bin=$(postgres_bin)
  mkdir -p "$DIR/postgres"
  own postgres "$DIR/postgres"
  run_as postgres "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync > "$DIR/initdb.log" 2>&1 \
    || { cat "$DIR/initdb.log" >&2; return 1; }
  run_postgres
  run_as postgres "$bin/createdb" -h 127.0.0.1 -p "$POSTGRES_PORT" -U postgres storyteller
}

run_postgres() {
  local bin data=$DIR/postgres/data
  bin=$(postgres_bin)
  launch postgres postgres "$bin/postgres" -D "$data" -p "$POSTGRES_PORT" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 -c fsync=on
  wait_for PostgreSQL "$PID" 60 "$bin/pg_isready" -q -h 127.0.0.1 -p "$POSTGRES_PORT" \
    || { tail -n 20 "$DIR/postgres.log" >&2; return 1; }
}

# ---- RabbitMQ ----------------------------------------------------------------------------------------------------------------------------

# The Erlang port mapper of this instance alone: one that the broker starts by itself would outlive it.
start_epmd() {
  launch epmd rabbitmq epmd -port "$EPMD_PORT" -address 127.0.0.1
  wait_for epmd "$PID" 10 epmd -port "$EPMD_PORT" -names || { cat "$DIR/epmd.log" >&2; return 1; }
}

start_rabbitmq() {
  local home=$DIR/rabbitmq
  mkdir -p "$home"
  cat > "$home/rabbitmq.conf" << CONF
listeners.tcp.1 = 127.0.0.1:$AMQP_PORT
management.tcp.ip = 127.0.0.1
management.tcp.port = $MANAGEMENT_PORT
loopback_users.guest = true
log.file = $home/broker.log
log.console = false
CONF
  printf '[rabbitmq_management].\n' > "$home/enabled_plugins"
  own rabbitmq "$home"
  start_epmd
  run_rabbitmq
}

run_rabbitmq() {
  local home=$DIR/rabbitmq
  # The server itself, not Debian's wrapper, which insists on the system's own folders; and, as systemd would have it, without a shell
  # that waits for it.
  launch rabbitmq rabbitmq env \
    RUNNING_UNDER_SYSTEMD=true \
    HOME="$home" \
    ERL_EPMD_PORT="$EPMD_PORT" \
    ERL_EPMD_ADDRESS=127.0.0.1 \
    ERL_EPMD_RELAXED_COMMAND_CHECK=true \
    RABBITMQ_NODENAME="storyteller-$AMQP_PORT@localhost" \
    RABBITMQ_DIST_PORT="$DIST_PORT" \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none' \
    RABBITMQ_CONF_ENV_FILE=/dev/null \
    RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" \
    RABBITMQ_ADVANCED_CONFIG_FILE="$home/advanced.config" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins" \
    RABBITMQ_MNESIA_BASE="$home/mnesia" \
    RABBITMQ_LOG_BASE="$home" \
    RABBITMQ_PID_FILE="$home/pid" \
    "$(rabbitmq_home)/sbin/rabbitmq-server"
  wait_for RabbitMQ "$PID" 120 \
    curl -fsS -m 5 -u guest:guest "http://127.0.0.1:$MANAGEMENT_PORT/api/health/checks/port-listener/$AMQP_PORT" \
    || { tail -n 20 "$DIR/rabbitmq.log" "$home/broker.log" >&2; return 1; }
}

# ---- processes ---------------------------------------------------------------------------------------------------------------------------

# A process id may be given to another process later: its start time tells the two apart. One that has ended and is only not yet reaped
# has none.
started_at() { awk '{ sub(/.*\) /, ""); if ($1 != "Z") print $20 }' "/proc/$1/stat" 2> /dev/null; }

remember() { printf '%s %s\n' "$2" "$(started_at "$2")" > "$DIR/$1.pid"; }

is_ours() { [[ -n $2 && $(started_at "$1") == "$2" ]]; }

runs() {
  local pid since
  [[ -r $DIR/$1.pid ]] && read -r pid since < "$DIR/$1.pid" && is_ours "$pid" "$since"
}

# Everything that descends from a process, deepest last.
family() {
  local child
  printf '%s\n' "$1"
  for child in $(cat "/proc/$1/task/"*/children 2> /dev/null); do family "$child"; done
}

# stop_one NAME SIGNAL: asks nicely, and after a while does not ask any more.
stop_one() {
  local name=$1 signal=$2 pid since members until
  [[ -r $DIR/$name.pid ]] || return 0
  read -r pid since < "$DIR/$name.pid" || true
  if is_ours "$pid" "$since"; then
    members=$(family "$pid")
    # shellcheck disable=SC2086 # A list of process ids.
    kill -"$signal" $members 2> /dev/null || true
    until=$((SECONDS + 15))
    while is_ours "$pid" "$since" && [[ $SECONDS -lt $until ]]; do sleep 0.1; done
    # shellcheck disable=SC2086
    kill -KILL $members 2> /dev/null || true
  fi
  rm -f "$DIR/$name.pid"
}

# Their data goes with them, so neither needs to put it in order first.
stop_all() {
  stop_one rabbitmq KILL &
  stop_one postgres QUIT &
  wait
  stop_one epmd TERM
}

# ---- commands ----------------------------------------------------------------------------------------------------------------------------

print_env() {
  [[ -r $DIR/env ]] || fail "nothing runs in $DIR; start it with: $0 start $DIR"
  cat "$DIR/env"
}

# What a server that has crashed is started with again.
write_ports() {
  local name
  for name in POSTGRES_PORT AMQP_PORT MANAGEMENT_PORT DIST_PORT EPMD_PORT; do printf '%s=%s\n' "$name" "${!name}"; done > "$DIR/ports"
}

write_env() {
  cat > "$DIR/env" << ENV
export ConnectionStrings__rabbitmq='amqp://guest:guest@127.0.0.1:$AMQP_PORT/'
export ConnectionStrings__storyteller='Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=storyteller'
export STORYTELLER_RABBITMQ_MANAGEMENT='http://guest:guest@127.0.0.1:$MANAGEMENT_PORT'
ENV
}

start() {
  if [[ -e $DIR ]]; then
    if [[ -r $DIR/env ]] && runs postgres && runs rabbitmq && runs epmd; then
      say "already running in $DIR"
      print_env
      return
    fi
    [[ -e $DIR/.storyteller-servers || -z $(ls -A "$DIR") ]] || fail "$DIR exists and is not mine"
    stop_all
    rm -rf "${DIR:?}"/{*,.storyteller-servers}
  fi
  mkdir -p "$DIR"
  chmod 755 "$DIR"
  touch "$DIR/.storyteller-servers"
  install_missing
  require_reachable

  { read -r POSTGRES_PORT; read -r AMQP_PORT; read -r MANAGEMENT_PORT; read -r DIST_PORT; read -r EPMD_PORT; } < <(free_ports 5)
  say "starting PostgreSQL and RabbitMQ in $DIR"
  local failed=0
  start_postgres &
  local postgres=$!
  start_rabbitmq &
  local rabbitmq=$!
  wait "$postgres" || failed=1
  wait "$rabbitmq" || failed=1
  if [[ $failed -ne 0 ]]; then
    stop_all
    fail "could not start; the logs are in $DIR"
  fi
  write_ports
  write_env
  print_env
}

require_started() {
  [[ -e $DIR/.storyteller-servers && -r $DIR/ports ]] || fail "nothing was started in $DIR; start it with: $0 start $DIR"
}

# crash SERVER: PostgreSQL stops at once, without a checkpoint, and has to recover when it starts; the broker is not even told.
crash() {
  require_started
  case $1 in
    postgres) stop_one postgres QUIT ;;
    rabbitmq) stop_one rabbitmq KILL ;;
  esac
}

revive() {
  require_started
  runs "$1" && { say "$1 is running already in $DIR"; return; }
  # shellcheck source=/dev/null
  . "$DIR/ports"
  "run_$1" || fail "could not start $1 again; its logs are in $DIR"
}

stop() {
  [[ -e $DIR ]] || return 0
  [[ -e $DIR/.storyteller-servers ]] || fail "$DIR is not mine"
  stop_all
  rm -rf "${DIR:?}"
  say "stopped, and removed $DIR"
}

[[ $# -ge 1 ]] || usage
command=$1 server=''
shift
if [[ $command == crash || $command == revive ]]; then
  [[ ${1-} == postgres || ${1-} == rabbitmq ]] || usage
  server=$1
  shift
fi
[[ $# -le 1 ]] || usage
# By default one pair per user and clone, so that two clones do not stop each other's.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd | cksum | cut -d' ' -f1)
DIR=$(realpath -m "${1:-${TMPDIR:-/tmp}/storyteller-servers-$EUID-$here}")
case $command in
  start) start ;;
  stop) stop ;;
  env) print_env ;;
  crash) crash "$server" ;;
  revive) revive "$server" ;;
  *) usage ;;
esac
