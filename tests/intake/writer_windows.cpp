#include "intake/handle.h"
#include "writer.h"

#include <cstdlib>
#include <utility>

namespace intake {

namespace {

constexpr DWORD kShared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

}  // namespace

// Suffers everybody beside itself, as the most lenient of programs does.
Writer::Writer(const boost::filesystem::path& file, Begins begins) {
  const DWORD access = begins == Begins::at_its_end ? DWORD{FILE_APPEND_DATA | SYNCHRONIZE} : DWORD{GENERIC_WRITE};
  HANDLE open = INVALID_HANDLE_VALUE;
  // Somebody asks whether it has a writer, which refuses it for a moment: a program of people's would be told to try again.
  do
    open = ::CreateFileW(file.c_str(), access, kShared, nullptr, begins == Begins::anew ? CREATE_ALWAYS : OPEN_EXISTING,
                         0, nullptr);
  while (open == INVALID_HANDLE_VALUE && ::GetLastError() == ERROR_SHARING_VIOLATION);
  handle_ = number_of(open);
}

void Writer::write(std::string_view bytes) {
  DWORD written = 0;
  if (::WriteFile(handle_of(handle_), bytes.data(), static_cast<DWORD>(bytes.size()), &written, nullptr) == 0 ||
      written != bytes.size())
    std::abort();
}

void Writer::seek(std::int64_t offset) {
  LARGE_INTEGER to{};
  to.QuadPart = offset;
  ::SetFilePointerEx(handle_of(handle_), to, nullptr, FILE_BEGIN);
}

void Writer::resize(std::int64_t size) {
  FILE_END_OF_FILE_INFO end{};
  end.EndOfFile.QuadPart = size;
  if (::SetFileInformationByHandle(handle_of(handle_), FileEndOfFileInfo, &end, sizeof end) == 0) std::abort();
}

void Writer::close() {
  if (handle_ != -1) ::CloseHandle(handle_of(std::exchange(handle_, -1)));
}

void set_time(const boost::filesystem::path& file, std::chrono::seconds since_1970) {
  const Handle open(::CreateFileW(file.c_str(), FILE_WRITE_ATTRIBUTES, kShared, nullptr, OPEN_EXISTING, 0, nullptr));
  const FILETIME changed = file_time_of(std::chrono::nanoseconds(since_1970).count());
  if (!open || ::SetFileTime(open.get(), nullptr, nullptr, &changed) == 0) std::abort();
}

void set_mode(const boost::filesystem::path&, unsigned) {}

bool has_mode(const boost::filesystem::path&, unsigned, unsigned) { return true; }

}  // namespace intake
