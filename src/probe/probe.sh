# Asks a gateway and says what became of it: a line of JSON for each probe, and a summary in the termination message.
# Exit code 0: every expectation held; 1: one did not.
#
# Runs in the shell of curl's own image (busybox) and in dash. Everything a user can choose arrives as an argument `name=value`.
# For the whole run:
#   client=pod|host          what kind of client this is
#   timeout=SECONDS          of one try
#   retry=TIMES              after the first try
#   budget=SECONDS           of all probes together
#   linger=SECONDS           to stay after the verdict
#   expect=any-response|no-connection|status:CODE,CODE
#   service=NAMESPACE/NAME   the Service whose addresses are asked
# For the next target:
#   connect-to=HOST:PORT     where to connect, instead of where the URL leads
#   ca=FILE                  take certificates that this CA signed
#   insecure=true            take any certificate
# A target: what it is, and its URL. Where the URL, or connect-to, begins with the host {address}, each address of the Service is asked.
#   service-dns=URL  hostname=URL  url=URL  load-balancer=URL  cluster-ip=URL
#
# Kubernetes replaces the name of a variable in parentheses after a dollar sign, and a doubled dollar sign, before the shell sees them:
# neither stands here, and a command that looks like a name is written with blanks around it. Helm would replace doubled braces.
set -uf
# Texts of other programs in one language, and a character is a byte.
LC_ALL=C
export LC_ALL

client=pod
timeout=10
retry=3
budget=60
linger=0
expect=any-response
service=
connect_to=
ca=
insecure=false
began=$(date +%s)
account=${PROBE_ACCOUNT:-/var/run/secrets/kubernetes.io/serviceaccount}

# Kubernetes keeps no more of a termination message.
longest_summary=4096
line_feed='
'
held=
failed=
count=0
count_failed=0

seconds_left() {
  echo $((budget - $(date +%s) + began))
}

# Waits before the next try; fails where no time is left for it.
pause() { # SECONDS
  [ "$( seconds_left )" -gt "$1" ] && sleep "$1"
}

# A text as JSON, in $quoted; null for an empty one. Other white space becomes a blank, what else is not printable ASCII a
# question mark. It starts no process.
quote() { # TEXT
  rest=$1
  quoted=
  special='[!] !#-[^-~]'
  while :; do
    plain=${rest%%$special*}
    quoted=$quoted$plain
    rest=${rest#"$plain"}
    case $rest in
      '') break ;;
      [\"\\]*) quoted="$quoted\\${rest%"${rest#?}"}" ;;
      [[:space:]]*) quoted="$quoted " ;;
      *) quoted="$quoted?" ;;
    esac
    rest=${rest#?}
  done
  quoted=${quoted:+\"$quoted\"}
  quoted=${quoted:-null}
}

quote "${PROBE_NODE:-}"
node=$quoted

# What a request leaves behind, before there is one.
forget() {
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
}

# A line about one target, and its place in the summary.
report() { # true|false TARGET URL MESSAGE
  line="{\"node\":$node,\"client\":\"$client\",\"target\":\"$2\""
  quote "$3" && line="$line,\"url\":$quoted"
  quote "$connect_to" && line="$line,\"connectTo\":$quoted,\"insecure\":$insecure"
  quote "$expect" && line="$line,\"expectation\":$quoted,\"ok\":$1,\"exitCode\":$code"
  quote "$exit_name" && line="$line,\"exitName\":$quoted,\"httpStatus\":$status"
  quote "$stage" && line="$line,\"stage\":$quoted"
  quote "$remote" && line="$line,\"remoteAddress\":$quoted,\"connectSeconds\":$connect_seconds,\"totalSeconds\":$total_seconds"
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

# How long the next request may take: what one try may, but no longer than the budget allows, and a second at least, since 0 would mean
# for ever.
set_limit() {
  left=$( seconds_left )
  limit=$timeout
  shortened=false
  if [ "$left" -lt "${timeout%.*}" ]; then
    limit=$((left > 1 ? left : 1))
    shortened=true
  fi
}

# No user's settings, no proxy, no pattern in URLs: what was asked is what was meant.
limited_curl() {
  curl --disable --noproxy '*' --globoff --silent --show-error --max-time "$limit" "$@" 2>&1
}

# Asks a URL once.
fetch() { # URL
  asked=$1
  set -- -- "$asked"
  [ -z "$connect_to" ] || set -- --connect-to "::$connect_to" "$@"
  [ -z "$ca" ] || set -- --cacert "$ca" "$@"
  [ "$insecure" = false ] || set -- --insecure "$@"
  set_limit
  said=$(limited_curl --proto '=http,https' --output /dev/null \
    --write-out '\n%{http_code}|%{remote_ip}|%{time_namelookup}|%{time_connect}|%{time_appconnect}|%{time_total}' "$@")
  code=$?
  take_numbers "${said##*"$line_feed"}"
  said=${said%"$line_feed"*}
  said=${said%"$line_feed"}
  name_exit
  # A body that breaks off takes nothing from the status.
  case $status in
    [1-5][0-9][0-9]) ;;
    *) status=null ;;
  esac
  case $total_seconds in
    *[0-9]) ;;
    *) total_seconds=null ;;
  esac
  find_stage "$asked"
  case $connect_seconds in
    *[1-9]*) ;;
    *) connect_seconds=null ;;
  esac
}

# The numbers of a request, as curl was told to write them. No here-document: older shells need a file for one.
take_numbers() { # NUMBERS
  IFS='|'
  # shellcheck disable=SC2086
  set -- $1
  unset IFS
  status=${1:-}
  remote=${2:-}
  name_seconds=${3:-}
  connect_seconds=${4:-}
  tls_seconds=${5:-}
  total_seconds=${6:-}
}

