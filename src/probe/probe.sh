# The probe: sends requests to a gateway and reports the results. For each request it writes a line of JSON to its log.
# A summary goes to the termination message.
# Exit code 0: every expectation held. Exit code 1: at least one did not hold.
#
# Runs in busybox ash, dash and bash. Needs curl, cat, date, sed, sleep and tr. Everything that a user can choose
# arrives as an argument `name=value`.
# For the whole run:
#   client=pod|host          the kind of client that this pod is
#   timeout=SECONDS          longest time of one try
#   retry=TIMES              number of tries after the first
#   budget=SECONDS           longest time of all requests together
#   linger=SECONDS           time to stay after the verdict
#   expect=any-response|no-connection|status:CODE,CODE
#   refusal=proof            no-connection also holds if the address refuses: that is the fault on this data plane
#   service=NAMESPACE/NAME   the Service whose addresses are read
# For the next target:
#   control=true             it must answer, and no-connection holds for the targets after it only if it does
#   connect-to=HOST:PORT     where to connect, if not to the host of the URL
#   ca=FILE                  the certificate authority to trust
#   insecure=true            accept any certificate
# A target: its kind and its URL. If the URL or connect-to begins with the host {address}, every address of the Service
# is probed.
#   service-dns=URL  hostname=URL  url=URL  load-balancer=URL  cluster-ip=URL
#
# Kubernetes replaces the name of a variable in parentheses after a dollar sign, and two dollar signs in a row. So a
# command without arguments is written with blanks around it. Helm would replace two opening braces in a row.
set -uf
# Error messages in English, and one byte per character.
LC_ALL=C
export LC_ALL

client=pod
timeout=10
retry=3
budget=60
linger=0
expect=any-response
refusal=none
service=
control=false
connect_to=
ca=
insecure=false
began=$(date +%s)
account=${PROBE_ACCOUNT:-/var/run/secrets/kubernetes.io/serviceaccount}

# Kubernetes keeps at most this many bytes of a termination message.
longest_summary=4096
line_feed='
'
held=
failed=
count=0
count_failed=0
# How the last control, the DNS name and the other addresses answered: see find_outcome. Empty if not asked.
control_outcome=
name_outcome=
address_outcome=
sidecar=

seconds_left() {
  echo $((budget - $(date +%s) + began))
}

# Waits before the next try. Fails if there is no time left for another try.
pause() { # SECONDS
  [ "$( seconds_left )" -gt "$1" ] && sleep "$1"
}

# Sets $quoted to a text as JSON, or to null if the text is empty. White space becomes a blank. Other characters that
# are not printable ASCII become question marks. The time grows with the length of the text, not with its square.
special='[!] !#-[^-~]'
quote() { # TEXT
  case $1 in
    '')
      quoted=null
      return 0
      ;;
    *$special*) quoted=$(printf '%s' "$1" | tr '\t\n\v\f\r' '     ' | tr -c ' -~' '?' | sed 's/["\\]/\\&/g') ;;
    *) quoted=$1 ;;
  esac
  quoted=\"$quoted\"
}

quote "${PROBE_NODE:-}"
node=$quoted

# The state before the first request to a target.
forget() {
  wanted=$expect
  [ "$control" = false ] || wanted=control
  outcome=other
  said=
  code=null
  exit_name=
  status=null
  stage=
  remote=
  connect_seconds=null
  total_seconds=null
  tries=0
  shortened=false
  relative=false
}

# Writes the line of one target to the log, and keeps it for the summary.
report() { # true|false TARGET URL MESSAGE
  line="{\"node\":$node,\"client\":\"$client\",\"target\":\"$2\""
  quote "$3" && line="$line,\"url\":$quoted"
  quote "$connect_to" && line="$line,\"connectTo\":$quoted,\"insecure\":$insecure"
  quote "$wanted" && line="$line,\"expectation\":$quoted,\"ok\":$1,\"exitCode\":$code"
  quote "$exit_name" && line="$line,\"exitName\":$quoted,\"httpStatus\":$status"
  quote "$stage" && line="$line,\"stage\":$quoted"
  quote "$remote" && line="$line,\"remoteAddress\":$quoted,\"connectSeconds\":$connect_seconds"
  line="$line,\"totalSeconds\":$total_seconds"
  quote "$4" && line="$line,\"tries\":$tries,\"message\":$quoted}"
  printf '%s\n' "$line"
  count=$((count + 1))
  if [ "$1" = true ]; then
    held=$held$line$line_feed
  else
    count_failed=$((count_failed + 1))
    failed=$failed$line$line_feed
  fi
}

