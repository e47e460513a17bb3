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

Failure no_answer(const std::string& server) {
  return unreachable("La réponse du " + server +
                     " est abîmée et n'a pas pu être lue. Si cela dure, vérifiez que l'ENT s'ouvre dans un navigateur "
                     "sur cet ordinateur, et l'adresse de l'ENT dans la configuration.");
}

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

Failure failure_of(CURLcode code, const Circumstances& circumstances, const std::string& host) {
  const auto server = "serveur « " + host + " »";
  if (circumstances.proxy_status >= 300) return proxy_refuses(circumstances.proxy_status, host);
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
      if (circumstances.has_proxy)
        return unreachable("Le " + server +
                           ", ou le serveur mandataire (proxy) par lequel passer pour le joindre, refuse la connexion "
                           "ou n'est pas joignable. Vérifiez le proxy, dans la configuration ou dans l'environnement "
                           "de Navette.");
      return unreachable("Le " + server +
                         " refuse la connexion ou n'est pas joignable. Si cela dure, vérifiez que l'ENT s'ouvre dans "
                         "un navigateur sur cet ordinateur.");
    case CURLE_OPERATION_TIMEDOUT:
      return unreachable("Le " + server +
                         " n'a pas répondu à temps. Si cela dure, vérifiez que l'ENT s'ouvre dans un navigateur.");
    case CURLE_PEER_FAILED_VERIFICATION: return bad_certificate(circumstances.verification, server);
    case CURLE_SSL_CACERT_BADFILE:
      return unreachable(
          "Le fichier des autorités de certification indiqué dans la configuration ne peut pas être lu. "
          "Aucune connexion n'est possible tant qu'il n'est pas corrigé.");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
      return unreachable("La connexion sécurisée avec le " + server +
                         " n'a pas pu s'établir. Si cela dure, vérifiez l'adresse de l'ENT dans la configuration.");
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      if (circumstances.asked) return no_answer(server);
      return {Fault::page_changed,
              "Une adresse à ouvrir n'en est pas une, ou n'est pas celle d'un site (http, https). "
              "Vérifiez les adresses dans la configuration."};
    case CURLE_READ_ERROR:
    case CURLE_FILE_COULDNT_READ_FILE:
      return {Fault::file_refused,
              "Le fichier à envoyer ne peut plus être lu sur cet ordinateur. Rien n'a été importé ; "
              "déposez-le de nouveau."};
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_OUT_OF_MEMORY: return no_answer(server);  // a line longer than libcurl takes
    default:
      return unreachable("La réponse du " + server +
                         " n'est pas arrivée entière : la connexion a été coupée, ou la réponse abîmée en chemin. Si "
                         "cela dure, vérifiez que l'ENT s'ouvre dans un navigateur sur cet ordinateur.");
  }
}

Failure cancelled() { return {Fault::cancelled, "Navette s'arrête : la demande en cours a été abandonnée."}; }

Failure visit_too_long(const std::string& host) {
  return unreachable("La visite au serveur « " + host + " » a dépassé la durée prévue.");
}

Failure answer_too_large(const std::string& host) {
  return unreachable("Le serveur « " + host + " » a envoyé une réponse d'une taille anormale ; elle n'a pas été lue.");
}

Failure proxy_refuses(long status, const std::string& host) {
  const std::string proxy = "Le serveur mandataire (proxy) par lequel passer pour joindre le serveur « " + host + " »";
  if (status == 407)
    return unreachable(proxy +
                       " demande un mot de passe, et Navette n'en donne pas à un proxy. Demandez à qui l'administre de "
                       "laisser passer cet ordinateur vers l'ENT, ou indiquez un autre proxy dans la configuration.");
  if (status >= 500)
    return unreachable(proxy + " n'a pas pu joindre ce serveur (code " + std::to_string(status) +
                       "). Si cela dure, vérifiez l'adresse de l'ENT dans la configuration, et prévenez qui administre "
                       "le proxy.");
  return unreachable(proxy + " refuse de le faire (code " + std::to_string(status) +
                     "). Demandez à qui l'administre de laisser passer cet ordinateur vers l'ENT.");
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
