// What a browser sends back: query strings, urlencoded and multipart forms (HTML's "form submission", RFC 7578),
// cookies.
#pragma once

#include "sandbox/charset.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandbox {

// Names and values in the order in which they came; names can repeat.
class Fields {
 public:
  void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string get(
      std::string_view name) const;  // the last one of that name, as PHP and many do; empty if none
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

struct Upload {
  std::string field;
  std::string file_name;  // UTF-8, without any folder
  std::string content;
};

struct Form {
  Fields fields;
  std::vector<Upload> uploads;

  // The file sent for `field`; null if none was chosen (browsers then send an empty file without a name).
  [[nodiscard]] const Upload* upload(std::string_view field) const;
};

[[nodiscard]] Fields read_urlencoded(std::string_view text, Charset charset);
// By its Content-Type: urlencoded, multipart/form-data, else an empty form. Damaged parts are left out.
[[nodiscard]] Form read_form(std::string_view content_type, std::string_view body, Charset charset);
// A Cookie header's pairs.
[[nodiscard]] Fields read_cookies(std::string_view header);
// Everything but unreserved characters (RFC 3986) as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace sandbox
