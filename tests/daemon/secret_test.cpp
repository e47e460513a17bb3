#include "daemon/config/secret.h"

#include "daemon/directory.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <sstream>
#include <sys/stat.h>
#include <type_traits>
#include <unistd.h>

using namespace navette;
using From = PasswordSource::From;

namespace {

const Place kPlace{"navette.yaml", 10, 31};

PasswordSource source(From from, const std::string& name) { return {from, name, kPlace}; }

PasswordSource file_with(const Directory& directory, const std::string& content, mode_t mode) {
  const std::string file = directory.write("mot de passe", content).string();
  BOOST_REQUIRE_EQUAL(::chmod(file.c_str(), mode), 0);
  return source(From::file, file);
}

std::string refusal(const PasswordSource& from) {
  try {
    (void)read_password(from);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

using boost::algorithm::contains;

class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

Secret secret_of(std::string_view text) { return Secret({text.begin(), text.end()}); }

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(secret)

BOOST_AUTO_TEST_CASE(a_secret_moves_but_neither_copies_nor_prints) {
  static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
  static_assert(!Printable<Secret> && !std::is_convertible_v<Secret, std::string_view>);
  Secret first = secret_of("azerty");
  Secret second = std::move(first);
  BOOST_TEST(second.reveal() == "azerty");
  BOOST_TEST(first.empty());
  first = std::move(second);
  BOOST_TEST(first.reveal() == "azerty");
}

BOOST_AUTO_TEST_CASE(a_private_file_is_read_without_its_line_end) {
  const Directory directory;
  BOOST_TEST(read_password(file_with(directory, "mon mot de passe \n", 0600)).reveal() == "mon mot de passe ");
  BOOST_TEST(read_password(file_with(directory, "é€\r\n", 0600)).reveal() == "é€");
  BOOST_TEST(read_password(file_with(directory, "\xEF\xBB\xBFsecret \r\n\r\n\n", 0600)).reveal() == "secret ");
  BOOST_CHECK_THROW(static_cast<void>(read_password(file_with(directory, "secret\nautre\n", 0600))), ConfigError);
  BOOST_TEST(read_password(file_with(directory, "sans fin", 0400)).reveal() == "sans fin");
}

BOOST_AUTO_TEST_CASE(a_file_that_others_can_reach_is_refused_with_the_command_to_type) {
  const Directory directory;
  for (const mode_t mode : {0644, 0640, 0604, 0620, 0601}) {
    const PasswordSource from = file_with(directory, "Tr0ub4dor\n", mode);
    const std::string message = refusal(from);
    BOOST_TEST(message.starts_with("navette.yaml, ligne 10 : "));
    BOOST_TEST(contains(message, "chmod 600 '" + from.name + "'"));
    BOOST_TEST(!contains(message, "Tr0ub4dor"));
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_password_file_is_refused) {
  const Directory directory;
  BOOST_TEST(contains(refusal(source(From::file, (directory.path() / "absent").string())), "ne peut pas être ouvert"));
  BOOST_TEST(contains(refusal(source(From::file, directory.path().string())), "pas un fichier ordinaire"));
  const std::string pipe = (directory.path() / "tube").string();
  BOOST_REQUIRE_EQUAL(::mkfifo(pipe.c_str(), 0600), 0);
  BOOST_TEST(contains(refusal(source(From::file, pipe)), "pas un fichier ordinaire"));
  BOOST_TEST(contains(refusal(file_with(directory, "\n", 0600)), "est vide"));
  BOOST_TEST(contains(refusal(file_with(directory, std::string(5000, 'x'), 0600)), "trop long"));
}

BOOST_AUTO_TEST_CASE(a_file_of_another_user_is_refused) {
  if (::geteuid() != 0) return;  // only root can give a file away
  const Directory directory;
  const PasswordSource from = file_with(directory, "x\n", 0600);
  BOOST_REQUIRE_EQUAL(::chown(from.name.c_str(), 12345, 12345), 0);
  BOOST_TEST(contains(refusal(from), "chown 0 '"));
}

BOOST_AUTO_TEST_CASE(a_variable_gives_it) {
  const Variable variable("NAVETTE_TEST_PASSWORD", "azerty\n");
  BOOST_TEST(read_password(source(From::environment, "NAVETTE_TEST_PASSWORD")).reveal() == "azerty");
  BOOST_TEST(contains(refusal(source(From::environment, "NAVETTE_TEST_ABSENT")), "« NAVETTE_TEST_ABSENT »"));
}

BOOST_AUTO_TEST_CASE(systemd_gives_it) {
  const Directory directory;
  const std::string file = directory.write("ent", "azerty\n").string();
  BOOST_REQUIRE_EQUAL(::chmod(file.c_str(), 0440), 0);  // as systemd shows it with an access list
  const Variable variable("CREDENTIALS_DIRECTORY", directory.path().string());
  BOOST_TEST(read_password(source(From::credential, "ent")).reveal() == "azerty");
  BOOST_TEST(contains(refusal(source(From::credential, "../ent")), "« / »"));
}

BOOST_AUTO_TEST_CASE(beside_the_service_root_reads_what_systemd_reads) {
  const Directory directory;
  PasswordSource from = source(From::credential, "navette_ent");
  from.kept = directory.path() / "ent";
  BOOST_TEST(contains(refusal(from), "« " + from.kept.string() + " »"));
  directory.write("ent", "azerty\n");
  BOOST_REQUIRE_EQUAL(::chmod(from.kept.c_str(), 0644), 0);
  BOOST_TEST(contains(refusal(from), "chmod 600"));
  BOOST_REQUIRE_EQUAL(::chmod(from.kept.c_str(), 0600), 0);
  BOOST_TEST(read_password(from).reveal() == "azerty");
  BOOST_TEST(*password_file(from) == from.kept);
  const Variable variable("CREDENTIALS_DIRECTORY", "/nulle/part");
  BOOST_TEST(*password_file(from) == "/nulle/part/navette_ent");
  BOOST_TEST(contains(refusal(from), "/nulle/part/navette_ent"));
}

BOOST_AUTO_TEST_CASE(what_is_held_is_there_when_its_file_is_not) {
  const Directory directory;
  PasswordSource from = source(From::credential, "navette_ent");
  from.kept = directory.path() / "ent";
  hold_password(from);  // not there yet
  BOOST_TEST(contains(refusal(from), "n'existe pas"));
  BOOST_TEST(contains(refusal(from), "sudo navette configure"));
  directory.write("ent", "azerty\n");
  BOOST_REQUIRE_EQUAL(::chmod(from.kept.c_str(), 0600), 0);
  hold_password(from);
  boost::filesystem::remove(from.kept);
  BOOST_TEST(read_password(from).reveal() == "azerty");
}

BOOST_AUTO_TEST_CASE(a_fingerprint_tells_a_change_and_no_more) {
  const std::string print = fingerprint("sel", "superadmin", secret_of("azerty"));
  BOOST_TEST(print.size() == 6u);
  BOOST_TEST(print.find_first_not_of("0123456789abcdef") == print.npos);
  BOOST_TEST(print == fingerprint("sel", "superadmin", secret_of("azerty")));
  BOOST_TEST(print != fingerprint("sel", "superadmin", secret_of("azertz")));
  BOOST_TEST(print != fingerprint("sel", "admin", secret_of("azerty")));
  BOOST_TEST(print != fingerprint("poivre", "superadmin", secret_of("azerty")));
  BOOST_TEST(fingerprint("a", "bc", secret_of("d")) != fingerprint("ab", "c", secret_of("d")));
}

BOOST_AUTO_TEST_SUITE_END()
