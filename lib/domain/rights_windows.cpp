#include "domain/rights.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/nowide/convert.hpp>

#include <algorithm>
#include <cstddef>
#include <sddl.h>
#include <string_view>
#include <type_traits>

namespace domain {

namespace {

// Of this process; empty if the system does not say.
std::optional<Identifier> own_account() {
  HANDLE token = nullptr;
  if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token)) return {};
  alignas(TOKEN_USER) std::array<std::byte, sizeof(TOKEN_USER) + SECURITY_MAX_SID_SIZE> bytes{};
  DWORD size = 0;
  const bool told = ::GetTokenInformation(token, TokenUser, bytes.data(), static_cast<DWORD>(bytes.size()), &size) != 0;
  ::CloseHandle(token);
  if (!told) return {};
  return Identifier(reinterpret_cast<TOKEN_USER*>(bytes.data())->User.Sid);
}

// In the service manager's books; empty if it is not there.
std::string account_of_the_service() {
  using Entrance = std::unique_ptr<std::remove_pointer_t<SC_HANDLE>, decltype(&::CloseServiceHandle)>;
  const Entrance books(::OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT), &::CloseServiceHandle);
  if (!books) return {};
  const Entrance service(::OpenServiceW(books.get(), kServiceName, SERVICE_QUERY_CONFIG), &::CloseServiceHandle);
  if (!service) return {};
  DWORD size = 0;
  ::QueryServiceConfigW(service.get(), nullptr, 0, &size);
  if (size == 0) return {};
  const auto bytes = std::make_unique<std::byte[]>(size);
  auto* config = reinterpret_cast<QUERY_SERVICE_CONFIGW*>(bytes.get());
  if (::QueryServiceConfigW(service.get(), config, size, &size) == 0 || config->lpServiceStartName == nullptr)
    return {};
  return boost::nowide::narrow(config->lpServiceStartName);
}

std::vector<Identifier> all_insiders() {
  const auto me = own_account();
  if (!me) return {};
  std::vector<Identifier> all{Identifier(WinLocalSystemSid), Identifier(WinBuiltinAdministratorsSid)};
  const std::string service = account_of_the_service();
  for (const auto& each : {me, service.empty() ? std::nullopt : identifier_of(service)})
    if (each && std::ranges::none_of(all, [&](const Identifier& other) { return other == each->get(); }))
      all.push_back(*each);
  return all;
}

}  // namespace

Identifier::Identifier(PSID copied) { ::CopySid(static_cast<DWORD>(bytes_.size()), bytes_.data(), copied); }

Identifier::Identifier(WELL_KNOWN_SID_TYPE which) {
  auto size = static_cast<DWORD>(bytes_.size());
  ::CreateWellKnownSid(which, nullptr, bytes_.data(), &size);
}

std::string Identifier::str() const {
  wchar_t* text = nullptr;
  if (::ConvertSidToStringSidW(get(), &text) == 0) return {};
  std::string told = boost::nowide::narrow(text);
  ::LocalFree(text);
  return told;
}

std::optional<Identifier> identifier_of(const std::string& account) {
  // The service manager's own words, which a French Windows does not find among its accounts.
  using boost::algorithm::iequals;
  const std::string_view name = std::string_view(account).substr(account.rfind('\\') + 1);
  const bool is_of_the_system =
      name.size() == account.size() || boost::algorithm::istarts_with(account, "NT AUTHORITY\\");
  if (is_of_the_system && (iequals(name, "LocalSystem") || iequals(name, "SYSTEM")))
    return Identifier(WinLocalSystemSid);
  if (is_of_the_system && iequals(name, "LocalService")) return Identifier(WinLocalServiceSid);
  if (is_of_the_system && iequals(name, "NetworkService")) return Identifier(WinNetworkServiceSid);
  const std::string asked = account.starts_with(".\\") ? std::string(name) : account;
  alignas(DWORD) std::array<unsigned char, SECURITY_MAX_SID_SIZE> found{};
  auto size = static_cast<DWORD>(found.size());
  std::array<wchar_t, 256> domain{};
  auto domain_size = static_cast<DWORD>(domain.size());
  SID_NAME_USE use{};
  if (::LookupAccountNameW(nullptr, boost::nowide::widen(asked).c_str(), found.data(), &size, domain.data(),
                           &domain_size, &use) == 0)
    return std::nullopt;
  return Identifier(found.data());
}

const std::vector<Identifier>& insiders() {
  static const std::vector<Identifier> all = all_insiders();
  return all;
}

bool is_insider(PSID who) {
  return std::ranges::any_of(insiders(), [&](const Identifier& each) { return each == who; });
}

OnlyMe::OnlyMe() {
  if (insiders().empty()) return;
  // Protected from what the folder above would hand down.
  std::string rights = "D:P";
  for (const Identifier& each : insiders()) rights += "(A;OICI;FA;;;" + each.str() + ")";
  void* made = nullptr;
  if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(boost::nowide::widen(rights).c_str(), SDDL_REVISION_1,
                                                              &made, nullptr))
    return;
  descriptor_.reset(made);
  attributes_ = {sizeof attributes_, made, FALSE};
}

}  // namespace domain
