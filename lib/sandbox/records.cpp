#include "sandbox/records.h"

#include <cmath>

namespace sandbox {

namespace {

constexpr int kNumbersBefore = 11;  // an ENT that nobody has ever used would be no ENT

Queue::Rules rules_of(const Options& options) {
  return {options.simultaneous, scaled(options.generation_time, 1 / options.time_scale),
          scaled(options.other_school_every, 1 / options.time_scale), options.seed};
}

std::string number_of(std::int64_t number) { return std::to_string(number); }

}  // namespace

Records::Records(const Options& options, domain::Instant opened)
    : time_scale_(options.time_scale),
      seed_(options.seed),
      schools_ahead_(options.schools_ahead),
      queue_(rules_of(options), opened),
      directory_(options, opened),
      last_number_(kNumbersBefore) {}

const Record* Records::commit(Delivery delivery, const domain::Uai& school, std::optional<domain::Mode> mode,
                              bool will_break, int wrong_lessons, domain::Duration identifiers_time,
                              domain::Instant now) {
  for (const Record& each : all_)
    if (each.school == school && (each.state == Record::State::waiting || each.state == Record::State::running))
      return nullptr;
  Record record{++last_number_,     school,          delivery.kind,          mode, delivery.form,
                delivery.file_name, delivery.sha256, delivery.bytes,         now,  {},
                will_break,         wrong_lessons,   Record::State::waiting, {}};
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

const Timetable* Records::timetable_of(const domain::Uai& school) const {
  const auto found = generated_.find(school);
  return found == generated_.end() ? nullptr : &found->second.timetable;
}

std::vector<Lesson> Records::lessons_of(const domain::Uai& school, const Timetable::Class& school_class,
                                        std::chrono::sys_days monday) const {
  const Generated& generated = generated_.at(school);
  return damaged(generated.timetable.lessons_of(school_class, monday), generated.wrong_lessons, school_class.name,
                 seed_);
}

void Records::finish(Record& record, Delivery& delivery) {
  if (record.will_break) {
    record.state = Record::State::interrupted;
    return;
  }
  record.state = Record::State::done;
  if (delivery.kind == domain::Kind::edt) {
    generate(record, delivery);
  } else {
    auto identified =
        directory_.take_identifiers(record.school, domain::SchoolYear::of(record.committed_at),
                                    record.mode.value_or(domain::Mode::complete), delivery.payload.people);
    record.strangers = std::move(identified.strangers);
    const std::int64_t found = identified.read - std::ssize(record.strangers);
    record.figures = {{"Identifiants lus", number_of(identified.read)}, {"Identifiants rattachés", number_of(found)}};
  }
  record.figures.push_back({"Personnes non reconnues", number_of(std::ssize(record.strangers))});
}

void Records::generate(Record& record, Delivery& delivery) {
  record.strangers = directory_.take_timetable(record.school, domain::SchoolYear::of(record.committed_at),
                                               delivery.payload.people, record.turn.ends_at);
  const domain::Counts& counts = delivery.counts;
  std::int64_t lessons = counts.lessons;
  if (delivery.payload.timetable) {
    std::vector<std::string> lost;
    for (const Person& each : record.strangers)
      if (each.quality == Person::Quality::teacher) lost.push_back(each.last_name + " " + each.first_name);
    if (!lost.empty()) lessons -= delivery.payload.timetable->drop_courses_of(lost);
    generated_[record.school] = {std::move(*delivery.payload.timetable), record.wrong_lessons};
  }
  record.figures = {{"Classes", number_of(counts.classes)},      {"Groupes créés", number_of(counts.groups)},
                    {"Enseignants", number_of(counts.teachers)}, {"Élèves", number_of(counts.pupils)},
                    {"Cours", number_of(counts.courses)},        {"Séances générées", number_of(lessons)}};
}

}  // namespace sandbox
