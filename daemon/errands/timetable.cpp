// The timetables of classes, as the ENT shows them after an EDT import, held against the export.
#include "daemon/errands/errand.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "formats/lessons.h"
#include "timetable/comparison.h"
#include "timetable/figures.h"
#include "timetable/sample.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cstdio>

namespace navette {

namespace {

using domain::Remark;
using domain::Result;
using domain::Task;
using engine::Accomplished;

constexpr std::size_t kMostClasses = 12;

std::string clock(int minutes) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
  return text;
}

std::string day_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  char text[32];
  std::snprintf(text, sizeof text, "%02u/%02u/%04d", static_cast<unsigned>(date.day()),
                static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "; ") + word;
  return all;
}

std::vector<timetable::ShownLesson> shown(const portal::ShownWeek& week) {
  std::vector<timetable::ShownLesson> lessons;
  for (const portal::ShownLesson& each : week.lessons)
    lessons.push_back({day_of(each.day), clock(each.starts), each.ends > each.starts ? clock(each.ends) : "",
                       each.subject, joined(each.teachers), joined(each.rooms), each.group});
  return lessons;
}

std::vector<std::string> sentences_of(const std::vector<domain::Finding>& findings) {
  std::vector<std::string> sentences;
  for (const domain::Finding& finding : findings) sentences.push_back(finding.sentence);
  return sentences;
}

domain::Day today(const Trip& trip) {
  return std::chrono::floor<std::chrono::days>(trip.now + utc_offset(trip.now));
}

class Reading {
 public:
  explicit Reading(const Trip& trip) : trip_(trip) {}

  // Each class of the export that the ENT has, in its next week with lessons.
  Result<Accomplished> of_clear(const formats::Schedule& schedule) {
    const auto monday = schedule.next_week(today(trip_));
    if (!monday) return nothing("l'export n'a plus de cours à venir.");
    const domain::WeekOfLessons week = schedule.week_of(*monday);
    const auto offered = trip_.session.list_classes();
    if (!offered) return offered.error();
    const auto vocabulary = timetable::vocabulary_of(week.lessons);
    std::vector<timetable::Comparison> comparisons;
    std::vector<std::string> absent;
    for (const std::string& name : sample(schedule.classes())) {
      if (std::ranges::find(*offered, name) == offered->end()) {
        absent.push_back(name);
        continue;
      }
      const auto page = trip_.session.read_timetable(name, *monday);
      if (!page) return page.error();
      comparisons.push_back(timetable::compare(timetable::lessons_of(name, week), shown(*page), vocabulary));
    }
    return told(comparisons, absent);
  }

  // Of an encrypted export: has each class any lesson, and did the ENT count fewer than last time?
  Result<Accomplished> of_container() {
    const auto offered = trip_.session.list_classes();
    if (!offered) return offered.error();
    const domain::Day day = today(trip_);
    const domain::Day monday = day + (std::chrono::Monday - std::chrono::weekday(day));
    std::vector<timetable::ShownClass> classes;
    for (const std::string& name : sample(*offered)) {
      const auto page = trip_.session.read_timetable(name, monday);
      if (!page) return page.error();
      classes.push_back({name, shown(*page)});
    }
    auto findings = timetable::empty_classes(classes, monday);
    for (auto& fallen : timetable::fallen_figures(trip_.job.import.outcome.figures, trip_.job.figures_before,
                                                  trip_.config.suspicious_loss))
      findings.push_back(std::move(fallen));
    Accomplished done;
    done.sentence = "Emplois du temps relus dans l'ENT : " + std::to_string(classes.size()) + " classes, " +
                    (findings.empty() ? "rien à signaler." : std::to_string(findings.size()) + " remarques.");
    std::vector<std::string> sentences = sentences_of(findings);
    if (findings.empty())
      sentences.push_back("Chacune des " + std::to_string(classes.size()) + " classes relues a des séances la semaine du " +
                          day_of(monday) + ". L'export est chiffré : Navette ne peut pas les comparer une à une.");
    done.remarks.push_back({Task::timetable, "", std::move(sentences)});
    return done;
  }

  static Accomplished nothing(const std::string& why) {
    return {{{Task::timetable, "", {"Les emplois du temps n'ont pas été relus : " + why}}},
            "Les emplois du temps n'ont pas été relus : " + why};
  }

 private:
  [[nodiscard]] std::vector<std::string> sample(const std::vector<std::string>& classes) const {
    return timetable::sample_of(classes, kMostClasses, static_cast<std::uint64_t>(trip_.job.import.id));
  }

  static Accomplished told(const std::vector<timetable::Comparison>& comparisons,
                           const std::vector<std::string>& absent) {
    Accomplished done;
    Remark whole{Task::timetable, "", {}};
    if (!comparisons.empty()) whole.sentences.push_back(timetable::summary_of(comparisons));
    if (!absent.empty())
      whole.sentences.push_back("L'ENT ne montre pas l'emploi du temps de " + joined(absent) +
                                " : la classe n'y a pas ce nom, ou n'y est pas.");
    if (const std::string advice = timetable::advice_on(comparisons); !advice.empty())
      whole.sentences.push_back(advice);
    done.sentence = whole.sentences.empty() ? "Aucune classe à comparer." : whole.sentences.front();
    done.remarks.push_back(std::move(whole));
    for (const timetable::Comparison& each : comparisons)
      if (const auto findings = timetable::findings_of(each); !findings.empty())
        done.remarks.push_back({Task::timetable, each.class_name, sentences_of(findings)});
    return done;
  }

  const Trip& trip_;
};

}  // namespace

Result<Accomplished> read_timetables(const Trip& trip) {
  Reading reading(trip);
  if (trip.job.import.content.form != domain::Form::clear) return reading.of_container();
  const std::string& file = trip.job.import.filed_as;
  boost::system::error_code error;
  if (file.empty() || !fs::is_regular_file(file, error) || fs::file_size(file, error) > trip.config.size_cap)
    return Reading::nothing("l'export n'est plus là où il avait été rangé.");
  const auto schedule = formats::read_schedule(read_file(file));
  if (!schedule) return Reading::nothing(schedule.error().sentence);
  return reading.of_clear(*schedule);
}

}  // namespace navette
