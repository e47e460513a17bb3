#include "portal/pattern.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/regex.hpp>

#include <stdexcept>

namespace portal {

namespace {

constexpr std::size_t kLongestLine = 2000;

std::string plain(std::string_view text) {
  std::string result(text);
  for (const char* space : {"\u00A0", "\u202F"}) boost::replace_all(result, space, " ");
  boost::replace_all(result, "\u2019", "'");
  return result;
}

// What is wrong, in French, for whoever writes a profile.
const char* reason(boost::regex_constants::error_type code) {
  switch (code) {
    case boost::regex_constants::error_paren: return "une parenthèse n'est pas refermée, ou n'est pas ouverte";
    case boost::regex_constants::error_brack: return "un crochet n'est pas refermé, ou n'est pas ouvert";
    case boost::regex_constants::error_brace:
    case boost::regex_constants::error_badbrace: return "une accolade mal écrite : « {2,5} » veut dire de 2 à 5 fois";
    case boost::regex_constants::error_escape:
      return "une barre oblique inverse devant un caractère où elle n'a pas de sens";
    case boost::regex_constants::error_backref: return "un renvoi à un groupe qui n'existe pas";
    case boost::regex_constants::error_range: return "un intervalle à l'envers entre crochets";
    case boost::regex_constants::error_badrepeat: return "rien à répéter devant « * », « + » ou « ? »";
    case boost::regex_constants::error_collate:
    case boost::regex_constants::error_ctype: return "un nom inconnu entre « [: » et « :] »";
    case boost::regex_constants::error_perl_extension: return "quelque chose d'inconnu après « (? »";
    case boost::regex_constants::error_empty: return "une possibilité vide à côté de « | »";
    default: return "elle ne se lit pas";
  }
}

}  // namespace

struct Pattern::Compiled {
  boost::regex expression;
};

Pattern::Pattern(const std::string& source) try
    : compiled_(
          std::make_shared<Compiled>(Compiled{boost::regex(plain(source), boost::regex::perl | boost::regex::icase)})) {
} catch (const boost::regex_error& error) {
  throw std::invalid_argument(reason(error.code()));
}

unsigned Pattern::groups() const { return static_cast<unsigned>(compiled_->expression.mark_count()); }

std::optional<std::vector<std::string>> Pattern::find(std::string_view text) const {
  const std::string readable = plain(text);
  for (const std::string_view whole : lines_of(readable)) {
    const std::string_view line = whole.substr(0, kLongestLine);
    boost::match_results<std::string_view::const_iterator> match;
    try {
      if (!boost::regex_search(line.begin(), line.end(), match, compiled_->expression)) continue;
    } catch (const std::runtime_error&) {  // too complex: the line is not what the pattern's writer had in mind
      continue;
    }
    std::vector<std::string> found;
    if (groups() == 0) found.push_back(match[0].str());
    for (unsigned group = 1; group <= groups(); ++group) found.push_back(match[static_cast<int>(group)].str());
    return found;
  }
  return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return std::string(text.substr(0, most)) + "…";
}

}  // namespace portal
