#include "sandbox/payload.h"

#include <boost/algorithm/string/predicate.hpp>
#include <pugixml.hpp>

#include <charconv>
#include <cstdio>
#include <map>

namespace sandbox {

namespace {

std::string attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& each : node.attributes())
    if (boost::iequals(std::string_view(each.name()), name)) return each.value();
  return {};
}

template <class Number>
Number number_in(const pugi::xml_node& node, std::string_view name) {
  const std::string text = attribute(node, name);
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<std::chrono::sys_days> day_in(const pugi::xml_node& node, std::string_view name) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (std::sscanf(attribute(node, name).c_str(), "%d-%u-%u", &year, &month, &day) != 3) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

int minute_in(const pugi::xml_node& node, std::string_view name) {
  int hour = 0;
  int minute = 0;
  return std::sscanf(attribute(node, name).c_str(), "%d:%d", &hour, &minute) == 2 ? hour * 60 + minute : 0;
}

std::string whole_name(const pugi::xml_node& node) {
  const std::string first = attribute(node, "Prenom");
  return attribute(node, "Nom") + (first.empty() ? "" : " " + first);
}

using Names = std::map<std::string, std::string>;  // by Ident

Names names_in(const pugi::xml_node& section, const char* label) {
  Names names;
  for (const pugi::xml_node& each : section.children()) names[attribute(each, "Ident")] = attribute(each, label);
  return names;
}

Person::Quality quality_of(std::string_view element) {
  if (element == "Eleve") return Person::Quality::pupil;
  if (element == "Professeur" || element == "Enseignant") return Person::Quality::teacher;
  if (element == "Responsable") return Person::Quality::responsible;
  return Person::Quality::other;
}

struct PeopleReader : pugi::xml_tree_walker {
  explicit PeopleReader(Names class_names) : classes(std::move(class_names)) {}

  Names classes;
  std::vector<Person> people;
  std::string pupil;  // the key of the last one

  bool for_each(pugi::xml_node& node) override {
    if (node.type() != pugi::node_element) return true;
    // Groups, classes and rooms have a name too, but no first name.
    if (attribute(node, "Nom").empty() || !node.attribute("Prenom")) return true;
    Person person{quality_of(node.name()), attribute(node, "Nom"), attribute(node, "Prenom"),
                  attribute(node, "DateNaissance"), !attribute(node, "IDPN").empty()};
    if (person.quality == Person::Quality::pupil) {
      person.school_class = classes[attribute(node.child("Classe"), "Ident")];
      pupil = person.key();
    } else if (person.quality == Person::Quality::responsible) {
      person.child = pupil;
      person.civility = attribute(node, "Civilite");
      person.address = attribute(node, "Adresse1");
      person.postcode = attribute(node, "CodePostal");
      person.town = attribute(node, "Ville");
    }
    people.push_back(std::move(person));
    return true;
  }
};

Timetable::Course course_in(const pugi::xml_node& node, const std::map<int, Timetable::Slot>& slots) {
  Timetable::Course course;
  course.day = number_in<int>(node, "Jour");
  const int first = number_in<int>(node, "NumeroPlaceDebut");
  const int last = first + number_in<int>(node, "NombrePlaces") - 1;
  if (const auto slot = slots.find(first); slot != slots.end()) course.starts = slot->second.starts;
  if (const auto slot = slots.find(last); slot != slots.end()) course.ends = slot->second.ends;
  for (const pugi::xml_node& each : node.children()) {
    const std::string_view name = each.name();
    const Timetable::Share share{attribute(each, "Ident"), number_in<std::uint64_t>(each, "Semaines")};
    if (name == "Matiere") course.subject = share.ident;
    if (name == "Professeur") course.teachers.push_back(share);
    if (name == "Classe") course.classes.push_back(share);
    if (name == "PartieDeClasse") course.parts.push_back(share);
    if (name == "Groupe") course.groups.push_back(share);
    if (name == "Salle") course.rooms.push_back(share);
  }
  return course;
}

Timetable timetable_in(const pugi::xml_node& root) {
  Timetable table;
  const pugi::xml_node year = root.child("AnneeScolaire");
  table.first_week = day_in(year, "DatePremierJourSemaine1").value_or(std::chrono::sys_days{});
  table.first_day = day_in(year, "DateDebut").value_or(table.first_week);
  table.last_day = day_in(year, "DateFin").value_or(table.first_week);
  std::map<int, Timetable::Slot> slots;
  for (const pugi::xml_node& each : root.child("GrilleHoraire").child("PlacesParJour").children())
    slots[number_in<int>(each, "Numero")] = {minute_in(each, "LibelleHeureDebut"), minute_in(each, "LibelleHeureFin")};
  table.subjects = names_in(root.child("Matieres"), "Libelle");
  table.rooms = names_in(root.child("Salles"), "Nom");
  for (const pugi::xml_node& each : root.child("Professeurs").children())
    table.teachers[attribute(each, "Ident")] = whole_name(each);
  for (const pugi::xml_node& each : root.child("Classes").children()) {
    Timetable::Class school_class{attribute(each, "Ident"), attribute(each, "Nom"), {}};
    for (const pugi::xml_node& part : each.children("PartieDeClasse"))
      school_class.parts.push_back(attribute(part, "Ident"));
    table.classes.push_back(std::move(school_class));
  }
  for (const pugi::xml_node& each : root.child("Groupes").children()) {
    Timetable::Group group{attribute(each, "Nom"), {}, {}};
    for (const pugi::xml_node& one : each.children("Classe")) group.classes.push_back(attribute(one, "Ident"));
    for (const pugi::xml_node& part : each.children("PartieDeClasse")) group.parts.push_back(attribute(part, "Ident"));
    table.groups[attribute(each, "Ident")] = std::move(group);
  }
  for (const pugi::xml_node& each : root.child("Cours").children()) table.courses.push_back(course_in(each, slots));
  return table;
}

}  // namespace

Payload read_payload(std::string_view text) {
  Payload payload;
  pugi::xml_document document;
  if (!document.load_buffer(text.data(), text.size())) return payload;
  const pugi::xml_node root = document.document_element();
  PeopleReader reader(names_in(root.child("Classes"), "Nom"));
  document.traverse(reader);
  payload.people = std::move(reader.people);
  if (root.child("Cours")) payload.timetable = timetable_in(root);
  return payload;
}

}  // namespace sandbox
