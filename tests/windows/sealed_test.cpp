#include "daemon/config/seal.h"
#include "daemon/config/secret.h"
#include "domain/rights.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <windows.h>

using namespace navette;

namespace {

// Files that nobody else may look into, in a folder that is gone with this. Wine hands no rights down to a new file.
class Closed {
 public:
  Closed() : path_(fs::temp_directory_path() / fs::unique_path("navette-%%%%%%%%")) { fs::create_directory(path_); }
  ~Closed() {
    boost::system::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Closed(const Closed&) = delete;
  Closed& operator=(const Closed&) = delete;

  [[nodiscard]] PasswordSource write(const std::string& sealed, const std::string& entropy) const {
    const fs::path file = path_ / "0134567u";
    put(file, sealed);
    put(entropy_beside(file), entropy);
    return {PasswordSource::From::sealed, file.string(), {"navette.yaml", 10, 31}};
  }

 private:
  static void put(const fs::path& file, const std::string& content) {
    domain::OnlyMe only_me;
    HANDLE const made = ::CreateFileW(file.c_str(), GENERIC_WRITE, 0, only_me.get(), CREATE_NEW, 0, nullptr);
    BOOST_REQUIRE(made != INVALID_HANDLE_VALUE);
    DWORD put = 0;
    BOOST_TEST(::WriteFile(made, content.data(), static_cast<DWORD>(content.size()), &put, nullptr) != 0);
    ::CloseHandle(made);
  }

  fs::path path_;
};

std::string refusal(const PasswordSource& source) {
  try {
    static_cast<void>(read_password(source));
  } catch (const ConfigError& error) {
    return error.what();
  }
  return {};
}

const std::string kPassword = "é€ mot de passe ";
const std::string kEntropy(32, '\x5a');

}  // namespace

BOOST_AUTO_TEST_SUITE(sealed_password)

BOOST_AUTO_TEST_CASE(what_was_sealed_is_read_again_and_does_not_show) {
  const auto sealed = seal(kPassword, kEntropy);
  BOOST_REQUIRE(sealed);
  BOOST_TEST(sealed->find(kPassword) == sealed->npos);
  const Closed folder;
  const PasswordSource source = folder.write(*sealed, kEntropy);
  BOOST_TEST(refusal(source) == "");
  BOOST_TEST(read_password(source).reveal() == kPassword);
}

BOOST_AUTO_TEST_CASE(a_foreign_file_is_refused_and_not_repeated) {
  const auto sealed = seal(kPassword, kEntropy);
  BOOST_REQUIRE(sealed);
  const std::string cut_off = sealed->substr(0, sealed->size() / 2);
  for (const auto& [content, entropy] : {std::pair(*sealed, std::string(32, 'x')), std::pair(cut_off, kEntropy),
                                         std::pair(kPassword, kEntropy), std::pair(std::string(), kEntropy)}) {
    const Closed folder;
    const std::string said = refusal(folder.write(content, entropy));
    BOOST_TEST(said.find("scellé sur un autre ordinateur") != said.npos, said);
    BOOST_TEST(said.find(kPassword) == said.npos, said);
  }
}

BOOST_AUTO_TEST_SUITE_END()