# Sets $limit, the longest time of the next request: the timeout, or what is left of the budget. It is at least one
# second, because 0 would mean that there is no limit.
set_limit() {
  left=$( seconds_left )
  limit=$timeout
  shortened=false
  if [ "$left" -lt "${timeout%.*}" ]; then
    limit=$((left > 1 ? left : 1))
    shortened=true
  fi
}

# curl without the user's settings, without a proxy, and without patterns in URLs.
limited_curl() {
  curl --disable --noproxy '*' --globoff --silent --show-error --max-time "$limit" "$@" 2>&1
}

# Sets $cluster_domain, for example `cluster.local`. The search list of a pod contains `svc.` and this domain. If the
# pod has other DNS settings, it is empty.
# Source: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
find_cluster_domain() {
  cluster_domain=
  [ -r /etc/resolv.conf ] || return 0
  while read -r keyword names || [ -n "$keyword" ]; do
    [ "$keyword" = search ] || continue
    for each in $names; do
      case $each in
        svc.?*)
          cluster_domain=${each#svc.}
          cluster_domain=${cluster_domain%.}
          return 0
          ;;
      esac
    done
  done </etc/resolv.conf
}
find_cluster_domain

# Whether /etc/hosts contains a name. Names are looked up there before DNS, and only without a dot at the end.
is_in_hosts_file() { # NAME
  [ -r /etc/hosts ] || return 1
  while read -r address names || [ -n "$address" ]; do
    case $address in
      '#'*) continue ;;
    esac
    for each in ${names%%#*}; do
      [ "$each" != "$1" ] || return 0
    done
  done </etc/hosts
  return 1
}

# Sets $host to the host that a request connects to.
find_host() { # URL
  host=
  if [ -n "$connect_to" ]; then
    host=${connect_to%:*}
    return 0
  fi
  case $1 in
    http://* | https://*) host=${1#*://} ;;
  esac
  host=${host%%[/?#]*}
  case $host in
    *@* | '['*) ;;
    *) host=${host%%:*} ;;
  esac
}

# Sets $dns_names to the fully qualified names to look up for a host, in this order. A resolver would try every search
# domain for a name without a dot at its end, and a wildcard record of such a domain would answer for the gateway.
# Addresses, names of one label and names in /etc/hosts are looked up as they are, so $dns_names is empty. It is also
# empty for a name in a cluster whose domain is unknown, and $relative is true.
find_dns_names() { # TARGET URL
  dns_names=
  relative=false
  find_host "$2"
  if [ "${#host}" -gt 253 ]; then
    return 0
  fi
  case $host in
    *[!A-Za-z0-9._-]* | *.) return 0 ;;
    *.*[!0-9.]* | *[!0-9.]*.*) ;;
    *) return 0 ;;
  esac
  if is_in_hosts_file "$host"; then
    return 0
  fi
  case $1,$host in
    *.svc) dns_names=$host.$cluster_domain. ;;
    *,*.*.*)
      dns_names=$host.
      return 0
      ;;
    service-dns,*) dns_names=$host.svc.$cluster_domain. ;;
    *) dns_names="$host.svc.$cluster_domain. $host." ;;
  esac
  if [ -z "$cluster_domain" ]; then
    dns_names=
    relative=true
  fi
}

# Sends one request, and leaves the result in variables.
fetch() { # URL
  for name in ${dns_names:-as-it-is}; do
    try "$1" "$name"
    [ "$code" = 6 ] || break
  done
  name_exit
  find_stage "$1"
  find_sidecar
  find_outcome
  case $total_seconds in
    *[0-9]) ;;
    *) total_seconds=null ;;
  esac
  case $connect_seconds in
    *[1-9]*) ;;
    *) connect_seconds=null ;;
  esac
}

# Runs curl once. The name to look up replaces only the place to connect to: Host header, server name and certificate
# check stay with the URL.
try() { # URL NAME
  via=$connect_to
  case $2,$connect_to in
    as-it-is,*) ;;
    *,) via=$2: ;;
    *) via=$2:${connect_to##*:} ;;
  esac
  set -- -- "$1"
  [ -z "$via" ] || set -- --connect-to "::$via" "$@"
  [ -z "$ca" ] || set -- --cacert "$ca" "$@"
  [ "$insecure" = false ] || set -- --insecure "$@"
  set_limit
  take_answer "$(verbose_curl "$@" | essential_lines)"
}

