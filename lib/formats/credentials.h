// The ENT's « Fichier des identifiants » (.csv): who has which login, and the initial password of those who have not
// changed it yet. docs/formats.md says how sure each fact is that this rests on.
//
// Read leniently where nothing can go wrong (columns in any order, under several names; any of three separators; UTF-8 or
// Windows-1252), and strictly where a letter would hand somebody the wrong password: a row whose cells do not fit the header
// is left out and told of, never guessed at.
#pragma once

#include "domain/fault.h"
#include "domain/finding.h"
#include "domain/secret.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

enum class Profile { pupil, parent, teacher, staff, other };

enum class PasswordState {
  initial,  // known, and still the one that the ENT gave
  changed,  // its owner has chosen another, which nobody knows
  unknown,  // the file does not tell
};

// A pupil as their parent's account knows them: from the parent's own row, or from the pupil's. Any text may be empty.
struct Child {
  std::string first_name{};
  std::string last_name{};
  std::string school_class{};
  std::string uid{};

  friend bool operator==(const Child&, const Child&) = default;
};

struct Address {
  std::string street{};
  std::string postcode{};
  std::string town{};
  std::string country{};

  [[nodiscard]] bool empty() const { return street.empty() && postcode.empty() && town.empty() && country.empty(); }
  friend bool operator==(const Address&, const Address&) = default;
};

// One person's account. Texts are UTF-8 on one line, without spaces around them; those that the file lacks are empty.
struct Account {
  std::string uid{};  // never empty, unique in its file
  Profile profile = Profile::other;
  std::string profile_word{};  // as the file writes it
  std::string title{};         // « Mme », « Monsieur », as the file writes it
  std::string first_name{};
  std::string last_name{};
  std::string school_class{};  // empty for a pupil who has left, and for all parents: theirs are their children's
  std::string login{};         // empty: the ENT has not made one yet
  PasswordState password_state = PasswordState::unknown;
  domain::Secret password{};  // of an initial one only, to the character
  std::string join_key{};
  std::vector<std::string> parents{};  // of a pupil: the uids of father, mother, guardians
  std::vector<Child> children{};       // of a parent, in the file's order
  Address address{};
  std::string school{};  // as the file writes it: a UAI or a name
  std::size_t line = 0;  // of the file, where it stands first; the header is line 1
};

struct CredentialsFile {
  std::vector<Account> accounts{};  // in the file's order
  bool has_classes = false;         // else nobody's empty class means that they left
  bool has_passwords = false;       // whether there is such a column at all
  // Rows that could not be read, words that nobody knows, …: each kind once, with its lines, never with their content.
  std::vector<domain::Finding> findings{};
};

// What is more is refused unread. A school of 5,000 pupils with their parents and teachers makes 2 MB.
inline constexpr std::size_t kLargestCredentialsFile = std::size_t{16} << 20;  // bytes
inline constexpr std::size_t kMostAccountRows = 200'000;

// Fails (file_refused) where this is no such file at all; a row that cannot be read is a finding. Keeps no byte of what it is
// given, and copies passwords only into what wipes them; the caller wipes the bytes. Pure, any thread.
[[nodiscard]] domain::Result<CredentialsFile> read_credentials(std::string_view bytes);

}  // namespace formats
