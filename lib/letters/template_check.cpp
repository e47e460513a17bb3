#include "letters/template_check.h"

#include <algorithm>

namespace letters {

namespace {

bool is_among(std::string_view name, const std::vector<std::string_view>& names) {
  return std::ranges::find(names, name) != names.end();
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string quoted(std::string_view before, std::string_view name, std::string_view after) {
  return "« " + std::string(before) + std::string(name.substr(0, 60)) + std::string(after) + " »";
}

constexpr std::string_view kLookItUp =
    " Les noms possibles sont expliqués dans le fichier LISEZMOI.txt du même dossier.";

class Check {
 public:
  Check(std::string_view text, const Words& words) : text_(text), words_(words) {}

  std::optional<Slip> run() {
    for (auto open = text_.find("{{"); open != text_.npos; open = text_.find("{{", at_)) {
      at_ = open;
      const bool is_raw = text_.substr(open).starts_with("{{{");
      const std::size_t width = is_raw ? 3 : 2;
      const auto close = text_.find(is_raw ? "}}}" : "}}", open + width);
      if (close == text_.npos) return slip("Une balise « {{ » y est ouverte sans être refermée par « }} ».");
      if (auto found = tag(trimmed(text_.substr(open + width, close - open - width)), is_raw)) return found;
      at_ = close + width;
    }
    if (open_.empty()) return std::nullopt;
    at_ = open_.back().at;
    return slip("La partie " + quoted("{{#", open_.back().name, "}}") + " n'est pas refermée par " +
                quoted("{{/", open_.back().name, "}}") + ".");
  }

 private:
  struct Open {
    std::string_view name;
    std::size_t at;
  };

  std::optional<Slip> tag(std::string_view content, bool is_raw) {
    if (is_raw) return raw(content);
    const char kind = content.empty() ? '\0' : content.front();
    const std::string_view name = content.empty() ? content : trimmed(content.substr(1));
    switch (kind) {
      case '!': return std::nullopt;
      case '&': return raw(name);
      case '=': return slip("Les balises « {{= … =}} », qui changent de délimiteurs, ne sont pas admises.");
      case '>':
        if (is_among(name, words_.parts)) return std::nullopt;
        return slip("La partie commune " + quoted("{{> ", name, "}}") + " n'existe pas." + std::string(kLookItUp));
      case '#':
      case '^':
        open_.push_back({name, at_});
        if (is_among(name, words_.values) || is_among(name, words_.sections)) return std::nullopt;
        return slip(quoted(kind == '#' ? "{{#" : "{{^", name, "}}") + " n'existe pas ici." + std::string(kLookItUp));
      case '/':
        if (open_.empty() || open_.back().name != name)
          return slip(quoted("{{/", name, "}}") + " ne referme aucune partie ouverte juste avant.");
        open_.pop_back();
        return std::nullopt;
      default: return value(content);
    }
  }

  std::optional<Slip> value(std::string_view name) const {
    if (is_among(name, words_.values)) return std::nullopt;
    if (is_among(name, words_.pictures))
      return slip(quoted("{{", name, "}}") + " est une image : écrivez " + quoted("{{{", name, "}}}") +
                  ", avec trois accolades.");
    if (is_among(name, words_.sections))
      return slip(quoted("{{", name, "}}") + " n'est pas un texte : écrivez " + quoted("{{#", name, "}}") + " … " +
                  quoted("{{/", name, "}}") + ".");
    return slip(quoted("{{", name, "}}") + " n'existe pas ici." + std::string(kLookItUp));
  }

  // A name with a « < » in it must not become part of the page's code.
  std::optional<Slip> raw(std::string_view name) const {
    if (is_among(name, words_.pictures)) return std::nullopt;
    if (is_among(name, words_.values))
      return slip("Écrivez " + quoted("{{", name, "}}") +
                  ", avec deux accolades : les trois accolades et « & » sont réservés "
                  "aux images.");
    return value(name);
  }

  [[nodiscard]] Slip slip(std::string sentence) const {
    const auto before = text_.substr(0, at_);
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1, std::move(sentence)};
  }

  std::string_view text_;
  const Words& words_;
  std::size_t at_ = 0;
  std::vector<Open> open_{};
};

}  // namespace

std::optional<Slip> check_template(std::string_view text, const Words& words) { return Check(text, words).run(); }

}  // namespace letters
