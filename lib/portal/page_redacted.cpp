#include "portal/page_redacted.h"

#include "portal/html_tree.h"
#include "portal/page_text.h"
#include "portal/url.h"

#include <boost/algorithm/cxx11/any_of.hpp>
#include <boost/algorithm/string/case_conv.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace portal {

namespace {

using boost::algorithm::any_of_equal;

constexpr std::string_view kGone = "…";
constexpr std::size_t kShortList = 12;          // options: more may be a list of people
constexpr std::size_t kLongestCopy = 2u << 20;  // bytes of the copy

constexpr std::array<std::string_view, 52> kShown = {
    "html", "head",   "body",   "title",    "h1",       "h2",     "h3",      "h4",      "h5",       "h6",     "div",
    "p",    "span",   "br",     "hr",       "ul",       "ol",     "li",      "dl",      "dt",       "dd",     "table",
    "tr",   "td",     "th",     "thead",    "tbody",    "tfoot",  "caption", "label",   "fieldset", "legend", "input",
    "a",    "select", "option", "optgroup", "textarea", "button", "nav",     "header",  "footer",   "main",   "section",
    "b",    "i",      "strong", "em",       "center",   "area",   "iframe",  "noscript"};
constexpr std::array<std::string_view, 8> kEmpty = {"br", "hr", "input", "area", "img", "meta", "link", "base"};
constexpr std::array<std::string_view, 15> kRead = {"title",  "h1",     "h2", "h3",      "h4", "h5",      "h6", "label",
                                                    "legend", "button", "th", "caption", "a",  "summary", "dt"};
constexpr std::array<std::string_view, 14> kAttributes = {"type",     "name",   "for",         "id",        "multiple",
                                                          "disabled", "alt",    "title",       "checked",   "selected",
                                                          "colspan",  "hidden", "placeholder", "aria-label"};

// Not names of people, though they begin with a capital.
constexpr std::array<std::string_view, 12> kKnown = {"edt", "pronote", "ent", "idpn",     "cas", "id",
                                                     "csv", "xml",     "pdf", "skolengo", "uai", "siecle"};

bool is_upper(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word[0]);
  if (first >= 'A' && first <= 'Z') return true;
  if (first == 0xC3 && word.size() > 1) return static_cast<unsigned char>(word[1]) <= 0x9E;  // À to Þ
  return first == 0xC5 && word.starts_with("Œ");
}

bool is_known(std::string_view word) {
  std::string plain;
  for (const char c : word)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) plain.push_back(c);
  return any_of_equal(kKnown, boost::algorithm::to_lower_copy(plain));
}

bool is_identifying(std::string_view word) {
  if (word.find('@') != std::string_view::npos || word.size() > 40) return true;
  std::size_t digits = 0;
  std::size_t run = 0;
  for (const char c : word) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    run = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ? run + 1 : 0;
    if (digits >= 5 || run >= 16) return true;
  }
  return false;
}

// From a word's first letter on: quotes, apostrophes and brackets before it do not count.
std::string_view from_letter(std::string_view word) {
  for (const std::string_view mark : {"d'", "l'", "D'", "L'", "d’", "l’", "«", "\"", "'", "(", "["})
    if (word.starts_with(mark)) return from_letter(word.substr(mark.size()));
  return word;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '<': out.append("&lt;"); break;
      case '>': out.append("&gt;"); break;
      case '&': out.append("&amp;"); break;
      case '"': out.append("&quot;"); break;
      default: out.push_back(c);
    }
  return out;
}