# What curl writes about a request: see take_numbers.
numbers='%{http_code}|%{remote_ip}|%{num_connects}|%{time_namelookup}|%{time_connect}|%{time_appconnect}|%{time_total}'

# curl with all that it says, a line with its numbers, and a line with its exit code.
verbose_curl() {
  limited_curl --verbose --proto '=http,https' --output /dev/null --write-out "\\nnumbers|$numbers\\n" "$@"
  printf '\ncode|%s\n' "$?"
}

# The lines that count: curl's numbers, its exit code, its error message, and why an attempt to connect failed. The
# other lines of --verbose begin with a mark. Only --verbose says why an attempt failed: a refused connection and a
# missing route have the same exit code and the same error message.
essential_lines() {
  sed -n -e 's/^\* connect to .* failed: /reason|/p' -e t -e 's/^\* Immediate connect fail for .*: /reason|/p' -e t \
    -e '/^[*<>{}]/d' -e '/^numbers|/p' -e '/^code|/p' -e 's/^.*\(curl: \)/\1/p'
}

# Takes over the essential lines of a request.
take_answer() { # LINES
  said=
  code=null
  connected=false
  no_answer=false
  reasons=
  take_numbers ''
  IFS=$line_feed
  # shellcheck disable=SC2086
  set -- $1
  unset IFS
  for each in "$@"; do
    case $each in
      numbers\|*) take_numbers "${each#*|}" ;;
      code\|*) code=${each#*|} ;;
      reason\|*) take_reason "${each#*|}" ;;
      *) said=${said:+$said }$each ;;
    esac
  done
  said="$said${reasons:+ ($reasons)}"
  take_status
}

# The numbers of a request. The remote address, the number of connections and the time to connect each show that there
# was a connection. curl 8.10 and later leave out the address if TLS fails. If the server does not answer the first TLS
# message, only the number of connections is left.
take_numbers() { # NUMBERS
  IFS='|'
  # shellcheck disable=SC2086
  set -- $1
  unset IFS
  status=${1:-}
  remote=${2:-}
  connects=${3:-}
  name_seconds=${4:-}
  connect_seconds=${5:-}
  tls_seconds=${6:-}
  total_seconds=${7:-}
  case $remote,$connects,$connect_seconds in
    ?*,*,* | ,*[1-9]*,* | ,*,*[1-9]*) connected=true ;;
  esac
}

# Why an attempt to connect failed, in the words of glibc or musl. Only "refused" and "timed out" prove that the address
# gave no connection. A reset ends a connection that was established. Everything else, for example a missing route, is
# trouble on the client's side of the address.
# Sources: https://git.musl-libc.org/cgit/musl/tree/src/errno/__strerror.h
# https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/gnu/errlist.h
take_reason() { # REASON
  case $1 in
    'Connection refused' | 'Connection timed out' | 'Operation timed out') no_answer=true ;;
    'Connection reset by peer') connected=true ;;
  esac
  case ", $reasons, " in
    *", $1, "*) ;;
    *) reasons=${reasons:+$reasons, }$1 ;;
  esac
}

# A status from 200 to 599 is an answer, even if the body breaks off. 1xx announces an answer, and other numbers are not
# HTTP. Source: https://www.rfc-editor.org/rfc/rfc9110#section-15
take_status() {
  case $status in
    [2-5][0-9][0-9]) return 0 ;;
    '' | 000) ;;
    *) said="${said:+$said, and }HTTP status $status is not an answer" ;;
  esac
  status=null
}

# Sets $stage, how far the request got: dns, route, connect, tls or http. Empty if it did not begin.
find_stage() { # URL
  stage=
  case $status,$connected,$code,$name_seconds,$reasons in
    [2-5]*) stage=http ;;
    null,true,*) stage=http ;;
    null,false,6,* | null,false,28,0.000000,*) stage=dns ;;
    null,false,28,*) stage=connect ;;
    null,false,7,*,?*)
      stage=route
      [ "$no_answer" = false ] || stage=connect
      ;;
    null,false,7,*) stage=connect ;;
  esac
  case $stage,$status,$tls_seconds,$1 in
    http,null,0.000000,https:*) stage=tls ;;
  esac
}

# Whether this pod has a sidecar of Istio, which serves its readiness at this port. Pods in the host network have none.
# Source: https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio
has_sidecar() {
  if [ -z "$sidecar" ]; then
    sidecar=false
    if [ "$client" = pod ] && limited_curl --output /dev/null http://127.0.0.1:15021/healthz/ready >/dev/null; then
      sidecar=true
    fi
  fi
  [ "$sidecar" = true ]
}

