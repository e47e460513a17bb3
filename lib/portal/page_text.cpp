#include "portal/page_text.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/erase.hpp>

#include <algorithm>
#include <array>

namespace portal {

namespace {

constexpr std::array<std::string_view, 49> kBlocks = {
    "html",  "body", "address", "article",  "aside",    "blockquote", "center", "dd",      "details", "dialog",
    "dir",   "div",  "dl",      "dt",       "fieldset", "figcaption", "figure", "footer",  "h1",      "h2",
    "h3",    "h4",   "h5",      "h6",       "header",   "hgroup",     "hr",     "legend",  "li",      "main",
    "menu",  "nav",  "ol",      "optgroup", "option",   "p",          "pre",    "section", "summary", "table",
    "tbody", "td",   "tfoot",   "th",       "thead",    "tr",         "ul",     "caption", "title"};
constexpr std::array<std::string_view, 5> kNotRead = {"head", "select", "textarea", "title", kFormElement};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string folded_space(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    std::size_t white = 0;
    if (std::string_view(" \t\r\n\f\v").find(rest.front()) != std::string_view::npos)
      white = 1;
    else if (rest.starts_with("\xC2\xA0"))  // U+00A0
      white = 2;
    else if (rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89"))  // U+202F, U+2009
      white = 3;
    if (white > 0) {
      space = !out.empty();
      at += white;
      continue;
    }
    if (space) out.push_back(' ');
    space = false;
    out.push_back(rest.front());
    ++at;
  }
  return out;
}

std::string folded_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = folded_space(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trimmed(line).empty()) continue;
    if (!out.empty()) out.push_back('\n');
    out.append(line);
  }
  return out;
}

bool is_hidden(const xmlNode* element) {
  if (attribute(element, "hidden")) return true;
  if (is(element, "dialog") && !attribute(element, "open")) return true;
  if (is(element, "input")) return boost::algorithm::to_lower_copy(attribute_or(element, "type", "")) == "hidden";
  const auto style = attribute(element, "style");
  if (!style) return false;
  auto plain = boost::algorithm::to_lower_copy(*style);
  plain.erase(std::remove_if(plain.begin(), plain.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; }),
              plain.end());
  return plain.find("display:none") != std::string::npos || plain.find("visibility:hidden") != std::string::npos;
}

bool is_block(const xmlNode* element) {
  return std::find(kBlocks.begin(), kBlocks.end(), name_of(element)) != kBlocks.end();
}

std::string text_of(const xmlNode* root) {
  std::string raw;
  const auto is_cell = [](const xmlNode* node) { return is(node, "td") || is(node, "th"); };
  const auto border = [&](const xmlNode* node) {
    if (node == root || !is_element(node)) return;
    if (is_cell(node))
      raw.push_back(' ');
    else if (is_block(node) || is(node, "br"))
      raw.push_back('\n');
  };
  walk(
      root,
      [&](const xmlNode* node) {
        if (!is_element(node)) {
          for (const char c : content_of(node)) raw.push_back(c == '\n' || c == '\r' ? ' ' : c);
          return false;
        }
        border(node);
        if (node == root) return true;
        const auto name = name_of(node);
        return std::find(kNotRead.begin(), kNotRead.end(), name) == kNotRead.end() && !is_hidden(node);
      },
      border);
  return folded_lines(raw);
}

std::string line_of(const xmlNode* root, std::size_t most) {
  std::string raw;
  walk(
      root,
      [&](const xmlNode* node) {
        if (raw.size() > most) return false;
        raw.append(content_of(node));
        if (!is_element(node)) return false;
        if (is_block(node) || is(node, "br")) raw.push_back(' ');
        if (node == root) return true;
        return std::find(kNotRead.begin(), kNotRead.end(), name_of(node)) == kNotRead.end() && !is_hidden(node);
      },
      [&](const xmlNode* node) {
        if (is_block(node)) raw.push_back(' ');
      });
  return folded_space(raw);
}

}  // namespace portal
