#include "daemon/setup/trust.h"

#include "domain/rights.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <sddl.h>
#include <windows.h>

using namespace navette;
namespace fs = boost::filesystem;

namespace {

// A folder with these rights, gone with this. Links and other owners: tests/windows/service, since Wine has no links, and
// takes owners from POSIX.
class Folder {
 public:
  explicit Folder(SECURITY_ATTRIBUTES* rights) : path(fs::temp_directory_path() / fs::unique_path("navette-%%%%%%%%")) {
    BOOST_TEST_REQUIRE(::CreateDirectoryW(path.c_str(), rights) != 0);
  }
  ~Folder() {
    boost::system::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path path;
};

// Given afterwards: Wine lets its umask take away from what a new folder is given.
void give(const fs::path& folder, const wchar_t* rights) {
  void* made = nullptr;
  BOOST_TEST_REQUIRE(::ConvertStringSecurityDescriptorToSecurityDescriptorW(rights, SDDL_REVISION_1, &made, nullptr) !=
                     0);
  BOOST_TEST(::SetFileSecurityW(folder.c_str(), DACL_SECURITY_INFORMATION, made) != 0);
  ::LocalFree(made);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trust)

BOOST_AUTO_TEST_CASE(what_is_navette_s_own_is_believed_and_open_to_nobody) {
  domain::OnlyMe only_me;
  const Folder folder(only_me.get());
  BOOST_TEST(distrust(folder.path) == "");
  BOOST_TEST(!is_open_to_all(folder.path));
}

BOOST_AUTO_TEST_CASE(what_everybody_may_change_is_open) {
  const Folder folder(nullptr);
  give(folder.path, L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;WD)");
  BOOST_TEST(is_open_to_all(folder.path));
}

BOOST_AUTO_TEST_CASE(what_everybody_may_read_is_not) {
  const Folder folder(nullptr);
  give(folder.path, L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FRFX;;;WD)");
  BOOST_TEST(!is_open_to_all(folder.path));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_nobody_s) {
  const fs::path absent = fs::temp_directory_path() / "navette-absent" / "navette.yaml";
  BOOST_TEST(distrust(absent) == "");
  BOOST_TEST(!is_open_to_all(absent));
}

BOOST_AUTO_TEST_SUITE_END()
