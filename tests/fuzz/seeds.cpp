// Writes what the fuzzer begins with, a folder for each target: invented exports, the pages of the sandbox ENT, the
// files of conf/. The same at every run.
#include "answers.h"
#include "portal/page.h"
#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"
#include "visits.h"

#include <boost/filesystem.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/regex.hpp>

#include <iostream>
#include <iterator>
#include <set>

namespace fs = boost::filesystem;

namespace {

class Folder {
 public:
  Folder(const fs::path& all, const std::string& target) : path_(all / target) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  // The same content counts once.
  void write(const std::string& content) {
    if (!written_.insert(content).second) return;
    const auto name = (written_.size() < 10 ? "0" : "") + std::to_string(written_.size());
    fs::ofstream out(path_ / name, std::ios::binary);
    out << content;
    if (!out.flush()) throw std::runtime_error("cannot write " + (path_ / name).string());
  }

 private:
  fs::path path_;
  std::set<std::string> written_;
};

std::string utf16(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes.append({c, '\0'});
  return bytes;
}

void exports(Folder folder) {
  const auto school = samples::make_school(*domain::Uai::parse("0134567U"), 2, 1, 2025);
  const std::string clear = samples::write_clear_edt(school);
  samples::Envelope envelope;
  envelope.uai = "0134567U";
  envelope.software = "EDT 2026";
  envelope.school_name = "COLLEGE DES TROIS-TILLEULS";
  const std::string edt = "EDT_To_KOSMOS_0134567U.xml\n", idpn = "IdPN_To_KOSMOS_0134567U.xml\n";
  folder.write(edt + clear);
  folder.write("export.xml\n" + clear.substr(0, clear.size() / 2));
  folder.write(edt +
               samples::write_container("<a/>", envelope, {samples::vendor_partner(), samples::sandbox_partner()}, 1));
  folder.write("EDT_PRONOTE.xml\n" + samples::write_container("<a/>", envelope, {samples::vendor_partner()}, 2));
  folder.write(idpn + samples::write_idpn(school, {}));
  folder.write("x.xml\n" + utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?><ExportEmploiDuTemps Version=\"1.1\" "
                                 "UAI=\"0134567U\"><Matieres/></ExportEmploiDuTemps>"));
  folder.write(idpn +
               "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Ids UAI=\"0134567U\"><P IDPN=\"ABCDEFGH12345678\" "
               "Nom=\"\xC9\"/></Ids>");
  folder.write("page.html\n<!DOCTYPE html><html><body>Bonjour</body></html>");
}

void credentials(Folder folder) {
  const std::string oldest =
      "rne;uid;classe;profil;prenom;nom;login;mot de passe;cle de jointure;uid pere;uid mere;uid tuteur1;uid tuteur2";
  const std::string pupil = "\n0134567U;E1;6A;Eleve;L\xC3\xA9""a;DURAND;lea.durand;Azerty12;K1;P1;P2;;";
  folder.write(oldest + pupil +
               "\n0134567U;P1;6A;Parent;Paul;DURAND;paul.durand;{SSHA}Zm9v;;;;;"
               "\n0134567U;T1;;Enseignant;Zo\xC3\xA9;LE GALL;zoe.legall;Mot de passe modifi\xC3\xA9 par l'utilisateur;;;;;\n");
  folder.write("\xEF\xBB\xBF" + oldest +
               ";prenom enfant;nom enfant;adresse;code postal;ville;pays\r\n"
               "0134567U;P1;6A;Parent;Anne;MARTIN;a.martin;=1+1;;;;;;Tom;MARTIN;\"12 rue \"\"X\"\"\nB\";29999;Ville;\r\n"
               "0134567U;P1;4B;Parent;Anne;MARTIN;a.martin;=1+1;;;;;;Lou;MARTIN;;;;\r\n");
  folder.write("Civilit\xE9;Nom;Pr\xE9nom;Profil;Login;Identifiant ENT;Etablissement;\r\nMme;DURAND;L\xE9""a;Professeur;l.d;A1;X;\r\n");
  folder.write("login,nom,uid,profil\nlea,DURAND,E1,Eleve\n\n,,,\n\"a\"b,,,\n\"c\n");
  folder.write(oldest + pupil + pupil + "\n0134567U;E1;6A;Eleve;L;D;autre;Autre;;;;;\nx;y\n");
  folder.write("<!DOCTYPE html><html><body>Connexion</body></html>");
}

// A person who does all that a page lets them do.
std::string acts_on(const portal::Page& page) {
  using Type = portal::Control::Type;
  std::string acts;
  const auto act = [&](const std::string& verb, const std::string& field, const std::string& value) {
    acts += verb + " " + field + "=" + value + "\n";
  };
  for (const auto& form : page.forms)
    for (const auto& control : form.controls) {
      const auto& field = control.label.empty() ? control.name : control.label;
      if (control.type == Type::text || control.type == Type::password || control.type == Type::textarea)
        act("fill", field, "été & co");
      else if (control.type == Type::select && !control.options.empty())
        act("choose", field, control.options.back().text);
      else if (control.type == Type::radio)
        act("choose", control.group, control.label);
      else if (control.type == Type::checkbox)
        act("check", field, "");
      else if (control.type == Type::file)
        act("attach", field, "EDT.xml");
      else if (control.type == Type::submit)
        acts += "press " + field + "\n";
    }
  return acts + "press \n\n";
}

void pages(Folder answers, Folder page_seeds, Folder forms) {
  for (const auto& visited : fuzz::visits()) {
    std::string script = visited.flags + "\n";
    for (const auto& answer : visited.answers) {
      script += fuzz::written(answer);
      if (answer.body.empty()) continue;
      page_seeds.write(answer.content_type + "\n" + answer.body);
      const auto page = portal::read_page(answer.status, answer.address, answer.content_type, answer.body);
      if (!page.forms.empty()) forms.write(acts_on(page) + page.html);
    }
    answers.write(script);
  }
}

std::string content_of(const fs::path& file) {
  fs::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Without comments, which a fuzzer would only spend its time on; `keys`: with the keys that stand in comments, too.
std::string plain(const std::string& yaml, bool keys) {
  std::string text = keys ? boost::regex_replace(yaml, boost::regex("# ([a-z_]+: )"), "$1") : yaml;
  text = boost::regex_replace(text, boost::regex(" +#[^\n]*"), "");
  return boost::regex_replace(text, boost::regex("(^|\n)(#[^\n]*|)(?=\n)"), "");
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 2) {
    std::cerr << "Usage: fuzz_seeds FOLDER\n";
    return 2;
  }
  const fs::path all = arguments[1], conf = NAVETTE_CONF;
  exports({all, "recognise"});
  credentials({all, "credentials"});
  pages({all, "answers"}, {all, "page"}, {all, "form"});
  Folder profiles(all, "profile"), configs(all, "config");
  for (const char* name : {"skolengo.yaml", "bac-a-sable-2.yaml"})
    profiles.write(plain(content_of(conf / "portals" / name), false));
  for (const bool keys : {false, true}) configs.write(plain(content_of(conf / "navette.yaml"), keys));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
