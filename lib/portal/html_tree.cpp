#include "portal/html_tree.h"

#include "portal/charset.h"
#include "portal/form_owner.h"
#include "portal/html_tags.h"

#include <boost/algorithm/cxx11/any_of.hpp>
#include <boost/algorithm/string/case_conv.hpp>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <mutex>

namespace portal {

namespace {

using boost::algorithm::any_of_equal;

constexpr std::size_t kMaxSource = 20u << 20;

// Left out with all they hold. Of the first three nothing is shown; the last two are drawings and formulas.
constexpr std::array<std::string_view, 5> kLeftOut = {"template", "datalist", "object", "svg", "math"};
// Their text was passed over by Tags already, or they hold nothing and HTML 4 does not know them as empty.
constexpr std::array<std::string_view, 13> kDropped = {"script",   "style",  "iframe", "noembed", "xmp",
                                                       "noframes", "wbr",    "source", "track",   "embed",
                                                       "bgsound",  "keygen", "form"};

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 && !(name.front() >= '0' && name.front() <= '9') && name.front() != '-' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.'; });
}

// "&#146;" is a control character that everyone means, and browsers read, as windows-1252. Text after "&#".
std::optional<std::pair<std::string, std::size_t>> windows_1252_reference(std::string_view text) {
  const bool hexadecimal = text.starts_with("x") || text.starts_with("X");
  const auto digits = text.substr(hexadecimal ? 1 : 0, 8);
  unsigned number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  if (error != std::errc() || number < 0x80 || number > 0x9F) return std::nullopt;
  const char byte = static_cast<char>(number);
  auto size = static_cast<std::size_t>(end - text.data());
  if (size < text.size() && text[size] == ';') ++size;
  return std::pair(to_utf8({&byte, 1}, "windows-1252"), size);
}

// "&nbsp" or "&eacutecole" without a semicolon: browsers read the longest name of Latin-1 in it. Text after "&"; that
// name's length, 0 if there is none to mend.
std::size_t unfinished_reference(std::string_view text) {
  constexpr std::size_t kLongest = 8;  // "thetasym" is not of Latin-1
  const auto name = text.substr(0, kLongest);
  const auto whole =
      static_cast<std::size_t>(std::find_if_not(name.begin(), name.end(), is_alphanumeric) - name.begin());
  const auto known = [&](std::size_t size) {
    return htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name.substr(0, size)).c_str()));
  };
  if (whole < text.size() && text[whole] == ';' && known(whole)) return 0;
  for (auto size = whole; size >= 2; --size)
    if (const auto* entity = known(size); entity && entity->value <= 0xFF && name.substr(0, size) != "apos")
      return size;
  return 0;
}

// The one pass that makes of people's HTML a source that libxml2 cannot take amiss.
class Rewriting {
 public:
  explicit Rewriting(std::string_view source) : tags_(source) { out_.reserve(source.size() + source.size() / 4); }

  std::string run() && {
    while (const auto token = tags_.next()) {
      if (token->kind == Token::Kind::start)
        start(*token);
      else if (token->kind == Token::Kind::end)
        end(token->name);
      else if (left_out_.empty())
        text(token->source, '\0');
    }
    return std::move(out_);
  }

 private:
  void start(const Token& token) {
    if (!left_out_.empty()) {
      if (token.name == left_out_) ++left_out_depth_;
      return;
    }
    if (any_of_equal(kLeftOut, token.name)) {
      left_out_ = token.name;
      left_out_depth_ = 1;
      return;
    }
    if (token.name == "form") {
      const auto place = owner_.start(token.name);
      write_ends(place.closed);
      if (!place.counts) return;
      write_tag(kFormElement, place.form, token);
      out_.append("</").append(kFormElement).append(">");
      return;
    }
    if (any_of_equal(kDropped, token.name) || !is_plain_name(token.name)) return;
    const auto place = owner_.start(token.name);
    write_ends(place.closed);
    if (place.counts) write_tag(token.name, place.form, token);
  }

  void end(const std::string& name) {
    if (!left_out_.empty()) {
      if (name == left_out_ && --left_out_depth_ == 0) left_out_.clear();
      return;
    }
    if (name == "form") {
      owner_.end(name);
      return;
    }
    if (any_of_equal(kDropped, name) || !is_plain_name(name)) return;
    if (owner_.end(name)) out_.append("</").append(name).append(">");
  }

