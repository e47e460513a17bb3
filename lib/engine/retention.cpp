#include "engine/retention.h"

#include "engine/archive.h"
#include "intake/shelf_life.h"

#include <boost/filesystem/operations.hpp>

namespace engine {

namespace {

namespace fs = boost::filesystem;

constexpr int kMostAtOnce = 100;  // that succeed: what is out of reach costs next to nothing

std::string the_import(const domain::Import& import) { return "l'import n° " + std::to_string(import.id); }

// How many files of that folder had not been written since, and are gone.
int remove_older(const fs::path& folder, domain::Instant than) {
  boost::system::error_code error;
  std::vector<fs::path> old;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    boost::system::error_code gone;
    const auto written = std::chrono::system_clock::from_time_t(fs::last_write_time(each->path(), gone));
    if (!gone && fs::is_regular_file(each->symlink_status(gone)) && written < than) old.push_back(each->path());
  }
  int removed = 0;
  for (const fs::path& file : old)
    if (fs::remove(file, error)) ++removed;
  return removed;
}

// The first trouble of its kind is told, not one for each file behind the same closed door.
void complain(Retention::Sweep& sweep, const std::string& sentence) {
  for (const auto& each : sweep.done)
    if (each.sentence == sentence) return;
  sweep.done.push_back({"not_removed", std::nullopt, sentence, true});
}

}  // namespace

Retention::Sweep Retention::sweep(domain::Instant now) {
  Sweep sweep;
  journal_.forget_people(now - settings_.keep_people, now);
  rewrite_reports(sweep);
  remove_pages(sweep, now);
  if (settings_.keep_exports) remove_exports(sweep, now);
  return sweep;
}

void Retention::rewrite_reports(Sweep& sweep) {
  int count = 0;
  for (const domain::Import& import : journal_.reports_to_rewrite()) {
    if (count == kMostAtOnce) {
      sweep.more = true;
      return;
    }
    const auto rewritten = rewrite_report(journal_, import, settings_);
    if (!rewritten) {
      complain(sweep, rewritten.error().sentence);
      continue;
    }
    ++count;
    journal_.report_rewritten(import.id);
    sweep.done.push_back({"report_rewritten", import,
                          import.outcome.forgotten_at
                              ? "Les noms de personnes ont été effacés du compte rendu de " + the_import(import) +
                                    ", conformément à « keep_personal_data »."
                              : "Le compte rendu de " + the_import(import) + " a été complété."});
  }
}

void Retention::remove_pages(Sweep& sweep, domain::Instant now) {
  if (const int files = remove_older(settings_.credentials, now - settings_.keep_credentials); files > 0)
    sweep.done.push_back({"credentials_removed", std::nullopt,
                          "Fichiers d'identifiants de l'ENT devenus trop anciens, effacés (« keep_credentials ») : " +
                              std::to_string(files) + "."});
  if (const int removed = remove_older(settings_.pages, now - settings_.keep_people); removed > 0)
    sweep.done.push_back(
        {"pages_removed", std::nullopt,
         "Pages de l'ENT gardées pour examen et devenues trop anciennes, effacées : " + std::to_string(removed) + "."});
}

void Retention::remove_exports(Sweep& sweep, domain::Instant now) {
  const domain::Instant before = now - *settings_.keep_exports;
  int count = 0;
  for (const domain::Import& import : journal_.exports_kept(before)) {
    if (count == kMostAtOnce) {
      sweep.more = true;
      break;
    }
    const auto removed = intake::remove_filed(import.filed_as, import.sha256);
    if (!removed) {
      complain(sweep, removed.error().sentence);
      continue;
    }
    ++count;
    journal_.export_removed(import.id, now);
    sweep.done.push_back({"export_removed", import,
                          "Le fichier de " + the_import(import) +
                              " a été effacé de son dossier de rangement, conformément à « keep_exports » ; son compte "
                              "rendu reste."});
  }
  for (const Folder& folder : settings_.folders) {
    const auto removed =
        intake::remove_duplicates(folder.intake.folder, local_day(before, settings_.utc_offset),
                                  [&](const std::string& sha256) { return journal_.knows_content(sha256); });
    if (!removed)
      complain(sweep, removed.error().sentence);
    else if (*removed > 0)
      sweep.done.push_back({"export_removed", std::nullopt,
                            "Exemplaires rangés sous « Déjà reçus » et devenus trop anciens, effacés : " +
                                std::to_string(*removed) + "."});
  }
}

}  // namespace engine
