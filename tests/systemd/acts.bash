# What people and programs do in the scenarios, on the machine of machine.bash.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/machine.bash"
PREPARED=${1:?"the folder that prepare made"}

readonly uai=0134567U drop=/srv/navette/0134567U password=navette-demo

# Like grep -q, but hears whoever tells it out.
has() { grep "$@" >/dev/null; }

# As an administrator without a terminal does: nothing can be asked.
install_package() {
  local package=$1
  shift
  cp "$package" "$(machine_file /root)/package.deb"
  machine env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --allow-downgrades "$@" /root/package.deb </dev/null
}

# configure [OPTIONS]: unattended, for the sandbox ENT. What it says is in the machine's /root/said.
configure() {
  machine sh -c 'exec "$@" >/root/said 2>&1' - navette configure --yes --uai "$uai" --name 'Collège Jean-Moulin' \
    --portal-url "$(ent_address portal_url)" --cas-url "$(ent_address cas_url)" --school-url "$(ent_address school_url)" \
    --password-file - "$@" <<<"$password" || fail "navette configure: $(machine cat /root/said)"
}

# hurry [CONFIGURATION UNIT]: with the patience of a test.
hurry() {
  sed -i '/- profile:/a\    interval_between_requests: 0 ms\n    retry: { first: 200 ms, most: 1 s }\n    look: { first: 200 ms, most: 1 s, per_school: 100 ms }\n    verify_first: 200 ms\n    conclusive_after: 1 s' \
    "$(machine_file "${1:-/etc/navette/navette.yaml}")"
  machine systemctl restart "${2:-navette}"
}

# said_in_the_guide REGEX: the lines that an administrator is told to type or to write.
said_in_the_guide() { grep "$1" "$(machine_file /usr/share/doc/navette/guide.md)" || fail "the guide does not say: $1"; }

write_configuration() {
  cat <<YAML
folder: $1
state: $2
log: { file: $3/navette.log }
ents:
  - name: ent
    profile: skolengo
    look: { first: 200 ms, most: 1 s, per_school: 100 ms }
    addresses: { portal_url: "$(ent_address portal_url)", cas_url: "$(ent_address cas_url)" }
    schools:
      - uai: $uai
        addresses: { school_url: "$(ent_address school_url)" }
        username: superadmin
        password: { credential: $4 }
YAML
}

add_person() { machine useradd --create-home --groups navette secretaire; }

# save_exports SEED edt|idpn... [into FOLDER]: invented exports, saved into the drop folder as a person would.
save_exports() {
  local seed=$1 kind file
  shift
  machine su --login secretaire --command "navette sandbox samples --uai $uai --pupils 60 --seed $seed --out exports-$seed >/dev/null"
  for kind in "$@"; do
    file=$(machine sh -c "ls /home/secretaire/exports-$seed" | grep -i "^$kind")
    machine su --login secretaire --command "cp exports-$seed/$file ${folder:-$drop}/"
  done
}

# state_of ID, of an import: done, queued, …
state_of() {
  machine navette history --json "${instance[@]}" | grep -o '"id":[0-9]*\|"state":"[a-z]*"' | paste -d' ' - - |
    sed -n "s/^\"id\":$1 \"state\":\"\(.*\)\"/\1/p"
}
instance=()
is_state() { [ "$(state_of "$1")" = "$2" ]; }

# How often the ENT took something of this kind in; the ENT's word, not Navette's.
taken_in() { ent_ask GET /_sandbox/ledger | grep -o "\"kind\":\"$1\"" | wc -l; }

imported_once() {
  until_true 120 is_state "$1" done
  [ "$(taken_in "$2")" -eq 1 ] || fail "the ENT took $2 in $(taken_in "$2") times"
}

# An EDT export, the first import, waits in the ENT's queue, and goes on doing so until ent_recovers.
wait_in_queue() {
  ent_ask POST /_sandbox/schools_ahead 40
  save_exports 1 edt
  until_true 30 is_state 1 queued
  ent_ask POST /_sandbox/troubles maintenance
}

# break_off SEED KIND: an export is sent, and the ENT does not answer the request by which it takes it in.
break_off() {
  ent_ask POST /_sandbox/troubles "slow=3600@$2.commit"
  save_exports "$1" "$2"
  until_true 30 eval "ent_ask GET /_sandbox/ledger | grep $2.commit"
}

ent_recovers() { ent_ask DELETE /_sandbox/troubles; }

# property NAME [UNIT]
property() { machine systemctl show --property "$1" --value "${2:-navette}"; }
# is_property NAME VALUE [UNIT]
is_property() { [ "$(property "$1" "${3:-navette}")" = "$2" ]; }
has_another_pid() { [ "$(property MainPID)" != "$1" ] && is_property ActiveState active && ! is_property MainPID 0; }

# logged REGEX: by the service, since this boot.
logged() { machine journalctl --boot --unit navette --output cat | grep -E "$1"; }

# drop_in SECTION LINE...: an administrator's own words on the unit.
drop_in() {
  local section=$1
  shift
  mkdir -p "$(machine_file /etc/systemd/system)/navette.service.d"
  printf '%s\n' "[$section]" "$@" >"$(machine_file /etc/systemd/system)/navette.service.d/scenario.conf"
  machine systemctl daemon-reload
}

# Installed, configured, running; and a person who may save exports.
begin() {
  machine_boot --time-scale 600 "$@"
  install_package "$PREPARED/navette.deb" >/dev/null
  configure
  hurry
  add_person
}
