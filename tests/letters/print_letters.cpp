// Writes what tests/letters/pdf prints, into a folder: letters.html, and expected.tsv, what must stand on each letter: its
// login, then texts without their white space.
#include "domain/utf8.h"
#include "formats/credentials.h"
#include "invented.h"
#include "letters/letters.h"
#include "letters/logo.h"

#include <boost/filesystem/path.hpp>

#include <fstream>
#include <iostream>

namespace {

constexpr std::size_t kLetters = 200;

std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\u00A0"))
      ++i;
    else if (text[i] != ' ')
      out += text[i];
  }
  return out;
}

void write_expected(const letters::Selection& selection, std::ostream& out) {
  for (const auto& pile : selection.piles)
    for (const auto& letter : pile.letters) {
      const auto& account = *letter.account;
      out << account.login << '\t' << squeezed(account.first_name + account.last_name);
      const bool initial = account.password_state == formats::PasswordState::initial;
      out << '\t' << squeezed(initial ? account.password.reveal() : "Vous avez déjà choisi le vôtre.");
      for (const auto& child : letter.children) out << '\t' << squeezed(child.first_name + child.last_name);
      if (!account.address.empty())
        out << '\t' << squeezed(account.address.street) << '\t' << squeezed(account.address.town);
      // The last words, whatever stood before.
      out << '\t'
          << squeezed(account.profile == formats::Profile::parent ? "l’équipe de l’établissement"
                                                                  : "Bonne année scolaire !");
      out << '\n';
    }
}

template <class T>
T must(domain::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().sentence);
  return std::move(*result);
}

}  // namespace

int main(int count, char** arguments) try {
  domain::speak_utf8();
  if (count != 4) {
    std::cerr << "Usage: print_letters TEMPLATES ADDRESS FOLDER\n";
    return 2;
  }
  const boost::filesystem::path folder = arguments[3];
  const auto file = must(formats::read_credentials(invented::write(invented::lines(150, 7))));
  letters::Filter filter;
  filter.only_uids.emplace();
  for (const auto& account : file.accounts)
    if (filter.only_uids->size() < kLetters) filter.only_uids->insert(account.uid);
  const auto selection = letters::select(file, filter);
  letters::Look look;
  look.school_name = "Collège des Trois-Tilleuls";
  look.portal_address = arguments[2];
  look.logo =
      must(letters::logo_of("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 170 100\"><g "
                            "fill=\"#1f4e79\"><path d=\"M35 88h8V60h-8zM81 "
                            "88h8V60h-8zM127 88h8V60h-8z\"/><circle cx=\"39\" cy=\"40\" r=\"24\"/><circle cx=\"85\" "
                            "cy=\"32\" r=\"28\"/><circle "
                            "cx=\"131\" cy=\"40\" r=\"24\"/></g></svg>",
                            "logo.svg"));
  look.date = report::french::Local{std::chrono::sys_days{std::chrono::year{2025} / 9 / 2}.time_since_epoch()};
  const auto page = must(letters::html(selection, look, must(letters::Templates::load(arguments[1]))));
  std::ofstream html(folder / "letters.html", std::ios::binary), expected(folder / "expected.tsv", std::ios::binary);
  html << page.reveal();
  write_expected(selection, expected);
  std::cout << selection.letters() << " " << selection.piles.size() << "\n";
  return html.flush() && expected.flush() ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