// The path without ;jsessionid=…, the query's names without their values.
std::string address_without_values(std::string_view address) {
  const auto query = address.find('?');
  auto path = address.substr(0, std::min({query, address.find('#'), address.find(';'), address.size()}));
  std::string out;
  while (!path.empty()) {
    const auto end = std::min(path.find('/', 1), path.size());
    const auto segment = path.substr(0, end);
    const bool holds_value = segment.find('=') != std::string_view::npos;  // a mistyped query, for one
    out.append(holds_value || is_identifying(segment) ? "/" + std::string(kGone) : std::string(segment));
    path.remove_prefix(end);
  }
  if (query == std::string_view::npos) return out;
  out.push_back('?');
  for (auto rest = address.substr(query + 1); !rest.empty();) {
    const auto end = std::min(rest.find('&'), rest.size());
    const auto name = rest.substr(0, std::min(rest.find('='), end));
    if (!is_identifying(name)) out.append(out.ends_with('?') ? "" : "&").append(name).append("=").append(kGone);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

class Redaction {
 public:
  std::string run(const Page& page) && {
    const HtmlTree tree(page.html);
    out_ = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<!-- HTTP " + std::to_string(page.status) + ", " +
           escaped(host_of(page.address)) + " -->\n";
    if (tree.root())
      walk(
          tree.root(), [this](const xmlNode* node) { return enter(node); },
          [this](const xmlNode* node) { leave(node); });
    return std::move(out_);
  }

 private:
  bool enter(const xmlNode* node) {
    if (out_.size() > kLongestCopy) return false;
    if (!is_element(node)) {
      text(node);
      return false;
    }
    if (is(node, kFormElement)) {
      out_.append("<form id=\"f" + attribute_or(node, kOwner, "") + "\"");
      for (const auto* name : {"method", "enctype"})
        if (const auto value = attribute(node, name)) write(name, without_names(*value));
      write("action", address_without_values(attribute_or(node, "action", "")));
      out_.append("></form>\n");
      return false;
    }
    if (is(node, "table") && (data_tables_ > 0 || has_header(node))) ++data_tables_;
    if (any_of_equal(kRead, name_of(node))) ++read_;
    if (!any_of_equal(kShown, name_of(node))) return true;
    start(node);
    if (is(node, "textarea")) return false;
    return !is(node, "select") ||
           elements(node, [](const auto* each) { return is(each, "option"); }).size() <= kShortList;
  }

  void leave(const xmlNode* node) {
    if (!is_element(node) || is(node, kFormElement)) return;
    if (is(node, "table") && data_tables_ > 0) --data_tables_;
    if (any_of_equal(kRead, name_of(node)) && read_ > 0) --read_;
    const auto name = name_of(node);
    if (!any_of_equal(kShown, name) || any_of_equal(kEmpty, name) || out_.size() > kLongestCopy) return;
    out_.append("</").append(name).append(">");
    if (is_block(node)) out_.push_back('\n');
  }

  void start(const xmlNode* node) {
    out_.append("<").append(name_of(node));
    for (const auto name : kAttributes)
      if (const auto value = attribute(node, std::string(name).c_str()))
        write(name, without_names(folded_space(*value)));
    if (const auto owner = attribute_or(node, kOwner, ""); !owner.empty() && (is_control(node) || is(node, "input")))
      write("form", attribute(node, "form") ? without_names(attribute_or(node, "form", "")) : "f" + owner);
    if (const auto href = attribute(node, "href")) write("href", address_without_values(*href));
    const auto type = boost::algorithm::to_lower_copy(attribute_or(node, "type", ""));
    const bool on_button = is(node, "input") && (type == "submit" || type == "button" || type == "reset");
    if (attribute(node, "value"))
      write("value", on_button ? without_names(attribute_or(node, "value", "")) : std::string(kGone));
    out_.push_back('>');
  }

  void write(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
  }

  void text(const xmlNode* node) {
    const auto words = folded_space(content_of(node));
    if (words.empty()) return;
    out_.append(is_read(node) ? escaped(without_names(words)) : std::string(kGone));
  }

  // Headings, labels and the like, the texts beside controls; in a data table its header cells and buttons only.
  bool is_read(const xmlNode* node) const {
    const auto* parent = node->parent;
    if (is(parent, "option")) return true;
    if (data_tables_ > 0) {
      for (const auto* each = parent; is_element(each); each = each->parent) {
        if (is(each, "caption") || is(each, "button") || (is(each, "th") && heads_columns(each))) return true;
        if (is(each, "td") || is(each, "th") || is(each, "table")) return false;
      }
    }
    if (read_ > 0) return true;
    for (const auto* each = parent->children; each; each = each->next)
      if (is_control(each)) return true;
    for (const auto* each = parent; is_element(each) && !is(each, "table"); each = each->parent)
      if (is(each, "tr")) return any_of(each, is_control);
    return false;
  }

  // Not a row's own header, which may be a person.
  static bool heads_columns(const xmlNode* cell) {
    for (const auto* each = cell->parent->children; each; each = each->next)
      if (is(each, "td")) return false;
    return true;
  }

  static bool has_header(const xmlNode* table) {
    bool found = false;
    walk(
        table,
        [&](const xmlNode* node) {
          found = found || is(node, "th") || is(node, "thead");
          return !found && (node == table || !is(node, "table"));
        },
        [](const xmlNode*) {});
    return found;
  }

  std::string out_;
  int data_tables_ = 0;
  int read_ = 0;  // elements of kRead around
};

}  // namespace

std::string without_names(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::string out;
  const auto append = [&out](std::string_view word) { out.append(out.empty() ? "" : " ").append(word); };
  const auto is_name = [](std::string_view word) { return is_upper(from_letter(word)) && !is_known(word); };
  for (std::size_t i = 0; i < words.size();) {
    auto end = i;
    while (end < words.size() && is_name(words[end])) ++end;
    if (end - i >= 2) {
      append(kGone);
      i = end;
    } else {
      append(is_identifying(words[i]) ? kGone : words[i]);
      ++i;
    }
  }
  return out;
}

std::string redacted(const Page& page) { return Redaction().run(page); }

}  // namespace portal
