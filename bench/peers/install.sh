#!/usr/bin/env bash
# Installs what the bench measures against: the packages of package-lock.json, here, and Debian's Redis server. Does nothing that is done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf 'peers: %s\n' "$*" >&2; }

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# npm keeps its own copy of the lock file in what it has installed.
if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  say "installing the packages"
  npm ci --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
fi

# Debian starts what it installs. A policy that forbids it, for as long as the installation runs, keeps the port free.
if ! command -v redis-server > /dev/null; then
  say "installing redis-server"
  policy=/usr/sbin/policy-rc.d ours='' log=$(mktemp)
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" > /dev/null
    as_root chmod 755 "$policy"
    ours=$policy
  fi
  status=0
  { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends redis-server; } \
    > "$log" 2>&1 || status=$?
  [[ -z $ours ]] || as_root rm -f "$ours"
  [[ $status -eq 0 ]] || { tail -n 20 "$log" >&2; say "apt-get could not install redis-server"; }
  rm -f "$log"
  exit "$status"
fi