  void write_ends(const std::vector<std::string>& names) {
    for (const auto& name : names)
      if (name != "form") out_.append("</").append(name).append(">");
  }

  // Our attribute comes first, so a page that carries one of that name does not get heard.
  void write_tag(std::string_view name, std::optional<int> form, const Token& token) {
    out_.append("<").append(name).append(" ").append(kOwner).append("=\"");
    if (form) out_.append(std::to_string(*form));
    out_.push_back('"');
    for (const auto& each : token.attributes) {
      if (!is_plain_name(each.name)) continue;
      out_.append(" ").append(each.name).append("=\"");
      text(each.value, '"');
      out_.push_back('"');
    }
    out_.push_back('>');
  }

  // `quote`: the text stands in an attribute, where "&copy=1" is no reference.
  void text(std::string_view source, char quote) {
    for (std::size_t at = 0; at < source.size(); ++at) {
      const char c = source[at];
      const auto rest = source.substr(at + 1);
      if (c == '<') {
        out_.append("&lt;");
      } else if (c == quote && quote != '\0') {
        out_.append("&quot;");
      } else if (c == '\0') {
        out_.append("\xEF\xBF\xBD");
      } else if (c == '&' && rest.starts_with("#")) {
        if (const auto mended = windows_1252_reference(rest.substr(1))) {
          out_.append(mended->first);
          at += 1 + mended->second;
        } else {
          out_.push_back(c);
        }
      } else if (c == '&' && quote == '\0') {
        out_.push_back(c);
        if (const auto size = unfinished_reference(rest); size > 0) {
          out_.append(rest.substr(0, size)).push_back(';');
          at += size;
        }
      } else {
        out_.push_back(c);
      }
    }
  }

  Tags tags_;
  FormOwner owner_;
  std::string out_;
  std::string left_out_;
  std::size_t left_out_depth_ = 0;
};

}  // namespace

HtmlTree::HtmlTree(std::string_view utf8) {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  const auto source = Rewriting(utf8.substr(0, kMaxSource)).run();
  if (source.empty() || source.size() > INT_MAX) return;
  const auto free = [](htmlParserCtxt* context) { htmlFreeParserCtxt(context); };
  const std::unique_ptr<htmlParserCtxt, decltype(free)> context(htmlNewParserCtxt(), free);
  if (!context) return;
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  htmlCtxtUseOptions(context.get(), kOptions);
  // Depth is bounded by FormOwner, size above; libxml2's own bound (256 deep) would end the page there.
  document_.reset(htmlCtxtReadMemory(context.get(), source.data(), static_cast<int>(source.size()), nullptr, "UTF-8",
                                     kOptions | XML_PARSE_HUGE));
}

const xmlNode* HtmlTree::root() const { return document_ ? xmlDocGetRootElement(document_.get()) : nullptr; }

bool is_element(const xmlNode* node) { return node && node->type == XML_ELEMENT_NODE; }

bool is_control(const xmlNode* node) {
  if (is(node, "input")) return boost::algorithm::to_lower_copy(attribute_or(node, "type", "")) != "hidden";
  return is(node, "select") || is(node, "textarea") || is(node, "button");
}

std::string_view name_of(const xmlNode* node) {
  return is_element(node) ? reinterpret_cast<const char*>(node->name) : std::string_view();
}

bool is(const xmlNode* node, std::string_view name) { return is_element(node) && name_of(node) == name; }

std::string_view content_of(const xmlNode* node) {
  const bool text = node && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
  return text ? reinterpret_cast<const char*>(node->content) : std::string_view();
}

std::optional<std::string> attribute(const xmlNode* node, const char* name) {
  if (!is_element(node)) return std::nullopt;
  const auto* found = xmlHasProp(node, reinterpret_cast<const xmlChar*>(name));
  if (!found) return std::nullopt;
  std::string value;
  for (const auto* each = found->children; each; each = each->next) value.append(content_of(each));
  return value;
}

std::string attribute_or(const xmlNode* node, const char* name, std::string_view otherwise) {
  return attribute(node, name).value_or(std::string(otherwise));
}

}  // namespace portal
