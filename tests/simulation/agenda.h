// Simulated time: what is to happen when. Nothing else moves the clock.
#pragma once

#include "domain/clock.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace simulation {

using domain::Duration;
using domain::Instant;

class Agenda {
 public:
  using Ticket = std::pair<Instant, std::uint64_t>;

  explicit Agenda(Instant begin) : begin_(begin), now_(begin) {}

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] Duration played() const { return now_ - begin_; }
  // Of the machine: it never jumps.
  [[nodiscard]] std::chrono::steady_clock::time_point steady() const {
    return std::chrono::steady_clock::time_point(std::chrono::hours(1) + (now_ - begin_));
  }

  // What is asked for at one moment happens in the order in which it was asked for.
  Ticket at(Instant when, std::function<void()> act) {
    const Ticket ticket{std::max(when, now_), ++asked_};
    entries_.emplace(ticket, std::move(act));
    return ticket;
  }
  void cancel(const Ticket& ticket) { entries_.erase(ticket); }

  [[nodiscard]] std::optional<Instant> next() const {
    return entries_.empty() ? std::nullopt : std::optional(entries_.begin()->first.first);
  }
  // Moves the clock to the next entry and answers it.
  [[nodiscard]] std::function<void()> take() {
    auto entry = entries_.extract(entries_.begin());
    now_ = entry.key().first;
    return std::move(entry.mapped());
  }
  void pass_to(Instant when) { now_ = std::max(now_, when); }

 private:
  Instant begin_;
  Instant now_;
  std::uint64_t asked_ = 0;
  std::map<Ticket, std::function<void()>> entries_;
};

}  // namespace simulation
