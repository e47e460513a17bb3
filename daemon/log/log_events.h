// Every event of the log with its MESSAGE_ID in the system's journal: `journalctl MESSAGE_ID=…` finds all of a kind, also in
// years to come. A contract with who filters by them: an id is never changed and never used for another event; one that
// is no longer told stays here. A new event gets a new one: `journalctl --new-id128`.
//
// Windows' event log is looked at for what concerns the machine's administrator, so it gets few of them, under the number
// that stands behind the id; each number has its message in event_messages.mc. Never changed, either.
#pragma once

#include <string_view>

namespace navette::log {

struct EventId {
  std::string_view event;
  std::string_view id;  // 32 hexadecimal digits
  unsigned short number = 0;
};

// Of an import.failed whose fault is credentials_refused, since it is up to a person then.
inline constexpr unsigned short kCredentialsRefused = 22;

inline constexpr EventId kEventIds[] = {
    {"started", "03bc44549ec145bd9a25594b3abfdf3e", 1},
    {"stopped", "56878cb65b094b4aadb0755b58ec07ab", 2},
    {"configuration", "146a4901a45f4fbaab58d1e70fc8ea80"},
    {"configuration.read", "d6364a0ca835429dacdd088832af1a0d", 3},
    {"configuration.refused", "268a966b54a447adb6003b6ed62b9d2e", 4},
    {"account.changed", "a638a82a0e8e4566a31f7575a61989fb"},
    {"account.unreadable", "7beadd3dcd714514897c46f70ec86323", 5},
    {"journal.trouble", "50dcab630f404bbe8535cf9f999d90e0", 6},
    {"journal.well", "86f2b1a4e4e44239bfb1d70764defcd5", 7},
    {"folder.folder_trouble", "ed98268c590d45279f1f6b002360e4a2", 8},
    {"folder.folder_well", "72a15f7fa3ae4182aae5f5d0fba6dc25", 9},
    {"folder.left", "a84b0d210dd94e5ca5bc2bee6af388d1"},
    {"folder.bystander", "7ca476c2d627481aab6dc97a67820282"},
    {"folder.unfinished", "64e2d97a7bb24916b0d249e54298d9d2"},
    {"folder.unreadable", "60a04a0811f844789813a701a48d0904"},
    {"folder.not_removed", "09cf685069344d9ba31bd9a80df068f6"},
    {"folder.pages_removed", "c4a532bb3ae74658be241cda75a8478b"},
    {"folder.credentials_removed", "4e4f4a411a3a4e4fba444f94f27d6591"},
    {"folder.export_removed", "48120102031a4c91afddf2aace1d268c"},
    {"folder.clock_moved", "7448553be0f84fde9f08a78abb7347cf"},
    {"import.waiting", "2c6d925c5c0af90acf6dfd26201e2859"},
    {"import.received", "b4781d087d1a4c1aaae366a2162c2e29"},
    {"import.started", "60708cfc655e4e3aa64eaee466f204cb"},
    {"import.committing", "1844016450c9405a91ab661e5c63e032"},
    {"import.queued", "9124799583724ae2a0e0f7bf90b40512"},
    {"import.finished", "f48a01bff5834d5fa15ef3cf2cd30384"},
    {"import.refused", "fd39701f38c145afab89717308b363a9", 20},
    {"import.failed", "69adf0e7f1284680bf4a25c8413cb265"},
    {"import.found_absent", "5bbf10d087914347a81303508d5bfd48"},
    {"import.held", "c6c92d4ab5134054806229cffa652975", 21},
    {"import.unseen", "e04d51b263d0403caec3f901c5fdacda"},
    {"import.released", "c756fd30d8ce4d7eae7c667d80eb8041"},
    {"import.retried", "49828ca4ae2b45d6bf8ea66a5fed6174"},
    {"import.confirmed", "5b6509b172e847e19cbb42b16b689e61"},
    {"import.superseded", "9c719710583e46f9810456a977d893ad"},
    {"import.interrupted", "3c6e9d71c42e43b698d67a3c14be3ba7"},
    {"import.received_again", "5fd0f954e46c44169c6e65605efc3aeb"},
    {"import.filed", "081cc334e4ae4af980b6706c4e6f045e"},
    {"import.not_filed", "5957ab8b0f4a410f9162b018cb61489a"},
    {"import.report_rewritten", "7db278a6a46c4f99b857c4a254b9b4d4"},
    {"import.remarked", "fa823450cf2e488ab1fa40521bd6f5fd"},
    {"import.unconfigured", "75473055d87e4c51b0b0b0f1ba598346"},
    {"import.account_refused", "c3edddf9e4f041d0b9126db3bb2bdb8a", 23},
    {"import.export_removed", "432038eb9f3f4fd8833ff2e4c584a5b1"},
};

// Empty if the event is none of these.
[[nodiscard]] constexpr std::string_view id_of(std::string_view event) {
  for (const EventId& each : kEventIds)
    if (each.event == event) return each.id;
  return {};
}

// 0 if Windows' event log does not get it.
[[nodiscard]] constexpr unsigned short number_of(std::string_view event) {
  for (const EventId& each : kEventIds)
    if (each.event == event) return each.number;
  return 0;
}

}  // namespace navette::log
