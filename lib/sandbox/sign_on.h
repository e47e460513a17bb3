// The CAS server's memory: login forms handed out, people signed in, tickets on their way to a service.
#pragma once

#include "domain/clock.h"
#include "sandbox/options.h"
#include "sandbox/tokens.h"

#include <map>
#include <optional>
#include <string>

namespace sandbox {

class SignOn {
 public:
  SignOn(const Options& options, Tokens& tokens)
      : form_life_(options.login_form_life), ticket_life_(options.ticket_life), tokens_(tokens) {}

  // The hidden `execution` of a new login form: good once, and not for long.
  [[nodiscard]] std::string new_execution(domain::Instant now);
  [[nodiscard]] bool use_execution(const std::string& execution, domain::Instant now);

  // The TGC cookie of a person who has just signed in, and whom it stands for.
  [[nodiscard]] std::string sign_in(const std::string& username);
  [[nodiscard]] std::optional<std::string> username_of(const std::string& tgc) const;
  void sign_out(const std::string& tgc) { signed_in_.erase(tgc); }
  // Every single sign-on of that account ends.
  void forget(const std::string& username);

  // A service ticket, good once, for one service, and not for long.
  [[nodiscard]] std::string new_ticket(const std::string& username, const std::string& service, domain::Instant now);
  [[nodiscard]] std::optional<std::string> use_ticket(const std::string& ticket, const std::string& service,
                                                      domain::Instant now);

 private:
  struct Ticket {
    std::string username;
    std::string service;
    domain::Instant until;
  };

  domain::Duration form_life_;
  domain::Duration ticket_life_;
  Tokens& tokens_;
  std::map<std::string, domain::Instant> executions_;
  std::map<std::string, std::string> signed_in_;
  std::map<std::string, Ticket> tickets_;
};

}  // namespace sandbox
