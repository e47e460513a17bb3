#include "intake/settling.h"

#include <algorithm>

namespace intake {

void Settling::note(const std::string& name, const Stamp& stamp, Steady now) {
  const auto [file, is_new] = files_.try_emplace(name, Watched{stamp, now, now, round_});
  if (!is_new && file->second.stamp != stamp) file->second = {stamp, file->second.noticed, now, round_};
  file->second.round = round_;
}

void Settling::end_round() {
  std::erase_if(files_, [this](const auto& file) { return file.second.round != round_; });
}

Settling::Verdict Settling::judge(const std::string& name, Writers writers, bool whole, Steady now) const {
  const auto still = now - files_.at(name).since;
  if (writers == Writers::some) return Verdict::wait;
  if (still >= unfinished_after_) return Verdict::ready;
  if (!whole) return Verdict::wait;
  return writers == Writers::none || still >= quiet_ ? Verdict::ready : Verdict::wait;
}

std::optional<Settling::Wait> Settling::wait_of(const std::string& name, Writers writers, bool whole, bool blank,
                                                Steady now) const {
  using Why = domain::Unfinished::Why;
  const Watched& file = files_.at(name);
  if (now - file.noticed < quiet_) return std::nullopt;
  const auto still = now - file.since;
  if (writers == Writers::some) {
    if (still < unfinished_after_) return Wait{Why::written, file.noticed};
    return Wait{Why::held_open, file.since};
  }
  if (whole) return std::nullopt;
  if (still < quiet_) return Wait{Why::written, file.noticed};
  return Wait{blank ? Why::empty : Why::cut_off, file.since, file.since + unfinished_after_};
}

std::optional<Settling::Wait> Settling::wait_of_unreadable(const std::string& name, Steady now) const {
  const Watched& file = files_.at(name);
  if (now - file.noticed < quiet_) return std::nullopt;
  return Wait{domain::Unfinished::Why::unreadable, file.noticed};
}

Steady Settling::look_again(const std::string& name, Steady now) const {
  const Steady since = files_.at(name).since;
  Steady next = now + std::clamp<Steady::duration>(now - since, quiet_, std::max(quiet_, unfinished_after_));
  for (const auto turn : {since + quiet_, since + unfinished_after_})
    if (turn > now) next = std::min(next, turn);
  return next;
}

}  // namespace intake
