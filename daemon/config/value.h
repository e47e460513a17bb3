// The words of a configuration that stand for quantities, as a French administrator writes them. Each is empty if the
// text is no such thing. Non-breaking spaces, letter case, decimal commas and points are all right.
#pragma once

#include "daemon/config/config.h"

#include <optional>
#include <string_view>
#include <vector>

namespace navette {

[[nodiscard]] std::optional<std::int64_t> parse_count(std::string_view text);  // "2"
[[nodiscard]] std::optional<std::uint64_t> parse_size(
    std::string_view text);  // "64 Mo", "1,5 Go", "900 Ko"; 1 Ko = 1024
[[nodiscard]] std::optional<Duration> parse_duration(
    std::string_view text);  // "500 ms", "2 s", "15 min", "1 h", "14 jours"
[[nodiscard]] std::optional<QuietHours> parse_hours(std::string_view text);  // "22:00-05:30"
[[nodiscard]] std::optional<double> parse_share(std::string_view text);      // "30 %": 0.3
[[nodiscard]] std::optional<bool> parse_yes(std::string_view text);          // "oui", "non"
[[nodiscard]] std::optional<unsigned> parse_month(std::string_view text);    // "août", "8"

// The word among `known` that was probably meant; empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

// "a, b, c"
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace navette
