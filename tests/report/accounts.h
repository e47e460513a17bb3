// Accounts of every kind, as the journal would give them.
#pragma once

#include "report/account.h"

namespace accounts {

using namespace std::chrono_literals;

// Tuesday 2 September 2025, 14:05 in Paris, in summer time.
inline constexpr domain::Instant kReceived =
    std::chrono::sys_days{std::chrono::year{2025} / 9 / 2} + std::chrono::hours{12} + std::chrono::minutes{5};

inline domain::Duration paris_summer(domain::Instant) {
  return std::chrono::hours{2};
}

inline report::Account waiting_edt() {
  report::Account account;
  domain::Import& import = account.import;
  import.id = 12;
  import.school = domain::Uai::parse("0134567U").value();
  import.sha256 = std::string(64, 'a');
  import.file_name = "EDT_To_KOSMOS_0134567U.xml";
  import.bytes = 659'456;
  import.received_at = kReceived;
  import.content.form = domain::Form::clear;
  import.content.school = import.school;
  import.content.school_name = "COLLEGE INDEX EDUCATION";
  import.content.software = "EDT Monoposte 2025 - 1.0.8";
  import.content.made_at = kReceived - 3min;
  import.content.year = domain::SchoolYear{2025};
  import.content.counts = domain::Counts{25, 31, 16, 77, 48, 24, 426, 808, 704, 14'226, 0};
  account.timeline = {{kReceived, "Reçu dans le dossier : « EDT_To_KOSMOS_0134567U.xml »."}};
  account.school_name = "Collège Jean-Moulin";
  account.utc_offset = paris_summer;
  return account;
}

inline report::Account done_edt() {
  report::Account account = waiting_edt();
  domain::Import& import = account.import;
  import.state = domain::State::done;
  import.attempts = 2;
  import.committed = true;
  import.committed_at = kReceived + 3min;
  import.ended_at = kReceived + 75min;
  import.outcome.figures = {{"Séances générées", "14 226"},
                            {"Groupes créés", "48"},
                            { "Élèves rapprochés",
                              "424 / 426" }};
  import.outcome.not_recognised = {"D'ALMEIDA-ROCHA Zoé (élève, 3e B)", "LE GALL Maël (élève, 6e A)"};
  import.filed_as = "/srv/exports/Importés/2025-09-02/EDT_To_KOSMOS_0134567U.xml";
  import.content.findings = {
      { "partner_missing",
        "Kosmos n'est pas parmi les destinataires du fichier : l'ENT pourrait ne pas savoir le lire." }};
  auto& timeline = account.timeline;
  timeline.push_back({kReceived + 5s, "Envoi vers l'ENT commencé."});
  timeline.push_back({kReceived + 20s, "L'ENT ne répond pas (délai dépassé). Nouvel essai dans une minute."});
  timeline.push_back({kReceived + 2min, "Envoi vers l'ENT commencé."});
  timeline.push_back({kReceived + 3min, "Validation finale demandée à l'ENT."});
  timeline.push_back({kReceived + 3min, "Dans la file de l'ENT, 7 établissements devant nous."});
  timeline.push_back({kReceived + 8min, "Dans la file de l'ENT, 5 établissements devant nous."});
  timeline.push_back({kReceived + 28min, "Dans la file de l'ENT, 5 établissements devant nous."});
  timeline.push_back({kReceived + 48min, "Dans la file de l'ENT, 5 établissements devant nous."});
  timeline.push_back({kReceived + 75min, "Import terminé dans l'ENT."});
  return account;
}

inline report::Account done_idpn() {
  report::Account account = waiting_edt();
  domain::Import& import = account.import;
  import.id = 13;
  import.kind = domain::Kind::idpn;
  import.mode = domain::Mode::complete;
  import.file_name = "IdPN_To_KOSMOS.xml";
  import.content.form = domain::Form::container;
  import.content.counts.reset();
  import.state = domain::State::done;
  import.attempts = 1;
  import.committed = true;
  import.committed_at = kReceived + 24h;
  import.ended_at = kReceived + 24h + 40s;
  return account;
}

inline report::Account refused_by_navette() {
  report::Account account = waiting_edt();
  domain::Import& import = account.import;
  import.id = 14;
  import.state = domain::State::refused;
  import.content.counts.reset();
  import.reason =
      "Le fichier est incomplet : il s'arrête au milieu d'un élément, sans la balise de fin « ExportEmploiDuTemps ». "
      "Il "
      "a sans doute été copié avant la fin de l'export.";
  import.ended_at = kReceived + 2s;
  account.timeline.push_back({kReceived + 2s, import.reason});
  return account;
}

inline report::Account refused_by_ent() {
  report::Account account = refused_by_navette();
  domain::Import& import = account.import;
  import.attempts = 1;
  import.committed = true;
  import.turned_down = true;
  import.committed_at = kReceived + 3min;
  import.ended_at = kReceived + 4min;
  import.reason =
      "L'ENT répond : « Le fichier traité le 02/09/2025 à 14:08 ne peut être intégré dans l'ENT. Le traitement "
      "d'import "
      "a été interrompu. »";
  return account;
}

inline report::Account held() {
  report::Account account = waiting_edt();
  account.import.state = domain::State::held;
  account.import.reason = "Cet export date du mardi 3 septembre 2024. Faut-il vraiment l'importer ?";
  return account;
}

inline report::Account held_without_school() {
  report::Account account = held();
  account.import.school.reset();
  account.import.content.school.reset();
  account.import.content.school_name.clear();
  account.school_name.clear();
  account.import.reason = "Ce fichier ne dit pas de quel établissement il vient.";
  return account;
}

inline report::Account held_after_commit() {
  report::Account account = held();
  account.import.attempts = 1;
  account.import.committed = true;
  account.import.committed_at = kReceived + 3min;
  account.import.reason = "L'ENT n'a pas de page qui dise ce qu'il a reçu.";
  return account;
}

inline report::Account held_after_an_attempt() {
  report::Account account = held();
  account.import.attempts = 1;
  account.import.reason = "L'ENT montre une page que le profil ne connaît pas.";
  return account;
}

inline report::Account superseded() {
  report::Account account = waiting_edt();
  account.import.state = domain::State::superseded;
  account.import.reason = "Remplacé par un export plus récent (import n° 15).";
  account.import.ended_at = kReceived + 5min;
  return account;
}

inline report::Account failed_and_waiting() {
  report::Account account = waiting_edt();
  account.import.attempts = 3;
  account.import.last_fault = domain::Fault::unavailable;
  account.import.reason = "L'ENT est en maintenance.";
  account.import.not_before = kReceived + 20min;
  return account;
}

inline report::Account submitting() {
  report::Account account = waiting_edt();
  account.import.state = domain::State::submitting;
  account.import.attempts = 1;
  return account;
}

inline report::Account queued() {
  report::Account account = submitting();
  account.import.state = domain::State::queued;
  account.import.committed = true;
  account.import.committed_at = kReceived + 3min;
  account.import.ahead = 7;
  return account;
}

inline report::Account doubtful() {
  report::Account account = queued();
  account.import.state = domain::State::doubtful;
  account.import.ahead.reset();
  account.import.reason = "La connexion a été coupée après l'envoi.";
  return account;
}

}  // namespace accounts
