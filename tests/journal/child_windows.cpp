// What another process does to a journal: journal_child lock|life|once FILE. Each line that it writes has happened.
#include "domain/utf8.h"
#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/nowide/args.hpp>

#include <iostream>
#include <windows.h>

using namespace domain;

namespace {

const std::vector<Event> kLife{Started{}, Committing{"1 bilan"}, Queued{2, scene::at(9)},
                               Finished{{{{"Séances", "12"}}, {}}}};

[[noreturn]] void live(journal::Journal& opened) {
  for (;;) {
    const auto id = opened.record(scene::import(), {}, scene::at(0)).id;
    std::cout << id << " -1" << std::endl;
    for (std::size_t step = 0; step < kLife.size(); ++step) {
      opened.apply(id, kLife[step], scene::at(0)).value();
      std::cout << id << " " << step << std::endl;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const boost::nowide::args in_utf8(argc, argv);
  speak_utf8();
  if (argc != 3) return 2;
  const std::string what = argv[1];
  const boost::filesystem::path file = argv[2];
  if (what == "lock") {
    const journal::JournalLock lock(file);
    std::cout << ::GetCurrentProcessId() << " 0" << std::endl;
    ::Sleep(INFINITE);
  }
  journal::Journal opened(file);
  if (what == "life") live(opened);
  std::cout << opened.record(scene::import(), {}, scene::at(0)).id << " 0" << std::endl;
  return 0;
}
