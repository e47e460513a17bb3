#include "portal/form_owner.h"

#include <boost/algorithm/cxx11/any_of.hpp>

#include <algorithm>
#include <array>

namespace portal {

namespace {

using boost::algorithm::any_of_equal;

template <std::size_t N>
using Names = std::array<std::string_view, N>;

constexpr Names<18> kVoid = {"area", "base",  "basefont", "bgsound", "br",   "col",   "embed",  "frame", "hr",
                             "img",  "input", "keygen",   "link",    "meta", "param", "source", "track", "wbr"};
constexpr Names<14> kFormatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                   "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// An end tag does not reach beyond these (the standard's "in scope").
constexpr Names<9> kBoundary = {"table", "td", "th", "caption", "html", "button", "object", "marquee", "select"};
constexpr Names<5> kTableParts = {"table", "tbody", "thead", "tfoot", "tr"};
constexpr Names<4> kSections = {"tbody", "thead", "tfoot", "table"};
constexpr Names<8> kTableTags = {"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"};
constexpr Names<6> kImplied = {"p", "li", "dd", "dt", "option", "optgroup"};
constexpr Names<34> kClosesParagraph = {
    "address", "article",  "aside",  "blockquote", "center",     "details", "dialog", "dir",  "div",
    "dl",      "fieldset", "figure", "footer",     "figcaption", "form",    "h1",     "h2",   "h3",
    "h4",      "h5",       "h6",     "header",     "hr",         "li",      "main",   "menu", "nav",
    "ol",      "p",        "pre",    "section",    "table",      "ul",      "summary"};

}  // namespace

std::optional<std::size_t> FormOwner::find_in_scope(std::string_view name) const {
  const bool of_table = any_of_equal(kTableTags, name);
  for (auto at = open_.size(); at-- > 0;) {
    if (open_[at].name == name) return at;
    if (of_table ? open_[at].name == "table" : any_of_equal(kBoundary, open_[at].name)) break;
  }
  return std::nullopt;
}

bool FormOwner::directly_in_table() const { return !open_.empty() && any_of_equal(kTableParts, open_.back().name); }

// What a start tag closes that its author did not.
void FormOwner::close_implied(const std::string& name, std::vector<std::string>& closed) {
  const auto pop_to = [&](std::size_t size) {
    for (; open_.size() > size; open_.pop_back()) closed.push_back(std::move(open_.back().name));
  };
  const auto close = [&](std::string_view each) {
    if (const auto at = find_in_scope(each)) pop_to(*at);
  };
  if (name == "td" || name == "th" || name == "tr" || any_of_equal(kSections, name)) {
    if (name == "table") {
      close("p");
      return;
    }
    close("td");
    close("th");
    close("caption");
    if (name != "td" && name != "th") close("tr");
    if (any_of_equal(kSections, name))
      for (const auto each : {"tbody", "thead", "tfoot"}) close(each);
    return;
  }
  if (any_of_equal(kClosesParagraph, name)) close("p");
  if (open_.empty()) return;
  if (name == "li" || name == "dd" || name == "dt") {
    // Only within the same list.
    for (auto at = open_.size(); at-- > 0;) {
      const auto& each = open_[at].name;
      const bool same = name == "li" ? each == "li" : each == "dd" || each == "dt";
      if (same) return pop_to(at);
      if (each == "ul" || each == "ol" || each == "dl" || each == "menu" || any_of_equal(kBoundary, each)) return;
    }
  } else if (name == "option" || name == "optgroup") {
    if (open_.back().name == "option") pop_to(open_.size() - 1);
    if (name == "optgroup" && !open_.empty() && open_.back().name == "optgroup") pop_to(open_.size() - 1);
  } else if (name == "input" || name == "textarea" || name == "select") {
    close("select");  // no control stands in a list of options
  } else if (name == "a" || name == "button") {
    if (name == "button")
      close("button");
    else if (const auto at = find_in_scope("a")) {
      closed.push_back("a");
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(*at));
    }
  }
}

FormOwner::Place FormOwner::start(const std::string& name) {
  if (name == "form" && pointer_) return {.counts = false};
  Place place;
  close_implied(name, place.closed);
  const auto around = open_.empty() ? std::nullopt : open_.back().inside;
  if (name == "form") {
    pointer_ = forms_++;
    place.form = pointer_;
    if (!directly_in_table() && open_.size() < kMaxDepth) open_.push_back({name, pointer_, pointer_});
    return place;
  }
  place.form = pointer_ ? pointer_ : around;
  if (any_of_equal(kVoid, name)) return place;
  if (open_.size() < kMaxDepth) {
    open_.push_back({name, around});
  } else {
    ++too_deep_;
    place.counts = false;
  }
  return place;
}

void FormOwner::end_form() {
  const auto form = pointer_;
  pointer_.reset();
  if (!form) return;
  for (auto at = open_.size(); at-- > 0;) {
    if (open_[at].form == form) {
      while (open_.size() > at + 1 && any_of_equal(kImplied, open_.back().name)) open_.pop_back();
      // What is still open inside stays inside; the form itself takes nothing more.
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    }
    if (any_of_equal(kBoundary, open_[at].name)) return;  // out of reach: it stays around what follows
  }
}

bool FormOwner::end(const std::string& name) {
  if (name == "form") {
    end_form();
    return true;
  }
  if (too_deep_ > 0) {
    --too_deep_;
    return false;
  }
  const auto at = find_in_scope(name);
  if (!at) return false;
  if (any_of_equal(kFormatting, name))
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(*at));
  else
    open_.resize(*at, Open{});
  return true;
}

}  // namespace portal
