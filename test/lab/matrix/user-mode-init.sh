#!/bin/sh
# First process of the user-mode kernel: the host's files read-only, everything that is written in memory or in /mnt.
# Started by user-mode.ts; its arguments come by the kernel's command line as lab_* variables.
export PATH=/run/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TMPDIR=/run/tmp
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev 2>/dev/null
mount -t tmpfs tmpfs /run
mkdir -p /run/tmp && chmod 1777 /run/tmp
mount -t hostfs none /mnt -o "$lab_out"
ip link set lo up

# Modules come from Debian's package, which keeps them where modprobe does not look by itself.
mkdir -p /run/modules/lib/modules /run/bin
ln -s "/usr/lib/uml/modules/$(uname -r)" "/run/modules/lib/modules/$(uname -r)"
printf '#!/bin/sh\nexec /sbin/modprobe -d /run/modules "$@"\n' > /run/bin/modprobe
chmod +x /run/bin/modprobe
echo /run/bin/modprobe > /proc/sys/kernel/modprobe
for module in veth bridge br_netfilter dummy nf_conntrack nf_conntrack_netlink ip_tables iptable_nat iptable_filter iptable_mangle \
  xt_conntrack xt_comment xt_mark xt_MASQUERADE xt_nat xt_addrtype xt_statistic xt_multiport xt_u32 xt_set xt_physdev xt_recent \
  ip_set ip_set_hash_ip ip_set_hash_ipport ip_set_hash_ipportip ip_set_hash_ipportnet ip_set_bitmap_port ip_set_hash_net xt_ipvs \
  ip_vs ip_vs_rr ip_vs_wrr ip_vs_sh ip6_tables ip6table_nat ip6table_filter ip6table_mangle ipt_REJECT; do
  modprobe "$module" || echo "no module $module"
done

# This kernel has no NAT for nft, so the legacy form of iptables it is.
for name in iptables iptables-save iptables-restore ip6tables ip6tables-save ip6tables-restore; do
  ln -s "/usr/sbin/$(echo "$name" | sed 's/tables/tables-legacy/')" "/run/bin/$name"
done

export LAB_RUN=/run/lab XDG_CACHE_HOME="$lab_cache" LAB_MEASURED=/mnt LAB_CELLS="$lab_cells" LAB_CONNECT_SECONDS=7 LAB_KEEP=1 LAB_PARALLEL="$lab_parallel"
cd "$lab_root" || exit 1
"$lab_node" --import tsx test/lab/cli.ts measure $(echo "$lab_configurations" | tr , ' ') > /mnt/log 2>&1
echo "$?" > /mnt/exit-code
[ -d /run/lab/logs ] && cp -r /run/lab/logs /mnt/logs
sync
busybox poweroff -f
