// The demonstration: it tells the whole story, and leaves nothing behind whenever and however it is interrupted.
#include "e2e/process.h"
#include "e2e/terminal.h"
#include "e2e/until.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <memory>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = boost::filesystem;

namespace {

// A temporary folder of its own for the demonstration to work in, and what it wrote.
struct Home {
  fs::path root = fs::temp_directory_path() / fs::unique_path("navette-demo-home-%%%%%%%%");
  fs::path output = root.string() + ".out";

  Home() {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    fs::create_directory(root);
  }
  ~Home() {
    boost::system::error_code ignored;
    fs::remove_all(root, ignored);
    fs::remove(output, ignored);
  }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  [[nodiscard]] std::map<std::string, std::string> environment() const { return {{"TMPDIR", root.string()}}; }
  [[nodiscard]] e2e::Process demo(std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), "demo");
    return {NAVETTE_PROGRAM, arguments, output, environment()};
  }
  [[nodiscard]] bool is_empty() const { return fs::is_empty(root); }
};

std::ptrdiff_t lines_in(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

// Whether somebody listens at the address that the demonstration named for its ENT, if it came that far.
bool somebody_listens(const std::string& output) {
  static const std::string kAddress = "http://127.0.0.1:";
  const auto at = output.find(kAddress);
  if (at == output.npos) return false;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(output.substr(at + kAddress.size()))));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool listens = connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(descriptor);
  return listens;
}

// Nor anybody who listens: the port of one that has ended may be somebody else's by now.
// Of all processes below this one, those that lost their parent included. One that is ending is let end: under
// AddressSanitizer an exit looks for leaks with a helper, which outlives by a breath a process killed meanwhile.
bool no_child_is_left() {
  return e2e::until([] {
    pid_t ended = 0;
    while ((ended = waitpid(-1, nullptr, WNOHANG)) > 0) continue;
    return ended == -1 && errno == ECHILD;
  });
}

