#include "daemon/log/local_time.h"

#include <windows.h>

namespace navette {

namespace {

using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
constexpr Ticks kFrom1601To1970{116'444'736'000'000'000};

FILETIME file_time_of(Ticks ticks) {
  const auto count = static_cast<std::uint64_t>(ticks.count());
  return {static_cast<DWORD>(count), static_cast<DWORD>(count >> 32)};
}

Ticks ticks_of(const FILETIME& time) {
  return Ticks(static_cast<std::int64_t>(std::uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime));
}

}  // namespace

domain::Instant wall_now() { return std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now()); }

// By the rules of that year, which the machine may change while Navette runs.
domain::Duration utc_offset(domain::Instant at) {
  const Ticks universal = std::chrono::duration_cast<Ticks>(at.time_since_epoch()) + kFrom1601To1970;
  const FILETIME time = file_time_of(universal);
  SYSTEMTIME parts{}, local_parts{};
  TIME_ZONE_INFORMATION zone{};
  FILETIME local{};
  // In two steps, since Wine 8 has no SystemTimeToTzSpecificLocalTimeEx.
  if (::FileTimeToSystemTime(&time, &parts) == 0 || ::GetTimeZoneInformationForYear(parts.wYear, nullptr, &zone) == 0 ||
      ::SystemTimeToTzSpecificLocalTime(&zone, &parts, &local_parts) == 0 ||
      ::SystemTimeToFileTime(&local_parts, &local) == 0)
    return {};
  return std::chrono::round<std::chrono::seconds>(ticks_of(local) - universal);
}

}  // namespace navette
