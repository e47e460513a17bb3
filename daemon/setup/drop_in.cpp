#include "daemon/setup/drop_in.h"

#include "daemon/settings.h"
#include "daemon/setup/process.h"
#include "domain/reason.h"
#include "intake/file.h"

#include <boost/filesystem/operations.hpp>

#include <iostream>

namespace navette {

namespace {

// As systemd reads it: quoted for white space, its own signs doubled.
std::string quoted(const std::string& words) {
  std::string text;
  for (const char c : words) {
    if (c == '%') text += '%';
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text.find_first_of(" \t'\"\\;") == text.npos ? text : '"' + text + '"';
}

// systemd-tmpfiles reads a pattern of a shell.
std::string no_pattern(const std::string& path) {
  std::string text;
  for (const char c : path)
    text += std::string_view("*?[").find(c) == std::string_view::npos ? std::string(1, c) : std::string("[") + c + "]";
  return text;
}

void read_again() {
  if (!runs("systemctl", {"daemon-reload"}))
    throw StateError("systemd n'a pas relu ses unités : « systemctl daemon-reload » dit pourquoi.");
}

}  // namespace

std::string drop_in_for(const std::vector<fs::path>& folders) {
  std::string text = "[Service]";
  for (const fs::path& each : folders) text += "\nReadWritePaths=" + quoted("-" + each.string());
  return text;
}

fs::path drop_in_file(const std::string& unit) {
  return fs::path("/etc/systemd/system") / (unit + ".d") / "folder.conf";
}

void hand_down_rights(const fs::path& folder, const std::string& unit) {
  if (!unit_of(unit)) return;
  const fs::path file = fs::path("/etc/tmpfiles.d") / (unit + ".conf");
  boost::system::error_code error;
  fs::remove(file, error);
  if (folder.parent_path() == "/srv/navette") return;
  fs::create_directories(file.parent_path(), error);
  const std::string line =
      "a+ " + quoted(no_pattern(folder.string())) + " - - - - default:group::rwx,default:other::---";
  if (!error)
    error = intake::replace_file(
        file,
        "# De « navette configure », qui le remplace ou l'enlève : comme /usr/lib/tmpfiles.d/navette.conf.\n" + line +
            "\n",
        0644);
  if (error) throw StateError("« " + file.string() + " » ne peut pas être écrit : " + domain::reason(error) + ".");
  if (!runs("systemd-tmpfiles", {"--create", file.string()}))
    std::cerr << "systemd-tmpfiles n'a pas posé de liste d'accès sur « " << folder.string()
              << " » : un fichier enregistré sans droits pour le groupe devra les recevoir "
                 "à la main (« navette status » le dit).\n";
}

std::vector<fs::path> let_write(const std::string& unit, const std::vector<fs::path>& folders) {
  if (!unit_of(unit)) return {};
  const fs::path file = drop_in_file(unit);
  boost::system::error_code error;
  if (fs::remove(file, error)) read_again();  // so that what systemd says is the unit's own
  std::vector<fs::path> closed;
  const auto own = unit_of(unit);
  for (const fs::path& each : folders)
    if (own && reach_of(*own, each) == Reach::read_only) closed.push_back(each);
  if (closed.empty()) return closed;
  fs::create_directories(file.parent_path(), error);
  if (!error)
    error = intake::replace_file(
        file, "# De « navette configure », qui le remplace ou l'enlève.\n" + drop_in_for(closed) + "\n", 0644);
  if (error) throw StateError("« " + file.string() + " » ne peut pas être écrit : " + domain::reason(error) + ".");
  read_again();
  return closed;
}

}  // namespace navette
