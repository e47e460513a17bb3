#include "engine/unfinished.h"

#include "intake/holder.h"

#include <algorithm>

namespace engine {

using domain::Unfinished;
using Why = domain::Unfinished::Why;

namespace {

domain::Instant on_wall(intake::Steady moment, intake::Steady steady, domain::Instant now) {
  return now + std::chrono::duration_cast<domain::Duration>(moment - steady);
}

}  // namespace

UnfinishedFiles::UnfinishedFiles(journal::Journal& journal) : journal_(journal), stored_(journal.unfinished()) {}

std::vector<Unfinished> UnfinishedFiles::update(const std::string& folder, const std::vector<intake::Lingering>& seen,
                                                intake::Steady steady, domain::Instant now) {
  std::vector<Unfinished> news;
  const auto before = std::exchange(known_[folder], {});
  for (const intake::Lingering& file : seen) {
    const auto old = before.find(file.file_name);
    if (old != before.end() && old->second.seen == file) {  // its moments must not drift with the two clocks
      known_[folder].insert(*old);
      continue;
    }
    Unfinished told{folder, file.file_name, file.why, on_wall(file.since, steady, now), {}};
    if (file.changed_at) told.since = std::min(told.since, *file.changed_at);  // unless its writer's clock is ahead
    if (file.refused_at) told.refused_at = on_wall(*file.refused_at, steady, now);
    known_[folder].insert_or_assign(file.file_name, Known{file, told});
    const bool is_news =
        old == before.end() || domain::needs_a_person(file.why) || domain::needs_a_person(old->second.seen.why);
    if (is_news) news.push_back(told);
  }
  store();
  return news;
}

void UnfinishedFiles::store() {
  std::vector<Unfinished> all;
  for (const auto& [folder, files] : known_)
    for (const auto& [name, file] : files) all.push_back(file.told);
  if (all == stored_) return;
  journal_.store(all);
  stored_ = std::move(all);
}

std::string holder_of(const Unfinished& file, domain::Instant now) {
  constexpr auto kLong = std::chrono::minutes(1);
  const bool is_open = file.why == Why::written || file.why == Why::held_open;
  return is_open && now - file.since >= kLong ? intake::holder_of(intake::fs::path(file.folder) / file.file_name)
                                              : std::string();
}

std::string sentence_of(const Unfinished& file, domain::Instant now, const report::UtcOffset& utc_offset,
                        const std::string& holder) {
  const auto today = std::chrono::floor<std::chrono::days>(report::french::local(now, utc_offset));
  const auto moment = [&](domain::Instant at) {
    const auto local = report::french::local(at, utc_offset);
    return std::chrono::floor<std::chrono::days>(local) == today ? report::french::clock(local)
                                                                 : "le " + report::french::moment(local);
  };
  const std::string name = "« " + file.file_name + " » ", since = moment(file.since);
  const auto otherwise = [&](const char* how) {
    std::string ask = " Si l'export est fini de votre côté, enregistrez-le de nouveau.";
    if (!file.refused_at) return ask;
    // Rounded up: when the clock shows it, the moment has come.
    return " S'il n'est pas terminé à " + moment(std::chrono::ceil<std::chrono::minutes>(*file.refused_at)) +
           ", il sera refusé comme " + how + "." + ask;
  };
  switch (file.why) {
    case Why::written:
      if (!holder.empty())
        return name + "est en cours d'écriture : " + holder + " le garde ouvert (Navette le voit depuis " + since +
               "). Elle le prendra quand il sera fermé. Si l'export est fini de votre côté, fermez " + holder + ".";
      return name +
             "est en cours d'écriture : un programme l'a encore ouvert, ou vient de le modifier (Navette le voit "
             "depuis " +
             since + "). Elle le prendra quand il sera terminé ; il n'y a rien à faire.";
    case Why::held_open:
      return name + "n'a pas changé depuis " + since +
             (holder.empty() ? ", mais un programme l'a encore ouvert." : ", mais " + holder + " le garde ouvert.") +
             " Navette attend, pour ne pas prendre un fichier inachevé : fermez " +
             (holder.empty() ? "ce programme" : holder) + ", ou enregistrez l'export de nouveau.";
    case Why::empty:
      return name + "est vide, et n'a pas changé depuis " + since + ". Navette attend son contenu." + otherwise("vide");
    case Why::cut_off:
      return name +
             "n'est pas terminé : la fin du document manque (sa balise de fermeture), et il n'a pas changé depuis " +
             since + ". Navette attend la suite." + otherwise("tronqué");
    case Why::unreadable:
      return name +
             "ne peut pas être lu par Navette : les droits du fichier ne le permettent pas. Il reste où il est, et "
             "n'est "
             "pas importé. " +
             how_to_let_read(file) + ", ou enregistrez-le de nouveau ; Navette le prendra d'elle-même.";
  }
  return {};
}

}  // namespace engine
