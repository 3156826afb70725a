#!/usr/bin/env bash
# Builds everything, runs every test on private servers of its own, and ends with one line: N passed, N failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

folder=$(mktemp -d "${TMPDIR:-/tmp}/storyteller-tests-XXXXXX")
# The servers run as users of their own, who have to find the way to their data.
chmod 755 "$folder"
touch "$folder/summary"
export DOTNET_CLI_UI_LANGUAGE=en
broken='it was interrupted'

# Adds up what the runner's summary says, in lines such as "  failed: 0". What tests print comes before it.
count() {
  awk -v what="$1" '/^Test run summary:/ { summary = 1 } summary && $1 == what ":" { sum += $2 } END { print sum + 0 }' "$folder/summary"
}

finish() {
  local status=$? passed failed skipped
  trap - EXIT INT TERM HUP
  passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
  scripts/servers.sh stop "$folder/servers" >&2 || broken+=' the servers did not stop'
  rm -rf "$folder"
  [[ $passed -gt 0 || -n $broken ]] || broken='no test ran'
  [[ -z $broken || $failed -gt 0 ]] || printf 'test.sh: %s\n' "$broken" >&2
  [[ $status -ne 0 || ( -z $broken && $failed -eq 0 ) ]] || status=1
  [[ $skipped -eq 0 ]] && skipped='' || skipped=", $skipped skipped"
  printf '%s passed, %s failed%s\n' "$passed" "$failed" "$skipped"
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

broken='the servers did not start'
servers=$(scripts/servers.sh start "$folder/servers")
eval "$servers"

broken='the solution did not build'
dotnet build Storyteller.sln -m:2 -v quiet --nologo

# A runner that ends badly with every test passed has crashed or found a project without tests: that is a failure too.
broken='the test run ended badly'
dotnet test --solution Storyteller.sln --no-build --no-progress --no-ansi --max-parallel-test-modules 1 2>&1 | tee "$folder/summary"
broken=''
