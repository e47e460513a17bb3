#include "portal/errands.h"

#include "portal/choices.h"
#include "portal/people_reader.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;
using std::chrono::sys_days;

using What = Collect::What;

constexpr std::size_t kLongestLogin = 200;

void must_name_somebody(const Name& name) {
  if (name.last.empty() && name.first.empty()) throw std::invalid_argument("portal: nobody is named");
}

std::string declined(const std::string& words) {
  if (words.empty())
    return "L'ENT n'a pas créé l'utilisateur, sans dire pourquoi. Cherchez-le dans l'annuaire : il existe peut-être "
           "déjà.";
  return "L'ENT n'a pas créé l'utilisateur. Il écrit : « " + words + " ».";
}

template <class... Numbers>
std::string printed(const char* format, Numbers... numbers) {
  char text[40];
  std::snprintf(text, sizeof text, format, numbers...);
  return text;
}

}  // namespace

std::string written_day(sys_days day) {
  const std::chrono::year_month_day date(day);
  return printed("%02u/%02u/%04d", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                 static_cast<int>(date.year()));
}

std::string iso_day(sys_days day) {
  const std::chrono::year_month_day date(day);
  return printed("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                 static_cast<unsigned>(date.day()));
}

Values timetable_values(const std::string& school_class, sys_days monday) {
  return {{"class", school_class}, {"week", written_day(monday)}, {"week_iso", iso_day(monday)}};
}

Failure Errands::switched_off(FlowKind errand) const {
  return {Fault::page_changed, "Le profil « " + profile_.title + " » ne dit pas comment " +
                                   std::string(purpose_of(errand)) +
                                   " : cette fonction est désactivée. Pour l'activer, ajoutez-y le parcours « " +
                                   std::string(name_of(errand)) + " »."};
}

Result<void> Errands::walk(FlowKind errand, const Values& values, Trace& trace, const Read& read,
                           const BeforeCommit& before_commit) {
  const Given given{nullptr, &values};
  for (const Step& step : profile_.errands.at(errand)) {
    if (const auto* what = std::get_if<Collect>(&step.action)) {
      if (step.when && !flow_.fits(*step.when)) continue;
      const auto on = read(*what, step);
      if (!on) return on.error();
      if (!*on) return {};
      continue;
    }
    if (auto passed = flow_.pass(step, errand, trace, given, before_commit); !passed) return passed;
    if (trace.nobody || (trace.meaning && trace.meaning->means == Means::refused)) return {};
  }
  return {};
}

Result<FoundPeople> Errands::search_directory(const Name& name) {
  must_name_somebody(name);
  flow_.forget_strange_page();
  constexpr auto kErrand = FlowKind::directory_search;
  if (!profile_.has(kErrand)) return switched_off(kErrand);
  const Values values{{"last_name", name.last}, {"first_name", name.first}};
  return entrance_.signed_in<FoundPeople>([&](Trace& trace) -> Result<FoundPeople> {
    FoundPeople found;
    const auto walked = walk(kErrand, values, trace, [&](const Collect& what, const Step& step) -> Result<bool> {
      auto people = PeopleReader(flow_, browser_, *what.people, step.line).read(trace);
      if (!people) return people.error();
      found = std::move(*people);
      return true;
    });
    if (!walked) return walked.error();
    return found;
  });
}

Result<std::optional<Download>> Errands::fetch_credentials(const CredentialsWanted& wanted) {
  if (wanted.person) must_name_somebody(*wanted.person);
  flow_.forget_strange_page();
  const auto errand = wanted.person ? FlowKind::person_credentials : FlowKind::credentials_file;
  if (!profile_.has(errand)) return switched_off(errand);
  Values values{{"date", ""}, {"date_iso", ""}};
  if (wanted.person) values = {{"last_name", wanted.person->last}, {"first_name", wanted.person->first}};
  if (wanted.since) {
    values["date"] = written_day(*wanted.since);
    values["date_iso"] = iso_day(*wanted.since);
  }
  using File = std::optional<Download>;
  return entrance_.signed_in<File>([&](Trace& trace) -> Result<File> {
    const auto walked = walk(errand, values, trace, [](const Collect&, const Step&) -> Result<bool> { return true; });
    if (!walked) return walked.error();
    return std::move(trace.download);
  });
}

Result<std::vector<std::string>> Errands::choices_here(const Collect& what) {
  auto choices = choices_on(browser_.page(), what);
  if (!choices && what.empty && flow_.fits(*what.empty)) choices.emplace();
  if (!choices) return flow_.strange("La page n'offre pas le choix que le profil décrit. ");
  return std::move(*choices);
}

Result<std::vector<std::string>> Errands::list_classes() {
  flow_.forget_strange_page();
  constexpr auto kErrand = FlowKind::class_timetable;
  if (!profile_.has(kErrand)) return switched_off(kErrand);
  using Classes = std::vector<std::string>;
  return entrance_.signed_in<Classes>([&](Trace& trace) -> Result<Classes> {
    Classes classes;
    const auto walked = walk(kErrand, {}, trace, [&](const Collect& what, const Step&) -> Result<bool> {
      auto offered = choices_here(what);
      if (!offered) return offered.error();
      classes = std::move(*offered);
      return false;
    });
    if (!walked) return walked.error();
    return classes;
  });
}

Result<ShownWeek> Errands::read_timetable(const std::string& school_class, sys_days monday) {
  flow_.forget_strange_page();
  constexpr auto kErrand = FlowKind::class_timetable;
  if (!profile_.has(kErrand)) return switched_off(kErrand);
  const Values values = timetable_values(school_class, monday);
  return entrance_.signed_in<ShownWeek>([&](Trace& trace) -> Result<ShownWeek> {
    ShownWeek week;
    const auto walked = walk(kErrand, values, trace, [&](const Collect& what, const Step&) -> Result<bool> {
      if (what.what != What::lessons) return true;
      auto shown = week_on(browser_.page(), *what.lessons, monday);
      if (!shown && flow_.fits(what.lessons->empty)) shown.emplace();
      if (!shown) return flow_.strange("L'emploi du temps de l'ENT n'a pas le tableau que le profil décrit. ");
      week = std::move(*shown);
      return true;
    });
    if (!walked) return walked.error();
    return week;
  });
}

Result<UserAnswer> Errands::create_user(const NewUser& user, const BeforeCommit& before_commit) {
  flow_.forget_strange_page();
  constexpr auto kErrand = FlowKind::create_user;
  if (!profile_.has(kErrand)) return switched_off(kErrand);
  const Values values{{"last_name", user.last_name}, {"first_name", user.first_name}, {"user_profile", user.profile}};
  return entrance_.signed_in<UserAnswer>([&](Trace& trace) -> Result<UserAnswer> {
    UserAnswer answer = UserCreated{};
    const auto read = [&](const Collect& what, const Step&) -> Result<bool> {
      if (what.what == What::profiles) {
        auto offered = choices_here(what);
        if (!offered) return offered.error();
        const bool known = std::any_of(offered->begin(), offered->end(),
                                       [&](const std::string& each) { return reads_like(each, user.profile); });
        if (!known) answer = UnknownProfile{std::move(*offered)};
        return known;
      }
      if (const auto login = what.text->find(browser_.page().text))
        answer = UserCreated{shortened(login->front(), kLongestLogin)};
      return true;
    };
    if (const auto walked = walk(kErrand, values, trace, read, before_commit); !walked) return walked.error();
    if (trace.meaning && trace.meaning->means == Means::refused) return UserAnswer(UserDeclined{declined(trace.words)});
    return answer;
  });
}

}  // namespace portal
