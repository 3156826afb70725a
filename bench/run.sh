#!/usr/bin/env bash
# Measures the system as it is shipped, on private servers of its own, and keeps what it measured in bench/results.
#
#   bench/run.sh                                              every row
#   bench/run.sh tick --rounds 2 --seconds 2 --only shipped   one row, in short, of one setup
#   bench/run.sh --help                                       what else can be asked for
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en

program=bench/Storyteller.Bench/bin/Release/net10.0/Storyteller.Bench.dll
dotnet build bench/Storyteller.NoThought/NoThought.csproj -c Release -m:2 -v quiet --nologo >&2
dotnet build bench/Storyteller.Bench/Bench.csproj -c Release -m:2 -v quiet --nologo >&2
dotnet build bench/Storyteller.Floors/Floors.csproj -c Release -m:2 -v quiet --nologo >&2
for argument in "$@"; do
  [[ $argument != --help && $argument != -h ]] || exec dotnet "$program" --help
done

# What ours is compared with comes from elsewhere. Where it cannot be had, its rows say so.
peers=yes
[[ " $* " != *' --only '* || $* =~ peers|dbos|restate|bullmq ]] || peers=no
[[ ! $* =~ accept|first|growth|rewind|soak || " $* " == *' tick '* ]] || peers=no
[[ $peers == no ]] || bench/peers/install.sh >&2 || echo 'bench: the peers cannot be installed' >&2

folder=$(mktemp -d "${TMPDIR:-/tmp}/storyteller-bench-XXXXXX")
# The servers run as users of their own, who have to find the way to their data.
chmod 755 "$folder"
finish() {
  local status=$?
  trap - EXIT INT TERM HUP
  scripts/servers.sh stop "$folder/servers" >&2 || status=1
  rm -rf "$folder"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

servers=$(scripts/servers.sh start "$folder/servers")
eval "$servers"

# What the results are to be read with.
STORYTELLER_BENCH_COMMIT=$(git describe --always --dirty 2> /dev/null || echo unknown)
STORYTELLER_BENCH_POSTGRESQL=$(sed -n 's/.*starting PostgreSQL \([0-9.]*\).*/\1/p' "$folder/servers/postgres.log" | head -n 1)
STORYTELLER_BENCH_RABBITMQ=$(curl -fsS "$STORYTELLER_RABBITMQ_MANAGEMENT/api/overview" | sed -n 's/.*"rabbitmq_version":"\([^"]*\)".*/\1/p')
STORYTELLER_BENCH_SERVERS=$folder/servers
export STORYTELLER_BENCH_SERVERS STORYTELLER_BENCH_COMMIT STORYTELLER_BENCH_POSTGRESQL STORYTELLER_BENCH_RABBITMQ

dotnet "$program" "$@"