struct Interruption {
  const char* name;
  std::vector<int> signals;
};
const std::vector<Interruption> kInterruptions = {
    {"Ctrl-C", {SIGINT}}, {"SIGTERM", {SIGTERM}}, {"Ctrl-C twice", {SIGINT, SIGINT}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(demonstration)

BOOST_AUTO_TEST_CASE(it_tells_the_whole_story) {
  const Home home;
  auto demo = home.demo({"--queue", "2"});
  BOOST_TEST(demo.wait() == 0);
  const std::string output = demo.output();
  const auto summary = output.find("\nRésumé");
  BOOST_REQUIRE(summary != output.npos);
  const auto why = output.find("N° 1 : Attend qu'un export EDT");  // saved before the timetable, on purpose
  BOOST_TEST(why < output.find("EDT_To_KOSMOS"), output);
  const auto edt = output.find("! « EDT_To_KOSMOS", summary);
  const auto idpn = output.find("« IdPN_To_KOSMOS", summary);
  BOOST_TEST(edt < idpn);
  BOOST_TEST(output.find("✗ « EDT_To_KOSMOS", summary) != output.npos);
  const auto at = output.rfind(home.root.string());
  BOOST_REQUIRE(at != output.npos);
  BOOST_TEST(fs::is_directory(output.substr(at, output.find('\n', at) - at)));
}

// Before its first line, and after each: what it prints says where it is, so no moment is a matter of luck. How it is
// interrupted goes round. Several at once, since a demonstration mostly waits.
BOOST_AUTO_TEST_CASE(interrupted_after_any_line_it_leaves_nothing) {
  struct Run {
    std::ptrdiff_t lines;
    const Interruption& how;
    Home home{};
    e2e::Process demo = home.demo({"--queue", "1"});
    bool interrupted = false;
    explicit Run(std::ptrdiff_t after) : lines(after), how(kInterruptions[static_cast<std::size_t>(after) % 3]) {}
  };
  constexpr std::ptrdiff_t kAtOnce = 6;
  bool over = false;
  for (std::ptrdiff_t first = 0; !over; first += kAtOnce) {
    std::vector<std::unique_ptr<Run>> runs;
    for (std::ptrdiff_t lines = first; lines < first + kAtOnce; ++lines) runs.push_back(std::make_unique<Run>(lines));
    BOOST_REQUIRE(e2e::until([&] {
      return std::all_of(runs.begin(), runs.end(), [](const auto& run) {
        if (run->interrupted || !run->demo.running()) return true;
        if (lines_in(run->demo.output()) < run->lines) return false;
        for (const int signal : run->how.signals) run->demo.signal(signal);
        return run->interrupted = true;
      });
    }));
    for (const auto& run : runs) BOOST_TEST_CONTEXT(run->how.name << " after " << run->lines << " lines") {
        const int code = run->demo.wait();
        const std::string output = run->demo.output();
        if (!run->interrupted || output.find("à effacer quand vous voulez") != output.npos) {
          over = true;  // it was quicker: all is told, and the signal may at most have met its last breath
          BOOST_TEST((code == 0 || (run->interrupted && code == -run->how.signals[0])), output);
          BOOST_TEST(!run->home.is_empty());
        } else if (output.empty()) {  // so early that it did not listen yet: the system ended it
          BOOST_TEST(code == -run->how.signals[0]);
          BOOST_TEST(run->home.is_empty());
        } else {
          BOOST_TEST(code == 1, output);
          BOOST_TEST(run->home.is_empty(), output);
          BOOST_TEST(output.ends_with("Interrompu : rien n'est laissé derrière.\n"), output);
        }
      }
    BOOST_TEST(no_child_is_left());
  }
}

BOOST_AUTO_TEST_CASE(kept_running_it_is_ended_by_ctrl_c) {
  const Home home;
  auto demo = home.demo({"--queue", "1", "--keep"});
  BOOST_REQUIRE(e2e::until([&] { return demo.output().find("Ctrl-C arrête tout") != std::string::npos; }));
  const std::string output = demo.output();
  BOOST_TEST(somebody_listens(output));
  const auto config = output.find("--config ") + 9;
  const auto status = e2e::navette({"status", "--config", output.substr(config, output.find('\n', config) - config)});
  BOOST_TEST(status.output.starts_with("Navette est en marche."), status.output);
  demo.signal(SIGINT);
  BOOST_TEST(demo.wait() == 0);
  BOOST_TEST(home.is_empty());
  BOOST_TEST(no_child_is_left());
  BOOST_TEST(demo.output().ends_with("Arrêté : rien n'est laissé derrière.\n"));
}

BOOST_AUTO_TEST_CASE(on_a_terminal_no_half_line_is_left) {
  const Home home;
  e2e::Terminal terminal(NAVETTE_PROGRAM, {"demo", "--queue", "6"}, home.environment());
  BOOST_REQUIRE(e2e::until([&] { return terminal.output().find("file de l'ENT :") != std::string::npos; }));
  terminal.type("\003");
  BOOST_TEST(terminal.wait() == 1);
  BOOST_TEST(home.is_empty());
  const auto screen = terminal.screen();
  BOOST_REQUIRE(screen.size() > 1u);
  BOOST_TEST(screen.back() == "");
  BOOST_TEST(screen[screen.size() - 2] == "Interrompu : rien n'est laissé derrière.");
}

// What ends it is told, and nothing of it is left either.
BOOST_AUTO_TEST_CASE(a_journal_that_breaks_under_it_ends_it_in_order) {
  const Home home;
  auto demo = home.demo();
  BOOST_REQUIRE(e2e::until([&] { return demo.output().find("Envoi vers l'ENT commencé") != std::string::npos; }));
  for (const auto& entry : fs::directory_iterator(home.root)) {
    soci::session sql(soci::sqlite3, "dbname=" + (entry.path() / "etat" / "journal.db").string() + " timeout=60");
    sql << "ALTER TABLE import RENAME TO lost";
  }
  BOOST_TEST(demo.wait() == 4);
  BOOST_TEST(demo.output().find("Le journal « ") != std::string::npos, demo.output());
  BOOST_TEST(home.is_empty());
  BOOST_TEST(no_child_is_left());
}

BOOST_AUTO_TEST_SUITE_END()
