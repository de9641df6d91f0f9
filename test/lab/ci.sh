#!/bin/sh
# The lab in CI: the newest release, with the range of the pods unknown, and known in one scenario.
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
  0) exec npx tsx test/lab/cli.ts run ;;
  3) echo "######## THE LAB WAS NOT RUN: this machine cannot host it. $reason ########" >&2 ;;
  *) echo "The lab cannot run: $reason" >&2; exit 1 ;;
esac
