// The seam to the outside: what a person at the keyboard can do in a browser, and nothing else. HttpBrowser does it over
// libcurl without running scripts; a WebDriver browser can take its place where pages need JavaScript.
//
// One Browser is one person's browser: cookies, one current page. One thread at a time; what aborts it
// from another is its implementation's own (Transport::abort).
// Every action answers with a failure: unreachable (no answer, TLS), page_changed (nothing on the page bears that name;
// the sentence says which and on which page), cancelled (aborted). An answer with status 503 or 429 is a page like
// any other: what it means is for the profile's signatures to say.
#pragma once

#include "domain/fault.h"
#include "portal/page.h"

#include <boost/filesystem/path.hpp>

#include <optional>
#include <string>

namespace portal {

using domain::Result;

struct Attachment {
  boost::filesystem::path file;
  std::string file_name;                      // as the ENT is told, UTF-8
  std::string content_type = "text/xml";
};

// A file that the ENT handed over instead of a page. What is in it concerns people: it is for whoever asked, and goes
// into no page, sentence or log.
struct Download {
  std::string file_name;  // as the ENT calls it: UTF-8, one name without folders; empty if it does not
  std::string content_type;
  std::string bytes;
};

class Browser {
 public:
  virtual ~Browser() = default;

  [[nodiscard]] virtual Result<void> open(const std::string& address) = 0;
  // Follows the link, tab or menu entry that reads like `text`.
  [[nodiscard]] virtual Result<void> follow(const std::string& text) = 0;

  // `field`: the control's label as a person reads it, else its name. fill: text, password, textarea.
  [[nodiscard]] virtual Result<void> fill(const std::string& field, const std::string& value) = 0;
  // Likewise; then submit() fails rather than send the form by GET, which would write the secret into an address.
  [[nodiscard]] virtual Result<void> fill_secret(const std::string& field, const std::string& value) = 0;
  // The option of a select, or the radio button, that reads like `option` (or has that value). For radios `field` is
  // the group's legend or name; may be empty when the option's own label is unmistakable.
  [[nodiscard]] virtual Result<void> choose(const std::string& field, const std::string& option) = 0;
  [[nodiscard]] virtual Result<void> check(const std::string& field, bool on) = 0;
  [[nodiscard]] virtual Result<void> attach(const std::string& field, const Attachment& attachment) = 0;

  // Sends the form that was filled since the page came (else the one that owns the button), by the button that reads like
  // `button`; an empty `button` presses the first one, as the Enter key does. Never from a secure page to one that is not.
  [[nodiscard]] virtual Result<void> submit(const std::string& button) = 0;

  // What is on the page, without acting: for `navette check`.
  [[nodiscard]] virtual bool has_link(const std::string& text) const = 0;
  [[nodiscard]] virtual bool has_field(const std::string& field) const = 0;
  [[nodiscard]] virtual bool has_button(const std::string& button) const = 0;

  // The file that the last action brought instead of a page, once; empty if it brought none.
  [[nodiscard]] virtual std::optional<Download> take_download() = 0;

  // The page after the last action; an empty page before the first, and after one that brought a file.
  [[nodiscard]] virtual const Page& page() const = 0;
};

}  // namespace portal
