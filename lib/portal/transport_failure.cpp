#include "portal/transport_failure.h"

#include <string_view>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

// Of OpenSSL's x509_vfy.h; libcurl hands them on as they are, and other TLS libraries give none of them.
enum Verification : long {
  kNothing = 0,
  kUnspecified = 1,
  kUnableToGetIssuer = 2,
  kNotYetValid = 9,
  kExpired = 10,
  kSelfSigned = 18,
  kSelfSignedInChain = 19,
  kUnableToGetIssuerLocally = 20,
  kUnableToVerifyLeaf = 21,
  kHostnameMismatch = 62,
};

Failure unreachable(std::string sentence) { return {Fault::unreachable, std::move(sentence)}; }

Failure bad_certificate(long verification, const std::string& server) {
  switch (verification) {
    case kExpired:
      return unreachable("Le certificat de sécurité du " + server +
                         " est périmé. Navette ne s'y connecte pas tant qu'il n'est pas renouvelé ; prévenez "
                         "l'exploitant de l'ENT, et vérifiez la date de cet ordinateur.");
    case kNotYetValid:
      return unreachable("Le certificat de sécurité du " + server +
                         " n'est pas encore valable. Vérifiez la date et l'heure de cet ordinateur.");
    case kUnableToGetIssuer:
    case kSelfSigned:
    case kSelfSignedInChain:
    case kUnableToGetIssuerLocally:
    case kUnableToVerifyLeaf:
      return unreachable("Le certificat de sécurité du " + server +
                         " vient d'une autorité inconnue de cet ordinateur. Navette ne s'y connecte pas : si un "
                         "équipement du réseau filtre les connexions, indiquez le fichier de son autorité dans la "
                         "configuration ; sinon, prévenez l'exploitant de l'ENT.");
    case kNothing:
    case kUnspecified:
    case kHostnameMismatch:
      // libcurl compares the name itself, before it asks OpenSSL about the chain; other TLS libraries do both at once.
      if (std::string_view(curl_version_info(CURLVERSION_NOW)->ssl_version).starts_with("OpenSSL"))
        return unreachable(
            "Le certificat de sécurité du " + server +
            " n'est pas à son nom : ce n'est peut-être pas l'ENT qui répond. Navette ne s'y connecte pas. "
            "Vérifiez l'adresse de l'ENT dans la configuration.");
      [[fallthrough]];
    default:
      return unreachable("Le certificat de sécurité du " + server +
                         " n'a pas pu être vérifié. Navette ne s'y connecte pas. Vérifiez l'adresse de l'ENT dans la "
                         "configuration ; si cela dure, prévenez l'exploitant de l'ENT.");
  }
}

}  // namespace

Failure failure_of(CURLcode code, long verification, const std::string& host) {
  const auto server = "serveur « " + host + " »";
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return unreachable("Le " + server +
                         " est introuvable : le réseau ne connaît pas ce nom. Vérifiez la connexion à "
                         "Internet et l'adresse de l'ENT dans la configuration.");
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return unreachable("Le serveur mandataire (proxy) par lequel passer pour joindre le " + server +
                         " ne répond pas. Vérifiez le proxy dans la configuration.");
    case CURLE_COULDNT_CONNECT:
      return unreachable("Le " + server +
                         " refuse la connexion ou n'est pas joignable. Si cela dure, vérifiez que l'ENT s'ouvre dans "
                         "un navigateur sur cet ordinateur.");
    case CURLE_OPERATION_TIMEDOUT:
      return unreachable("Le " + server +
                         " n'a pas répondu à temps. Si cela dure, vérifiez que l'ENT s'ouvre dans un navigateur.");
    case CURLE_PEER_FAILED_VERIFICATION: return bad_certificate(verification, server);
    case CURLE_SSL_CACERT_BADFILE:
      return unreachable(
          "Le fichier des autorités de certification indiqué dans la configuration ne peut pas être lu. "
          "Aucune connexion n'est possible tant qu'il n'est pas corrigé.");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
      return unreachable("La connexion sécurisée avec le " + server +
                         " n'a pas pu s'établir. Si cela dure, vérifiez l'adresse de l'ENT dans la configuration.");
    case CURLE_BAD_CONTENT_ENCODING:
      return unreachable("La réponse du " + server + " est abîmée et n'a pas pu être lue.");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return {Fault::page_changed,
              "Une adresse à ouvrir n'en est pas une, ou n'est pas celle d'un site (http, https). "
              "Vérifiez les adresses dans la configuration."};
    case CURLE_READ_ERROR:
    case CURLE_FILE_COULDNT_READ_FILE:
      return {Fault::file_refused,
              "Le fichier à envoyer ne peut plus être lu sur cet ordinateur. Rien n'a été importé ; "
              "déposez-le de nouveau."};
    default: return unreachable("La connexion avec le " + server + " a été coupée avant la fin de sa réponse.");
  }
}

Failure cancelled() { return {Fault::cancelled, "Navette s'arrête : la demande en cours a été abandonnée."}; }

Failure visit_too_long(const std::string& host) {
  return unreachable("La visite au serveur « " + host + " » a dépassé la durée prévue.");
}

Failure answer_too_large(const std::string& host) {
  return unreachable("Le serveur « " + host + " » a envoyé une réponse d'une taille anormale ; elle n'a pas été lue.");
}

Failure too_many_redirects(const std::string& host) {
  return {Fault::page_changed, "Le serveur « " + host +
                                   " » renvoie sans fin d'une adresse à une autre. L'ENT a sans doute "
                                   "changé, ou le compte n'a pas accès à cette page : ouvrez-la dans un navigateur."};
}

Failure redirected_nowhere(const std::string& host) {
  return {Fault::page_changed, "Le serveur « " + host +
                                   " » renvoie vers une adresse qui n'est pas celle d'un site. L'ENT a "
                                   "sans doute changé : ouvrez la page dans un navigateur."};
}

Failure redirected_in_clear(const std::string& host) {
  return {Fault::page_changed, "Le serveur « " + host +
                                   " » demande d'envoyer le formulaire sans chiffrement. Navette ne le "
                                   "fait pas ; prévenez l'exploitant de l'ENT."};
}

}  // namespace portal
