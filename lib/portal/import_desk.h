// The visits that bring an import to the ENT and ask how far it is.
#pragma once

#include "portal/entrance.h"
#include "portal/imports_reader.h"

#include <optional>
#include <string>

namespace portal {

class ImportDesk {
 public:
  // All must outlive it.
  ImportDesk(Flow& flow, Browser& browser, const Profile& profile, Entrance& entrance)
      : flow_(flow), profile_(profile), entrance_(entrance), list_(flow, browser, profile) {}

  // As session.h says.
  [[nodiscard]] Result<Answer> submit(const Sending& sending, const BeforeCommit& before_commit);
  [[nodiscard]] Result<Answer> look(const Sending& sending, const std::string& mark);

 private:
  // The page that tells of one import, so that the next look at it costs one request.
  struct Followed {
    std::string mark;
    domain::Kind kind{};
    std::string file_name;
    std::string address;
  };

  // What the page that the flow met says of the import; empty if it met none that does.
  [[nodiscard]] std::optional<Answer> answer_of(const Trace& trace) const;
  Result<Answer> look_signed_in(const Sending& sending, const std::string& mark, Trace& trace);
  // The row's own page where it has one worth a request, else the row.
  Result<Answer> answer_of_row(const Row& row, const Sending& sending, const std::string& mark);
  // Whether an import's own page can say more of the queue than its row.
  [[nodiscard]] bool tells_the_wait() const;

  Flow& flow_;
  const Profile& profile_;
  Entrance& entrance_;
  ImportsReader list_;
  std::optional<Followed> followed_;
};

}  // namespace portal
