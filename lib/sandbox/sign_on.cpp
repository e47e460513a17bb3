#include "sandbox/sign_on.h"

namespace sandbox {

std::string SignOn::new_execution(domain::Instant now) {
  std::erase_if(executions_, [now](const auto& each) { return each.second < now; });
  std::string execution = tokens_.next("e1s1_");
  executions_[execution] = now + form_life_;
  return execution;
}

bool SignOn::use_execution(const std::string& execution, domain::Instant now) {
  const auto found = executions_.find(execution);
  if (found == executions_.end()) return false;
  const bool fresh = now <= found->second;
  executions_.erase(found);
  return fresh;
}

std::string SignOn::sign_in(const std::string& username) {
  std::string tgc = tokens_.next("TGT-");
  signed_in_[tgc] = username;
  return tgc;
}

std::optional<std::string> SignOn::username_of(const std::string& tgc) const {
  const auto found = signed_in_.find(tgc);
  return found == signed_in_.end() ? std::nullopt : std::optional(found->second);
}

void SignOn::forget(const std::string& username) {
  std::erase_if(signed_in_, [&](const auto& each) { return each.second == username; });
}

std::string SignOn::new_ticket(const std::string& username, const std::string& service, domain::Instant now) {
  std::erase_if(tickets_, [now](const auto& each) { return each.second.until < now; });
  std::string ticket = tokens_.next("ST-");
  tickets_[ticket] = {username, service, now + ticket_life_};
  return ticket;
}

std::optional<std::string> SignOn::use_ticket(const std::string& ticket, const std::string& service,
                                              domain::Instant now) {
  const auto found = tickets_.find(ticket);
  if (found == tickets_.end()) return std::nullopt;
  const Ticket used = found->second;
  tickets_.erase(found);
  if (used.service != service || used.until < now) return std::nullopt;
  return used.username;
}

}  // namespace sandbox
