#include "timetable/calendar.h"
#include "timetable/comparison.h"
#include "timetable/words.h"

#include <algorithm>

namespace timetable {

namespace {

std::string why_not_compared(const Comparison& comparison) {
  if (comparison.other_week)
    return comparison.class_name + " : la page de l'ENT montre une autre semaine que celle du " +
           in_words(comparison.monday) + " ; cet emploi du temps n'a pas été comparé.";
  return comparison.class_name +
         " : ni le jour ni l'heure des séances que montre l'ENT n'ont pu être lus ; cet emploi du "
         "temps n'a pas été comparé.";
}

// "340 séances sur 341 sont justes", "les 341 séances sont justes", "aucune des 3 séances n'est juste".
std::string how_many_are_right(std::int64_t right, std::int64_t expected) {
  if (expected == 0) return "aucune séance n'y était attendue avec certitude";
  if (expected == 1) return right == 1 ? "la seule séance est juste" : "la seule séance n'est pas juste";
  if (right == expected) return "les " + number(expected) + " séances sont justes";
  if (right == 0) return "aucune des " + number(expected) + " séances n'est juste";
  return count(right, "séance", "séances") + " sur " + number(expected) + (right == 1 ? " est juste" : " sont justes");
}

}  // namespace

std::vector<domain::Finding> findings_of(const Comparison& comparison, std::size_t most) {
  std::vector<domain::Finding> findings;
  if (!comparison.compared) return {{"lessons_unread", why_not_compared(comparison)}};
  if (comparison.unread > 0)
    findings.push_back({"lessons_unread",
                        comparison.class_name + " : " +
                            count(comparison.unread, "ligne de l'emploi du temps que montre l'ENT n'a pas pu être lue",
                                  "lignes de l'emploi du temps que montre l'ENT n'ont pas pu être lues") +
                            ", faute de jour ou d'heure."});
  const auto& differences = comparison.differences;
  const std::size_t told = std::min(most, differences.size());
  for (std::size_t i = 0; i < told; ++i)
    findings.push_back({std::string(name_of(differences[i].kind)), differences[i].sentence});
  if (told < differences.size())
    findings.push_back({"lessons_more", comparison.class_name + " : et " +
                                            count(std::ssize(differences) - static_cast<std::int64_t>(told),
                                                  "autre différence.", "autres différences.")});
  return findings;
}

std::string summary_of(std::span<const Comparison> comparisons) {
  std::int64_t compared = 0, right = 0, expected = 0, extra = 0;
  const Comparison* first = nullptr;
  for (const Comparison& each : comparisons) {
    if (!each.compared) continue;
    if (first == nullptr) first = &each;
    ++compared;
    right += each.right;
    expected += each.expected;
    extra += each.extra;
  }
  const std::int64_t not_compared = std::ssize(comparisons) - compared;
  if (first == nullptr) return "Aucune classe n'a pu être comparée à l'emploi du temps exporté.";
  std::string text = count(compared, "classe comparée", "classes comparées") + ", semaine du " +
                     in_words(first->monday) + " : " + how_many_are_right(right, expected);
  if (extra > 0) text += ", et l'ENT en montre " + number(extra) + " de trop";
  text += ".";
  if (not_compared > 0)
    text += " " + count(not_compared, "classe n'a pas pu être comparée.", "classes n'ont pas pu être comparées.");
  return text;
}

std::string advice_on(std::span<const Comparison> comparisons) {
  const bool differs = std::any_of(comparisons.begin(), comparisons.end(),
                                   [](const Comparison& each) { return !each.differences.empty(); });
  return !differs
             ? ""
             : "Ouvrez dans l'ENT l'emploi du temps d'une de ces classes. S'il y manque des séances, regardez d'abord "
               "si leurs enseignants font partie des personnes que l'ENT n'a pas reconnues. Si l'emploi du temps a "
               "changé dans EDT depuis l'export, refaites l'export ; s'il a été modifié dans l'ENT lui-même, il n'y "
               "a rien à faire. Navette ne réimporte rien d'elle-même.";
}

}  // namespace timetable
