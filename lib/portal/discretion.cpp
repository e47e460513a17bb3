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

Result<Answer> Discretion::of(Result<Answer> answer) const {
  if (!answer) {
    auto failure = answer.error();
    failure.sentence = of(failure.sentence);
    return failure;
  }
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

Checked Discretion::of(Checked line) const {
  for (auto* text : {&line.what, &line.advice, &line.page}) *text = of(*text);
  return line;
}

}  // namespace portal
