# A machine of its own for one scenario: a small Debian, booted with its systemd in namespaces of its own, with a sandbox
# ENT beside it on the same loopback, which goes on while the machine reboots. Sourced; needs root. What it sets:
#
#   machine_boot [OPTIONS OF navette sandbox]  returns when the system is up; the machine ends with the script
#   machine COMMAND...                         runs it in the machine, as root
#   machine_file PATH                          the path of a file in the machine, seen from here
#   machine_reboot, machine_power_off          the first in order, the second as if the plug were pulled
#   ent_ask METHOD PATH [BODY]                 the sandbox ENT's other entrance (lib/sandbox/server.h)
#   until_true SECONDS COMMAND...              repeats it until it succeeds; fails the scenario when the time is over
#
# From prepare: $PREPARED/root (the small Debian), $PREPARED/navette (the program outside, for the ENT).
# Memory limits, address filters and device rules are not enforced in such a machine: no scenario may claim them.

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $deadline ] || fail "in vain: $*"
    sleep 0.1
  done
}

only_child_of() {
  local children
  children=$(pgrep -P "$1") && [ "$(wc -l <<<"$children")" -eq 1 ] && echo "$children"
}

# The machine's first process, as the system outside counts.
machine_leader() {
  local nspawn
  nspawn=$(pgrep -P "$machine_keeper" -x systemd-nspawn) && only_child_of "$nspawn"
}

machine() {
  nsenter --target "$machine_first" --all -- /usr/bin/env -i LANG=C.UTF-8 HOME=/root \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

machine_file() { echo "/proc/$machine_first/root$1"; }

machine_is_up() {
  machine_first=$(machine_leader) && [[ $(machine systemctl is-system-running) =~ ^(running|degraded)$ ]]
}

machine_boot() {
  [ "$(id -u)" -eq 0 ] || fail "a machine is booted by root only"
  machine_work=$(mktemp -d "${TMPDIR:-/tmp}/navette-machine-XXXXXXXX")
  trap machine_end EXIT
  # Whatever ends this script ends the machine. Nothing is asked of another program behind the &: it would be taken for the
  # keeper.
  local inside
  inside=$(dirname "${BASH_SOURCE[0]}")/machine_inside
  setpriv --pdeathsig KILL unshare --mount --pid --net --ipc --uts --fork --kill-child --mount-proc \
    bash "$inside" "$machine_work" "$PREPARED" "$@" >"$machine_work/log" 2>&1 </dev/null &
  machine_outer=$!
  until_true 60 eval 'machine_keeper=$(only_child_of "$machine_outer")'
  until_true 60 machine_is_up
  until_true 60 grep -q '^control_url: ' "$machine_work/ent"
}

machine_reboot() {
  local before=$machine_first
  machine systemctl reboot
  until_true 30 eval '! kill -0 '"$before"
  until_true 60 machine_is_up
}

machine_power_off() {
  local before=$machine_first
  touch "$machine_work/again"
  kill -KILL "$before"
  until_true 10 eval '! kill -0 '"$before"
  until_true 60 machine_is_up
}

machine_end() {
  local status=$?
  set +e
  if [ $status -ne 0 ] && machine_is_up; then
    machine journalctl --no-pager --boot -n 60 >&2 || true
  fi
  [ $status -eq 0 ] || tail -20 "$machine_work/log" >&2
  # The keeper cleans up; it ends with the machine, or at once where none has come up.
  if machine_first=$(machine_leader); then kill -KILL "$machine_first"; else kill -KILL "$machine_outer"; fi
  wait "$machine_outer" 2>/dev/null
  rm -rf "$machine_work"
  exit $status
}

ent_address() { sed -n "s/^$1: //p" "$machine_work/ent"; }

ent_ask() {
  nsenter --target "$machine_keeper" --net -- \
    curl --silent --show-error --fail --noproxy '*' --request "$1" ${3+--data "$3"} "$(ent_address control_url)$2"
}
