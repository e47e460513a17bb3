// Every event of a journal: import, moment in milliseconds since 1970, name.
//
//   bench_timeline JOURNAL
#include "journal/journal.h"

#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    journal::Journal journal(argv[1]);
    for (const auto& entry : journal.since(0, 1'000'000))
      std::cout << entry.import << " " << entry.at.time_since_epoch().count() << " " << entry.event << "\n";
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_timeline: " << error.what() << "\n";
    return 1;
  }
}
