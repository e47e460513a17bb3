#include "formats/timetable.h"

#include "formats/attributes.h"
#include "formats/document.h"
#include "formats/moment.h"
#include "formats/sentence.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace formats {

namespace {

using domain::Counts;

// A section of the root, the elements counted in it and, one level deeper, those counted in them.
struct Section {
  const char* name;
  const char* item;
  std::int64_t Counts::*items;
  const char* part = nullptr;
  std::int64_t Counts::*parts = nullptr;
};

constexpr std::array<Section, 7> kSections{{
    {"Matieres", "Matiere", &Counts::subjects},
    {"Professeurs", "Professeur", &Counts::teachers},
    {"Classes", "Classe", &Counts::classes, "PartieDeClasse", &Counts::class_parts},
    {"Groupes", "Groupe", &Counts::groups},
    {"Salles", "Salle", &Counts::rooms},
    {"Eleves", "Eleve", &Counts::pupils, "Responsable", &Counts::responsibles},
    {"Cours", "Cours", &Counts::courses},
}};
constexpr const Section& kCourses = kSections[6];

// Walks through the document once and counts.
class Census {
 public:
  void visit(pugi::xml_node node, int depth) {
    if (section_ == &kCourses && depth == 3) {  // most of a document, and no people: kept short
      read_weeks(node);
      return;
    }
    if (depth == 1) {
      end_course();
      section_ = nullptr;
      for (std::size_t i = 0; i < kSections.size(); ++i) {
        if (!is_named(node, kSections[i].name)) continue;
        section_ = &kSections[i];
        seen_[i] = true;
      }
    } else if (section_ != nullptr && depth == 2 && is_named(node, section_->item)) {
      end_course();
      ++(counts_.*section_->items);
    } else if (section_ != nullptr && depth == 3 && section_->parts != nullptr && is_named(node, section_->part)) {
      ++(counts_.*section_->parts);
    }
    if (section_ == &kCourses)
      read_weeks(node);
    else if (has_identifier(node))
      ++counts_.identifiers;
  }

  Counts counts() {
    end_course();
    return counts_;
  }
  int bad_masks() const { return bad_masks_; }
  // "Classes, Cours"; empty if no section is missing.
  std::string missing_sections() const {
    std::string names;
    for (std::size_t i = 0; i < kSections.size(); ++i)
      if (!seen_[i]) names += (names.empty() ? "" : ", ") + std::string(kSections[i].name);
    return names;
  }

 private:
  // Semaines: 64 bits, bit i set means week i. A course takes place in the weeks of anyone who takes part in it.
  void read_weeks(pugi::xml_node node) {
    const pugi::xml_attribute weeks = attribute(node, "semaines");
    if (!weeks) return;
    const char* begin = weeks.value();
    const char* end = begin + std::strlen(begin);
    std::uint64_t mask = 0;
    const auto [stopped, error] = std::from_chars(begin, end, mask);
    if (error != std::errc{} || stopped != end)
      ++bad_masks_;
    else
      weeks_ |= mask;
  }
  void end_course() {
    counts_.lessons += std::popcount(weeks_);
    weeks_ = 0;
  }

  Counts counts_;
  const Section* section_ = nullptr;
  std::array<bool, kSections.size()> seen_{};
  std::uint64_t weeks_ = 0;
  int bad_masks_ = 0;
};

void read_year(pugi::xml_node root, domain::Export& content) {
  pugi::xml_node year;
  for (const pugi::xml_node child : root.children())
    if (is_named(child, "AnneeScolaire")) year = child;
  const auto begin = read_date(attribute(year, "datedebut").value());
  const auto end = read_date(attribute(year, "datefin").value());
  if (begin) content.year = domain::SchoolYear::of(*begin);
  if (!begin || !end)
    content.findings.push_back({"year_missing",
                                "Le fichier ne dit pas de quelle année scolaire est l'emploi du temps. "
                                "Vérifiez que c'est bien celui de l'année en cours."});
  else if (*end <= *begin || *end - *begin > std::chrono::days{400})
    content.findings.push_back({"year_implausible",
                                "Les dates de l'année scolaire écrites dans le fichier sont invraisemblables. "
                                "Vérifiez-les dans les paramètres d'EDT."});
}

void judge(const Census& census, const Counts& counts, domain::Export& content) {
  const auto find = [&](std::string code, std::string sentence) {
    content.findings.push_back({std::move(code), std::move(sentence)});
  };
  if (const std::string missing = census.missing_sections(); !missing.empty())
    find("sections_missing", "Il manque au fichier des parties qu'un export contient toujours : " + missing +
                                 ". L'import risque d'être incomplet : refaites l'export sans rien décocher.");
  if (counts.classes == 0)
    find("no_class",
         "Cet emploi du temps ne contient aucune classe : l'ENT n'aura rien à y rattacher. Vérifiez que "
         "vous avez exporté la bonne base.");
  if (counts.pupils == 0)
    find("no_pupil", "Cet emploi du temps ne contient aucun élève. Vérifiez que vous avez exporté la bonne base.");
  if (counts.courses == 0)
    find("no_course",
         "Cet emploi du temps ne contient aucun cours : l'import n'en créera pas. Vérifiez que vous avez "
         "exporté la bonne base.");
  else if (counts.lessons == 0)
    find("no_lesson",
         "Aucun cours de cet emploi du temps n'a lieu une semaine de l'année : l'ENT ne générera aucune "
         "séance. Vérifiez les semaines des cours dans EDT.");
  if (census.bad_masks() > 0)
    find("weeks_unreadable", "Les semaines de certains cours sont illisibles (" + std::to_string(census.bad_masks()) +
                                 " fois) : leurs séances ne sont pas comptées ici, et l'ENT peut les refuser.");
}

}  // namespace

domain::Result<void> read_timetable(pugi::xml_node root, domain::Export& content) {
  read_school(attribute(root, "uai").value(), content);
  read_year(root, content);
  Census census;
  if (!visit_nodes(root, [&](pugi::xml_node node, int depth) { census.visit(node, depth); }))
    return refused("Ce fichier n'a pas la forme d'un export : ses balises sont emboîtées trop profondément.",
                   content.kind);
  const Counts counts = census.counts();
  content.counts = counts;
  judge(census, counts, content);
  return {};
}

}  // namespace formats
