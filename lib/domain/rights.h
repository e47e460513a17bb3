// Windows only: who may use what Navette makes for itself.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <windows.h>

namespace domain {

// The service, by the name that the service manager has it under.
inline constexpr const wchar_t* kServiceName = L"Navette";

// A security identifier of Windows': an account, or a group.
class Identifier {
 public:
  explicit Identifier(PSID copied);  // a valid one
  explicit Identifier(WELL_KNOWN_SID_TYPE which);
  [[nodiscard]] PSID get() const {
    return const_cast<unsigned char*>(bytes_.data());
  }                                       // the system's calls take no const
  [[nodiscard]] std::string str() const;  // "S-1-5-18"
  [[nodiscard]] bool operator==(PSID other) const { return ::EqualSid(get(), other) != 0; }

 private:
  alignas(DWORD) std::array<unsigned char, SECURITY_MAX_SID_SIZE> bytes_{};
};

// Of an account as the service manager calls it: "LocalSystem", "NT AUTHORITY\LocalService" (in every language of Windows),
// "NT SERVICE\Navette", ".\Marie", "DOMAINE\navette$". Empty if this Windows does not know it.
[[nodiscard]] std::optional<Identifier> identifier_of(const std::string& account);

// For whom alone Navette keeps what it makes for itself, each once: the system, the administrators, the account of this
// process, and the one that the service works under, if it is installed: what an administrator's command makes, the service
// works with. As it was when first asked; empty if the system does not tell this process's account.
[[nodiscard]] const std::vector<Identifier>& insiders();
[[nodiscard]] bool is_insider(PSID who);

// For CreateFile and CreateDirectory: nobody but the insiders, not even whoever may use the folder above; within a folder,
// the same for what is made in it. Where it cannot be had (a system that has no rights), what the folder above gives.
class OnlyMe {
 public:
  OnlyMe();
  [[nodiscard]] SECURITY_ATTRIBUTES* get() { return descriptor_ ? &attributes_ : nullptr; }

 private:
  struct Free {
    void operator()(void* memory) const { ::LocalFree(memory); }
  };
  std::unique_ptr<void, Free> descriptor_;
  SECURITY_ATTRIBUTES attributes_{};
};

}  // namespace domain
