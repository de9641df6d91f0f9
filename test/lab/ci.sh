#!/bin/sh
# The lab in CI. `ci.sh` runs the scenarios on the newest release that whole clusters run, with the range of the pods unknown, and known in
# one scenario. `ci.sh measure` measures a few cells in each mode of the newest kube-proxy and compares them with the model.
# A program that is missing fails. Where the kernel or the rights of the machine can never host the lab, one loud line says so and
# the rest of CI decides.
set -eu
cd "$(dirname "$0")/../.."

if [ "$(uname -s)" = Linux ] && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  sh test/lab/install-packages.sh
fi
status=0
reason=$(npx tsx test/lab/cli.ts check 2>&1) || status=$?
case $status in
  0) ;;
  3) echo "######## THE LAB WAS NOT RUN: this machine cannot host it. $reason ########" >&2; exit 0 ;;
  *) echo "The lab cannot run: $reason" >&2; exit 1 ;;
esac

case ${1:-run} in
  run) exec npx tsx test/lab/cli.ts run ;;
  measure)
    # The files of the repository stay as they are.
    LAB_MEASURED=$(mktemp -d) LAB_CELLS=few
    export LAB_MEASURED LAB_CELLS
    trap 'rm -rf "$LAB_MEASURED"' EXIT
    npx tsx test/lab/cli.ts measure
    npx tsx test/lab/cli.ts compare
    ;;
  *) echo "There is no part \"$1\" of the lab in CI: use run or measure." >&2; exit 2 ;;
esac
