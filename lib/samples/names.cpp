#include "samples/names.h"

namespace samples {

namespace {

constexpr const char* kLastNames[] = {
    "ABADIE",     "AÏT MANSOUR", "ALLEMAND",     "ALVES",         "AUBERTIN",    "BÂCLE",        "BAKAYOKO",
    "BARTHÉLÉMY", "BELKACEM",    "BEN AMAR",     "BENALI",        "BLANCHARD",   "BŒUF",         "BOISSEL",
    "BOUCHERIT",  "BRÉMOND",     "CAMARA",       "CARVALHO",      "CASTAGNIER",  "CHAUVEAU",     "CHEN",
    "CLÉRET",     "COLIN",       "CORDIER",      "COULIBALY",     "CZERNIAK",    "DA COSTA",     "D'ALBRAY",
    "D'HÉROUVEL", "DANJOU",      "DE BRASSEUIL", "DE LA TREILLE", "DES ORMEAUX", "DIABATÉ",      "DIALLO",
    "DOS SANTOS", "DU VIVIER",   "DUCHÊNE",      "EL AMRANI",     "EL KHOURY",   "ESTÈVE",       "FAUVETTE",
    "FERREIRA",   "FLÉCHARD",    "FOFANA",       "FRANÇAIS",      "GARCIA",      "GAUTHEROT",    "GHEZALI",
    "GONÇALVES",  "GRANDJEAN",   "GRÜNWALD",     "GUÉGUEN",       "HADDAD",      "HENNEQUIN",    "HOAREAU",
    "IBRAHIMI",   "JACQUEMIN",   "JEZEQUEL",     "KACZMAREK",     "KERVELLA",    "KONATÉ",       "KOWALSKI",
    "L'HÔTE",     "LAFFARGUE",   "LANGLOIS",     "LE BIHAN",      "LE GOFFIC",   "LE MEUR",      "LECŒUR",
    "LEFÈVRE",    "LEMAÎTRE",    "LOPEZ",        "MACÉ",          "MALLET",      "MANGIN",       "MARÉCHAL",
    "MBAYE",      "M'BOUP",      "MENDY",        "MOREL",         "MUÑOZ",       "N'DIAYE",      "N'GUESSAN",
    "NGUYEN",     "NOËL",        "O'BYRNE",      "OUEDRAOGO",     "PAYET",       "PÉREZ",        "PETITJEAN",
    "PHAM",       "POIRIER",     "QUÉMÉNER",     "RAKOTO",        "RANDRIAN",    "RIBÉREAU",     "ROSSI",
    "ROUSSEL",    "SAÏDI",       "SAINT-AUBIN",  "SALVATORI",     "SCHMITT",     "SOULIÉ",       "TCHOUPÉ",
    "TESSIER",    "THÉVENET",    "TRAN",         "TRAORÉ",        "VALLÉE",      "VAN DEN BERG", "VASSEUR",
    "VILLENEUVE", "VON ARX",     "WEISSE",       "YILDIRIM",      "ZAOUI",       "ZIÉGLER"};

constexpr const char* kGirls[] = {"Adèle",    "Aïcha",   "Aïssatou", "Alix",     "Amélie",    "Anaïs",     "Anne-Lise",
                                  "Awa",      "Beatriz", "Camille",  "Célia",    "Chloé",     "Clémence",  "Dorothée",
                                  "Éléonore", "Élise",   "Emma",     "Esther",   "Fatoumata", "Gaëlle",    "Giulia",
                                  "Héloïse",  "Inès",    "Jade",     "Jeanne",   "Kenza",     "Léa",       "Léonie",
                                  "Lina",     "Lou-Ann", "Maëlys",   "Mai-Linh", "Manon",     "Marie-Lou", "Maryam",
                                  "N'Deye",   "Noémie",  "Nour",     "Océane",   "Romane",    "Salomé",    "Sarah",
                                  "Sévérine", "Sofia",   "Yasmine",  "Zélie",    "Zoé",       "Marie-Ange"};

constexpr const char* kBoys[] = {"Adrien",  "Aurélien",    "Amadou",   "Anatole",  "Antoine",    "Arthur",  "Bastien",
                                 "Benoît",  "Cédric",      "Côme",     "Diego",    "Élie",       "Éloi",    "Enzo",
                                 "Étienne", "Félix",       "François", "Gaël",     "Gaspard",    "Hervé",   "Ibrahima",
                                 "Ismaël",  "Jean-Noël",   "Jérémy",   "João",     "Joël",       "Karim",   "Léo",
                                 "Loïc",    "Lucas",       "Maël",     "Malo",     "Mamadou",    "Mathéo",  "Mehdi",
                                 "Minh",    "Mohamed-Ali", "Naël",     "Noé",      "Paul-Émile", "Raphaël", "Rémi",
                                 "Sacha",   "Théo",        "Thierno",  "Timothée", "Yann",       "Zacharie"};

constexpr const char* kStreets[] = {
    "rue des Lavandières",     "rue de l'Ancienne-Forge", "allée des Érables", "avenue du Vieux-Lavoir",
    "impasse du Pré-aux-Oies", "chemin de la Tuilerie",   "rue Haute",         "place du Marché-au-Blé",
    "rue du Four-à-Chaux",     "boulevard des Tilleuls",  "rue de l'Écluse",   "cité des Trois-Moulins"};

struct Place {
  const char* postcode;
  const char* name;
};
constexpr Place kTowns[] = {{"99110", "VILLEROCHE-SUR-ORNE"}, {"99120", "SAINT-ÉLOI-LES-BOIS"},
                            {"99130", "L'HÔPITAL-D'AUBRAC"},  {"99140", "PONT-À-LISLE"},
                            {"99150", "MONTFLEUR"},           {"99160", "BOIS-LE-MOINE"}};

constexpr const char* kSchools[] = {"COLLEGE DES TROIS-TILLEULS", "COLLEGE DE LA TUILERIE",  "COLLEGE DU PRÉ-AUX-OIES",
                                    "COLLEGE DE L'ÉCLUSE",        "COLLEGE DES LAVANDIÈRES", "COLLEGE DU VIEUX-LAVOIR"};

}  // namespace

std::string draw_last_name(Draws& draws) {
  std::string name = draws.pick(kLastNames);
  if (draws.chance(7)) name += std::string("-") + draws.pick(kLastNames);
  return name;
}

std::string draw_first_name(Draws& draws, Sex sex) {
  return sex == Sex::female ? draws.pick(kGirls) : draws.pick(kBoys);
}

std::string draw_street(Draws& draws) {
  std::string street = std::to_string(1 + draws.below(98));
  if (draws.chance(10)) street += " bis";
  return street + " " + draws.pick(kStreets);
}

Town draw_town(Draws& draws) {
  const Place& place = draws.pick(kTowns);
  return {place.postcode, place.name};
}

std::string draw_school_name(Draws& draws) {
  return draws.pick(kSchools);
}

}  // namespace samples
