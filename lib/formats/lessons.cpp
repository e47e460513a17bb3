#include "formats/lessons.h"

#include "formats/attributes.h"
#include "formats/document.h"
#include "formats/envelope.h"
#include "formats/moment.h"
#include "formats/sentence.h"
#include "formats/timetable.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace formats {

namespace {

using domain::Day;
using domain::Learners;
using domain::Lesson;
using domain::TimeOfDay;
using std::chrono::days;

constexpr int kWeeks = 64;  // bits of a mask
constexpr std::uint64_t kEveryWeek = ~std::uint64_t{0};

using Stay = std::pair<Day, Day>;  // first and last day of a pupil somewhere

// What a part or a group is made of: a class's name, and the stays of its pupils there. Empty stays: nobody.
struct Share {
  std::string class_name;
  std::set<Stay> stays;
  bool whole_class = false;
};

struct Taught {
  Learners::Who who = Learners::Who::school_class;
  std::string name;
  std::vector<Share> shares;
};

struct InWeeks {
  std::size_t of = 0;  // index into the list of what takes part
  std::uint64_t weeks = 0;
};

struct Course {
  int day = 0;  // 0 = Monday
  TimeOfDay begin{}, end{};
  std::size_t subject = 0;
  std::vector<InWeeks> teachers, rooms, taught;
  bool sure = true;  // false: a mask could not be read

  std::uint64_t weeks() const {
    std::uint64_t all = 0;
    for (const auto* list : {&teachers, &rooms, &taught})
      for (const InWeeks& each : *list) all |= each.weeks;
    return all;
  }
};

Day monday_of(Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

bool stays_on(const std::set<Stay>& stays, Day day) {
  return std::any_of(stays.begin(), stays.end(),
                     [&](const Stay& stay) { return stay.first <= day && day <= stay.second; });
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stopped != text.data() + text.size()) return std::nullopt;
  return value;
}

// xs:time, or "8:00", "08h00": what follows the minutes does not matter.
std::optional<TimeOfDay> time_of(std::string_view text) {
  const auto separator = text.find_first_of(":hH");
  if (separator == text.npos) return std::nullopt;
  const auto hour = number_of<unsigned>(text.substr(0, separator));
  const auto minute = number_of<unsigned>(text.substr(separator + 1, 2));
  if (!hour || !minute || *hour > 24 || *minute > 59) return std::nullopt;
  return std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

}  // namespace

struct Schedule::Content {
  Day first_monday{};             // of week 1
  std::optional<Day> begin, end;  // of the school year
  bool lists_pupils = false;
  bool whole = true;
  std::vector<std::string> classes;
  std::vector<domain::Subject> subjects{{}};  // the first is the one that cannot be told
  std::vector<domain::Teacher> teachers;
  std::vector<std::string> rooms;
  std::vector<Taught> taught;
  std::vector<Course> courses;

  Day day_of(const Course& course, int week) const { return first_monday + days{7 * (week - 1) + course.day}; }

  bool is_in_year(Day day) const { return (!begin || *begin <= day) && (!end || day <= *end); }

  Learners learners_on(const Taught& from, Day day) const {
    Learners learners{from.who, from.name, {}, {}};
    for (const Share& share : from.shares) {
      const bool there = share.whole_class || !lists_pupils || stays_on(share.stays, day);
      (there ? learners.classes : learners.without_pupils).push_back(share.class_name);
    }
    // A class that two of a group's parts belong to is named once, and one pupil is enough.
    const auto sort = [](std::vector<std::string>& names) {
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
    };
    sort(learners.classes);
    sort(learners.without_pupils);
    std::erase_if(learners.without_pupils, [&](const std::string& name) {
      return std::binary_search(learners.classes.begin(), learners.classes.end(), name);
    });
    return learners;
  }

  Lesson lesson_of(const Course& course, int week) const {
    const std::uint64_t bit = std::uint64_t{1} << week;
    Lesson lesson;
    lesson.day = day_of(course, week);
    lesson.begin = course.begin;
    lesson.end = course.end;
    lesson.subject = subjects[course.subject];
    for (const InWeeks& each : course.teachers)
      if ((each.weeks & bit) != 0) lesson.teachers.push_back(teachers[each.of]);
    for (const InWeeks& each : course.rooms)
      if ((each.weeks & bit) != 0) lesson.rooms.push_back(rooms[each.of]);
    for (const InWeeks& each : course.taught)
      if ((each.weeks & bit) != 0) lesson.learners.push_back(learners_on(taught[each.of], lesson.day));
    lesson.sure = course.sure && is_in_year(lesson.day);
    return lesson;
  }

