#include "portal/discretion.h"

#include "domain/overloaded.h"
#include "portal/page_text.h"

#include <boost/algorithm/string/replace.hpp>

namespace portal {

namespace {

constexpr std::size_t kTellable = 4;  // bytes of a password that is none of the words around it by mere chance

std::string as_html(std::string text) {
  for (const auto& [sign, entity] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}})
    boost::algorithm::replace_all(text, sign, entity);
  return text;
}

}  // namespace

std::string Discretion::of(std::string text) const {
  if (password_.size() < kTellable) return text;
  const std::string shown = folded_space(password_);
  for (const std::string& written : {password_, as_html(password_), shown, as_html(shown)})
    boost::algorithm::replace_all(text, written, "…");
  return text;
}

domain::Failure Discretion::of(domain::Failure failure) const {
  failure.sentence = of(failure.sentence);
  return failure;
}

Result<Answer> Discretion::of(Result<Answer> answer) const {
  if (!answer) return of(answer.error());
  std::visit(domain::overloaded{[&](TakenIn& taken) {
                                  for (auto& figure : taken.outcome.figures)
                                    figure = {of(figure.label), of(figure.value)};
                                  for (auto& name : taken.outcome.not_recognised) name = of(name);
                                },
                                [&](TurnedDown& down) { down.sentence = of(down.sentence); },
                                [&](CannotTell& cannot) { cannot.sentence = of(cannot.sentence); }, [](InQueue&) {},
                                [](Absent&) {}},
             *answer);
  return answer;
}

Result<FoundPeople> Discretion::of(Result<FoundPeople> answer) const {
  if (!answer) return of(answer.error());
  for (FoundPerson& each : answer->people)
    for (auto* text : {&each.last_name, &each.first_name, &each.profile, &each.school_class, &each.school, &each.birth_date})
      *text = of(*text);
  return answer;
}

Result<std::optional<Download>> Discretion::of(Result<std::optional<Download>> answer) const {
  if (!answer) return of(answer.error());
  return answer;
}

Result<std::vector<std::string>> Discretion::of(Result<std::vector<std::string>> answer) const {
  if (!answer) return of(answer.error());
  for (auto& each : *answer) each = of(each);
  return answer;
}

Result<ShownWeek> Discretion::of(Result<ShownWeek> answer) const {
  if (!answer) return of(answer.error());
  for (ShownLesson& each : answer->lessons) {
    each.subject = of(each.subject);
    each.group = of(each.group);
    for (auto* names : {&each.teachers, &each.rooms})
      for (auto& name : *names) name = of(name);
  }
  return answer;
}

Result<UserAnswer> Discretion::of(Result<UserAnswer> answer) const {
  if (!answer) return of(answer.error());
  std::visit(domain::overloaded{[&](UserCreated& created) { created.login = of(created.login); },
                                [&](UserDeclined& none) { none.sentence = of(none.sentence); },
                                [&](UnknownProfile& unknown_one) {
                                  for (auto& each : unknown_one.offered) each = of(each);
                                }},
             *answer);
  return answer;
}

Checked Discretion::of(Checked line) const {
  for (auto* text : {&line.what, &line.advice, &line.page}) *text = of(*text);
  return line;
}

}  // namespace portal
