// Input: what a person does, one act a line ("fill Label=value", "choose", "check", "uncheck", "attach", "press"), an
// empty line, the page. Filling a form in and the request that sending it makes.
#include "must.h"
#include "portal/form_filling.h"

#include <algorithm>
#include <string>

namespace {

using fuzz::must;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

// What a request can be, and that it carries the form it comes from.
void check(const portal::Request& request, const portal::Page& page) {
  must(fuzz::is_web(request.address), "a form is sent to a web address");
  must(is_plain(request.address), "an address has no white space and nothing beyond ASCII");
  must(request.multipart || is_plain(request.body), "an urlencoded body is plain");
  must(request.method == portal::Request::Method::post || (request.body.empty() && !request.multipart),
       "GET has no body");
  if (page.forms.size() != 1 || !request.multipart || page.forms.front().charset != "utf-8") return;
  for (const auto& control : page.forms.front().controls)
    if (control.type == portal::Control::Type::hidden && !control.disabled && !control.name.empty() &&
        control.name.find_first_of("\r\n") == std::string::npos)
      must(std::any_of(request.parts.begin(), request.parts.end(),
                       [&](const auto& part) { return part.name == control.name; }),
           "every hidden field goes back");
}

template <class T>
void check_failure(const portal::Result<T>& result) {
  if (result) return;
  must(result.error().fault == domain::Fault::page_changed, "what is not on the page is page_changed");
  must(fuzz::is_sentence(result.error().sentence), "a failure is a whole sentence");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = fuzz::text_of(data, size);
  std::vector<std::string_view> acts;
  for (auto line = fuzz::take_line(rest); !line.empty(); line = fuzz::take_line(rest)) acts.push_back(line);
  if (acts.size() > 50) return -1;
  // What the administrator writes is UTF-8: a profile that is not is refused.
  if (!std::all_of(acts.begin(), acts.end(), fuzz::is_utf8)) return -1;

  const auto page = portal::read_page(200, "https://ecole.test/sg.do", "text/html; charset=utf-8", rest);
  portal::FormFilling filling(page);
  for (auto act : acts) {
    const auto space = std::min(act.find(' '), act.size());
    const auto verb = act.substr(0, space);
    const auto what = act.substr(std::min(space + 1, act.size()));
    const auto equals = std::min(what.find('='), what.size());
    const std::string field(what.substr(0, equals));
    const std::string value(what.substr(std::min(equals + 1, what.size())));
    if (verb == "fill") {
      const auto done = filling.fill(field, value);
      check_failure(done);
      must(!done || filling.has_field(field), "what can be filled is a field");
    } else if (verb == "choose") {
      check_failure(filling.choose(field, value));
    } else if (verb == "check" || verb == "uncheck") {
      check_failure(filling.check(field, verb == "check"));
    } else if (verb == "attach") {
      check_failure(filling.attach(field, {"/dev/null", value}));
    } else if (verb == "press") {
      const auto request = filling.press(std::string(what));
      check_failure(request);
      must(!request || what.empty() || filling.has_button(std::string(what)), "what can be pressed is a button");
      if (request) check(*request, page);
    }
  }
  return 0;
}
