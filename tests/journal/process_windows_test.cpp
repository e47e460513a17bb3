// As process_posix_test.cpp, with another program in the place of a fork.
#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/dll/runtime_symbol_info.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <sstream>
#include <windows.h>

using namespace domain;
using journal::Journal;
using journal::JournalError;
using journal::JournalLock;
using scene::at;

namespace {

struct Report {
  std::int64_t number = 0;
  int step = 0;
};

class Child {
 public:
  Child(const std::wstring& what, const scene::fs::path& file) {
    const auto program = boost::dll::program_location().parent_path() / NAVETTE_CHILD;
    std::wstring line = L"\"" + program.wstring() + L"\" " + what + L" \"" + file.wstring() + L"\"";
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    HANDLE into = nullptr;
    BOOST_REQUIRE(::CreatePipe(&out_, &into, &inherited, 0));
    ::SetHandleInformation(out_, HANDLE_FLAG_INHERIT, 0);
    STARTUPINFOW start{};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdOutput = into;
    start.hStdError = ::GetStdHandle(STD_ERROR_HANDLE);
    PROCESS_INFORMATION made{};
    BOOST_REQUIRE(::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &start, &made));
    ::CloseHandle(into);
    ::CloseHandle(made.hThread);
    process_ = made.hProcess;
    id_ = made.dwProcessId;
  }
  ~Child() {
    kill();
    ::CloseHandle(process_);
    ::CloseHandle(out_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The next report; empty when there will be no more.
  std::optional<Report> next() {
    std::string line;
    char character = 0;
    for (DWORD got = 0; ::ReadFile(out_, &character, 1, &got, nullptr) != 0 && got == 1 && character != '\n';)
      line += character;
    if (character != '\n') return std::nullopt;
    Report report;
    std::istringstream(line) >> report.number >> report.step;
    return report;
  }
  void kill() {
    ::TerminateProcess(process_, 1);
    ::WaitForSingleObject(process_, INFINITE);
  }
  DWORD wait() {
    DWORD code = 0;
    ::WaitForSingleObject(process_, INFINITE);
    ::GetExitCodeProcess(process_, &code);
    return code;
  }
  [[nodiscard]] DWORD id() const { return id_; }

 private:
  HANDLE process_ = nullptr;
  HANDLE out_ = nullptr;
  DWORD id_ = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(processes, scene::Folder)

BOOST_AUTO_TEST_CASE(what_was_acknowledged_survives_the_end_of_the_process) {
  std::mt19937 random(20240902);
  std::map<ImportId, int> acknowledged;  // steps of the child's life, -1: only recorded
  for (int round = 0; round < 6; ++round) {
    Child child(L"life", journal);
    for (auto left = random() % 40 + 1; left > 0; --left) {
      const auto report = child.next();
      BOOST_REQUIRE(report.has_value());
      acknowledged[report->number] = report->step;
    }
    child.kill();
    while (const auto report = child.next()) acknowledged[report->number] = report->step;

    Journal opened(journal);
    for (const auto& [id, step] : acknowledged) {
      const auto import = opened.find(id);
      BOOST_REQUIRE(import.has_value());
      const auto timeline = opened.timeline(id);
      // The one step that was not acknowledged may have been written, or not; nothing else, and nothing by halves.
      BOOST_TEST(static_cast<int>(timeline.size()) >= step + 2);
      BOOST_TEST(static_cast<int>(timeline.size()) <= step + 3);
      BOOST_TEST((timeline.back().state == import->state));
    }
  }
}

BOOST_AUTO_TEST_CASE(two_processes_may_create_it_at_once) {
  for (int round = 0; round < 3; ++round) {
    const auto file = path / ("journal" + std::to_string(round));
    Child one(L"once", file), other(L"once", file);
    for (auto* child : {&one, &other}) BOOST_TEST(child->next().has_value());
    for (auto* child : {&one, &other}) BOOST_TEST(child->wait() == 0u);
    BOOST_TEST(Journal(file).recent({}).size() == 2u);
  }
  for (const auto& each : scene::fs::directory_iterator(path)) BOOST_TEST(each.path().extension() != ".new");
}

BOOST_AUTO_TEST_CASE(a_lock_is_held_by_one) {
  BOOST_TEST(!JournalLock::held(journal));
  {
    JournalLock lock(journal);
    BOOST_TEST(JournalLock::held(journal));
    BOOST_CHECK_THROW(JournalLock{journal}, JournalError);
    BOOST_TEST(JournalLock::held(journal));
  }
  BOOST_TEST(!JournalLock::held(journal));
  JournalLock again(journal);
}

BOOST_AUTO_TEST_CASE(another_processs_lock_is_named_and_goes_with_it) {
  Child child(L"lock", journal);
  BOOST_REQUIRE(child.next().has_value());
  BOOST_TEST(JournalLock::held(journal));
  try {
    JournalLock lock(journal);
    BOOST_ERROR("locked twice");
  } catch (const JournalError& error) {
    const std::string message = error.what(), holder = "(processus " + std::to_string(child.id()) + ")";
    BOOST_TEST((message.find(holder) != std::string::npos), message);
  }
  child.kill();
  BOOST_TEST(!JournalLock::held(journal));
  JournalLock lock(journal);
}

BOOST_AUTO_TEST_CASE(a_lock_needs_a_folder) {
  BOOST_CHECK_THROW(JournalLock{path / "absent" / "journal.db"}, JournalError);
}

BOOST_AUTO_TEST_SUITE_END()
