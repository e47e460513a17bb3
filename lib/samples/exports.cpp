#include "samples/exports.h"

#include "samples/text.h"

#include <pugixml.hpp>

#include <cstdio>

namespace samples {

namespace {

using pugi::xml_node;

// An element with its attributes; an attribute whose text is empty is left out.
class Element {
 public:
  Element(xml_node parent, const char* name) : node_(parent.append_child(name)) {}

  Element& with(const char* name, const std::string& value) {
    if (!value.empty()) node_.append_attribute(name) = value.c_str();
    return *this;
  }
  Element& with(const char* name, std::uint64_t value) {
    node_.append_attribute(name) = static_cast<unsigned long long>(value);
    return *this;
  }
  xml_node node() const { return node_; }

 private:
  xml_node node_;
};

std::string time_of(int minutes) {
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d:00", minutes / 60, minutes % 60);
  return text;
}

void write_grid(xml_node root, const School& school) {
  constexpr int first_minute = 8 * 60;
  Element grid(root, "GrilleHoraire");
  grid.with("NombrePlacesParJour", static_cast<std::uint64_t>(school.slots_per_day))
      .with("DureePlace", static_cast<std::uint64_t>(school.slot_minutes));
  xml_node days = grid.node().append_child("JoursOuvres");
  for (int day = 1; day <= 5; ++day) days.append_child("Jour").text() = day;
  xml_node slots = grid.node().append_child("PlacesParJour");
  for (int slot = 0; slot < school.slots_per_day; ++slot)
    Element(slots, "Place")
        .with("Numero", static_cast<std::uint64_t>(slot))
        .with("LibelleHeureDebut", time_of(first_minute + slot * school.slot_minutes))
        .with("LibelleHeureFin", time_of(first_minute + (slot + 1) * school.slot_minutes));
}

void write_classes(xml_node root, const School& school) {
  xml_node classes = root.append_child("Classes");
  for (const Class& each : school.classes) {
    Element element(classes, "Classe");
    element.with("Ident", each.ident).with("Nom", each.name);
    for (const Ident part : each.parts) Element(element.node(), "PartieDeClasse").with("Ident", part);
  }
  xml_node groups = root.append_child("Groupes");
  for (const Group& each : school.groups) {
    Element element(groups, "Groupe");
    element.with("Ident", each.ident).with("Nom", each.name);
    for (const Ident ident : each.classes) Element(element.node(), "Classe").with("Ident", ident);
    for (const Ident part : each.parts) Element(element.node(), "PartieDeClasse").with("Ident", part);
  }
}

void write_responsible(xml_node pupil, const Responsible& each) {
  Element(pupil, "Responsable")
      .with("Ident", each.ident)
      .with("RespLegal", static_cast<std::uint64_t>(each.rank))
      .with("Nom", each.last_name)
      .with("Prenom", each.first_name)
      .with("Civilite", each.civility)
      .with("Adresse1", each.address)
      .with("CodePostal", each.postcode)
      .with("Ville", each.town)
      .with("IDPN", each.idpn);
}

void write_pupils(xml_node root, const School& school) {
  xml_node pupils = root.append_child("Eleves");
  const std::string begin = iso(school.year_begin), end = iso(school.year_end);
  for (const Pupil& each : school.pupils) {
    Element element(pupils, "Eleve");
    element.with("Ident", each.ident)
        .with("Nom", each.last_name)
        .with("Prenom", each.first_name)
        .with("DateNaissance", iso(each.birth_date))
        .with("Sexe", each.sex == Sex::female ? "Feminin" : "Masculin")
        .with("NumeroNational", each.national_number)
        .with("IDPN", each.idpn);
    for (const Responsible& adult : each.responsibles) write_responsible(element.node(), adult);
    Element(element.node(), "Classe")
        .with("Ident", each.school_class)
        .with("DateEntree", begin)
        .with("DateSortie", end);
    for (const Ident part : each.parts)
      Element(element.node(), "PartieDeClasse").with("Ident", part).with("DateEntree", begin).with("DateSortie", end);
  }
}

void write_courses(xml_node root, const School& school) {
  xml_node courses = root.append_child("Cours");
  for (const Course& each : school.courses) {
    Element element(courses, "Cours");
    element.with("Jour", static_cast<std::uint64_t>(each.day))
        .with("NumeroPlaceDebut", static_cast<std::uint64_t>(each.first_slot))
        .with("NombrePlaces", static_cast<std::uint64_t>(each.slots));
    Element(element.node(), "Matiere").with("Ident", each.subject);
    const auto write = [&](const char* name, const std::vector<Share>& shares) {
      for (const Share& share : shares)
        Element(element.node(), name).with("Ident", share.ident).with("Semaines", share.weeks);
    };
    write("Professeur", each.teachers);
    write("Classe", each.classes);
    write("PartieDeClasse", each.parts);
    write("Groupe", each.groups);
    write("Salle", each.rooms);
  }
}

}  // namespace

std::string write_clear_edt(const School& school) {
  pugi::xml_document document = new_document();
  Element root(document, "ExportEmploiDuTemps");
  root.with("xmlns", "http://www.index-education.com/exportemploidutemps")
      .with("Version", "1.1")
      .with("UAI", school.uai.str());
  Element(root.node(), "AnneeScolaire")
      .with("DateDebut", iso(school.year_begin))
      .with("DateFin", iso(school.year_end))
      .with("DatePremierJourSemaine1", iso(school.first_week));
  write_grid(root.node(), school);
  xml_node subjects = root.node().append_child("Matieres");
  for (const Subject& each : school.subjects)
    Element(subjects, "Matiere").with("Ident", each.ident).with("Code", each.code).with("Libelle", each.label);
  xml_node teachers = root.node().append_child("Professeurs");
  for (const Teacher& each : school.teachers)
    Element(teachers, "Professeur")
        .with("Ident", each.ident)
        .with("Nom", each.last_name)
        .with("Prenom", each.first_name)
        .with("DateNaissance", iso(each.birth_date))
        .with("IDPN", each.idpn);
  write_classes(root.node(), school);
  xml_node rooms = root.node().append_child("Salles");
  for (const Room& each : school.rooms) Element(rooms, "Salle").with("Ident", each.ident).with("Nom", each.name);
  write_pupils(root.node(), school);
  write_courses(root.node(), school);
  return text_of(document, Layout::indented);
}

std::string write_idpn(const School& school, domain::Instant made_at) {
  pugi::xml_document document = new_document();
  Element root(document, "IdentifiantsPronote");
  root.with("Version", "1.0").with("UAI", school.uai.str()).with("DATEHEURE", iso(made_at));
  xml_node teachers = root.node().append_child("Professeurs");
  for (const Teacher& each : school.teachers)
    Element(teachers, "Professeur").with("Nom", each.last_name).with("Prenom", each.first_name).with("IDPN", each.idpn);
  xml_node pupils = root.node().append_child("Eleves");
  for (const Pupil& each : school.pupils) {
    Element pupil(pupils, "Eleve");
    pupil.with("Nom", each.last_name)
        .with("Prenom", each.first_name)
        .with("DateNaissance", iso(each.birth_date))
        .with("IDPN", each.idpn);
    for (const Responsible& adult : each.responsibles)
      Element(pupil.node(), "Responsable")
          .with("Nom", adult.last_name)
          .with("Prenom", adult.first_name)
          .with("IDPN", adult.idpn);
  }
  return text_of(document, Layout::indented);
}

}  // namespace samples
