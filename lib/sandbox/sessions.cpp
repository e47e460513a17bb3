#include "sandbox/sessions.h"

#include <algorithm>

namespace sandbox {

Session& Sessions::open(const Account& account, domain::Instant now) {
  for (auto each = living_.begin(); each != living_.end();) {
    const auto next = std::next(each);
    if (now - each->second.seen_at > idle_) close(each->first);
    each = next;
  }
  std::string id = tokens_.next();
  const std::string server = (id.back() % 2) != 0 ? "app1" : "app2";
  return living_.emplace(id, Session{id, server, account, now, now}).first->second;
}

Session* Sessions::find(const std::string& id, const std::string& server, domain::Instant now) {
  const auto found = living_.find(id);
  if (found == living_.end() || found->second.server != server) return nullptr;
  if (now - found->second.seen_at > idle_) {
    close(id);
    return nullptr;
  }
  found->second.seen_at = now;
  return &found->second;
}

void Sessions::close(const std::string& id) {
  const auto found = living_.find(id);
  if (found == living_.end()) return;
  past_.push_back({found->second.opened_at, found->second.seen_at});
  living_.erase(found);
}

std::size_t Sessions::open_now(domain::Instant now) const {
  return static_cast<std::size_t>(std::count_if(living_.begin(), living_.end(),
                                                [&](const auto& each) { return now - each.second.seen_at <= idle_; }));
}

int Sessions::most_at_once() const {
  // +1 where a use begins, -1 where it ends; ends sort first: a session that ends as another begins was not beside it.
  std::vector<std::pair<domain::Instant, int>> changes;
  const auto add = [&changes](domain::Instant from, domain::Instant to) {
    changes.emplace_back(from, +1);
    changes.emplace_back(std::max(to, from + domain::Duration(1)), -1);
  };
  for (const Use& each : past_) add(each.from, each.to);
  for (const auto& [id, each] : living_) add(each.opened_at, each.seen_at);
  std::sort(changes.begin(), changes.end());
  int now = 0;
  int most = 0;
  for (const auto& [when, change] : changes) most = std::max(most, now += change);
  return most;
}

}  // namespace sandbox
