// Input: a Content-Type, a line end, the answer's body. Reading a page and its redacted copy.
#include "portal/page.h"

#include "must.h"
#include "portal/html_tags.h"
#include "portal/page_redacted.h"

#include <boost/algorithm/string/case_conv.hpp>

#include <set>
#include <string>

namespace {

using fuzz::must;

void check_forms(const portal::Page& page) {
  using Type = portal::Control::Type;
  for (const auto& form : page.forms) {
    must(form.action.empty() || fuzz::is_web(form.action), "a form leads to a web address, or nowhere");
    must(form.method == "get" || form.method == "post", "a form is sent by GET or POST");
    must(form.encoding == "multipart/form-data" || form.encoding == "application/x-www-form-urlencoded",
         "a form has one of the two encodings");
    for (const auto& control : form.controls) {
      for (const auto& text : {control.name, control.value, control.label, control.group})
        must(fuzz::is_utf8(text), "a control's texts are UTF-8");
      must(control.form_action.empty() || fuzz::is_web(control.form_action), "a button leads to a web address");
      must(control.options.empty() || control.type == Type::select, "only lists have options");
      for (const auto& option : control.options)
        must(fuzz::is_utf8(option.text) && fuzz::is_utf8(option.value), "options are UTF-8");
    }
  }
}

// No script, no value, nothing that leads outside or loads anything.
void check_redacted(const std::string& html) {
  static const std::set<std::string, std::less<>> kAttributes = {
      "type",  "name",    "for",      "id",      "multiple", "disabled",    "alt",
      "title", "checked", "selected", "colspan", "hidden",   "placeholder", "aria-label",
      "form",  "href",    "value",    "method",  "enctype",  "action",      "charset"};
  must(fuzz::is_utf8(html), "the redacted copy is UTF-8");
  portal::Tags tags(html);
  while (const auto token = tags.next()) {
    if (token->kind != portal::Token::Kind::start) continue;
    must(token->name != "script" && token->name != "style" && token->name != "link", "the redacted copy loads nothing");
    for (const auto& attribute : token->attributes)
      must(kAttributes.contains(attribute.name), "the redacted copy holds the attributes it should, and no other");
    const auto type = boost::algorithm::to_lower_copy(std::string(token->value_of("type")));
    const bool button = token->name == "input" && (type == "submit" || type == "button" || type == "reset");
    const auto value = token->value_of("value");
    must(value.empty() || value == "…" || button, "the redacted copy holds no value");
    for (const auto address : {token->value_of("href"), token->value_of("action")})
      must(address.find("=") == address.npos || address.find("=…") != address.npos, "addresses hold no value");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto body = fuzz::text_of(data, size);
  const auto content_type = fuzz::take_line(body);
  const portal::Page page = portal::read_page(200, "https://ecole.test/sg.do?PROC=A", content_type, body);
  for (const auto& text : {page.title, page.text, page.html}) must(fuzz::is_utf8(text), "a page's texts are UTF-8");
  for (const auto& text : page.headings) must(fuzz::is_utf8(text) && !text.empty(), "a heading says something");
  for (const auto& link : page.links)
    must(fuzz::is_utf8(link.text) && !link.text.empty() && fuzz::is_web(link.address), "a link is one");
  must(!page.refresh || fuzz::is_web(*page.refresh), "a page sends on to web addresses only");
  for (const auto& table : page.tables)
    for (const auto& row : table.rows)
      for (const auto& cell : row) must(fuzz::is_utf8(cell), "a cell is UTF-8");
  check_forms(page);
  must(portal::reads_like(page.title, page.title), "a text reads like itself");
  check_redacted(portal::redacted(page));
  return 0;
}
