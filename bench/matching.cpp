// How well the right person of the ENT's directory is suggested for a line of its report, and how often somebody is for
// one who is not in it. Prints tables; the whole chain is in them, from the line to the suggestion.
//
//   bench_matching [FIRST-SEED [SEEDS [PEOPLE]]]    (1001, 3, 5000); `misses` or `undated` as a fourth: what went wrong, by name
#include "matching/trial.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace matching;

void add(Tally& to, const Tally& more) {
  to.cases += more.cases;
  to.first += more.first;
  to.shared += more.shared;
  to.among_three += more.among_three;
  to.wrong += more.wrong;
  to.not_found += more.not_found;
}

void add(Result& to, const Result& more) {
  add(to.all, more.all);
  add(to.pupils, more.pupils);
  add(to.teachers, more.teachers);
  for (const auto& [mishap, tally] : more.by_mishap) add(to.by_mishap[mishap], tally);
  to.absent.cases += more.absent.cases;
  to.absent.suggested += more.absent.suggested;
  to.one_of_two += more.one_of_two;
  to.searches += more.searches;
  to.candidates += more.candidates;
}

std::string percent(std::size_t part, std::size_t whole) {
  char text[32];
  std::snprintf(text, sizeof text, "%6.2f %%",
                whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
  return text;
}

// As wide as it looks, not as its bytes are many.
std::string left(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return std::string(text) + std::string(columns > width ? columns - width : 0, ' ');
}

void show(std::string_view what, const Tally& tally) {
  std::cout << "  " << left(what, 22) << left(std::to_string(tally.cases), 7) << percent(tally.first, tally.cases)
            << "  " << percent(tally.shared, tally.cases) << "  " << percent(tally.among_three, tally.cases) << "  "
            << percent(tally.wrong, tally.cases) << "  " << percent(tally.not_found, tally.cases) << "\n";
}

void show_head() {
  std::cout << "  " << left("", 22) << left("cases", 7) << left("top-1", 11) << left("shared", 11) << left("top-3", 11)
            << left("wrong", 11) << "not found\n";
}

void show_way(std::string_view what, const Result& result) {
  std::cout << "  " << left(what, 28) << percent(result.all.first, result.all.cases) << "  "
            << percent(result.all.among_three, result.all.cases) << "  " << percent(result.all.wrong, result.all.cases)
            << "  " << percent(result.absent.suggested, result.absent.cases) << "    " << result.one_of_two << "\n";
}

struct Seeds {
  std::uint64_t first = 1001;
  std::uint64_t count = 3;
};

void compare(const Seeds& seeds, const Scale& scale) {
  std::cout << "\n" << (scale.birth_dates ? "With" : "Without") << " birth dates of pupils (teachers have none)\n";
  Result ours;
  std::array<Result, kPlainWays.size()> plain;
  std::array<double, kPlainWays.size()> thresholds{};
  for (std::uint64_t i = 0; i < seeds.count; ++i) {
    const Trial trial(seeds.first + i, scale);
    add(ours, trial.run());
    for (std::size_t way = 0; way < plain.size(); ++way) {
      const auto [result, threshold] = trial.run_plain(kPlainWays[way]);
      add(plain[way], result);
      thresholds[way] = threshold;
    }
  }
  std::cout << "  " << left("", 28) << left("top-1", 10) << left("top-3", 10) << left("wrong", 10) << left("false", 10)
            << "one of two\n";
  show_way("Navette", ours);
  for (std::size_t way = 0; way < plain.size(); ++way) {
    char threshold[32];
    std::snprintf(threshold, sizeof threshold, " (>= %.2f)", thresholds[way]);
    show_way(std::string(name_of(kPlainWays[way])) + (thresholds[way] < 1 ? threshold : ""), plain[way]);
  }
  show_head();
  show("all", ours.all);
  show("pupils", ours.pupils);
  show("teachers", ours.teachers);
  for (const auto& [mishap, tally] : ours.by_mishap) show(name_of(mishap), tally);
  const std::size_t lines = ours.all.cases + ours.absent.cases;
  std::printf("  searches a line: %.1f; people read a line: %.1f\n",
              static_cast<double>(ours.searches) / static_cast<double>(lines),
              static_cast<double>(ours.candidates) / static_cast<double>(lines));
}

void tell_misses(const Seeds& seeds, const Scale& scale) {
  for (std::uint64_t i = 0; i < seeds.count; ++i) {
    const Trial trial(seeds.first + i, scale);
    for (const Case& each : trial.cases()) {
      const Person person = read_person(each.line).value();
      const auto found = trial.shown(trial.found_for(each));
      const Suggestions suggestions = suggest(person, found, {.school = each.school});
      const bool right = each.mishap ? suggestions.equals == 1 && suggestions.people.front().candidate.id == each.id
                                     : suggestions.people.empty();
      if (!right) {
        std::cout << (each.mishap ? name_of(*each.mishap) : "absent") << ": " << each.line;
        if (each.mishap) std::cout << " is " << in_words(trial.town().people[std::stoul(each.id)].name);
        std::cout << "\n    " << suggestions.equals << ": " << suggestions.sentence << "\n";
        for (const Suggestion& one : suggestions.people)
          std::cout << "    " << one.distance << " " << one.sentence << "\n";
      }
      if (suggestions.equals == 1)
        if (const Candidate* twin = trial.twin_of(person, suggestions.people.front().candidate))
          std::cout << "one of two: " << each.line << "\n    " << suggestions.sentence << "\n    but "
                    << in_words(twin->name) << "\n";
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int at, std::uint64_t otherwise) {
    return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
  };
  const Seeds seeds{number(1, 1001), number(2, 3)};
  Scale scale;
  scale.people = number(3, scale.people);
  if (argc > 4) {
    scale.birth_dates = argv[4] != std::string_view("undated");
    tell_misses(seeds, scale);
    return 0;
  }
  std::cout << "Seeds " << seeds.first << " to " << seeds.first + seeds.count - 1 << ": " << scale.people
            << " people each, " << scale.present << " lines of people of the directory, " << scale.absent
            << " of others\n";
  compare(seeds, scale);
  scale.birth_dates = false;
  compare(seeds, scale);
  scale.birth_dates = true;
  scale.manner.accents_count = true;
  std::cout << "\nIf accents count in the ENT's search\n";
  show_head();
  Result strict;
  for (std::uint64_t i = 0; i < seeds.count; ++i) add(strict, Trial(seeds.first + i, scale).run());
  show("all", strict.all);
  return 0;
}
