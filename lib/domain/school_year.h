// The school year an export belongs to: named by the calendar year in which it starts (2013 is "2013-2014").
#pragma once

#include "domain/clock.h"

#include <compare>
#include <string>

namespace domain {

struct SchoolYear {
  int start = 0;

  // The year that `when` falls in, when a new one starts on the 1st of `first_month` (August, unless configured).
  [[nodiscard]] static SchoolYear of(Instant when, unsigned first_month = 8);

  [[nodiscard]] std::string str() const;  // "2013-2014"

  friend auto operator<=>(const SchoolYear&, const SchoolYear&) = default;
};

}  // namespace domain
