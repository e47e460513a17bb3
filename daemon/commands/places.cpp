#include "daemon/commands/places.h"

#include "daemon/rights.h"
#include "daemon/settings.h"
#include "daemon/setup/drop_in.h"

#include <boost/filesystem/operations.hpp>

#include <fstream>

namespace navette {

namespace {

constexpr std::uint64_t kSpaceWanted = std::uint64_t{256} << 20;  // bytes; several of the largest exports

// Whether a file can be made there and taken away again.
bool can_write(const fs::path& directory) {
  const fs::path trial = directory / fs::unique_path(".navette-%%%%%%%%.tmp");
  boost::system::error_code ignored;
  {
    std::ofstream out(trial);
    if (!(out << "essai" << std::flush)) return false;
  }
  return fs::remove(trial, ignored);
}

// Whether files can be made there, or the folder made. What is tried is removed, and nothing else is made: at the first
// start Navette makes what is not there yet.
bool is_or_will_be_writable(const fs::path& folder) {
  boost::system::error_code error;
  return fs::exists(folder, error) ? fs::is_directory(folder, error) && can_write(folder) : may_write_into(folder);
}

// Its owner sets its rights at each start.
bool can_be_appended_to(const fs::path& file) {
  boost::system::error_code error;
  if (!fs::exists(file, error)) return is_or_will_be_writable(file.parent_path());
  return fs::is_regular_file(file, error) && is_owned(file) && std::ofstream(file, std::ios::app).is_open();
}

}  // namespace

void check_places(const Config& config, const std::optional<Unit>& unit, Checklist& checklist) {
  for (const DropFolder& folder : folders_of(config)) {
    boost::system::error_code error;
    const bool there = fs::is_directory(folder.path, error);
    checklist.require(
        there && can_write(folder.path), "Dossier surveillé « " + folder.path.string() + " »",
        there ? "Donnez au compte de Navette le droit d'y écrire : les fichiers y sont rangés une fois importés."
              : "Créez ce dossier, ou corrigez « folder » dans la configuration.");
  }
  boost::system::error_code error;
  const bool by_systemd = unit && makes(*unit, config.state) && !fs::exists(config.state, error);
  bool writable = by_systemd || is_or_will_be_writable(config.state);
  for (const DropFolder& folder : folders_of(config))
    writable = writable && (by_systemd || may_write_into(spool_of(config, folder.path)));  // a file there: an orphan
  checklist.require(writable, "Dossier de Navette « " + config.state.string() + " »",
                    fs::exists(config.state, error)
                        ? "Donnez-le, avec tout ce qu'il contient, au compte de Navette."
                        : "Il n'existe pas, et ce compte ne peut pas le créer. Créez-le, et donnez-le au compte de "
                          "Navette ; ou corrigez « state » dans la configuration.");
  if (const auto& log = config.log.file; log && !log->empty())  // else it is in the state directory or nowhere
    checklist.require(
        can_be_appended_to(*log), "Journal d'exploitation « " + log->string() + " »",
        "Navette ne peut pas y écrire : donnez ce fichier et son dossier au compte de Navette, ou corrigez "
        "« file » sous « log » dans la configuration.");
  const auto space = fs::space(nearest_folder(config.state), error);
  checklist.require(!error && space.available >= kSpaceWanted, "Place pour les fichiers en cours et le journal",
                    "Il faut au moins 256 Mo libres sur le disque de « " + config.state.string() + " ».");
}

void check_unit(const Config& config, const Unit& unit, const std::vector<fs::path>& others, Checklist& checklist) {
  std::vector<fs::path> places{config.state}, closed;
  places.insert(places.end(), others.begin(), others.end());
  for (const DropFolder& folder : folders_of(config)) places.push_back(folder.path);
  if (const auto& log = config.log.file; log && !log->empty()) places.push_back(log->parent_path());
  bool good = true;
  for (const fs::path& each : places) {
    const Reach reach = reach_of(unit, each);
    if (reach == Reach::hidden)
      checklist.add(
          Checklist::Verdict::wrong, "Service « " + unit.name + " » : « " + each.string() + " »",
          "systemd cache ce dossier au service, comme tout ce qui est dans /home, /root et /tmp. Choisissez-en "
          "un autre, par exemple sous /srv/navette.");
    if (reach == Reach::read_only) closed.push_back(each);
    good &= reach == Reach::writable;
  }
  for (const fs::path& each : closed)
    checklist.add(Checklist::Verdict::wrong, "Service « " + unit.name + " » : « " + each.string() + " »",
                  "systemd n'y laisse pas écrire le service, qui dirait que le disque est en lecture seule. Tapez "
                  "« systemctl edit " +
                      unit.name + " », écrivez-y ces lignes, puis tapez « systemctl restart " + unit.name + " » :\n" +
                      drop_in_for(closed));
  if (good)
    checklist.add(Checklist::Verdict::seen,
                  "Service « " + unit.name + " » : systemd le laisse écrire partout où il le doit");
}

}  // namespace navette