  bool someone_is_taught(const Course& course, int week) const {
    const Lesson lesson = lesson_of(course, week);
    return lesson.sure && std::any_of(lesson.learners.begin(), lesson.learners.end(),
                                      [](const Learners& each) { return !each.classes.empty(); });
  }
};

// Fills a Schedule from the tree: first what courses refer to, then the courses, whatever their order in the file.
class ScheduleReader {
 public:
  static domain::Result<Schedule> read(pugi::xml_node root) {
    ScheduleReader reader;
    if (!reader.read_year(root))
      return refused("Ce fichier ne dit pas quel jour commence la première semaine de son emploi du temps.",
                     domain::Kind::edt);
    reader.read_grid(root);
    reader.read_pupils(root);
    reader.read_names(root);
    reader.read_learners(root);
    each_in(root, "Cours", "Cours", [&](pugi::xml_node node) { reader.read_course(node); });
    return Schedule(std::make_shared<const Schedule::Content>(std::move(reader.content_)));
  }

 private:
  using Places = std::unordered_map<std::string, std::size_t>;  // by Ident

  template <class Visit>
  static void each_in(pugi::xml_node root, const char* section, const char* item, Visit&& visit) {
    for (const pugi::xml_node list : root.children()) {
      if (!is_named(list, section)) continue;
      for (const pugi::xml_node node : list.children())
        if (is_named(node, item)) visit(node);
    }
  }

  static std::string value(pugi::xml_node node, std::string_view name) {
    const std::string_view text = attribute(node, name).value();
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string()
                              : std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
  }

  bool read_year(pugi::xml_node root) {
    for (const pugi::xml_node node : root.children()) {
      if (!is_named(node, "AnneeScolaire")) continue;
      content_.begin = read_date(attribute(node, "datedebut").value());
      content_.end = read_date(attribute(node, "datefin").value());
      const auto first = read_date(attribute(node, "datepremierjoursemaine1").value());
      const auto week_1 = first ? first : content_.begin;
      if (!week_1) return false;
      content_.first_monday = monday_of(*week_1);
      return true;
    }
    return false;
  }

  void read_grid(pugi::xml_node root) {
    for (const pugi::xml_node grid : root.children()) {
      if (!is_named(grid, "GrilleHoraire")) continue;
      int next = 0;
      each_in(grid, "PlacesParJour", "Place", [&](pugi::xml_node node) {
        const int number = number_of<int>(value(node, "numero")).value_or(next);
        next = number + 1;
        const auto begin = time_of(value(node, "libelleheuredebut")), end = time_of(value(node, "libelleheurefin"));
        if (begin && end && *begin < *end) grid_[number] = {*begin, *end};
      });
    }
  }

  void read_pupils(pugi::xml_node root) {
    each_in(root, "Eleves", "Eleve", [&](pugi::xml_node pupil) {
      content_.lists_pupils = true;
      for (const pugi::xml_node node : pupil.children()) {
        if (!is_named(node, "PartieDeClasse")) continue;
        const auto from = read_date(attribute(node, "dateentree").value());
        const auto to = read_date(attribute(node, "datesortie").value());
        stays_[value(node, "ident")].insert({from.value_or(Day::min()), to.value_or(Day::max())});
      }
    });
  }

  void read_names(pugi::xml_node root) {
    each_in(root, "Matieres", "Matiere", [&](pugi::xml_node node) {
      subjects_[value(node, "ident")] = content_.subjects.size();
      content_.subjects.push_back({value(node, "code"), value(node, "libelle")});
    });
    each_in(root, "Professeurs", "Professeur", [&](pugi::xml_node node) {
      teachers_[value(node, "ident")] = content_.teachers.size();
      content_.teachers.push_back({value(node, "nom"), value(node, "prenom")});
    });
    each_in(root, "Salles", "Salle", [&](pugi::xml_node node) {
      rooms_[value(node, "ident")] = content_.rooms.size();
      content_.rooms.push_back(value(node, "nom"));
    });
  }

  void read_learners(pugi::xml_node root) {
    each_in(root, "Classes", "Classe", [&](pugi::xml_node node) {
      const std::string name = value(node, "nom");
      if (name.empty()) return;
      content_.classes.push_back(name);
      add(classes_, node, {Learners::Who::school_class, name, {{name, {}, true}}});
      for (const pugi::xml_node part : node.children()) {
        if (!is_named(part, "PartieDeClasse")) continue;
        const auto pupils = stays_.find(value(part, "ident"));
        add(parts_, part,
            {Learners::Who::part,
             value(part, "nom"),
             {{name, pupils == stays_.end() ? std::set<Stay>() : pupils->second, false}}});
      }
    });
    each_in(root, "Groupes", "Groupe", [&](pugi::xml_node node) {
      Taught group{Learners::Who::group, value(node, "nom"), {}};
      for (const pugi::xml_node member : node.children()) {
        const Places* places = is_named(member, "Groupe") ? nullptr : learners_named(member);
        if (places == nullptr) continue;
        if (const auto found = places->find(value(member, "ident")); found != places->end())
          for (const Share& share : content_.taught[found->second].shares) group.shares.push_back(share);
      }
      add(groups_, node, std::move(group));
    });
  }

