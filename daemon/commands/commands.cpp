#include "daemon/commands/commands.h"

#include "daemon/command.h"
#include "daemon/config/wording.h"

namespace navette {

namespace {

options::positional_options_description no_positions() { return {}; }

options::positional_options_description one_id() {
  options::positional_options_description positions;
  positions.add("id", 1);
  return positions;
}

options::positional_options_description one_file() {
  options::positional_options_description positions;
  positions.add("file", 1);
  return positions;
}

options::positional_options_description one_verb() {
  options::positional_options_description positions;
  positions.add("verb", 1);
  return positions;
}

std::vector<Command> and_those_of_this_system(std::vector<Command> all) {
  const auto more = commands_of_this_system();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = and_those_of_this_system({
      {"run", "", "surveille les dossiers et importe ce qui y arrive",
       "Travaille jusqu'à ce qu'on l'arrête (Ctrl-C, arrêt du service). Un seul à la fois par journal.\n" +
           how_to_reload() + " relit la configuration ; si elle ne va pas, l'ancienne reste en service.",
       run_options, no_positions, run},
      {"configure", "", "pose quelques questions, écrit la configuration et la contrôle",
       "Demande l'établissement, les adresses de l'ENT, le compte et son mot de passe, écrit la configuration, range "
       "le "
       "mot de\n"
       "passe dans un fichier à part, lance « navette check », puis propose de démarrer le service. Une configuration "
       "qui "
       "existe\n"
       "n'est remplacée qu'avec votre accord, et gardée en .bak. Sans personne : chaque réponse en option, ou une par "
       "ligne sur\n"
       "l'entrée standard. Le mot de passe ne se donne jamais sur la ligne de commande.",
       configure_options, no_positions, configure},
      {"check", "", "contrôle tout sans rien importer",
       "Configuration, dossiers, espace, journal, profil, connexion à l'ENT, chaque page et chaque champ : un tableau "
       "✓/✗,\n"
       "avec ce qu'il faut faire.",
       check_options, no_positions, check},
      {"status", "", "ce qui est en cours et ce qui attend, et pourquoi", "", status_options, no_positions, status},
      {"history", "", "les derniers imports", "", history_options, no_positions, history},
      {"show", "ID", "tout sur un import : ce qu'il contient, ce qui lui est arrivé", "", show_options, one_id, show},
      {"retry", "ID", "essaie encore, dès que possible",
       "Pour un import refusé par l'ENT ou retenu, ou pour ne plus attendre le prochain essai, même après une panne de "
       "l'ENT\n"
       "(mais pas s'il a lui-même demandé d'attendre). Lève aussi l'arrêt posé après un mot de passe refusé : un seul "
       "essai\n"
       "sera fait.",
       retry_options, one_id, retry},
      {"release", "ID", "répond « oui » à la question d'un import retenu",
       "Un import en attente de son tour (des identifiants avant tout EDT) passe aussi devant la règle. Pour un import "
       "dont\n"
       "nul ne sait si l'ENT l'a pris : regardez dans l'ENT, puis « release ID » le renvoie, « release ID --imported » "
       "le note\n"
       "comme importé. « --mode » dit comment des identifiants PRONOTE sont importés : « complet » remplace ceux que l'ENT "
       "a,\n"
       "« partiel » s'y ajoute.",
       release_options, one_id, release},
      {"import", "FICHIER", "dépose un fichier et le suit jusqu'au bout",
       "Le fichier est copié dans le dossier surveillé : il suit le même chemin que s'il y avait été enregistré.",
       import_options, one_file, import_file},
      {"credentials", "fetch", "télécharge le fichier des identifiants de l'ENT",
       "Il est gardé pour « navette letters », lisible de Navette seule, et effacé après « keep_credentials ». Navette le "
       "télécharge\n"
       "aussi d'elle-même, une semaine après un import qui a amené quelqu'un. « --last-name » et « --first-name » : une seule "
       "personne.",
       credentials_options, one_verb, credentials},
      {"letters", "", "fait les lettres qui remettent à chacun son identifiant et son mot de passe",
       "Du dernier fichier des identifiants : une page par lettre, groupées par classe, avec une feuille de garde et une "
       "liste à\n"
       "signer. Qui a déjà changé son mot de passe n'en reçoit pas d'autre. Les modèles se modifient : copiez-en le dossier, "
       "et donnez\n"
       "la copie par « --templates ».",
       letters_options, no_positions, letters_command},
      {"user", "create", "crée un utilisateur dans l'ENT",
       "Cherche d'abord dans l'annuaire qui porte ce nom, montre ce qui sera fait, et demande.", user_options, one_verb,
       user},
      {"journal", "check|rebuild", "contrôle le journal, ou en refait un de ce qui reste d'un journal abîmé",
       "« navette journal check » lit tout le journal et retrouve les fichiers dont il parle. « navette journal "
       "rebuild » "
       "en refait un\n"
       "à partir de ce qui se lit encore de l'ancien, des exports rangés et de la réserve ; l'ancien est gardé à côté. "
       "Navette doit\n"
       "être arrêtée. Ce dont on ne sait plus si l'ENT l'a pris attend la réponse d'une personne.",
       journal_options, one_verb, journal_command},
      {"sandbox", "[samples]", "un ENT d'essai sur cette machine, ou des exports d'essai", sandbox_details(),
       sandbox_options, one_verb, sandbox_command},
      {"demo", "", "montre tout en une fois, sur l'ENT d'essai",
       "Démarre l'ENT d'essai et Navette dans un dossier temporaire, y dépose des exports inventés, montre ce qui se "
       "passe.\n"
       "Ctrl-C ne laisse rien derrière soi ; --keep laisse tout en marche à la fin, jusqu'à Ctrl-C.",
       demo_options, no_positions, demo},
  });
  return kCommands;
}

}  // namespace navette
