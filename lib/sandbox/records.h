// The imports that the ENT has taken in, for all its schools, and what they fill: the directory of people, and each
// school's timetable.
#pragma once

#include "domain/import.h"
#include "sandbox/delivery.h"
#include "sandbox/directory.h"
#include "sandbox/queue.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sandbox {

struct Record {
  enum class State { waiting, running, done, interrupted };
  int number = 0;  // grows over the whole ENT
  domain::Uai school;
  domain::Kind kind{};
  std::optional<domain::Mode> mode{};
  domain::Form form{};
  std::string file_name{};
  std::string sha256{};
  std::uint64_t bytes = 0;
  domain::Instant committed_at{};
  Queue::Turn turn{};       // number 0: it does not pass through the queue
  bool will_break = false;  // the generation is going to be interrupted
  int wrong_lessons = 0;    // of a thousand that it generates
  State state = State::waiting;
  std::vector<domain::Outcome::Figure> figures{};  // once done
  std::vector<Person> strangers{};                 // once done: people whom the directory did not know
};

class Records {
 public:
  Records(const Options& options, domain::Instant opened);

  // Takes a delivery in: an EDT export enters the queue, an IdPN import takes `identifiers_time` (0: at once).
  // Nothing if an import of this school has not ended.
  const Record* commit(Delivery delivery, const domain::Uai& school, std::optional<domain::Mode> mode, bool will_break,
                       int wrong_lessons, domain::Duration identifiers_time, domain::Instant now);
  // Brings every record to where it is at `now`. To be called before anything else is asked.
  void settle(domain::Instant now);

  [[nodiscard]] const Record* find(int number, const domain::Uai& school) const;
  [[nodiscard]] std::vector<const Record*> of(const domain::Uai& school) const;  // oldest first
  [[nodiscard]] const std::vector<Record>& all() const { return all_; }
  // Schools that are before this one's waiting import.
  [[nodiscard]] int ahead_of(const Record& record, domain::Instant now) { return queue_.ahead_of(record.turn, now); }
  void set_schools_ahead(int count) { schools_ahead_ = count; }
  // Counts the changes to what the ENT holds.
  [[nodiscard]] std::uint64_t changes() const { return changes_; }

  [[nodiscard]] Directory& directory() { return directory_; }
  [[nodiscard]] const Directory& directory() const { return directory_; }
  // That of the school's last EDT import that ended well; null if there is none.
  [[nodiscard]] const Timetable* timetable_of(const domain::Uai& school) const;
  // Its lessons of a class in the week of that Monday, as the ENT shows them.
  [[nodiscard]] std::vector<Lesson> lessons_of(const domain::Uai& school, const Timetable::Class& school_class,
                                               std::chrono::sys_days monday) const;

 private:
  struct Generated {
    Timetable timetable;
    int wrong_lessons = 0;
  };

  void finish(Record& record, Delivery& delivery);
  void generate(Record& record, Delivery& delivery);

  double time_scale_;
  std::uint64_t seed_;
  int schools_ahead_;
  Queue queue_;
  std::vector<Record> all_;
  std::map<int, Delivery> unfinished_;  // by number
  Directory directory_;
  std::map<domain::Uai, Generated> generated_;
  int last_number_;
  std::uint64_t changes_ = 0;
};

}  // namespace sandbox
