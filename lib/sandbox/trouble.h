// What can go wrong at the ENT, on request: each trouble names what happens, at which step, and how often. One sentence
// of a small language serves the command line, the control address and the tests:
//
//   kind[@step][*times][+skip][~permille][=seconds]
//
//   unavailable@edt.2*3=30      the next 3 answers to step 2 of the EDT import are 503 with Retry-After: 30
//   dropped_after@edt.commit    the ENT takes the file in, then closes the connection without an answer
//   expired+7                   after 7 more requests the session is gone
//   unavailable~50              one answer in twenty, by seed, until healed
//   damaged_timetable=200       of the next timetable one lesson in five is generated wrongly
//
// Steps: login, sign_in, home, edt.open, edt.1, edt.2, edt.3, edt.commit, idpn.open, idpn.1, idpn.2, idpn.commit, follow,
// list, report, directory.open, directory.search, credentials.open, credentials.file, timetable.open, timetable.week,
// user.open, user.1, user.commit, other; the part before the dot stands for all of them ("edt"). Without a step: every
// page.
#pragma once

#include "domain/clock.h"

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

struct Trouble {
  enum class Kind {
    maintenance,     // the maintenance page; lasts until healed
    unavailable,     // 503, with Retry-After where seconds are given
    throttled,       // 429 with Retry-After (30 unless seconds are given)
    slow,            // the answer waits for `seconds` (2); lasts until healed
    dropped_before,  // the connection is closed and the request was never seen
    dropped_after,   // the request is served, then the connection closed without an answer
    expired,         // both the school's session and the single sign-on are over; on CAS's pages: the single sign-on,
                     // or the login form, which then comes again without a word
    expired_school,  // only the school's: CAS signs in again without asking
    wrong_password,  // whatever is typed; lasts until healed
    changed_page,    // a page that nobody has seen before, instead of the step's; lasts until healed
    refused_file,    // the upload is refused
    interrupted,     // the import is committed and ends as "interrompu"
    damaged_timetable,  // of the lessons that the import generates so many of a thousand (50) are wrong
  };

  Kind kind = Kind::unavailable;
  std::string at{};                 // a step, or the part of it before the dot; empty = every page
  int times = 1;                    // 0 = until healed
  int skip = 0;                     // matching requests that it lets pass first
  int permille = 1000;              // chance to strike a matching request
  std::optional<double> seconds{};  // or whatever else the kind counts

  friend bool operator==(const Trouble&, const Trouble&) = default;
};

// Reads the sentence above; empty if it is none, or names an unknown step. Times default to 1, to "until healed" for the
// kinds that say so and where a chance is given.
[[nodiscard]] std::optional<Trouble> trouble_named(std::string_view sentence);

// The troubles in force.
class Troubles {
 public:
  Troubles(std::vector<Trouble> all, std::uint64_t seed) : all_(std::move(all)), chance_(seed) {}

  void add(const Trouble& trouble) { all_.push_back(trouble); }
  void heal() { all_.clear(); }
  // Whether `kind` strikes now, at `step`; counts it.
  [[nodiscard]] std::optional<Trouble> strikes(Trouble::Kind kind, std::string_view step);
  [[nodiscard]] std::size_t count() const { return all_.size(); }

 private:
  std::vector<Trouble> all_;
  std::mt19937_64 chance_;
};

}  // namespace sandbox
