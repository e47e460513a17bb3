// Whether a journal is sound, and how a new one is made of what is left of an old one.
#include "journal/column.h"
#include "journal/event_table.h"
#include "journal/import_table.h"
#include "journal/remains.h"
#include "journal/store.h"

#include <set>

namespace journal {

using domain::Import;

void Journal::check_structure() {
  store_->use([&](Connection& sql) {
    if (!dialect::has_sound_structure(sql)) throw dialect::damaged(store_->file());
  });
}

void Journal::verify() {
  store_->use([&](Connection& sql) {
    if (!dialect::is_sound(sql)) throw dialect::damaged(store_->file());
    // What the file's structure does not tell: words that stand for nothing. These throw by themselves.
    static_cast<void>(imports(sql, "", [](soci::statement&) {}));
    static_cast<void>(entries(sql, "", [](soci::statement&) {}));
  });
}

void Journal::restore(const Remains& remains) {
  store_->change([&](Connection& sql) {
    std::set<domain::ImportId> there;
    for (const Import& import : remains.imports) try {
        there.insert(insert(sql, import));
      } catch (const soci::soci_error&) {  // two with one identity: one of them is damage
      }
    for (const Entry& entry : remains.entries)
      if (there.count(entry.import) != 0) append(sql, entry);
    if (!remains.salt.empty())
      sql << "INSERT INTO setting (name, value) VALUES ('salt', :value)", soci::use(remains.salt, "value");
  });
  for (const auto& health : remains.portals) store(health);
  for (const auto& account : remains.refused_accounts) store(account);
}

}  // namespace journal
