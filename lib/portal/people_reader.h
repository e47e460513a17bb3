// Reads the people that a search found, page after page where the profile names the link to the next one: 20 pages and 500
// people at most.
#pragma once

#include "portal/flow.h"

namespace portal {

class PeopleReader {
 public:
  // All must outlive it. `line`: the step's, in the profile.
  PeopleReader(Flow& flow, Browser& browser, const PeopleTable& table, int line)
      : flow_(flow), browser_(browser), table_(table), line_(line) {}

  // From the page shown on. Fails with page_changed where neither the table nor the page for nobody is there.
  [[nodiscard]] Result<FoundPeople> read(Trace& trace);

 private:
  Result<std::vector<FoundPerson>> people_here();

  Flow& flow_;
  Browser& browser_;
  const PeopleTable& table_;
  int line_;
};

}  // namespace portal
