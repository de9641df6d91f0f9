# Asks a gateway and says, line by line, what became of it. Exit code 0: every target answered; 1: one did not.
#
# Runs in the shell of curl's own image (busybox) and in dash. Everything a user can choose arrives as an argument `name=value`:
#   timeout=SECONDS  of one try            retry=TIMES  after the first try       budget=SECONDS  of the whole run
#   service-dns=URL, hostname=URL          ask this URL
#   load-balancer=URL                      ask this URL once for each address of the Service, in place of {address}
#   service=NAMESPACE/NAME                 the Service whose status holds the addresses
#
# Kubernetes replaces the name of a variable in parentheses after a dollar sign, and a doubled dollar sign, before the shell sees them:
# neither stands here, and a command that looks like a name is written with blanks around it.
set -uf

timeout=10
retry=3
budget=60
service=
failed=0
began=$(date +%s)
account=${PROBE_ACCOUNT:-/var/run/secrets/kubernetes.io/serviceaccount}

seconds_left() {
  echo $((budget - $(date +%s) + began))
}

report() { # VERDICT TARGET TEXT
  printf '%-4s  %-13s  %s\n' "$1" "$2" "$3"
  if [ "$1" = FAIL ]; then
    failed=1
  fi
}

# No user's settings, no proxy, no pattern in URLs: what was asked is what was meant. Never longer than the budget allows.
fetch() {
  left=$( seconds_left )
  limit=$timeout
  if [ "$left" -le "${timeout%.*}" ]; then
    limit=$left
  fi
  curl --disable --noproxy '*' --globoff --silent --show-error --max-time "$limit" "$@" 2>&1
}

# The HTTP status that ends what fetch printed; it fails where none arrived. A body that breaks off takes nothing from the status.
status_of() { # TEXT
  status=${1#"${1%???}"}
  case $status in
    [1-5][0-9][0-9]) ;;
    *) return 1 ;;
  esac
}

# Only what may heal by itself: the name does not resolve (6), the connection is refused (7), no answer in time (28).
may_heal() {
  [ "$1" -eq 6 ] || [ "$1" -eq 7 ] || [ "$1" -eq 28 ]
}

# Waits before the next try, longer each time; fails where no time is left for it.
pause() { # SECONDS
  [ "$( seconds_left )" -gt "$1" ] && sleep "$1"
}

ask() { # TARGET URL
  tries=0
  wait=1
  if [ "$( seconds_left )" -le 0 ]; then
    report FAIL "$1" "$2 was not asked: no time was left"
    return
  fi
  while :; do
    tries=$((tries + 1))
    answer=$(fetch --proto '=http,https' --output /dev/null --write-out '%{http_code}' -- "$2")
    code=$?
    if status_of "$answer"; then
      report ok "$1" "$2 answered with HTTP status $status"
      return
    fi
    if [ "$tries" -gt "$retry" ] || ! may_heal "$code" || ! pause "$wait"; then
      report FAIL "$1" "$2 did not answer in $tries of $((retry + 1)) tries: $(printf '%s' "${answer%000}" | tr '\n' ' ')"
      return
    fi
    wait=$((wait * 2))
  done
}

# The Service as the API server sees it. YAML, since its lines can be read without a parser: keys are sorted, so that
# `status:` is the last key at the left margin, and the lines of a text that a user wrote are indented.
read_service() {
  host=$KUBERNETES_SERVICE_HOST
  case $host in
    *:*) host="[$host]" ;;
  esac
  printf 'Authorization: Bearer %s\n' "$(cat "$account/token")" | fetch --fail --cacert "$account/ca.crt" --header @- \
    --header 'Accept: application/yaml' "https://$host:$KUBERNETES_SERVICE_PORT/api/v1/namespaces/${service%/*}/services/${service#*/}"
}

published_addresses() {
  sed -n -e '/^status:/,$!d' -e '/^  loadBalancer:/,/^  [a-z]/!d' -e 's/^ *-\{0,1\} ip: *//p' -e 's/^ *-\{0,1\} hostname: *//p' | tr -d "\"'"
}

ask_load_balancer() { # URL
  reason='it publishes no address'
  while :; do
    if answer=$( read_service ); then
      addresses=$(printf '%s\n' "$answer" | published_addresses)
      reason='it publishes no address'
    else
      addresses=
      reason=$answer
    fi
    if [ -n "$addresses" ]; then
      break
    fi
    if ! pause 2; then
      report FAIL load-balancer "Service $service gave no address within $budget seconds: $reason"
      return
    fi
  done
  for address in $addresses; do
    case $address in
      *:*) address="[$address]" ;;
    esac
    ask load-balancer "${1%%"{address}"*}$address${1#*"{address}"}"
  done
}

for argument in "$@"; do
  value=${argument#*=}
  case $argument in
    timeout=*) timeout=$value ;;
    retry=*) retry=$value ;;
    budget=*) budget=$value ;;
    service=*) service=$value ;;
    service-dns=* | hostname=*) ask "${argument%%=*}" "$value" ;;
    load-balancer=http://'{address}'* | load-balancer=https://'{address}'*) ask_load_balancer "$value" ;;
    load-balancer=*) ask load-balancer "$value" ;;
    *)
      report FAIL argument "$argument is not understood"
      ;;
  esac
done
exit "$failed"
