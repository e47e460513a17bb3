// A page as a person sees it: its text, its links, its forms with the labels one reads, its tables. Made once from an
// answer's bytes, immutable afterwards. HTML of any quality is read (libxml2, recovering).
#pragma once

#include "domain/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

struct Link {
  std::string text;     // what a person reads: white space folded; title or image alt where there is no text
  std::string address;  // absolute, resolved against <base> or the page
};

// One control of a form, in document order. Several controls may bear one name.
struct Control {
  enum class Type { text, hidden, password, checkbox, radio, select, file, submit, image, button, textarea };
  struct Option {
    std::string text;
    std::string value;
    bool selected = false;
    bool disabled = false;
  };
  Type type = Type::text;
  std::string name;
  std::string value;      // as served; checkbox and radio: what is sent when checked
  std::string label;      // what a person reads beside it; empty if nothing
  std::string group;      // the fieldset's legend, empty if none
  bool checked = false;
  bool disabled = false;
  bool multiple = false;
  std::vector<Option> options{};          // select only
  std::string form_action{};              // submit and image: overrides the form's; absolute
  std::string form_method{};
};

struct Form {
  std::string id;
  std::string name;
  std::string action;         // absolute
  std::string method;         // "get" or "post"
  std::string encoding;       // "application/x-www-form-urlencoded" or "multipart/form-data"
  std::string charset;        // in which it is sent: accept-charset, else the page's
  std::vector<Control> controls{};
};

struct Table {
  std::string caption;                              // <caption>, else the heading just before it
  std::vector<std::string> header;                  // texts of the header cells; empty if none
  std::vector<std::vector<std::string>> rows{};     // texts of the body's cells
};

struct Page {
  int status = 0;                    // HTTP
  std::string address;               // after redirects
  std::string title;
  std::string text;                  // everything a person reads, blocks on lines of their own, white space folded
  std::vector<std::string> headings{};
  std::vector<Link> links{};
  std::vector<Form> forms{};
  std::vector<Table> tables{};
  std::optional<std::string> refresh{};              // <meta http-equiv=refresh>: absolute address
  std::optional<domain::Duration> retry_after{};     // from the answer's header
  std::string html;                  // as UTF-8, for the redacted copy kept for the administrator
};

// An answer's bytes as a page. `content_type` is the header's value. Never fails: the worst bytes give an empty page.
[[nodiscard]] Page read_page(int status, std::string_view address, std::string_view content_type, std::string_view body);

// Whether two texts are the same to a reader: composition of accents, letter case, white space and non-breaking spaces,
// typographic apostrophes, trailing colons and asterisks do not matter.
[[nodiscard]] std::string fold(std::string_view text);
[[nodiscard]] bool reads_like(std::string_view a, std::string_view b);

}  // namespace portal