  void add(Places& places, pugi::xml_node node, Taught taught) {
    places[value(node, "ident")] = content_.taught.size();
    content_.taught.push_back(std::move(taught));
  }

  void read_course(pugi::xml_node node) {
    Course course;
    for (const pugi::xml_node member : node.children()) {
      if (is_named(member, "Matiere")) {
        if (const auto found = subjects_.find(value(member, "ident")); found != subjects_.end())
          course.subject = found->second;
      } else if (is_named(member, "Professeur")) {
        take_part(member, teachers_, 0, course.teachers, course.sure);
      } else if (is_named(member, "Salle")) {
        take_part(member, rooms_, 0, course.rooms, course.sure);
      } else if (const Places* places = learners_named(member)) {
        take_part(member, *places, kEveryWeek, course.taught, course.sure);
      }
    }
    if (course.weeks() == 0) return;
    if (!place_in_week(node, course)) {
      content_.whole = false;
      return;
    }
    content_.courses.push_back(std::move(course));
  }

  const Places* learners_named(pugi::xml_node node) const {
    if (is_named(node, "Classe")) return &classes_;
    if (is_named(node, "PartieDeClasse")) return &parts_;
    return is_named(node, "Groupe") ? &groups_ : nullptr;
  }

  // Whose mask cannot be read takes part in the weeks of `otherwise`, and whom the file describes nowhere not at all;
  // either way the course is not sure.
  static void take_part(pugi::xml_node member, const Places& places, std::uint64_t otherwise,
                        std::vector<InWeeks>& list, bool& sure) {
    const auto found = places.find(value(member, "ident"));
    const auto weeks = number_of<std::uint64_t>(attribute(member, "semaines").value());
    sure = sure && found != places.end() && weeks;
    if (found != places.end()) list.push_back({found->second, weeks.value_or(otherwise)});
  }

  bool place_in_week(pugi::xml_node node, Course& course) const {
    const auto day = number_of<int>(value(node, "jour")), first = number_of<int>(value(node, "numeroplacedebut")),
               count = number_of<int>(value(node, "nombreplaces"));
    if (!day || !first || !count || *day < 1 || *day > 7 || *first < 0 || *count < 1 || *count > 10'000) return false;
    const auto begin = grid_.find(*first), end = grid_.find(*first + *count - 1);
    if (begin == grid_.end() || end == grid_.end()) return false;
    course.day = *day - 1;
    course.begin = begin->second.first;
    course.end = end->second.second;
    return course.begin < course.end;
  }

  Schedule::Content content_;
  std::map<int, std::pair<TimeOfDay, TimeOfDay>> grid_;
  std::unordered_map<std::string, std::set<Stay>> stays_;  // by part
  Places subjects_, teachers_, rooms_, classes_, parts_, groups_;
};

const std::vector<std::string>& Schedule::classes() const { return content_->classes; }

domain::WeekOfLessons Schedule::week_of(Day day) const {
  domain::WeekOfLessons week;
  week.monday = monday_of(day);
  week.whole = content_->whole;
  const auto number = (week.monday - content_->first_monday).count() / 7 + 1;
  if (number < 0 || number >= kWeeks) return week;
  for (const Course& course : content_->courses)
    if ((course.weeks() >> number & 1) != 0)
      week.lessons.push_back(content_->lesson_of(course, static_cast<int>(number)));
  std::stable_sort(week.lessons.begin(), week.lessons.end(), [](const Lesson& a, const Lesson& b) {
    return std::tie(a.day, a.begin, a.end) < std::tie(b.day, b.begin, b.end);
  });
  return week;
}

std::optional<Day> Schedule::next_week(Day from) const {
  for (int week = 0; week < kWeeks; ++week) {
    const Day monday = content_->first_monday + days{7 * (week - 1)};
    if (monday < from) continue;
    for (const Course& course : content_->courses)
      if ((course.weeks() >> week & 1) != 0 && content_->someone_is_taught(course, week)) return monday;
  }
  return std::nullopt;
}

domain::Result<Schedule> read_schedule(std::string_view bytes) {
  std::string copy(bytes);
  const Prolog prolog = read_prolog(copy);
  Parser parser;
  const auto document = parser.parse(copy, prolog, domain::Kind::edt);
  if (!document) return document.error();
  const std::string_view root = local_name(document->root.name());
  if (root == kContainerRoot)
    return domain::Failure{domain::Fault::file_refused,
                           "Cet export est chiffré : seul l'ENT peut en lire les séances, et Navette ne peut pas les "
                           "comparer une à une à ce qu'il montre."};
  if (root != kTimetableRoot)
    return refused("Ce fichier n'est pas un emploi du temps exporté par EDT.", domain::Kind::edt);
  return ScheduleReader::read(document->root);
}

}  // namespace formats
