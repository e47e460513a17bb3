// The school host's sessions: who is there, and how far each is in what takes several pages.
#pragma once

#include "domain/clock.h"
#include "domain/import.h"
#include "sandbox/delivery.h"
#include "sandbox/tokens.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sandbox {

// One run through the steps of an import. The ENT keeps what was said; the page carries only a state that must come
// back.
struct Wizard {
  std::string screen{};  // the step whose form is on the person's screen
  Fields hidden{};       // what that form must bring back, unchanged
  std::optional<domain::Mode> mode{};
  std::optional<Delivery> delivery{};
};

// A form on the person's screen that is no import's.
struct Desk {
  Fields hidden{};                            // what it must bring back, unchanged
  std::map<std::string, std::string> said{};  // what was said on it so far, by field
};

struct Session {
  std::string id;      // JSESSIONID
  std::string server;  // SERVERID: the machine behind the load balancer that knows this session
  Account account;
  domain::Instant opened_at{};
  domain::Instant seen_at{};
  std::map<domain::Kind, Wizard> wizards{};
  std::map<std::string, Desk> desks{};  // by what they are for
};

class Sessions {
 public:
  Sessions(const Options& options, Tokens& tokens) : idle_(options.session_idle), tokens_(tokens) {}

  Session& open(const Account& account, domain::Instant now);
  // The session that these cookies stand for, if it lives; it is seen now.
  [[nodiscard]] Session* find(const std::string& id, const std::string& server, domain::Instant now);
  void close(const std::string& id);

  [[nodiscard]] std::size_t open_now(domain::Instant now) const;
  // The most sessions that were in use at one moment, each from its first request to its last.
  [[nodiscard]] int most_at_once() const;

 private:
  struct Use {
    domain::Instant from;
    domain::Instant to;
  };

  domain::Duration idle_;
  Tokens& tokens_;
  std::map<std::string, Session> living_;
  std::vector<Use> past_;
};

}  // namespace sandbox
