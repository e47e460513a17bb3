#include "sandbox/skolengo_people_pages.h"

namespace sandbox::skolengo {

const std::string_view kDesk = R"(<h1>{{title}}</h1>
{{#step}}<h2>{{step}}</h2>{{/step}}
{{#alert}}<div class="alerte" role="alert">{{alert}}</div>{{/alert}}
<form method="post" action="/sg.do" class="etape">
{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">
{{/hidden}}{{{fields}}}
<p class="boutons"><button type="submit" name="VALIDER" value="VALIDER">{{button}}</button>
{{#cancel}}<button type="submit" name="ANNULER" value="ANNULER" class="second">Annuler</button>{{/cancel}}</p>
</form>
)";

const std::string_view kSearchFields =
    R"(<p class="champ"><label for="NOM">Nom</label><input type="text" id="NOM" name="NOM" value="{{last_name}}"></p>
<p class="champ"><label for="PRENOM">Prénom</label><input type="text" id="PRENOM" name="PRENOM" value="{{first_name}}"></p>
<fieldset><legend>Rechercher dans</legend>
<p class="choix"><input type="radio" name="PORTEE" id="PORTEE_1" value="ETABLISSEMENT" checked><label for="PORTEE_1">Mon établissement</label></p>
<p class="choix"><input type="radio" name="PORTEE" id="PORTEE_2" value="ENT"><label for="PORTEE_2">Tout l'ENT</label></p>
</fieldset>
)";

const std::string_view kCredentialsFields =
    R"(<p>Sans date ni nom, le fichier contient tous les comptes de l'établissement.</p>
<p class="champ"><label for="DATE">Comptes créés depuis le</label><input type="text" id="DATE" name="DATE" placeholder="jj/mm/aaaa"></p>
<p class="champ"><label for="NOM">Nom</label><input type="text" id="NOM" name="NOM"></p>
<p class="champ"><label for="PRENOM">Prénom</label><input type="text" id="PRENOM" name="PRENOM"></p>
)";

const std::string_view kUserFields =
    R"(<p class="champ"><label for="NOM">Nom</label><input type="text" id="NOM" name="NOM" value="{{last_name}}"></p>
<p class="champ"><label for="PRENOM">Prénom</label><input type="text" id="PRENOM" name="PRENOM" value="{{first_name}}"></p>
<p class="champ"><label for="PROFIL">Profil</label><select id="PROFIL" name="PROFIL">
<option value="">Choisir un profil</option>
<option value="ADM">Administrateur</option>
<option value="ENS">Enseignant</option>
<option value="PER">Personnel</option>
</select></p>
)";

const std::string_view kUserSummary = R"(<table class="resume"><caption>Nouvel utilisateur</caption><tbody>
{{#rows}}<tr><th scope="row">{{label}}</th><td>{{value}}</td></tr>
{{/rows}}</tbody></table>
<p>Après confirmation, le compte sera ouvert.</p>
)";

const std::string_view kUserCreated = R"(<h1>Utilisateur créé</h1>
<p>Le compte de {{name}} est ouvert.</p>
<p>Identifiant : {{login}}</p>
<p>Le mot de passe provisoire figure dans le fichier des identifiants.</p>
)";

const std::string_view kPeople = R"(<h1>Résultats de la recherche</h1>
{{^any}}<p>Aucune personne ne correspond à votre recherche.</p>{{/any}}
{{#any}}<p>{{count}}</p>
<table class="personnes"><caption>Personnes trouvées</caption>
<thead><tr><th scope="col">Nom</th><th scope="col">Prénom</th><th scope="col">Profil</th><th scope="col">Classe</th><th scope="col">Établissement</th><th scope="col">Né(e) le</th></tr></thead><tbody>
{{#people}}<tr><td>{{last}}</td><td>{{first}}</td><td>{{profile}}</td><td>{{class}}</td><td>{{school}}</td><td>{{born}}</td></tr>
{{/people}}</tbody></table>
<p>{{#before}}<a href="{{before}}">Précédent</a> {{/before}}{{#after}}<a href="{{after}}">Suivant</a>{{/after}}</p>{{/any}}
)";

const std::string_view kWeekFields =
    R"(<p class="champ"><label for="CLASSE">Classe</label><select id="CLASSE" name="CLASSE">
<option value="">Choisir une classe</option>
{{#classes}}<option{{#current}} selected{{/current}}>{{name}}</option>
{{/classes}}</select></p>
<p class="champ"><label for="SEMAINE">Semaine</label><select id="SEMAINE" name="SEMAINE">
{{#weeks}}<option value="{{value}}"{{#current}} selected{{/current}}>Semaine du {{text}}</option>
{{/weeks}}</select></p>
)";

const std::string_view kWeek = R"(<h2>Classe {{class}}, semaine du {{week}}</h2>
{{^any}}<p>Aucune séance cette semaine.</p>{{/any}}
{{#any}}<table class="seances"><caption>Séances de la semaine</caption>
<thead><tr><th scope="col">Jour</th><th scope="col">Début</th><th scope="col">Fin</th><th scope="col">Matière</th><th scope="col">Enseignants</th><th scope="col">Salles</th><th scope="col">Groupe</th></tr></thead><tbody>
{{#lessons}}<tr><td>{{day}}</td><td>{{from}}</td><td>{{to}}</td><td>{{subject}}</td><td>{{teachers}}</td><td>{{rooms}}</td><td>{{group}}</td></tr>
{{/lessons}}</tbody></table>{{/any}}
)";

}  // namespace sandbox::skolengo
