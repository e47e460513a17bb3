#include "daemon/errands/handed.h"

#include "daemon/settings.h"
#include "domain/keyed_digest.h"

#include <boost/filesystem/operations.hpp>

#include <map>
#include <utility>

namespace navette {

namespace {

constexpr const char* kLetter = "letter";

}  // namespace

std::optional<Handed> Handed::of(const Config& config, const domain::Uai& school) {
  const fs::path file = expected_journal(config);
  boost::system::error_code error;
  if (!fs::exists(file, error)) return std::nullopt;
  return Handed(journal::Journal(file), school);
}

Handed::Handed(journal::Journal journal, domain::Uai school)
    : journal_(std::move(journal)), salt_(journal_.salt()), school_(std::move(school)) {}

std::set<std::string> Handed::without_letter(const formats::CredentialsFile& file) {
  std::map<std::string, std::string> uids;  // by digest
  std::vector<std::string> digests;
  for (const formats::Account& account : file.accounts)
    uids.emplace(digests.emplace_back(digest(account.uid)), account.uid);
  std::set<std::string> without;
  for (const std::string& each : journal_.strangers(school_, kLetter, digests)) without.insert(uids.at(each));
  return without;
}

void Handed::note(const letters::Selection& selection) {
  std::vector<std::string> digests;
  for (const letters::Pile& pile : selection.piles)
    for (const letters::Letter& letter : pile.letters) digests.push_back(digest(letter.account->uid));
  journal_.meet(school_, kLetter, digests);
}

std::string Handed::digest(const std::string& uid) const { return domain::keyed_digest(salt_, uid); }

}  // namespace navette
