#include "sandbox/second_pages.h"

namespace sandbox::second {

const std::string_view kOutside = R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD>
<META http-equiv="Content-Type" content="text/html; charset=windows-1252">
<TITLE>Espace scolaire</TITLE>
<STYLE type="text/css">
BODY{font-family:Verdana,"DejaVu Sans",sans-serif;font-size:13px;background:#e8ece6;color:#222;margin:0}
H2{font-size:17px;color:#2f5d3a;border-bottom:2px solid #2f5d3a;padding-bottom:4px}
TD{padding:4px 8px}TH{background:#2f5d3a;color:#fff;padding:4px 8px;text-align:left}
A{color:#1f4d8f}TABLE.bord TD{border:1px solid #b8c4b4}
</STYLE></HEAD>
<BODY><CENTER><TABLE width="620" cellpadding="12" bgcolor="#ffffff" style="margin-top:40px"><TR><TD>
<FONT color="#2f5d3a"><B>ESPACE SCOLAIRE</B></FONT> (portail fictif)
{{{body}}}
</TD></TR></TABLE></CENTER></BODY></HTML>
)";

const std::string_view kInside = R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD>
<META http-equiv="Content-Type" content="text/html; charset=windows-1252">
<BASE href="/intra/">
<TITLE>Espace scolaire</TITLE>
<STYLE type="text/css">
BODY{font-family:Verdana,"DejaVu Sans",sans-serif;font-size:13px;background:#e8ece6;color:#222;margin:0}
H2{font-size:17px;color:#2f5d3a;border-bottom:2px solid #2f5d3a;padding-bottom:4px}
TD{padding:5px 8px}TH{background:#2f5d3a;color:#fff;padding:4px 8px;text-align:left}
A{color:#1f4d8f}TABLE.bord TD{border:1px solid #b8c4b4}
</STYLE></HEAD>
<BODY><TABLE width="100%" cellspacing="0"><TR bgcolor="#2f5d3a"><TD colspan="2"><FONT color="#ffffff"><B>ESPACE SCOLAIRE</B>&nbsp;&nbsp;{{school}}&nbsp;&nbsp;(portail fictif)</FONT></TD></TR>
<TR valign="top"><TD width="170" bgcolor="#d5dfd2">
<P><A href="accueil.do">Accueil</A></P>
<P><A href="imports.do">Imports</A></P>
<P><A href="personnes.do">Personnes</A></P>
<P><A href="semaine.do">Semaine des divisions</A></P>
<P><A href="parametres.do">Paramètres</A></P>
<P><A href="quitter.do">Quitter</A></P>
</TD><TD bgcolor="#ffffff">
{{{body}}}
</TD></TR></TABLE></BODY></HTML>
)";

const std::string_view kButton =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="92" height="26"><rect width="92" height="26" rx="4" fill="#2f5d3a"/>)"
    R"(<text x="46" y="18" fill="#fff" font-family="sans-serif" font-size="13" text-anchor="middle">Entrer</text></svg>)";

const std::string_view kLogin = R"(<H2>Ouverture de session</H2>
{{#alert}}<P><B>{{alert}}</B></P>{{/alert}}
<TABLE border="0"><FORM name="session" method="POST" action="{{action}}">
<TR><TD>Code utilisateur&nbsp;:</TD><TD><INPUT name="username" size="24"></TD></TR>
<TR><TD>Mot de passe&nbsp;:</TD><TD><INPUT type="password" name="password" size="24"></TD></TR>
<TR><TD></TD><TD><INPUT type="image" name="ENTRER" alt="Entrer" src="/entrer.svg"></TD></TR>
</TABLE>
<INPUT type="hidden" name="lt" value="{{lt}}"><INPUT type="hidden" name="execution" value="{{execution}}">
<INPUT type="hidden" name="_eventId" value="submit">
</FORM>
)";

const std::string_view kEntered = R"(<META http-equiv="refresh" content="0; url={{address}}">
<H2>Session ouverte</H2>
<P>Vous allez être conduit à votre espace. <A href="{{address}}">Continuer</A></P>
)";

const std::string_view kExpired = R"(<H2>Session expirée</H2>
<P>Votre session a pris fin.</P>
<P><A href="{{address}}">Se reconnecter</A></P>
)";

const std::string_view kWelcome = R"(<H2>Espace scolaire</H2>
<P>Le portail des établissements.</P>
<P><A href="{{address}}">Entrer</A></P>
)";

const std::string_view kText = R"(<H2>{{title}}</H2>
<P>{{#strong}}<B>{{text}}</B>{{/strong}}{{^strong}}{{text}}{{/strong}}</P>
)";

const std::string_view kImports = R"(<H2>Imports</H2>
<P><A href="edt.do">Emploi du temps</A></P>
<P><A href="idpn.do">Codes PRONOTE</A></P>
<P><A href="suivi.do">Suivi des demandes</A></P>
)";

const std::string_view kEdtFile = R"(<H2>Dépôt d'un emploi du temps</H2>
{{#alert}}<P><B>{{alert}}</B></P>{{/alert}}
<TABLE border="0"><FORM method="POST" action="edt.do" enctype="multipart/form-data">
<TR><TD>Fichier d'échange * :</TD><TD><INPUT type="file" name="fichier"></TD></TR>
<TR><TD>Provenance :</TD><TD><SELECT name="provenance"><OPTION value="">-- à préciser --
<OPTGROUP label="Index Éducation"><OPTION value="EDT">EDT<OPTION value="PN">PRONOTE</OPTGROUP>
<OPTGROUP label="Autres"><OPTION value="UDT">UnDeuxTEMPS</OPTGROUP></SELECT></TD></TR>
<TR><TD>Contenu :</TD><TD><INPUT type="hidden" name="contenu" value="0"><INPUT type="checkbox" name="contenu" value="1"> Emploi du temps</TD></TR>
<TR><TD></TD><TD><INPUT type="submit" name="action" value="Abandonner"> <INPUT type="submit" name="action" value="Envoyer"></TD></TR>
</TABLE>
<INPUT type="hidden" name="jeton" value="{{token}}"><INPUT type="hidden" name="etape" value="A">
</FORM>
)";

const std::string_view kEdtCheck = R"(<H2>Contrôle du dépôt</H2>
<TABLE border="1" class="bord">{{#rows}}<TR><TD>{{label}}</TD><TD align="right">{{value}}</TD></TR>
{{/rows}}</TABLE>
<TABLE border="0"><FORM method="POST" action="edt.do">
<TR><TD><INPUT type="hidden" name="jeton" value="{{token}}"><INPUT type="hidden" name="etape" value="B">
<BUTTON type="submit" name="action" value="retour">Revenir</BUTTON></TD>
<TD><BUTTON type="submit" name="action" value="suite">Poursuivre</BUTTON></TD></TR>
</FORM></TABLE>
)";

const std::string_view kEdtTaking = R"(<H2>Reprise</H2>
<FORM method="POST" action="edt.do"><TABLE border="0">
<TR><TD>Cours déjà présents :</TD><TD><INPUT type="radio" name="reprise" value="R" checked> Remplacer <INPUT type="radio" name="reprise" value="C"> Compléter</TD></TR>
<TR><TD>Date d'effet :</TD><TD><INPUT name="effet" value="{{date}}" size="10"></TD></TR>
<TR><TD></TD><TD><INPUT type="submit" name="action" value="Revenir"> <INPUT type="submit" name="action" value="Lancer la reprise"></TD></TR>
</TABLE><INPUT type="hidden" name="jeton" value="{{token}}"><INPUT type="hidden" name="etape" value="C"></FORM>
)";

const std::string_view kIdpnFile = R"(<H2>Dépôt de codes PRONOTE</H2>
{{#alert}}<P><B>{{alert}}</B></P>{{/alert}}
<TABLE border="0"><FORM method="POST" action="idpn.do" enctype="multipart/form-data">
<TR><TD>Étendue :</TD><TD><SELECT name="etendue"><OPTION value="T">Toutes les personnes<OPTION value="N">Nouvelles personnes seulement</SELECT></TD></TR>
<TR><TD>Fichier d'échange * :</TD><TD><INPUT type="file" name="fichier"></TD></TR>
<TR><TD></TD><TD><INPUT type="submit" name="action" value="Abandonner"> <INPUT type="submit" name="action" value="Envoyer"></TD></TR>
</TABLE>
<INPUT type="hidden" name="jeton" value="{{token}}"><INPUT type="hidden" name="etape" value="A">
</FORM>
)";

const std::string_view kIdpnTaking = R"(<H2>Reprise</H2>
<FORM method="POST" action="idpn.do"><TABLE border="0">
{{#rows}}<TR><TD>{{label}}</TD><TD>{{value}}</TD></TR>
{{/rows}}<TR><TD></TD><TD><INPUT type="submit" name="action" value="Revenir"> <INPUT type="submit" name="action" value="Lancer la reprise"></TD></TR>
</TABLE><INPUT type="hidden" name="jeton" value="{{token}}"><INPUT type="hidden" name="etape" value="B"></FORM>
)";

const std::string_view kTaken = R"(<H2>Demande enregistrée</H2>
<P>La demande n° {{number}} sera traitée dès que possible. Consultez le suivi des demandes.</P>
<P><A href="suivi.do">Suivi des demandes</A></P>
)";

const std::string_view kRequests = R"(<H2>Suivi des demandes</H2>
{{^any}}<P>Aucune demande.</P>{{/any}}
{{#any}}<TABLE border="1" class="bord"><TR><TH>Demande<TH>Nature<TH>Déposée le<TH>Fichier<TH>Situation</TR>
{{#rows}}<TR><TD><A href="demande.do?n={{number}}">{{number}}</A><TD>{{nature}}<TD>{{when}}<TD>{{file}}<TD>{{state}}</TR>
{{/rows}}</TABLE>{{/any}}
{{#next}}<P><A href="suivi.do?page={{next}}">Page suivante</A></P>{{/next}}
)";

const std::string_view kRequest = R"(<H2>Demande n° {{number}}</H2>
<P>Situation : {{state}}</P>
{{#rejected}}<P><B>Demande rejetée : le traitement n'est pas allé à son terme.</B></P>{{/rejected}}
{{#done}}<TABLE border="1" class="bord">{{#rows}}<TR><TD>{{label}}<TD align="right">{{value}}</TR>
{{/rows}}</TABLE>{{/done}}
{{#missing}}<H3>Personnes introuvables</H3>
<TABLE border="1" class="bord"><TR><TH>Nom<TH>Prénom<TH>Qualité</TR>
{{#people}}<TR><TD>{{last}}<TD>{{first}}<TD>{{quality}}</TR>
{{/people}}</TABLE>{{/missing}}
)";

}  // namespace sandbox::second
