#include "daemon/config/seal.h"

#include <dpapi.h>
#include <wincrypt.h>
#include <windows.h>

namespace navette {

namespace {

// The interface takes no const, and changes nothing.
DATA_BLOB blob_of(std::string_view bytes) {
  return {static_cast<DWORD>(bytes.size()), reinterpret_cast<BYTE*>(const_cast<char*>(bytes.data()))};
}

// What the system gave, wiped and freed.
class Given {
 public:
  ~Given() {
    if (blob.pbData == nullptr) return;
    ::SecureZeroMemory(blob.pbData, blob.cbData);
    ::LocalFree(blob.pbData);
  }
  [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(blob.pbData), blob.cbData}; }
  DATA_BLOB blob{};
};

}  // namespace

bool can_seal() { return true; }

std::optional<std::string> seal(std::string_view secret, std::string_view entropy) {
  DATA_BLOB from = blob_of(secret), with = blob_of(entropy);
  Given sealed;
  if (::CryptProtectData(&from, L"Navette", &with, nullptr, nullptr,
                         CRYPTPROTECT_LOCAL_MACHINE | CRYPTPROTECT_UI_FORBIDDEN, &sealed.blob) == 0)
    return std::nullopt;
  return std::string(sealed.bytes());
}

std::optional<Secret> unseal(std::string_view sealed, std::string_view entropy) {
  DATA_BLOB from = blob_of(sealed), with = blob_of(entropy);
  Given secret;
  if (::CryptUnprotectData(&from, nullptr, &with, nullptr, nullptr, CRYPTPROTECT_UI_FORBIDDEN, &secret.blob) == 0)
    return std::nullopt;
  return Secret({secret.bytes().begin(), secret.bytes().end()});
}

}  // namespace navette
