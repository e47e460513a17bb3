#include "invented.h"

#include "samples/school.h"

#include <cstdio>
#include <map>

namespace invented {

namespace {

std::string cell(const std::string& text) {
  if (text.find_first_of(";\"\r\n") == text.npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

// Ends with four digits that no other has, so that none is part of another.
std::string numbered(const std::string& text, std::size_t number) {
  char digits[8];
  std::snprintf(digits, sizeof digits, "%04u", static_cast<unsigned>(number % 10'000));
  return text + digits;
}

class Writer {
 public:
  Line& add(const std::string& profile, const std::string& first, const std::string& last) {
    const std::size_t number = lines.size();
    Line line;
    line.uid = numbered("ABC", number);
    line.profile = profile;
    line.first_name = first;
    line.last_name = last;
    line.login = numbered("utilisateur.", number);
    line.password = number % 5 == 4 ? "{SSHA}bm90IGEgcGFzc3dvcmQ=" : numbered("Il0O<&\">'", number);
    lines.push_back(std::move(line));
    return lines.back();
  }

  std::vector<Line> lines;
};

const std::string& class_named(const samples::School& school, samples::Ident ident) {
  static const std::string kNone;
  for (const samples::Class& each : school.classes)
    if (each.ident == ident) return each.name;
  return kNone;
}

void add_family(Writer& writer, const samples::School& school, const samples::Pupil& pupil) {
  const std::string& school_class = class_named(school, pupil.school_class);
  std::vector<std::string> uids;
  for (const samples::Responsible& each : pupil.responsibles) {
    Line& line = writer.add("Parent", each.first_name, each.last_name);
    line.school_class = school_class;
    line.child_first_name = pupil.first_name;
    line.child_last_name = pupil.last_name;
    line.street = each.address;
    line.postcode = each.postcode;
    line.town = each.town;
    uids.push_back(line.uid);
  }
  Line& line = writer.add("Eleve", pupil.first_name, pupil.last_name);
  line.school_class = school_class;
  for (std::size_t i = 0; i < uids.size() && i < 2; ++i) line.parents[i] = uids[i];
}

// What a page must bear.
void add_hard_cases(Writer& writer, const std::string& school_class) {
  std::string endless = "de";
  while (endless.size() < 185) endless += "-La-Tour-du-Pin";
  writer.add("Eleve", "Maximilienne-Apolline", endless).school_class = school_class;
  std::string seamless(180, 'W');
  writer.add("Eleve", "Wim", seamless).school_class = school_class;
  writer.add("Eleve", "<script>alert(1)</script>", "O'Brien & \"fils\"; <b>").school_class = school_class;
  Line parent = writer.add("Parent", "Anne-Gaëlle", "LE GOFF-KERVELLA");
  parent.street =
      "Résidence des Tilleuls, bâtiment C, escalier 4, appartement 412, 128 bis avenue du Général-de-Gaulle";
  parent.postcode = "29999";
  parent.town = "Saint-Quelquepart-sur-la-Rivière-aux-Mille-Méandres";
  writer.lines.pop_back();
  for (const char* child : {"Anaïs", "Bérénice", "Célestin", "Désirée", "Éloïse", "François-Xavier", "Gaëtan",
                            "Hippolyte", "Inès", "Joséphine", "Kévin", "Loïc"}) {
    parent.school_class = school_class;
    parent.child_first_name = child;
    parent.child_last_name = "LE GOFF-KERVELLA";
    writer.lines.push_back(parent);
  }
}

}  // namespace

std::vector<Line> lines(int pupils, std::uint64_t seed) {
  const auto school = samples::make_school(*domain::Uai::parse("0134567U"), pupils, seed, 2025);
  Writer writer;
  add_hard_cases(writer, school.classes.front().name);
  for (std::size_t i = 0; i < school.teachers.size() && i < 12; ++i)
    writer.add("Enseignant", school.teachers[i].first_name, school.teachers[i].last_name);
  writer.add("Personnel de vie scolaire", "Zoé", "ÇELIK");
  for (const samples::Pupil& pupil : school.pupils) add_family(writer, school, pupil);
  return writer.lines;
}

std::string write(const std::vector<Line>& lines) {
  std::string out =
      "rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;uid pere;uid mere;uid tuteur1;uid tuteur2;"
      "prenom enfant;nom enfant;adresse;code postal;ville;pays\r\n";
  for (const Line& line : lines) {
    out += "0134567U";
    for (const std::string& each :
         {line.uid, line.school_class, line.profile, line.first_name, line.last_name, line.login, line.password,
          std::string(), line.parents[0], line.parents[1], std::string(), std::string(), line.child_first_name,
          line.child_last_name, line.street, line.postcode, line.town, std::string()})
      out += ";" + cell(each);
    out += "\r\n";
  }
  return out;
}

}  // namespace invented
