#!/bin/sh
# Installs the Debian packages the lab needs, and nothing where all are there. Used by hand and by CI.
set -eu

packages='iproute2 util-linux iptables nftables ipset conntrack kmod openssl curl ca-certificates busybox-static tar
  containerd runc containernetworking-plugins python3 python3-pip'
# IPVS where the kernel has no ip_vs.
if [ ! -e /proc/net/ip_vs ]; then
  packages="$packages user-mode-linux"
fi

missing=
for package in $packages; do
  dpkg-query --show --showformat='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo 'All packages are installed.'
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "These packages are missing:$missing. Run this as root." >&2
  exit 1
fi

# A package must not start a service here: the lab runs its own containerd.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod +x "$policy"
  trap 'rm -f "$policy"' EXIT
fi
apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
