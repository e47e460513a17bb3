#include "sandbox/records.h"

#include <cmath>

namespace sandbox {

namespace {

constexpr int kNumbersBefore = 11;  // an ENT that nobody has ever used would be no ENT

Queue::Rules rules_of(const Options& options) {
  return {options.simultaneous, scaled(options.generation_time, 1 / options.time_scale),
          scaled(options.other_school_every, 1 / options.time_scale), options.seed};
}

// FNV-1a, finished as splitmix64 does: the same on every system, unlike std::hash.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 14695981039346656037u ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9u;
  return hash ^ hash >> 31;
}

std::string number_of(std::int64_t number) { return std::to_string(number); }

}  // namespace

Records::Records(const Options& options, domain::Instant opened)
    : time_scale_(options.time_scale),
      seed_(options.seed),
      unrecognised_permille_(options.unrecognised_permille),
      schools_ahead_(options.schools_ahead),
      queue_(rules_of(options), opened),
      last_number_(kNumbersBefore) {}

const Record* Records::commit(Delivery delivery, const domain::Uai& school, std::optional<domain::Mode> mode,
                              bool will_break, domain::Duration identifiers_time, domain::Instant now) {
  for (const Record& each : all_)
    if (each.school == school && (each.state == Record::State::waiting || each.state == Record::State::running))
      return nullptr;
  Record record{++last_number_,
                school,
                delivery.kind,
                mode,
                delivery.form,
                delivery.file_name,
                delivery.sha256,
                delivery.bytes,
                now,
                {},
                will_break,
                Record::State::waiting,
                {}};
  if (delivery.kind == domain::Kind::edt)
    record.turn = queue_.enter(now, schools_ahead_);
  else
    record.turn = {0, now, now + scaled(identifiers_time, 1 / time_scale_)};
  all_.push_back(std::move(record));
  unfinished_.emplace(last_number_, std::move(delivery));
  ++changes_;
  settle(now);
  return &all_.back();
}

void Records::settle(domain::Instant now) {
  for (auto each = unfinished_.begin(); each != unfinished_.end();) {
    Record& record = all_[static_cast<std::size_t>(each->first - kNumbersBefore - 1)];
    if (now < record.turn.ends_at) {
      record.state = now < record.turn.starts_at ? Record::State::waiting : Record::State::running;
      ++each;
      continue;
    }
    finish(record, each->second);
    each = unfinished_.erase(each);
    ++changes_;
  }
}

const Record* Records::find(int number, const domain::Uai& school) const {
  for (const Record& each : all_)
    if (each.number == number && each.school == school) return &each;
  return nullptr;
}

std::vector<const Record*> Records::of(const domain::Uai& school) const {
  std::vector<const Record*> found;
  for (const Record& each : all_)
    if (each.school == school) found.push_back(&each);
  return found;
}

void Records::finish(Record& record, const Delivery& delivery) {
  if (record.will_break) {
    record.state = Record::State::interrupted;
    return;
  }
  record.state = Record::State::done;
  Directory& directory = directories_[record.school];
  const auto year = domain::SchoolYear::of(record.committed_at);
  if (directory.year != year) directory = {year, {}};

  const domain::Counts& counts = delivery.counts;
  if (delivery.kind == domain::Kind::edt) {
    directory.known.clear();
    for (const Person& person : delivery.people) {
      const std::string key = person.key();
      if (person.quality == Person::Quality::pupil &&
          static_cast<int>(hash_of(key, seed_) % 1000) < unrecognised_permille_)
        record.strangers.push_back(person);
      else
        directory.known.insert(key);
    }
    record.figures = {{"Classes", number_of(counts.classes)},      {"Groupes créés", number_of(counts.groups)},
                      {"Enseignants", number_of(counts.teachers)}, {"Élèves", number_of(counts.pupils)},
                      {"Cours", number_of(counts.courses)},        {"Séances générées", number_of(counts.lessons)}};
  } else {
    std::int64_t read = 0;
    for (const Person& person : delivery.people) {
      if (!person.identified) continue;
      ++read;
      if (!directory.known.contains(person.key())) record.strangers.push_back(person);
    }
    const auto lost = static_cast<std::int64_t>(record.strangers.size());
    record.figures = {{"Identifiants lus", number_of(read)}, {"Identifiants rattachés", number_of(read - lost)}};
  }
  record.figures.push_back({"Personnes non reconnues", number_of(static_cast<std::int64_t>(record.strangers.size()))});
}

}  // namespace sandbox
