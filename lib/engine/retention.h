// What is kept for a time only (RGPD), and what becomes of it then:
//
// 1. Names of people the ENT did not find leave the journal once their import ended `keep_people` ago, wherever its
//    report is; then the report beside the filed export is rewritten without them, by the first sweep that reaches its folder.
// 2. The strange pages kept for the administrator are removed at the same age.
// 3. Filed exports, which hold the pupils themselves, are removed `keep_exports` after the end; by default never, for
//    nobody expects that of their own files. Their reports stay; so does what was too large to be read.
#pragma once

#include "engine/settings.h"
#include "journal/journal.h"

#include <optional>
#include <string>
#include <vector>

namespace engine {

class Retention {
 public:
  // Both outlive the retention.
  Retention(journal::Journal& journal, const Settings& settings) : journal_(journal), settings_(settings) {}

  struct Done {
    std::string event;  // "report_rewritten", "export_removed", "pages_removed", "not_removed"
    std::optional<domain::Import> import{};
    std::string sentence{};  // French
    bool warning = false;
  };
  struct Sweep {
    std::vector<Done> done{};
    bool more = false;  // there is more to do than one turn should take
  };

  // To be called now and then; once a day is enough.
  [[nodiscard]] Sweep sweep(domain::Instant now);

 private:
  void rewrite_reports(Sweep& sweep);
  void remove_pages(Sweep& sweep, domain::Instant now);
  void remove_exports(Sweep& sweep, domain::Instant now);

  journal::Journal& journal_;
  const Settings& settings_;
};

}  // namespace engine
