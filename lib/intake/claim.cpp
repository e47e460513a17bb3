#include "intake/claim.h"

#include "domain/failpoint.h"
#include "formats/recognise.h"
#include "intake/aside.h"
#include "intake/digest.h"
#include "intake/file_name.h"
#include "intake/peek.h"
#include "intake/trouble.h"

#include <boost/filesystem/operations.hpp>

#include <tuple>
#include <utility>

namespace intake {

namespace {

using boost::system::errc::make_error_code;
namespace errc = boost::system::errc;

// Nothing is left behind where a volume is about to be full; the copy also needs room for what is written around it.
constexpr std::uint64_t kSpareRoom = 1 << 20;

}  // namespace

struct Claim::Content {
  Stamp stamp{};
  Writers writers = Writers::unknown;
  bool still = false;  // its stamp was the same before and after reading
  bool whole = false;
  std::string sha256;
  std::optional<formats::Recognition> recognition;
};

domain::Result<Claim::Outcome> Claim::take(const std::string& name, const Stamp& settled, Writers writers) const {
  if (settled.bytes > options_.size_cap) return refuse_unread(name, settled);
  // Only proof that nobody writes makes a renamed file unchangeable.
  const bool in_others_reach = writers != Writers::none || has_other_names(options_.folder / name);
  auto incoming = in_others_reach ? copy_in(name) : move_in(name);
  if (!incoming && incoming.error() == errc::cross_device_link) incoming = copy_in(name);
  if (incoming) return decide(*incoming, settled);
  if (incoming.error() == errc::no_such_file_or_directory || means_in_use(incoming.error()))
    return Outcome(Returned::unsettled);
  return domain::Failure{domain::Fault::unavailable, means_no_room(incoming.error())
                                                         ? spool_trouble(options_.spool, incoming.error())
                                                         : file_trouble(name, incoming.error())};
}

domain::Result<Claim::Outcome> Claim::refuse_unread(const std::string& name, const Stamp& settled) const {
  const auto aside = set_aside(options_.folder, name, settled);
  if (!aside && aside.error() == errc::no_such_file_or_directory) return Outcome(Returned::unsettled);
  if (!aside) return domain::Failure{domain::Fault::unavailable, file_trouble(name, aside.error())};
  return judge_aside(*aside, settled);
}

domain::Result<Claim::Outcome> Claim::judge_aside(const fs::path& aside, const std::optional<Stamp>& settled) const {
  const std::string name = aside.filename().string();
  const auto glance = peek(aside, name);
  const bool changed = !glance || glance->writers == Writers::some || glance->stamp.bytes <= options_.size_cap ||
                       (settled && !same_content(*settled, glance->stamp));
  if (!changed)
    return Outcome(Arrival{aside,
                           {},
                           name,
                           glance->stamp.bytes,
                           changed_at(glance->stamp),
                           formats::kind_by_name(name).value_or(domain::Kind::edt),
                           formats::too_large(glance->stamp.bytes, options_.size_cap)});
  const error_code error = put_back(options_.folder, aside);
  if (!glance || error)
    return domain::Failure{domain::Fault::unavailable, file_trouble(name, glance ? error : glance.error())};
  return Outcome(Returned::unsettled);
}

Io<Incoming> Claim::move_in(const std::string& name) const {
  const auto incoming = spool_.begin(Stage::moved, name);
  if (!incoming) return incoming.error();
  if (const error_code error = rename_new(options_.folder / name, spool_.file_of(*incoming))) {
    remove_place_of(spool_.file_of(*incoming));
    return error;
  }
  return *incoming;
}

Io<Incoming> Claim::copy_in(const std::string& name) const {
  const fs::path original = options_.folder / name;
  error_code error;
  const auto bytes = fs::file_size(original, error);
  if (error) return error;
  const auto room = fs::space(options_.spool, error);
  if (!error && room.available < bytes + kSpareRoom) return make_error_code(errc::no_space_on_device);

  const auto incoming = spool_.begin(Stage::copying, name);
  if (!incoming) return incoming.error();
  const auto fail = [&](const error_code& reason) {
    std::ignore = give_back(*incoming);  // what cannot be undone now is undone by resume()
    return reason;
  };
  // The copy bears the name before the original loses it: resume() must know it.
  auto copied = File::create(spool_.file_of(*incoming));
  if (!copied) return fail(copied.error());
  if ((error = sync_folder(spool_.place_of(*incoming)))) return fail(error);
  if ((error = rename_new(original, aside(*incoming)))) return fail(error);
  if ((error = sync_folder(options_.folder))) return fail(error);

  const auto source = File::open(aside(*incoming));
  if (!source) return fail(source.error());
  const auto stamp = source->stamp();
  if (!stamp) return fail(stamp.error());
  const auto sha256_read = copy(*source, *copied);
  if (!sha256_read) return fail(sha256_read.error());
  if ((error = copied->date(*stamp))) return fail(error);
  if ((error = copied->sync())) return fail(error);
  const auto sha256_written = sha256(*copied);
  if (!sha256_written) return fail(sha256_written.error());
  if (*sha256_written != *sha256_read) return fail(make_error_code(errc::io_error));
  return *incoming;
}

Io<Claim::Content> Claim::content_of(const fs::path& path, const std::string& name) const {
  const auto file = File::open(path);
  if (!file) return file.error();
  Content content;
  content.writers = writers_of(*file);
  file->start_sync();
  const auto before = file->stamp();
  if (!before) return before.error();
  content.stamp = *before;
  if (before->bytes > options_.size_cap) {
    const auto glance = peek(path, name);
    if (!glance) return glance.error();
    content.whole = glance->whole;
    const auto digits = sha256(*file);
    if (!digits) return digits.error();
    content.sha256 = *digits;
    content.recognition = {formats::kind_by_name(name).value_or(domain::Kind::edt),
                           formats::too_large(before->bytes, options_.size_cap)};
  } else {
    auto bytes = read_whole(*file, options_.size_cap);
    if (!bytes) return bytes.error();
    content.whole = formats::ends_whole(*bytes);
    content.sha256 = sha256(*bytes);
    content.recognition = formats::recognise_in_place(*bytes, name, options_.expectations);
  }
  const auto after = file->stamp();
  if (!after) return after.error();
  content.still = *after == *before;
  return content;
}

domain::Result<Claim::Outcome> Claim::decide(Incoming incoming, const std::optional<Stamp>& settled) const {
  const auto return_as = [&](Returned why) -> domain::Result<Outcome> {
    if (const error_code error = give_back(incoming))
      return domain::Failure{domain::Fault::unavailable, file_trouble(incoming.name, error)};
    return Outcome(why);
  };
  error_code unknown;  // then content_of() tells of it
  if (const auto bytes = fs::file_size(spool_.file_of(incoming), unknown); !unknown && bytes > options_.size_cap)
    return return_as(Returned::unsettled);  // it grew meanwhile, or the cap was lowered: set aside at the next look
  auto content = content_of(spool_.file_of(incoming), incoming.name);
  if (!content) {
    if (means_in_use(content.error())) return return_as(Returned::unsettled);
    std::ignore = give_back(incoming);
    return domain::Failure{domain::Fault::unavailable, file_trouble(incoming.name, content.error())};
  }
  if (incoming.stage == Stage::copying) {
    // Who writes, writes to the original.
    const auto original = peek(aside(incoming), incoming.name);
    if (!original) return return_as(Returned::unsettled);
    content->writers = original->writers;
    content->still = same_content(original->stamp, content->stamp);
  }
  const bool as_seen = settled && same_content(*settled, content->stamp);
  if (content->writers == Writers::some || !content->still || !(content->whole || as_seen))
    return return_as(Returned::unsettled);
  if (!content->recognition) return return_as(Returned::not_ours);

  const auto kept = keep(incoming, content->sha256);
  if (!kept) return domain::Failure{domain::Fault::unavailable, spool_trouble(options_.spool, kept.error())};
  return Outcome(Arrival{*kept, content->sha256, printable(incoming.name), content->stamp.bytes,
                         changed_at(content->stamp), content->recognition->kind,
                         std::move(content->recognition->content), std::move(content->recognition->glimpse)});
}

Io<fs::path> Claim::keep(Incoming incoming, const std::string& sha256) const {
  if (incoming.stage == Stage::copying)
    if (const error_code error = spool_.advance(incoming, Stage::copied)) return error;
  if (incoming.stage == Stage::copied) {
    error_code error;
    fs::remove(aside(incoming), error);
    if (error) return error;
    domain::failpoint("original_removed");
    if (fs::exists(options_.folder, error))
      if (const error_code failed = sync_folder(options_.folder)) return failed;
  }
  return spool_.keep(incoming, sha256);
}

error_code Claim::give_back(const Incoming& incoming) const {
  const bool is_copy = incoming.stage == Stage::copying;
  const fs::path from = is_copy ? aside(incoming) : spool_.file_of(incoming);
  for (unsigned number = 1;; ++number) {
    const std::string name =
        number == 1 ? incoming.name : numbered(incoming.name, number, longest_name(options_.folder));
    const error_code error = rename_new(from, options_.folder / name);
    if (error == errc::file_exists) continue;
    if (error == errc::no_such_file_or_directory && is_copy) {
      // Never set aside: the copy is worth nothing as long as the original is there. If neither is, the folder's volume
      // is perhaps not mounted and the original lies aside on it: then this stays until it is.
      error_code ignored;
      if (fs::exists(options_.folder / incoming.name, ignored)) spool_.discard(incoming);
      return {};
    }
    if (error) return error;
    break;
  }
  if (const error_code error = sync_folder(options_.folder)) return error;
  if (is_copy)
    spool_.discard(incoming);
  else
    remove_place_of(spool_.file_of(incoming));
  return {};
}

domain::Result<Claim::Outcome> Claim::resume(const Incoming& left) const {
  if (left.name.empty()) {  // stopped before anything got there
    remove_place_of(spool_.place_of(left) / "nothing");
    return Outcome(Returned::unsettled);
  }
  if (left.stage == Stage::moved) return decide(left, std::nullopt);
  if (left.stage == Stage::copying) {
    if (const error_code error = give_back(left))
      return domain::Failure{domain::Fault::unavailable, file_trouble(left.name, error)};
    return Outcome(Returned::unsettled);
  }
  // It was judged before it became `copied`; the original may already be gone, so this is the only one.
  const auto digits = [&]() -> Io<std::string> {
    const auto file = File::open(spool_.file_of(left));
    if (!file) return file.error();
    return sha256(*file);
  }();
  const auto kept = digits ? keep(left, *digits) : Io<fs::path>(digits.error());
  if (!kept) return domain::Failure{domain::Fault::unavailable, spool_trouble(options_.spool, kept.error())};
  auto arrival = read(*kept);
  if (!arrival) return arrival.error();
  return Outcome(std::move(*arrival));
}

domain::Result<Arrival> Claim::read(const fs::path& found) const {
  const std::string name = found.filename().string();
  auto content = content_of(found, name);
  if (!content) return domain::Failure{domain::Fault::unavailable, spool_trouble(options_.spool, content.error())};
  inherit_rights(found);
  const auto kept = spool_.keep_again(found, content->sha256);
  if (!kept) return domain::Failure{domain::Fault::unavailable, spool_trouble(options_.spool, kept.error())};
  if (!content->recognition)  // it was ours when it was claimed; only another version of Navette can think otherwise
    content->recognition = {
        domain::Kind::edt,
        domain::Failure{domain::Fault::file_refused,
                        "Le fichier « " + printable(name) +
                            " » n'est pas reconnu comme un export EDT ou PRONOTE. Il n'a pas été "
                            "importé ; refaites l'export et enregistrez-le dans le dossier de dépôt."}};
  return Arrival{*kept,
                 content->sha256,
                 printable(name),
                 content->stamp.bytes,
                 changed_at(content->stamp),
                 content->recognition->kind,
                 std::move(content->recognition->content),
                 std::move(content->recognition->glimpse)};
}

fs::path Claim::aside(const Incoming& incoming) const { return options_.folder / (".navette-" + incoming.ticket); }

}  // namespace intake
