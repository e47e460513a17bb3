#include "administrator.h"

#include "engine/decision.h"
#include "engine/outlook.h"
#include "intake/digest.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace simulation {

using namespace std::chrono_literals;
using domain::Kind;
using domain::State;

namespace {

void date(int descriptor, Instant at) {
  const auto since = at.time_since_epoch();
  const timespec moment{static_cast<time_t>(since / 1s), static_cast<long>(since % 1s / 1ms) * 1'000'000};
  const timespec times[2] = {moment, moment};
  ::futimens(descriptor, times);
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

}  // namespace

Administrator::Administrator(Place& place, Promises& promises)
    : place_(place), promises_(promises), dice_(place.seed, "administrator"), rights_(place.seed, "rights") {}

std::vector<fs::path> Administrator::files() const {
  std::vector<fs::path> all;
  for (const fs::path& folder : place_.folders())
    for (const auto& entry : fs::directory_iterator(folder))
      if (fs::is_regular_file(entry.path()) && entry.path().filename().string()[0] != '.') all.push_back(entry.path());
  std::ranges::sort(all);
  return all;
}

void Administrator::does_something() {
  const ByOthers people(place_.disk);
  const int what = dice_.roll(100);
  if (what < 8) {  // the morning on which all of them export
    for (const School& school : place_.schools) saves(school);
    return;
  }
  if (what < 66) return saves(dice_.one_of(place_.schools));
  if (what < 78) return saves_again();
  if (what < 94) return spoils_a_file();
  saves_something_else();
}

void Administrator::saves(const School& school) {
  Wanted wanted{school.uai, dice_.percent(60) ? Kind::edt : Kind::idpn, ++edition_, place_.agenda.now(),
                dice_.percent(60)};
  const int age = dice_.roll(100);
  if (age < 75)
    wanted.made_at -= dice_.between(0s, 10min);
  else if (age < 88)
    wanted.made_at -= dice_.between(10min, 72h);
  else if (age < 94)
    wanted.made_at -= dice_.between(24h * 15, 24h * 30);
  else if (age < 97)
    wanted.made_at -= 24h * 300;
  wanted.made_at = std::chrono::floor<std::chrono::seconds>(wanted.made_at);
  fs::path folder = school.folder;
  if (dice_.percent(4)) {
    wanted.school = uai_of(999999);  // of a school that nobody has configured
  } else if (dice_.percent(4)) {
    folder = dice_.one_of(place_.folders());
  }
  past_.emplace_back(wanted, folder / file_name_of(wanted));
  write(past_.back().second, export_of(wanted), wanted.made_at, wanted.kind, dice_.percent(94));
}

void Administrator::saves_again() {
  if (past_.empty()) return;
  const auto [wanted, path] = dice_.one_of(past_);
  const fs::path as = dice_.percent(50) ? path : path.parent_path() / (path.stem().string() + " - Copie.xml");
  write(as, export_of(wanted), wanted.made_at, wanted.kind, true);
}

void Administrator::saves_something_else() {
  const fs::path path = dice_.one_of(place_.folders()) / ("notes " + std::to_string(dice_.roll(5)) + ".txt");
  write(path, "Penser à rappeler le rectorat.\n", place_.agenda.now(), Kind::edt, false);
}

void Administrator::spoils_a_file() {
  const auto all = files();
  if (all.empty()) return saves(dice_.one_of(place_.schools));
  const fs::path path = dice_.one_of(all);
  if (dice_.percent(50)) {
    promises_.withdrawn(path);
    place_.trace.tell("administrator", "deletes " + path.string());
    ::unlink(path.c_str());
    return;
  }
  const fs::path to = path.parent_path() / (path.stem().string() + " (" + std::to_string(dice_.roll(3) + 2) + ").xml");
  if (fs::exists(to)) promises_.withdrawn(to);
  place_.trace.tell("administrator", "renames " + path.string() + " to " + to.filename().string());
  ::rename(path.c_str(), to.c_str());
  promises_.moved(path, to);
}

void Administrator::write(const fs::path& path, const std::string& bytes, Instant made_at, Kind kind, bool whole) {
  const bool carefully = dice_.percent(40);  // under another name first
  const fs::path as = carefully ? fs::path(path.string() + ".part") : path;
  const int pieces = dice_.percent(60) ? 1 : 2 + dice_.roll(3);
  give_up_writing(as);
  if (!carefully && fs::exists(path)) promises_.withdrawn(path);
  place_.trace.tell("administrator", std::string(whole ? "saves " : "begins ") + path.string() + ", " +
                                         std::to_string(bytes.size()) + " bytes" + (carefully ? ", carefully" : "") +
                                         (pieces > 1 ? ", in pieces" : ""));
  const int descriptor = ::open(as.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) throw std::runtime_error("cannot write " + as.string());
  writing_[++writings_] = {descriptor, inode_of(as)};
  write_on(writings_, bytes, 0, pieces, made_at, path, as, kind, whole);
}

void Administrator::write_on(int number, const std::string& bytes, std::size_t from, int pieces, Instant made_at,
                             const fs::path& path, const fs::path& as, Kind kind, bool whole) {
  if (!writing_.contains(number)) return;  // given up
  const auto [descriptor, inode] = writing_.at(number);
  const ByOthers people(place_.disk);
  const std::size_t end = !whole && pieces == 1 ? from + (bytes.size() - from) / 2
                                                : from + (bytes.size() - from) / static_cast<std::size_t>(pieces);
  if (::write(descriptor, bytes.data() + from, end - from) < 0) throw std::runtime_error("cannot write a file");
  date(descriptor, place_.agenda.now());
  if (pieces > 1) {
    place_.agenda.at(place_.agenda.now() + dice_.between(10ms, dice_.percent(80) ? 5s : 12min),
                     [=, this] { write_on(number, bytes, end, pieces - 1, made_at, path, as, kind, whole); });
    return;
  }
  if (kind == Kind::edt) date(descriptor, made_at);
  const bool locks = whole && rights_.percent(6);
  ::fchmod(descriptor, locks ? 0200 : 0644);
  writing_.erase(number);
  ::close(descriptor);
  if (inode_of(as) != inode) return;  // deleted or renamed meanwhile
  if (as != path) {
    if (!whole) return;
    if (fs::exists(path)) promises_.withdrawn(path);
    ::rename(as.c_str(), path.c_str());
  }
  if (!locks && whole) return promises_.saved(intake::sha256(bytes), kind, path);
  if (!locks) return;
  place_.trace.tell("administrator", "keeps " + path.string() + " to themselves");
  locked_.insert_or_assign(inode, Locked{intake::sha256(bytes), kind});
  place_.agenda.at(place_.agenda.now() + rights_.between(500ms, rights_.percent(70) ? 5min : 6h),
                   [=, this] { gives_rights(inode); });
}

// Wherever the file is by now, if it is still what was saved: then it is as good as saved now.
void Administrator::gives_rights(std::uint64_t inode) {
  const auto locked = locked_.extract(inode);
  if (locked.empty()) return;
  const ByOthers people(place_.disk);
  for (const fs::path& path : files()) {
    if (inode_of(path) != inode) continue;
    ::chmod(path.c_str(), 0644);
    const auto file = intake::File::open(path);
    const auto digest = file ? intake::sha256(*file) : intake::Io<std::string>(file.error());
    if (!digest || *digest != locked.mapped().sha256) continue;
    place_.trace.tell("administrator", "lets others read " + path.string());
    promises_.saved(*digest, locked.mapped().kind, path);
  }
}

void Administrator::gives_all_rights() {
  while (!locked_.empty()) gives_rights(locked_.begin()->first);
}

// Whoever saves a file anew has given up the old one.
void Administrator::give_up_writing(const fs::path& path) {
  const auto inode = inode_of(path);
  std::erase_if(writing_,
                [&](const auto& each) { return each.second.inode == inode && ::close(each.second.descriptor) == 0; });
}

void Administrator::goes_home() {
  const ByOthers people(place_.disk);
  for (const auto& [number, each] : writing_) ::close(each.descriptor);
  writing_.clear();
}

void Administrator::decide(journal::Journal& journal, const domain::Import& import, const domain::Event& event) {
  const auto changed = engine::decide(journal, place_.settings(journal.salt()), import.id, event, place_.agenda.now());
  place_.trace.tell("administrator", "says " + std::string(domain::name_of(event)) + " to n° " +
                                         std::to_string(import.id) + (changed ? "" : ", in vain"));
  if (!changed) return;
  promises_.decided(import, event);
  const fs::path poke = place_.journal_file().parent_path() / "poke";
  const int descriptor = ::open(poke.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

void Administrator::looks_after_it() {
  const ByOthers people(place_.disk);
  if (!fs::exists(place_.journal_file())) return;
  journal::Journal journal(place_.journal_file());
  const auto settings = place_.settings(journal.salt());
  for (const auto& wait : engine::Outlook(journal, settings).waits(place_.agenda.now()))
    if (wait.sentence.empty()) throw Broken("status does not say why n° " + std::to_string(wait.import) + " waits");
  const auto all = journal.recent({{}, {}, {}, 50});
  if (all.empty() || dice_.percent(30)) return;
  const domain::Import& import = dice_.one_of(all);
  switch (import.state) {
    case State::held:
      if (!import.school) return decide(journal, import, domain::Released{dice_.one_of(place_.schools).uai});
      if (import.committed && dice_.percent(60)) return decide(journal, import, domain::Retried{});
      return decide(journal, import, domain::Released{});
    case State::refused:
    case State::queued:
    case State::doubtful: return decide(journal, import, domain::Retried{});
    case State::waiting:
      if (dice_.percent(30)) return decide(journal, import, domain::Released{});
      return decide(journal, import, domain::Retried{});
    default: return;
  }
}

void Administrator::says_retry() {
  const ByOthers people(place_.disk);
  if (!fs::exists(place_.journal_file())) return;
  journal::Journal journal(place_.journal_file());
  const auto all = journal.situation(place_.agenda.now());
  for (const auto& account : journal.refused_accounts()) {
    const auto waits = std::ranges::find_if(all, [&](const domain::Import& import) {
      return import.school == account.school && domain::is_pending(import) && import.state != State::submitting;
    });
    if (waits != all.end()) {
      decide(journal, *waits, domain::Retried{});
    } else {  // `navette check --again`
      journal.forgive(account.school);
      promises_.politeness().corrected(account.school);
    }
  }
}

}  // namespace simulation
