// Windows only: an open handle that closes itself, and the system's numbers in our words.
#pragma once

#include <boost/system/error_code.hpp>

#include <cstdint>
#include <utility>
#include <windows.h>

namespace intake {

class Handle {
 public:
  Handle() = default;
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(Handle&& other) noexcept : handle_(std::exchange(other.handle_, INVALID_HANDLE_VALUE)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Handle() {
    if (*this) ::CloseHandle(handle_);
  }

  explicit operator bool() const { return handle_ != INVALID_HANDLE_VALUE && handle_ != nullptr; }
  [[nodiscard]] HANDLE get() const { return handle_; }
  [[nodiscard]] HANDLE release() { return std::exchange(handle_, INVALID_HANDLE_VALUE); }

 private:
  HANDLE handle_ = INVALID_HANDLE_VALUE;
};

[[nodiscard]] inline HANDLE handle_of(std::intptr_t number) { return reinterpret_cast<HANDLE>(number); }
[[nodiscard]] inline std::intptr_t number_of(HANDLE handle) { return reinterpret_cast<std::intptr_t>(handle); }

[[nodiscard]] inline boost::system::error_code last_error() {
  return {static_cast<int>(::GetLastError()), boost::system::system_category()};
}

// Windows counts in 100 ns from 1601.
constexpr std::int64_t kTicksFrom1601To1970 = 116'444'736'000'000'000;

[[nodiscard]] inline std::int64_t nanoseconds_of(const FILETIME& time) {
  const auto ticks = static_cast<std::int64_t>(std::uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime);
  return (ticks - kTicksFrom1601To1970) * 100;
}

[[nodiscard]] inline FILETIME file_time_of(std::int64_t nanoseconds) {
  const auto ticks = static_cast<std::uint64_t>(nanoseconds / 100 + kTicksFrom1601To1970);
  return {static_cast<DWORD>(ticks), static_cast<DWORD>(ticks >> 32)};
}

}  // namespace intake
