#include "letters/selection.h"

#include "formats/cell_text.h"
#include "report/french.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace letters {

namespace {

using formats::Account;
using formats::bare_letters;
using formats::Child;
using formats::Profile;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "6A", "6B", "10A": numbers count as numbers.
struct ByClass {
  bool operator()(const std::string& a, const std::string& b) const {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
      if (is_digit(a[i]) && is_digit(b[j])) {
        const std::string left = number_at(a, i), right = number_at(b, j);
        if (left.size() != right.size()) return left.size() < right.size();
        if (left != right) return left < right;
      } else if (a[i] != b[j]) {
        return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      } else {
        ++i, ++j;
      }
    }
    return std::tuple(a.size() - i, std::string_view(a)) < std::tuple(b.size() - j, std::string_view(b));
  }

  // Without leading zeros; `at` goes behind it.
  static std::string number_at(const std::string& text, std::size_t& at) {
    while (at < text.size() && text[at] == '0') ++at;
    const std::size_t start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return text.substr(start, at - start);
  }
};

// Where in a pile a letter lies: the pupil's name, the pupil before the parents, their own name.
using Place = std::tuple<std::string, std::string, int, std::string, std::string, std::string>;

Place place_of(const Letter& letter, const std::string& school_class) {
  const Account& account = *letter.account;
  std::string last = bare_letters(account.last_name), first = bare_letters(account.first_name);
  for (const Child& child : letter.children)
    if (child.school_class == school_class || school_class.empty())
      return {bare_letters(child.last_name), bare_letters(child.first_name), 1, last, first, account.uid};
  return {last, first, account.profile == Profile::parent ? 1 : 0, last, first, account.uid};
}

void sort(Pile& pile) {
  std::vector<std::pair<Place, Letter>> placed;
  for (Letter& each : pile.letters) {
    Place place = place_of(each, pile.school_class);
    placed.emplace_back(std::move(place), std::move(each));
  }
  std::ranges::sort(placed, {}, [](const auto& each) -> const Place& { return each.first; });
  pile.letters.clear();
  for (auto& [place, letter] : placed) pile.letters.push_back(std::move(letter));
}

class Sorting {
 public:
  Sorting(const formats::CredentialsFile& file, const Filter& filter) : file_(file), filter_(filter) {
    for (const std::string& each : filter.classes) wanted_.insert(bare_letters(each));
  }

  Selection run() {
    for (const Account& account : file_.accounts) {
      note_classes(account);
      if (!filter_.profiles.empty() && !filter_.profiles.contains(account.profile)) continue;
      if (filter_.only_uids && !filter_.only_uids->contains(account.uid)) continue;
      place(account);
    }
    Selection selection;
    for (auto& [name, pile] : classes_) selection.piles.push_back(std::move(pile));
    for (Pile* each : {&families_, &teachers_, &staff_})
      if (!each->letters.empty()) selection.piles.push_back(std::move(*each));
    for (Pile& pile : selection.piles) sort(pile);
    selection.findings = findings();
    return selection;
  }

 private:
  void note_classes(const Account& account) {
    if (account.profile == Profile::pupil && !account.school_class.empty())
      there_.emplace(bare_letters(account.school_class), account.school_class);
    for (const Child& child : account.children)
      if (!child.school_class.empty()) there_.emplace(bare_letters(child.school_class), child.school_class);
  }

  void place(const Account& account) {
    if (account.profile != Profile::pupil && account.profile != Profile::parent) {
      if (filter_.classes.empty() && has_login(account))
        put(account.profile == Profile::teacher ? teachers_ : staff_, account, {});
      return;
    }
    if (!file_.has_classes) {
      if (filter_.classes.empty() && has_login(account)) put(families_, account, account.children);
      return;
    }
    std::vector<std::string> classes;
    std::vector<Child> present;
    if (account.profile == Profile::pupil) classes.push_back(account.school_class);
    for (const Child& child : account.children) {
      if (child.school_class.empty()) continue;
      classes.push_back(child.school_class);
      present.push_back(child);
    }
    std::erase(classes, "");
    if (classes.empty()) {
      if (filter_.classes.empty()) ++left_;
      return;
    }
    if (!wanted_.empty())
      std::erase_if(classes, [&](const auto& each) { return !wanted_.contains(bare_letters(each)); });
    if (classes.empty()) return;
    if (!has_login(account)) return;
    const std::string& first = *std::ranges::min_element(classes, ByClass());
    Pile& pile = classes_[first];
    pile.school_class = first;
    put(pile, account, std::move(present));
  }

  bool has_login(const Account& account) {
    if (account.login.empty()) ++without_login_;
    return !account.login.empty();
  }

  static void put(Pile& pile, const Account& account, std::vector<Child> children) {
    std::erase_if(children, [](const Child& each) { return each.first_name.empty() && each.last_name.empty(); });
    std::ranges::stable_sort(children, ByClass(), &Child::school_class);
    pile.letters.push_back({&account, std::move(children)});
  }

  std::vector<domain::Finding> findings() const {
    namespace french = report::french;
    std::vector<domain::Finding> told;
    if (without_login_ > 0)
      told.push_back(
          {"no_login", french::count(without_login_, "personne n'a", "personnes n'ont") +
                           " pas encore d'identifiant dans l'ENT, et donc pas de lettre. Les identifiants paraissent "
                           "parfois quelques jours après l'arrivée : demandez de nouveau le fichier plus tard."});
    if (left_ > 0)
      told.push_back({"left", french::count(left_, "élève ou responsable n'a", "élèves ou responsables n'ont") +
                                  " pas de classe (départ, ou affectation à venir), et donc pas de lettre."});
    for (const std::string& each : filter_.classes)
      if (!there_.contains(bare_letters(each))) told.push_back({"class_unknown", no_class(each)});
    return told;
  }

  std::string no_class(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& [letters, each] : there_) names.push_back(each);
    std::ranges::sort(names, ByClass());
    const std::string start = "Personne, dans le fichier des identifiants, n'est dans la classe « " + name + " ».";
    return names.empty() ? start + " Le fichier ne nomme aucune classe."
                         : start + " Les classes du fichier : " + report::french::list(names) + ".";
  }

  const formats::CredentialsFile& file_;
  const Filter& filter_;
  std::set<std::string> wanted_{};
  std::map<std::string, std::string> there_{};  // every class of the file, by its letters
  std::map<std::string, Pile, ByClass> classes_{};
  Pile families_{Pile::Of::families, {}, {}}, teachers_{Pile::Of::teachers, {}, {}}, staff_{Pile::Of::staff, {}, {}};
  std::int64_t without_login_ = 0;
  std::int64_t left_ = 0;
};

}  // namespace

std::string Pile::title() const {
  switch (of) {
    case Of::families: return "Élèves et responsables";
    case Of::teachers: return "Enseignants";
    case Of::staff: return "Personnels";
    case Of::school_class: break;
  }
  return school_class;
}

std::size_t Selection::letters() const {
  std::size_t all = 0;
  for (const Pile& pile : piles) all += pile.letters.size();
  return all;
}

Selection select(const formats::CredentialsFile& file, const Filter& filter) { return Sorting(file, filter).run(); }

}  // namespace letters
