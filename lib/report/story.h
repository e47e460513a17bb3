// What there is to say about an import, in French and in order, before it is set as a page or as text: every sentence
// and every choice between sentences is here, none of the layout. Inside lib/report only.
#pragma once

#include "report/account.h"

#include <string>
#include <vector>

namespace report {

// How the whole of it should strike the eye.
enum class Tone { good, attention, bad, neutral };

struct Fact {
  std::string label;
  std::string value;
};

struct Day {
  struct Moment {
    std::string time;  // "14:05:09"
    std::string sentence;
  };
  std::string date;  // "mardi 2 septembre 2025"
  std::vector<Moment> moments;
};

// What Navette found out at the ENT afterwards, looking for one thing.
struct Found {
  struct Topic {
    std::string about;  // a person, a class; empty: the whole
    std::vector<std::string> sentences;
  };
  std::string title;
  std::string heading;  // the same in capitals, for the text
  std::vector<Topic> topics;
};

struct Story {
  Tone tone = Tone::neutral;
  std::string badge;                      // one or two words: "Terminé", "À décider"
  std::string subject;                    // "Emploi du temps (EDT)"
  std::string headline;                   // one sentence: what came of it
  std::string summary;                    // when, how long; empty if there is nothing to tell yet
  std::string reason;                     // why refused, held, superseded or delayed; empty if it is not
  std::vector<std::string> steps;         // what to do now: orders
  std::string rest;                       // that there is nothing to do; empty if there is
  std::vector<std::string> unrecognised;  // as the ENT words them
  std::string unrecognised_count;         // "3 personnes"
  std::string unrecognised_erased;        // when their names were erased; empty if they were not
  std::vector<std::string> unrecognised_steps;
  std::vector<Found> found;   // afterwards
  std::vector<Fact> figures;  // the ENT's own
  std::vector<Fact> counts;   // of the export
  std::vector<std::string> findings;
  std::vector<Fact> facts;  // the file, its school, its dates
  std::vector<Day> days;    // the timeline
};

[[nodiscard]] Story tell(const Account& account);

// Why it is not being worked on, and what a person must do for that to change.
struct Delay {
  std::string why;    // a sentence or two
  std::string order;  // a sentence of its own; empty if there is nothing to do
};
[[nodiscard]] Delay delay_of(const Account& account);

// What to do now, the import being in the state it is in: orders only.
[[nodiscard]] std::vector<std::string> next_steps(const Account& account);

// That there is nothing to do, and why: where next_steps() are none. Empty where something else says so.
[[nodiscard]] std::string nothing_to_do(const Account& account);

}  // namespace report
