#include "domain/long_path.h"

#include <boost/filesystem/operations.hpp>

namespace domain {

namespace {

constexpr std::wstring_view kBeginning = L"\\\\?\\";
constexpr std::wstring_view kShare = L"\\\\?\\UNC\\";

}  // namespace

std::wstring long_path(const boost::filesystem::path& path) {
  if (path.empty()) return {};
  std::wstring whole = path.is_absolute() ? path.wstring() : boost::filesystem::absolute(path).wstring();
  if (whole.starts_with(kBeginning)) return whole;
  whole = boost::filesystem::path(whole).lexically_normal().make_preferred().wstring();  // nobody does it behind "\\?\"
  if (whole.ends_with(L"\\.")) whole.resize(whole.size() - 1);
  if (whole.starts_with(L"\\\\.\\")) return whole;  // a device
  if (whole.starts_with(L"\\\\")) return std::wstring(kShare) + whole.substr(2);
  return std::wstring(kBeginning) + whole;
}

boost::filesystem::path plain_path(std::wstring_view path) {
  if (path.starts_with(kShare)) return L"\\\\" + std::wstring(path.substr(kShare.size()));
  if (path.starts_with(kBeginning)) path.remove_prefix(kBeginning.size());
  return std::wstring(path);
}

}  // namespace domain
