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
  std::map<int, Illness> illness{};  // by the request's number, 1 = first
  std::vector<Import> imports{};     // newest last
  std::string refusal{};             // said at the upload, if any
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
  [[nodiscard]] std::string list() const;
  [[nodiscard]] std::string report(int number) const;

  bool signed_in_ = false;
};

// The profile of the toy, as YAML.
[[nodiscard]] std::string toy_profile();

// A session with it. The toy must outlive the session.
[[nodiscard]] Session visit(ToyEnt& ent, const std::string& profile = toy_profile(),
                            const std::string& password = "sésame");

[[nodiscard]] Sending edt_export(const std::string& file_name = "EDT.xml");

}  // namespace portal
