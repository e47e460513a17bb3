// What a session does at the ENT besides importing, and what comes of it: plain values, that only cross between threads.
// All of it is about people: for whoever asked, never for a log.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace portal {

// Either may be empty, not both: then any is meant.
struct Name {
  std::string last{};
  std::string first{};
};

// Somebody whom the directory shows, as it shows him; empty what it does not tell.
struct FoundPerson {
  std::string last_name{};
  std::string first_name{};
  std::string profile{};       // "Élève"
  std::string school_class{};  // "4A"
  std::string school{};        // "Collège des Trois-Tilleuls (0134567U)"
  std::string birth_date{};    // "03/05/2014"

  friend bool operator==(const FoundPerson&, const FoundPerson&) = default;
};

struct FoundPeople {
  std::vector<FoundPerson> people{};  // 500 at most
  bool all = true;                    // else the ENT has more pages than were read
};

// Whose credentials are wanted: a person's, else those of all accounts, or of all from a day on.
struct CredentialsWanted {
  std::optional<std::chrono::sys_days> since{};
  std::optional<Name> person{};
};

// A lesson, as the ENT's timetable of a class shows it.
struct ShownLesson {
  std::chrono::sys_days day{};
  int starts = 0;  // minutes since midnight
  int ends = 0;    // likewise; equal to `starts` where the page does not tell
  std::string subject{};
  std::vector<std::string> teachers{};
  std::vector<std::string> rooms{};
  std::string group{};  // empty where the page names none

  friend bool operator==(const ShownLesson&, const ShownLesson&) = default;
};

struct ShownWeek {
  std::vector<ShownLesson> lessons{};  // in the page's order, 1000 at most
  int unreadable = 0;                  // lessons whose day or hour made no sense
};

struct NewUser {
  std::string last_name{};
  std::string first_name{};
  std::string profile{};  // in the ENT's words: "Administrateur"
};

struct UserCreated {
  std::string login{};  // empty if the ENT's page does not say it
};
struct UserDeclined {
  std::string sentence{};  // French: the ENT's own words, framed
};
struct UnknownProfile {
  std::vector<std::string> offered{};  // nothing was created: the ENT offers these
};
using UserAnswer = std::variant<UserCreated, UserDeclined, UnknownProfile>;

}  // namespace portal