# How far the request got: dns, connect, tls or http; empty where it did not begin. curl 7.88 tells that a connection came about by the
# remote address, 8.10 by the time it took.
find_stage() { # URL
  stage=
  case $code,$status,$remote,$connect_seconds in
    *,[1-5]*,*,*) stage=http ;;
    35,* | 60,* | 77,*) stage=tls ;;
    6,*) stage=dns ;;
    7,*) stage=connect ;;
    *,null,?*,* | *,null,,*[1-9]*) stage=http ;;
    28,*) stage=connect ;;
  esac
  case $stage,$tls_seconds,$1 in
    http,0.000000,https:*) stage=tls ;;
  esac
  case $stage,$code,$name_seconds in
    connect,28,0.000000) stage=dns ;;
  esac
}

# The names of curl's exit codes that a probe can meet. Source: https://curl.se/libcurl/c/libcurl-errors.html
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

# Only what may heal by itself: the name does not resolve (6), the connection is refused (7), no answer in time (28).
may_heal() {
  [ "$code" -eq 6 ] || [ "$code" -eq 7 ] || [ "$code" -eq 28 ]
}

# Whether a connection came about that nobody expected: then no later try can show that there is none.
is_refuted() {
  case $expect,$stage in
    no-connection,tls | no-connection,http) return 0 ;;
  esac
  return 1
}

# Whether the last try is what was expected; $message says so in words.
holds() {
  tried="in $tries of $((retry + 1)) tries"
  case $expect,$stage,$code,$shortened in
    no-connection,connect,28,true)
      message="no connection $tried, but only $limit s were left for the last: $said"
      return 1
      ;;
    no-connection,connect,*)
      message="no connection $tried, as expected: $said"
      return 0
      ;;
    no-connection,dns,* | no-connection,,*)
      message="nothing was connected to, but for another reason: $said"
      return 1
      ;;
    no-connection,*)
      message='a connection came about, and none was expected'
      return 1
      ;;
  esac
  if [ "$status" = null ]; then
    message="did not answer $tried: $said"
    return 1
  fi
  message="answered with HTTP status $status"
  case $expect in
    any-response) return 0 ;;
  esac
  case ",${expect#status:}," in
    *",$status,"*) return 0 ;;
  esac
  message="$message instead of ${expect#status:}"
  return 1
}

ask() { # TARGET URL
  wait=1
  forget
  if [ "$( seconds_left )" -le 0 ]; then
    report false "$1" "$2" 'was not asked: no time was left'
    return 0
  fi
  while :; do
    tries=$((tries + 1))
    fetch "$2"
    if [ "$status" != null ] || is_refuted || [ "$tries" -gt "$retry" ] || ! may_heal || ! pause "$wait"; then
      break
    fi
    wait=$((wait * 2))
  done
  if holds; then
    report true "$1" "$2" "$message"
  else
    report false "$1" "$2" "$message"
  fi
}

# The Service as the API server sees it. YAML, since its lines can be read without a parser: keys are sorted, so that
# `status:` is the last key at the left margin, and the lines of a text that a user wrote are indented.
read_service() {
  host=${KUBERNETES_SERVICE_HOST:-}
  case $host in
    *:*) host="[$host]" ;;
  esac
  printf 'Authorization: Bearer %s\n' "$(cat "$account/token")" | limited_curl --fail --cacert "$account/ca.crt" --header @- \
    --header 'Accept: application/yaml' "https://$host:${KUBERNETES_SERVICE_PORT:-443}/api/v1/namespaces/${service%/*}/services/${service#*/}"
}

# The addresses in a Service; a headless one has the ClusterIP `None`.
addresses_in() { # TARGET
  case $1 in
    cluster-ip) sed -n -e '/^spec:/,/^[a-z]/!d' -e '/^  clusterIPs:/,/^  [a-z]/!d' -e 's/^ *- *\(.*[.:].*\)/\1/p' ;;
    *) sed -n -e '/^status:/,$!d' -e '/^  loadBalancer:/,/^  [a-z]/!d' -e 's/^ *-\{0,1\} ip: *//p' -e 's/^ *-\{0,1\} hostname: *//p' ;;
  esac | tr -d "\"'"
}

# Whether the address of a target is to be read.
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

# Asks at each address of the Service. Waits until it has one, for half of the time that is left: the other half is for the other targets.
# That it may not be read does not change by waiting, but for a moment after it was allowed.
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
      reason=$service_text
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

# The failed probes first, and as many as fit: the log has them all.
summary() {
  text="$count_failed of $count probes failed"
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
  key=${argument%%=*}
  value=${argument#*=}
  case $argument in
    client=*) client=$value ;;
    timeout=*) timeout=$value ;;
    retry=*) retry=$value ;;
    budget=*) budget=$value ;;
    linger=*) linger=$value ;;
    expect=*) expect=$value ;;
    service=*) service=$value ;;
    connect-to=*) connect_to=$value ;;
    ca=*) ca=$value ;;
    insecure=*) insecure=$value ;;
    service-dns=* | hostname=* | url=* | load-balancer=* | cluster-ip=*)
      if at_addresses "$key" "$value"; then
        ask_addresses "$key" "$value"
      else
        ask "$key" "$value"
      fi
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
( summary >"${PROBE_TERMINATION_LOG:-/dev/termination-log}" ) 2>/dev/null
[ "$linger" -eq 0 ] || sleep "$linger"
[ "$count_failed" -eq 0 ]