# Whether the status is one of those that are expected.
is_expected_status() {
  case ",${expect#status:}," in
    *",$status,"*) return 0 ;;
  esac
  return 1
}

# Sets $stage to sidecar if nothing shows that the request got further than to the sidecar of this pod. It accepts every
# connection. If the gateway gives it none, it answers 503 (502 and 504 in other cases) in the words of the gateway.
# Source: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#config-access-log-format-response-flags
find_sidecar() {
  case $stage,$status in
    tls,* | http,null) ;;
    http,50[234]) ! is_expected_status || return 0 ;;
    *) return 0 ;;
  esac
  ! has_sidecar || stage=sidecar
}

# Sets $outcome: answered, refused, timeout, or other. A try that the budget cut short is no timeout.
find_outcome() {
  outcome=other
  case $stage,$status,$code,$reasons in
    http,[2-5]*) outcome=answered ;;
    connect,*refused*timed* | connect,*timed*refused* | connect,null,28,*refused*) ;;
    connect,null,7,*refused*) outcome=refused ;;
    connect,null,7,*timed*) outcome=timeout ;;
    connect,null,28,*)
      if [ "$shortened" = true ]; then
        said="$said (only $limit s were left)"
      else
        outcome=timeout
      fi
      ;;
  esac
}

# Sets $exit_name to the name of an exit code that a probe can see.
# Source: https://curl.se/libcurl/c/libcurl-errors.html
name_exit() {
  case $code in
    0) exit_name=CURLE_OK ;;
    1) exit_name=CURLE_UNSUPPORTED_PROTOCOL ;;
    3) exit_name=CURLE_URL_MALFORMAT ;;
    6) exit_name=CURLE_COULDNT_RESOLVE_HOST ;;
    7) exit_name=CURLE_COULDNT_CONNECT ;;
    8) exit_name=CURLE_WEIRD_SERVER_REPLY ;;
    16) exit_name=CURLE_HTTP2 ;;
    18) exit_name=CURLE_PARTIAL_FILE ;;
    28) exit_name=CURLE_OPERATION_TIMEDOUT ;;
    35) exit_name=CURLE_SSL_CONNECT_ERROR ;;
    52) exit_name=CURLE_GOT_NOTHING ;;
    55) exit_name=CURLE_SEND_ERROR ;;
    56) exit_name=CURLE_RECV_ERROR ;;
    60) exit_name=CURLE_PEER_FAILED_VERIFICATION ;;
    77) exit_name=CURLE_SSL_CACERT_BADFILE ;;
    92) exit_name=CURLE_HTTP2_STREAM ;;
    *) exit_name= ;;
  esac
}

# Whether a failure may be temporary: no DNS answer (6), no connection (7), no answer in time (28), a sidecar in between.
may_heal() {
  case $code,$stage in
    6,* | 7,* | 28,* | *,sidecar) return 0 ;;
  esac
  return 1
}

# Whether a connection was established that must not be. No later try can prove the opposite.
is_refuted() {
  case $wanted,$stage in
    no-connection,tls | no-connection,http) return 0 ;;
  esac
  return 1
}

# Whether the last try meets the expectation. Sets $message, which says so in words.
holds() {
  tried="in $tries of $((retry + 1)) tries"
  if [ "$wanted" = no-connection ]; then
    proves_no_connection
    return
  fi
  case $status,$stage in
    null,sidecar) message="did not answer $tried through the sidecar of this pod: $said" ;;
    null,*) message="did not answer $tried: $said" ;;
    *,sidecar) message="HTTP status $status may be from the sidecar of this pod and not from the Service" ;;
    *) message="answered with HTTP status $status" ;;
  esac
  case $outcome,$wanted in
    answered,any-response | answered,control) return 0 ;;
    answered,*) ;;
    *) return 1 ;;
  esac
  ! is_expected_status || return 0
  message="$message instead of ${expect#status:}"
  return 1
}

# Whether the last try proves the fault: the address gives no connection, and the control answers. Trouble before the
# address (DNS, no route, no request at all) proves nothing about it.
proves_no_connection() {
  case $stage,$outcome in
    tls,* | http,*) message='a connection was established, but none was expected' ;;
    sidecar,*) message='the sidecar of this pod accepts every connection, which proves nothing about the address' ;;
    *,other) message="no connection, but for a reason that proves nothing about the address: $said" ;;
    *)
      diagnose "$control_outcome" "$outcome"
      message="no connection $tried, but $words: $said"
      [ "$diagnosis" = stranded ] || return 1
      message="no connection $tried, as expected, and the DNS name answers: $said"
      return 0
      ;;
  esac
  return 1
}

