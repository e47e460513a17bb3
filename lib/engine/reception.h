// Where arrivals become imports: whose file it is, whether its content came before, and what that means.
//
// 1. A file belongs to the school that it names, if its folder serves that school; the letter of the UAI may be wrong.
// 2. A file that names none belongs to the folder's school where there is only one; else a person is asked.
// 3. The same content again is recorded and not sent again, while it waits or once it is the last of its kind the ENT
//    took in. If something else was imported since, or the ENT refused it, a person is asked: going back to last week's
//    timetable is a legitimate wish, but never a silent one.
#pragma once

#include "domain/event.h"
#include "engine/settings.h"
#include "engine/unfinished.h"
#include "journal/journal.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace engine {

class Reception {
 public:
  Reception(journal::Journal& journal, const Settings& settings);
  ~Reception();

  struct Received {
    std::string event;  // "received", "received_again", "refused", "held", "bystander", "unfinished", "unreadable", ...
    std::optional<domain::Import> import{};
    std::string sentence{};  // French; of an import not its number, which stands before it
    bool warning = false;
  };
  struct Round {
    std::vector<Received> received{};
    std::optional<intake::Steady> look_again{};
    std::size_t settling = 0;  // files that are just being saved
    std::vector<domain::ServiceView::Folder> folders{};
  };

  [[nodiscard]] Round scan(intake::Steady steady, domain::Instant now);
  [[nodiscard]] std::vector<Received> orphans(domain::Instant now);

 private:
  struct Door;  // one folder with its intake
  std::vector<Received> orphans_of(Door& door, domain::Instant now);
  std::string wrong_school(const domain::Uai& named, const Door& door) const;
  Received receive(const Door& door, const intake::Arrival& arrival, domain::Instant now);

  journal::Journal& journal_;
  std::function<domain::Duration(domain::Instant)> utc_offset_;
  UnfinishedFiles unfinished_;
  std::vector<std::unique_ptr<Door>> doors_;
};

}  // namespace engine
