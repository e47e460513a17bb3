#include "portal/html_tags.h"

#include <boost/algorithm/string/predicate.hpp>

#include <algorithm>
#include <array>

namespace portal {

namespace {

constexpr std::string_view kSpace = " \t\r\n\f";
constexpr std::size_t kMaxAttributes = 200;  // of one tag; a parser compares each with each

constexpr std::array<std::string_view, 6> kUnread = {"script", "style", "iframe", "noembed", "xmp", "noframes"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

void skip(std::string_view& rest, std::size_t size) { rest.remove_prefix(std::min(size, rest.size())); }

// Past the first `end`, or past everything if it never comes.
void skip_past(std::string_view& rest, std::string_view end) {
  const auto at = rest.find(end);
  skip(rest, at == std::string_view::npos ? rest.size() : at + end.size());
}

std::string_view take_until(std::string_view& rest, std::string_view stops) {
  const auto part = rest.substr(0, rest.find_first_of(stops));
  rest.remove_prefix(part.size());
  return part;
}

void skip_comment(std::string_view& rest) {  // `rest` begins after "<!--"
  if (rest.starts_with(">")) return skip(rest, 1);
  if (rest.starts_with("->")) return skip(rest, 2);
  const auto plain = rest.find("-->");
  const auto bang = rest.substr(0, plain).find("--!>");
  skip(rest, bang != std::string_view::npos ? bang + 4 : plain != std::string_view::npos ? plain + 3 : rest.size());
}

}  // namespace

std::string_view Token::value_of(std::string_view attribute) const {
  for (const auto& each : attributes)
    if (each.name == attribute) return each.value;
  return {};
}

std::optional<Token> Tags::next() {
  while (!rest_.empty()) {
    if (!raw_.empty()) {
      if (auto token = raw_text()) return token;
      continue;
    }
    if (rest_.front() == '<') {
      const auto size = rest_.size();
      if (auto token = markup()) return token;
      if (rest_.size() < size) continue;  // a comment, a declaration
    }
    // A `<` that starts no tag is text.
    const auto source = rest_.substr(0, rest_.find('<', 1));
    rest_.remove_prefix(source.size());
    return Token{.kind = Token::Kind::text, .source = source};
  }
  return std::nullopt;
}

std::optional<Token> Tags::raw_text() {
  auto end = rest_.size();
  for (auto at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
    const auto after = rest_.substr(at + 2);
    if (after.size() < raw_.size() || !boost::algorithm::iequals(after.substr(0, raw_.size()), raw_)) continue;
    const auto follower = after.substr(raw_.size(), 1);
    if (!follower.empty() && follower.find_first_of(" \t\r\n\f/>") == std::string_view::npos) continue;
    end = at;
    break;
  }
  const auto source = rest_.substr(0, end);
  rest_.remove_prefix(end);
  const bool read = raw_ == "textarea" || raw_ == "title";
  raw_.clear();
  if (!read || source.empty()) return std::nullopt;
  return Token{.kind = Token::Kind::escapable, .source = source};
}

std::optional<Token> Tags::markup() {
  const auto second = rest_.substr(1, 1);
  if (second == "!") {
    if (rest_.starts_with("<!--")) {
      skip(rest_, 4);
      skip_comment(rest_);
    } else {
      skip_past(rest_, ">");
    }
    return std::nullopt;
  }
  if (second == "?") {
    skip_past(rest_, ">");
    return std::nullopt;
  }
  const bool end = second == "/";
  const auto first_letter = rest_.substr(end ? 2 : 1, 1);
  if (first_letter.empty() || !is_letter(first_letter.front())) {
    if (end && rest_.size() > 2) skip_past(rest_, ">");  // "</ >" is a comment to a browser
    return std::nullopt;
  }
  skip(rest_, end ? 2 : 1);
  Token token{.kind = end ? Token::Kind::end : Token::Kind::start};
  token.name = lower(take_until(rest_, " \t\r\n\f/>"));
  read_attributes(token);
  if (!end && (token.name == "textarea" || token.name == "title" ||
               std::find(kUnread.begin(), kUnread.end(), token.name) != kUnread.end()))
    raw_ = token.name;
  return token;
}

void Tags::read_attributes(Token& token) {
  while (!rest_.empty()) {
    skip(rest_, std::min(rest_.find_first_not_of(" \t\r\n\f/"), rest_.size()));
    if (rest_.empty()) return;
    if (rest_.front() == '>') return skip(rest_, 1);
    const auto start = rest_;
    skip(rest_, 1);  // a name may begin with `=`
    (void)take_until(rest_, " \t\r\n\f/>=");
    Token::Attribute attribute{lower(start.substr(0, start.size() - rest_.size())), {}};
    const auto after_name = rest_;
    skip(rest_, std::min(rest_.find_first_not_of(kSpace), rest_.size()));
    if (rest_.starts_with("=")) {
      skip(rest_, 1);
      skip(rest_, std::min(rest_.find_first_not_of(kSpace), rest_.size()));
      if (rest_.starts_with("\"") || rest_.starts_with("'")) {
        const auto quote = rest_.substr(0, 1);
        skip(rest_, 1);
        attribute.value = take_until(rest_, quote);
        skip(rest_, 1);
      } else {
        attribute.value = take_until(rest_, " \t\r\n\f>");
      }
    } else {
      rest_ = after_name;
    }
    if (token.attributes.size() < kMaxAttributes) token.attributes.push_back(std::move(attribute));
  }
}

}  // namespace portal