# Sets $diagnosis to what the outcomes of the DNS name and of another address say together, $words to the reason, and
# $advice to what to do. Empty if they say nothing. src/probe/diagnosis.ts has the same rows and the same texts.
diagnose() { # NAME ADDRESS
  diagnosis=
  case $1,$2,$refusal in
    *,answered,*)
      diagnosis=works
      words='the address answers'
      advice='The fault is not present.'
      ;;
    refused,timeout,* | refused,refused,* | refused,,*)
      diagnosis=nothing-listens
      words='the DNS name refuses connections'
      advice='Check targetPort, and that an endpoint is ready. A gateway also needs an Istio Gateway for the port.'
      ;;
    answered,timeout,* | answered,refused,proof)
      diagnosis=stranded
      words='only the DNS name answers'
      advice='Use the DNS name or another strategy, or correct loadBalancerSourceRanges. See: asm-gateway explain ASMG0301'
      ;;
    answered,refused,*)
      diagnosis=refused-at-address
      words='the address refuses connections, and the DNS name answers'
      advice='Check the listeners of the load balancer. Only IPVS before Kubernetes 1.24 refuses because of the fault.'
      ;;
    timeout,timeout,*)
      diagnosis=filtered
      words='the DNS name gives no connection in time either'
      advice='Check NetworkPolicies and loadBalancerSourceRanges.'
      ;;
    *,timeout,* | *,refused,*)
      diagnosis=undecided
      words='the DNS name gives no answer to compare with'
      advice='Probe the DNS name from the same place, and correct its failure first.'
      ;;
  esac
}

# Keeps the outcome of a target for the diagnosis.
keep_outcome() { # TARGET
  [ "$control" = false ] || control_outcome=$outcome
  case $1,$wanted in
    service-dns,*)
      [ "${name_outcome:-$outcome}" = "$outcome" ] || outcome=other
      name_outcome=$outcome
      ;;
    load-balancer,* | hostname,* | *,no-connection)
      [ "${address_outcome:-answered}" != answered ] || address_outcome=$outcome
      ;;
  esac
}

# Writes the diagnosis to the log, if there is something to explain, and keeps it for the summary.
conclude() {
  diagnose "$name_outcome" "$address_outcome"
  case $expect,$count_failed,$diagnosis in
    no-connection,*,?*) ;;
    *,0,* | *, | *,works) diagnosis= ;;
  esac
  [ -n "$diagnosis" ] || return 0
  diagnosis="$diagnosis: $words. $advice"
  printf '{"diagnosis":"%s","message":"%s"}\n' "${diagnosis%%:*}" "${diagnosis#*: }"
}

ask() { # TARGET URL
  wait=1
  forget
  find_dns_names "$1" "$2"
  if [ "$( seconds_left )" -le 0 ]; then
    keep_outcome "$1"
    report false "$1" "$2" 'was not asked: no time was left'
    return 0
  fi
  while :; do
    tries=$((tries + 1))
    fetch "$2"
    if [ "$outcome" = answered ] || is_refuted || [ "$tries" -gt "$retry" ] || ! may_heal || ! pause "$wait"; then
      break
    fi
    wait=$((wait * 2))
  done
  ok=false
  holds && ok=true
  keep_outcome "$1"
  if [ "$relative" = true ]; then
    message="$message (/etc/resolv.conf contains no cluster domain, so the name was looked up as it is)"
  fi
  report "$ok" "$1" "$2" "$message"
}

# The Service as the API server returns it, in YAML. Keys are sorted, `status:` is the last key at the left margin, and
# the lines of a text from a user are indented. So its lines can be read without a parser.
read_service() {
  server=${KUBERNETES_SERVICE_HOST:-}
  case $server in
    *:*) server="[$server]" ;;
  esac
  server=https://$server:${KUBERNETES_SERVICE_PORT:-443}
  printf 'Authorization: Bearer %s\n' "$(cat "$account/token")" | limited_curl --fail --cacert "$account/ca.crt" \
    --header @- --header 'Accept: application/yaml' "$server/api/v1/namespaces/${service%/*}/services/${service#*/}"
}

# Why curl failed, without the part of the answer that may stand before it.
error_message() { # OUTPUT
  printf '%s\n' "$1" | sed -n 's/^.*\(curl: \)/\1/p' | sed '$!d'
}

