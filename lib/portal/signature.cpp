#include "portal/signature.h"

#include <algorithm>
#include <charconv>

namespace portal {

namespace {

constexpr std::size_t kLongestSentence = 400;

// An empty list asks nothing.
template <class Value, class Holds>
bool one_of(const std::vector<Value>& values, Holds holds) {
  return values.empty() || std::any_of(values.begin(), values.end(), holds);
}

std::optional<int> number_in(const Page& page, const std::optional<Pattern>& pattern) {
  if (!pattern) return std::nullopt;
  const auto found = pattern->find(page.text);
  if (!found) return std::nullopt;
  const std::string& digits = found->front();
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace

Sight::Sight(const Browser& browser, const std::vector<Signature>& signatures)
    : browser_(browser), signatures_(signatures) {}

bool Sight::fits(const Condition& condition) const {
  const Page& page = browser_.page();
  const auto contains = [](const std::string& folded, const std::string& part) {
    return folded.find(fold(part)) != std::string::npos;
  };
  const auto text = [&]() -> const std::string& {
    if (!text_) text_ = fold(page.text);
    return *text_;
  };
  // Cheapest first: most signatures are dismissed by the status or the headings.
  return one_of(condition.pages, [&](std::size_t index) { return fits(signatures_.at(index)); }) &&
         one_of(condition.status, [&](int status) { return page.status == status; }) &&
         one_of(condition.address,
                [&](const std::string& part) { return page.address.find(part) != std::string::npos; }) &&
         one_of(condition.address_like, [&](const Pattern& like) { return like.find(page.address).has_value(); }) &&
         one_of(condition.title, [&](const std::string& part) { return contains(fold(page.title), part); }) &&
         one_of(condition.heading,
                [&](const std::string& heading) {
                  return std::any_of(page.headings.begin(), page.headings.end(),
                                     [&](const std::string& each) { return reads_like(each, heading); });
                }) &&
         one_of(condition.table,
                [&](const std::string& caption) {
                  return std::any_of(page.tables.begin(), page.tables.end(),
                                     [&](const Table& each) { return reads_like(each.caption, caption); });
                }) &&
         one_of(condition.link, [&](const std::string& link) { return browser_.has_link(link); }) &&
         one_of(condition.field, [&](const std::string& field) { return browser_.has_field(field); }) &&
         one_of(condition.button, [&](const std::string& button) { return browser_.has_button(button); }) &&
         one_of(condition.text, [&](const std::string& part) { return contains(text(), part); }) &&
         one_of(condition.text_like, [&](const Pattern& like) { return like.find(page.text).has_value(); }) &&
         std::none_of(condition.except.begin(), condition.except.end(),
                      [&](const Condition& unwanted) { return fits(unwanted); });
}

std::string sentence_on(const Page& page, const Signature& signature) {
  if (!signature.sentence) return {};
  const auto found = signature.sentence->find(page.text);
  if (!found) return {};
  std::string words = shortened(found->front(), kLongestSentence);
  while (words.ends_with('.') || words.ends_with(' ')) words.pop_back();  // ours ends with a full stop of its own
  return words;
}

std::optional<int> ahead_on(const Page& page, const Signature& signature) { return number_in(page, signature.ahead); }

std::optional<domain::Duration> wait_on(const Page& page, const Signature& signature) {
  const auto number = number_in(page, signature.wait);
  if (!number) return std::nullopt;
  return signature.wait_unit * *number;
}

}  // namespace portal
