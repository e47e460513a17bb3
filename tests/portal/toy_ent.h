// A small ENT in memory, with words of its own, and its profile: sign-in (with or without a choice of provider), a list
// of imports, a wizard of three pages. Any request can be spoilt by its number.
#pragma once

#include "portal/session.h"
#include "scripted_browser.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace portal {

enum class Illness {
  none,
  session_lost,     // forgotten just before the request: the sign-in page comes
  session_renewed,  // forgotten, but the ENT signs in by itself: the home page comes, whatever was asked
  session_over,     // forgotten, with a page that says so
  form_stale,       // what was sent is not looked at: the first page of the sign-in comes again
  form_stale_401,   // the same, with status 401
  maintenance,      // 200 with the maintenance page
  status_503,
  status_429,
  status_404,
  unknown_page,
  no_answer,    // the request never arrives
  answer_lost,  // the request has its effect, the answer never arrives
};

class ToyEnt {
 public:
  struct Import {
    int number = 0;
    std::string kind;
    std::string file;
    std::string state = "dans la file";
  };

  bool asks_provider = false;
  std::string password = "sésame";
  std::map<int, Illness> illness{};      // by the request's number, 1 = first
  std::vector<Import> imports{};         // newest last
  std::string refusal{};                 // said at the upload, if any
  std::string novelty = "Tout nouveau";  // the heading of an unknown page, as HTML
  std::string remark{};                  // on the sign-in form that comes for a stale one, if any
  std::size_t rows_a_page = 0;           // of the list of imports; 0 = all
  bool turns_pages = true;               // else the link to the next page leads to the same one
  int ahead = 3;

  int requests = 0;
  int commits = 0;
  int commit_request = 0;  // its number
  int passwords = 0;       // sign-in forms received
  std::vector<PageRequest> log{};

  Result<PageReply> answer(const PageRequest& request);

 private:
  PageReply reply(const PageRequest& request);
  PageReply wizard(const PageRequest& request);
  PageReply stale(int status);
  [[nodiscard]] std::string list(std::size_t page) const;
  [[nodiscard]] std::string report(int number) const;

  bool signed_in_ = false;
};

// The profile of the toy, as YAML; and with a further line at its top, or among the list's keys.
[[nodiscard]] std::string toy_profile();
[[nodiscard]] std::string toy_profile_with(const std::string& line);
[[nodiscard]] std::string toy_profile_with_pages();

// A session with it. The toy must outlive the session.
[[nodiscard]] Session visit(ToyEnt& ent, const std::string& profile = toy_profile(),
                            const std::string& password = "sésame");

[[nodiscard]] Sending edt_export(const std::string& file_name = "EDT.xml");

}  // namespace portal