# The addresses in a Service. A headless Service has the ClusterIP `None`.
addresses_in() { # TARGET
  case $1 in
    cluster-ip) sed -n -e '/^spec:/,/^[a-z]/!d' -e '/^  clusterIPs:/,/^  [a-z]/!d' -e 's/^ *- *\(.*[.:].*\)/\1/p' ;;
    *)
      sed -n -e '/^status:/,$!d' -e '/^  loadBalancer:/,/^  [a-z]/!d' -e 's/^ *-\{0,1\} ip: *//p' \
        -e 's/^ *-\{0,1\} hostname: *//p'
      ;;
  esac | tr -d "\"'"
}

# Whether the address of a target must be read from the Service.
at_addresses() { # TARGET URL
  [ -n "$service" ] || return 1
  case $1 in
    load-balancer | cluster-ip) ;;
    *) return 1 ;;
  esac
  case $connect_to in
    '{address}:'*) return 0 ;;
  esac
  case $2 in
    http://'{address}'* | https://'{address}'*) ;;
    *) return 1 ;;
  esac
}

# Probes each address of the Service. Waits for the first address at most half of the time that is left: the other half
# is for the other targets. Waits only a moment if reading is forbidden: a new permission takes effect soon or never.
ask_addresses() { # TARGET URL
  place=$connect_to
  reserve=$(( $( seconds_left ) / 2 ))
  reads=0
  forget
  while :; do
    reads=$((reads + 1))
    set_limit
    if service_text=$( read_service ); then
      addresses=$(printf '%s\n' "$service_text" | addresses_in "$1")
      reason='it publishes none'
    else
      addresses=
      reason="it could not be read: $(error_message "$service_text")"
    fi
    if [ -n "$addresses" ]; then
      break
    fi
    case $reason in
      *'error: 401'* | *'error: 403'*) [ "$reads" -le "$retry" ] || reserve=$budget ;;
    esac
    if [ "$( seconds_left )" -le "$reserve" ] || ! pause 2; then
      report false "$1" "$2" "was not asked: Service $service gave no address in $reads tries: $reason"
      return 0
    fi
  done
  for each in $addresses; do
    case $each in
      *:*) each="[$each]" ;;
    esac
    connect_to=$place
    case $place in
      '{address}:'*) connect_to="$each${place#"{address}"}" ;;
    esac
    case $2 in
      http://'{address}'* | https://'{address}'*) ask "$1" "${2%%"{address}"*}$each${2#*"{address}"}" ;;
      *) ask "$1" "$2" ;;
    esac
  done
}

# The failed results first, and as many as fit. The log contains all of them.
summary() {
  text="$count_failed of $count probes failed${diagnosis:+$line_feed$diagnosis}"
  IFS=$line_feed
  for each in $failed$held; do
    if [ $((${#text} + ${#each} + 2)) -gt "$longest_summary" ]; then
      break
    fi
    text=$text$line_feed$each
  done
  printf '%s\n' "$text"
}

for argument in "$@"; do
  case $argument in
    client=*) client=${argument#*=} ;;
    timeout=*) timeout=${argument#*=} ;;
    retry=*) retry=${argument#*=} ;;
    budget=*) budget=${argument#*=} ;;
    linger=*) linger=${argument#*=} ;;
    expect=*) expect=${argument#*=} ;;
    refusal=*) refusal=${argument#*=} ;;
    service=*) service=${argument#*=} ;;
    control=*) control=${argument#*=} ;;
    connect-to=*) connect_to=${argument#*=} ;;
    ca=*) ca=${argument#*=} ;;
    insecure=*) insecure=${argument#*=} ;;
    service-dns=* | hostname=* | url=* | load-balancer=* | cluster-ip=*)
      if at_addresses "${argument%%=*}" "${argument#*=}"; then
        ask_addresses "${argument%%=*}" "${argument#*=}"
      else
        ask "${argument%%=*}" "${argument#*=}"
      fi
      control=false
      connect_to=
      ca=
      insecure=false
      ;;
    *)
      forget
      report false argument "$argument" 'is not understood'
      ;;
  esac
done
if [ "$count" -eq 0 ]; then
  forget
  report false argument '' 'nothing was asked'
fi
conclude
( summary >"${PROBE_TERMINATION_LOG:-/dev/termination-log}" ) 2>/dev/null
[ "$linger" -eq 0 ] || sleep "$linger"
[ "$count_failed" -eq 0 ]
