// The story of a world, a line an event, for whoever replays it.
#pragma once

#include "agenda.h"

#include <cstdio>
#include <ostream>
#include <string>
#include <string_view>

namespace simulation {

class Trace {
 public:
  // `out`: null for silence. `root` is left out of what is told: it differs from one machine to another.
  Trace(std::ostream* out, const Agenda& agenda, std::string root)
      : out_(out), agenda_(agenda), root_(std::move(root)) {}

  [[nodiscard]] bool is_on() const { return out_ != nullptr; }

  void tell(std::string_view who, std::string what) {
    for (auto at = what.find(root_); at != std::string::npos; at = what.find(root_)) what.erase(at, root_.size());
    for (const char c : what) sum_ = (sum_ ^ static_cast<unsigned char>(c)) * 1099511628211U;
    sum_ += static_cast<std::uint64_t>(agenda_.now().time_since_epoch().count());
    if (!out_) return;
    const auto seconds = agenda_.played() / std::chrono::milliseconds(1000);
    char when[48];
    std::snprintf(when, sizeof when, "%3lld d %02lld:%02lld:%02lld.%03lld  ", static_cast<long long>(seconds / 86400),
                  static_cast<long long>(seconds / 3600 % 24), static_cast<long long>(seconds / 60 % 60),
                  static_cast<long long>(seconds % 60), static_cast<long long>(agenda_.played().count() % 1000));
    *out_ << when << who << std::string(who.size() < 14 ? 14 - who.size() : 1, ' ') << what << '\n';
  }

  // Of everything told and when: two runs of one seed have the same.
  [[nodiscard]] std::uint64_t sum() const { return sum_; }

 private:
  std::ostream* out_;
  const Agenda& agenda_;
  std::string root_;
  std::uint64_t sum_ = 14695981039346656037U;
};

}  // namespace simulation
