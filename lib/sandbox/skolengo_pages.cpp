#include "sandbox/skolengo_pages.h"

namespace sandbox::skolengo {

const std::string_view kLayout = R"(<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} - ENT{{#school}} {{school}}{{/school}}</title>
<style>{{{style}}}</style>
</head>
<body>
<a class="evitement" href="#contenu">Aller au contenu</a>
<header>
<p class="ent">ENT de démonstration</p>
{{#signed_in}}<p class="qui">{{school}} · {{username}} <a href="/sg.do?PROC=DECONNEXION">Se déconnecter</a></p>{{/signed_in}}
</header>
{{#signed_in}}<nav aria-label="Menu principal"><ul class="menu">
{{#menu}}<li><a href="{{address}}"{{#current}} aria-current="true"{{/current}}>{{label}}</a></li>
{{/menu}}</ul>
{{#tabbed}}<ul class="onglets">
{{#sub}}<li><a href="{{address}}"{{#current}} aria-current="page"{{/current}}>{{label}}</a></li>
{{/sub}}</ul>{{/tabbed}}
</nav>{{/signed_in}}
<main id="contenu">
{{{body}}}
</main>
<footer><p>Portail fictif, pour la démonstration et les essais. Aucune donnée réelle.</p></footer>
</body>
</html>
)";

const std::string_view kStyle = R"(
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:#1d2433;background:#f4f6f9}
a{color:#174ea6}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
.evitement{position:absolute;left:-999px}.evitement:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem}
header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;padding:.75rem 1.5rem;background:#173b6c;color:#fff}
header p{margin:0}header a{color:#fff;margin-left:1rem}.ent{font-weight:600;letter-spacing:.02em}
nav{background:#fff;border-bottom:1px solid #d5dbe5;padding:0 1.5rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem}
nav a{display:block;padding:.6rem .9rem;text-decoration:none;border-bottom:3px solid transparent}
nav a:hover{text-decoration:underline}nav a[aria-current]{border-color:#174ea6;font-weight:600}
.onglets{border-top:1px solid #e6eaf0;font-size:.95rem}
main{max-width:56rem;margin:1.5rem auto;padding:1.5rem 2rem;background:#fff;border:1px solid #d5dbe5;border-radius:6px}
h1{margin:0 0 1rem;font-size:1.6rem}h2{font-size:1.15rem;margin:1.5rem 0 .75rem;color:#3a4660}
label,legend{font-weight:600}fieldset{border:1px solid #d5dbe5;border-radius:4px;padding:.5rem 1rem 1rem;margin:0 0 1.25rem}
.choix{margin:.4rem 0}.choix label{font-weight:400;margin-left:.4rem}
.champ{margin:0 0 1.25rem}.champ label{display:block;margin-bottom:.3rem}
input[type=text],input[type=password],select{width:100%;max-width:24rem;padding:.5rem;font:inherit;border:1px solid #79839a;border-radius:4px;background:#fff}
button{font:inherit;padding:.5rem 1.25rem;border-radius:4px;border:1px solid #174ea6;background:#174ea6;color:#fff;cursor:pointer}
button.second{background:#fff;color:#174ea6}
.boutons{display:flex;gap:.75rem;margin-top:1.5rem}
.alerte{border-left:4px solid #b3261e;background:#fdeceb;padding:.75rem 1rem;margin:0 0 1.25rem}
.file{font-size:1.15rem;border-left:4px solid #174ea6;background:#eaf1fd;padding:.75rem 1rem}
table{border-collapse:collapse;width:100%;margin:0 0 1.25rem}caption{text-align:left;font-weight:600;padding-bottom:.4rem}
th,td{text-align:left;padding:.45rem .75rem;border-bottom:1px solid #e0e5ec;overflow-wrap:anywhere}thead th{background:#f0f3f8}
.chiffres td:last-child{text-align:right;font-variant-numeric:tabular-nums}
footer{max-width:56rem;margin:0 auto 2rem;padding:0 2rem;color:#55607a;font-size:.85rem}
)";

const std::string_view kProviders = R"(<h1>Choix du guichet</h1>
<form class="cas__wayf-form" method="get" action="/login">
<input type="hidden" name="service" value="{{service}}">
<fieldset><legend>Qui êtes-vous ?</legend>
<p class="choix"><input type="radio" name="selection" id="wayf-1" value="EDUCONNECT"><label for="wayf-1">Élève ou parent avec EduConnect</label></p>
<p class="choix"><input type="radio" name="selection" id="wayf-2" value="ACADEMIE"><label for="wayf-2">Personnel de l'Éducation nationale</label></p>
<p class="choix"><input type="radio" name="selection" id="wayf-3" value="LOCAL"><label for="wayf-3">Autre compte</label></p>
</fieldset>
<p class="boutons"><button type="submit">Valider</button></p>
</form>
)";

const std::string_view kLogin = R"(<h1>Connexion</h1>
{{#alert}}<div class="alerte" role="alert">{{alert}}</div>{{/alert}}
<form class="cas__login-form" id="fm1" method="post" action="{{action}}">
<p class="champ"><label for="username">Identifiant</label><input type="text" id="username" name="username" autocomplete="username" autofocus></p>
<p class="champ"><label for="password">Mot de passe</label><input type="password" id="password" name="password" autocomplete="current-password"></p>
<input type="hidden" name="execution" value="{{execution}}">
<input type="hidden" name="_eventId" value="submit">
<input type="hidden" name="geolocation" value="">
<input type="hidden" name="deviceFingerprint" value="">
<p class="boutons"><button type="submit" name="submit" value="Valider">Se connecter</button></p>
</form>
)";

const std::string_view kLocked = R"(<h1>Connexion</h1>
<div class="alerte" role="alert">Ce compte est bloqué après trop d'essais. Adressez-vous à l'assistance de l'ENT.</div>
)";

const std::string_view kWelcome = R"(<h1>Bienvenue sur l'ENT</h1>
<p>Cet espace est réservé aux établissements de l'académie.</p>
<p><a href="{{address}}">Se connecter</a></p>
)";

const std::string_view kHome = R"(<h1>Bienvenue</h1>
<p>Connecté : {{username}}</p>
<p>{{school}} ({{uai}})</p>
)";

const std::string_view kSection = R"(<h1>{{title}}</h1>
<p>{{text}}</p>
)";

const std::string_view kNotice = R"(<h1>{{title}}</h1>
{{#alert}}<div class="alerte" role="alert">{{alert}}</div>{{/alert}}
{{#text}}<p>{{text}}</p>{{/text}}
{{#reason}}<p class="motif">Motif : {{reason}}</p>{{/reason}}
)";

const std::string_view kStep = R"(<h1>{{title}}</h1>
<h2>{{step}}</h2>
{{#alert}}<div class="alerte" role="alert">{{alert}}</div>{{/alert}}
<form method="post" action="/sg.do" class="etape"{{#upload}} enctype="multipart/form-data"{{/upload}}>
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">
{{/hidden}}{{{fields}}}
<p class="boutons"><button type="submit" name="VALIDER" value="VALIDER">Valider</button>
<button type="submit" name="ANNULER" value="ANNULER" class="second">Annuler</button></p>
</form>
)";

const std::string_view kSoftware = R"(<fieldset><legend>Logiciel d'emploi du temps</legend>
<p class="choix"><input type="radio" name="LOGICIEL" id="LOGICIEL_1" value="1"><label for="LOGICIEL_1">UnDeuxTEMPS</label></p>
<p class="choix"><input type="radio" name="LOGICIEL" id="LOGICIEL_2" value="2"><label for="LOGICIEL_2">EDT</label></p>
<p class="choix"><input type="radio" name="LOGICIEL" id="LOGICIEL_3" value="3"><label for="LOGICIEL_3">Hyperplanning</label></p>
</fieldset>
)";

const std::string_view kVersion = R"(<p class="champ"><label for="VERSION">Version d'EDT</label>
<select id="VERSION" name="VERSION">
<option value="">Choisir une version</option>
{{#versions}}<option value="{{value}}">{{text}}</option>
{{/versions}}</select></p>
)";

const std::string_view kEdtFile = R"(<fieldset><legend>Données à importer</legend>
<p class="choix"><input type="checkbox" name="DONNEE_EDT" id="DONNEE_EDT" value="1"><label for="DONNEE_EDT">EDT</label></p>
<p class="choix"><input type="checkbox" name="DONNEE_SERVICES" id="DONNEE_SERVICES" value="1"><label for="DONNEE_SERVICES">Services d'enseignement</label></p>
</fieldset>
<p class="champ"><label for="FICHIER">Fichier à importer</label><input type="file" id="FICHIER" name="FICHIER"></p>
)";

const std::string_view kIdpnFile = R"(<fieldset><legend>Mode d'import</legend>
<p class="choix"><input type="radio" name="MODE" id="MODE_C" value="COMPLET"><label for="MODE_C">Mode complet</label></p>
<p class="choix"><input type="radio" name="MODE" id="MODE_P" value="PARTIEL"><label for="MODE_P">Mode partiel</label></p>
</fieldset>
<p class="champ"><label for="FICHIER_IDPN">Fichier des identifiants</label><input type="file" id="FICHIER_IDPN" name="FICHIER_IDPN"></p>
)";

const std::string_view kConfirmation = R"(<table class="resume"><caption>Contenu du fichier</caption><tbody>
{{#rows}}<tr><th scope="row">{{label}}</th><td>{{value}}</td></tr>
{{/rows}}</tbody></table>
<p>{{text}}</p>
)";

const std::string_view kQueue = R"(<h1>Génération des séances</h1>
<p>Import n° {{number}} enregistré.</p>
<p class="file">{{line}}</p>
<p><a href="{{address}}">Actualiser</a></p>
)";

const std::string_view kReport = R"(<h1>Bilan de l'import n° {{number}}</h1>
<p class="etat">Import terminé le {{date}} à {{time}}.</p>
<table class="chiffres"><caption>Chiffres de l'import</caption>
<thead><tr><th scope="col">Donnée</th><th scope="col">Nombre</th></tr></thead><tbody>
{{#figures}}<tr><td>{{label}}</td><td>{{value}}</td></tr>
{{/figures}}</tbody></table>
<h2>Personnes non reconnues</h2>
{{#all_known}}<p>Toutes les personnes du fichier ont été reconnues.</p>{{/all_known}}
{{^all_known}}<ul class="non-reconnus">
{{#people}}<li>{{text}}</li>
{{/people}}</ul>{{/all_known}}
<p class="conseil">{{advice}}</p>
)";

const std::string_view kRecords = R"(<h1>Bilans d'import</h1>
{{^any}}<p>Aucun import pour cet établissement.</p>{{/any}}
{{#any}}<table class="bilans"><caption>Imports de l'établissement</caption>
<thead><tr><th scope="col">N°</th><th scope="col">Date</th><th scope="col">Type</th><th scope="col">Fichier</th><th scope="col">État</th><th scope="col">Bilan</th></tr></thead><tbody>
{{#rows}}<tr><td>{{number}}</td><td>{{when}}</td><td>{{type}}</td><td>{{file}}</td><td>{{state}}</td><td><a href="{{address}}">Voir le bilan</a></td></tr>
{{/rows}}</tbody></table>{{/any}}
)";

}  // namespace sandbox::skolengo
