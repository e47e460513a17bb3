// The file with the logins that the ENT gave out: fetched, understood, kept for the letters.
#include "formats/credentials.h"

#include "daemon/errands/credentials_shelf.h"
#include "daemon/errands/errand.h"
#include "daemon/log/local_time.h"
#include "domain/keyed_digest.h"

#include <algorithm>
#include <set>

namespace navette {

using domain::Result;
using domain::Task;

namespace {

std::string accounts(std::size_t count) { return std::to_string(count) + (count < 2 ? " compte" : " comptes"); }

engine::Accomplished nobody_yet() {
  engine::Accomplished done{.sentence = "Fichier des identifiants : l'ENT n'a encore donné de compte à personne."};
  done.remarks.push_back({Task::credentials, "", {done.sentence}});
  return done;
}

}  // namespace

Result<engine::Accomplished> fetch_credentials(const Trip& trip) {
  auto fetched = trip.session.fetch_credentials_file({});
  if (!fetched) return fetched.error();
  if (!*fetched) return nobody_yet();
  std::string& bytes = (*fetched)->bytes;
  const domain::Secret held({bytes.begin(), bytes.end()});
  std::ranges::fill(bytes, '\0');
  const auto file = formats::read_credentials(held.reveal());
  if (!file) return domain::Failure{domain::Fault::page_changed, file.error().sentence};
  if (file->accounts.empty()) return nobody_yet();
  const auto day = std::chrono::floor<std::chrono::days>(trip.now + utc_offset(trip.now));
  const auto kept = keep_credentials(trip.config, trip.job.errand->school, day, held.reveal(), trip.salt);
  if (!kept) return kept.error();
  engine::Accomplished done;
  for (const formats::Account& account : file->accounts)
    if (!account.login.empty()) done.met.push_back(domain::keyed_digest(trip.salt, account.uid));
  done.sentence = "Fichier des identifiants téléchargé : " + accounts(file->accounts.size());
  domain::Remark remark{Task::credentials, "", {}};
  for (const domain::Finding& finding : file->findings) remark.sentences.push_back(finding.sentence);
  remark.sentences.push_back(
      "« navette letters » en fait des lettres à imprimer et à remettre, « navette letters "
      "--only-new » pour les nouveaux seulement.");
  done.remarks.push_back(std::move(remark));
  return done;
}

}  // namespace navette
