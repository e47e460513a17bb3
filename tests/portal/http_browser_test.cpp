#include "portal/http_browser.h"

#include "portal/form_filling.h"
#include "portal/test_server.h"
#include "portal/transport_curl.h"

#include <boost/filesystem.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <future>

using namespace portal;
using namespace portal_test;
using domain::Fault;

BOOST_TEST_DONT_PRINT_LOG_VALUE(domain::Fault)

BOOST_AUTO_TEST_SUITE(http_browser)

namespace {

std::unique_ptr<Transport> direct() {
  CurlOptions options;
  options.proxy = "direct";
  return std::make_unique<CurlTransport>(options);
}

// A browser on one page; every other path answers "fin".
struct Visit {
  explicit Visit(const std::string& html, const std::string& headers = {})
      : server([page = answer(html, headers)](const Received& request, Connection& connection) {
          return connection.write(request.target == "/page?x=1" ? page : answer("<title>Fin</title>fin"));
        }) {
    BOOST_REQUIRE(browser.open(server.address("/page?x=1")).has_value());
  }

  // Presses and tells what was sent: "POST /target body".
  std::string sent(const std::string& button) {
    const auto result = browser.submit(button);
    if (!result) return result.error().sentence;
    const auto last = server.received().back();
    return last.method + " " + last.target + (last.body.empty() ? "" : " " + last.body);
  }

  TestServer server;
  HttpBrowser browser{direct()};
};

bool says(const Result<void>& result, const std::string& words) {
  return result.has_error() && result.error().fault == Fault::page_changed &&
         result.error().sentence.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(links_are_followed_by_what_they_say) {
  Visit visit(
      "<title>Accueil</title><a href='/edt?a=1'>Import&nbsp;<b>EDT</b> :</a><a href='/un'>Deux</a><a "
      "href='/deux'>Deux</a>"
      "<a href='/meme#a'>M\u00eame</a><a href='/liste'>Bilans d\u2019import (3)</a><a href='#onglet'>Onglet</a>"
      "<button>Menu</button>");
  auto& browser = visit.browser;
  BOOST_TEST(browser.has_link("import edt"));
  BOOST_TEST(!browser.has_link("Importx"));
  BOOST_TEST(says(browser.follow("Deux"), "Plusieurs liens « Deux »"));
  BOOST_TEST(says(browser.follow("Menu"), "Le lien « Menu » est introuvable sur la page « Accueil »"));
  BOOST_TEST(says(browser.follow(""), "introuvable"));
  BOOST_TEST(visit.server.received().size() == 1u);
  BOOST_REQUIRE(browser.follow("Onglet").has_value());
  BOOST_TEST(visit.server.received().size() == 1u);
  BOOST_REQUIRE(browser.follow("Bilans d'import").has_value());
  BOOST_TEST(visit.server.received().back().target == "/liste");
  BOOST_TEST(visit.server.received().back().header("referer") == visit.server.address("/page?x=1"));
  BOOST_TEST(browser.page().title == "Fin");
}

BOOST_AUTO_TEST_CASE(a_form_is_sent_with_all_it_holds_in_its_order) {
  Visit visit(
      "<form method=post action='/sg.do'><input type=hidden name='#ETAT#' value='a b&amp;\u00e9'><input type=hidden "
      "name=c value=0>"
      "<input type=checkbox name=c value=1><label>Nom <input name=nom value=ancien></label><select name=v><option "
      "value=1>Un"
      "<option value=2>Deux</select><input type=radio name=m value=c checked> complet <input type=radio name=m "
      "value=p> partiel"
      "<input name=off disabled value=x><input value=anonyme><textarea name=t>a\nb</textarea><select name=w "
      "multiple><option>1"
      "</select><button name=action value=ok>Valider</button><button name=action value=non>Annuler</button>"
      "<input type=image name=i><input type=reset name=r value=R></form>");
  auto& browser = visit.browser;
  BOOST_REQUIRE(browser.fill("nom :", "L\u00e9a").has_value());
  BOOST_REQUIRE(browser.check("c", true).has_value());
  BOOST_REQUIRE(browser.choose("v", "deux").has_value());
  BOOST_REQUIRE(browser.choose("", "Partiel").has_value());
  BOOST_TEST(visit.sent("Valider") ==
             "POST /sg.do %23ETAT%23=a+b%26%C3%A9&c=0&c=1&nom=L%C3%A9a&v=2&m=p&t=a%0D%0Ab&action=ok");
  BOOST_TEST(visit.server.received().back().header("content-type") == "application/x-www-form-urlencoded");
  BOOST_TEST(browser.page().text == "fin");
}

BOOST_AUTO_TEST_CASE(what_was_not_touched_is_sent_as_served) {
  Visit visit(
      "<form method=post action='/s'><input type=hidden name=_charset_><input type=checkbox name=a><input "
      "type=checkbox "
      "name=b checked><select name=v><option disabled value=0>-<option>1</select><select name=w><option "
      "selected>1<option "
      "selected>2</select><select name=x></select><input type=file name=f><input type=image name=i alt=Aller>"
      "<input type=submit name=s value=Suite></form>");
  BOOST_TEST(visit.sent("Aller") == "POST /s _charset_=utf-8&b=on&v=1&w=2&f=&i.x=0&i.y=0");
}

BOOST_AUTO_TEST_CASE(get_replaces_the_query_and_an_empty_action_is_the_page) {
  Visit visit("<form><input name=q><input type=submit value=Chercher></form>");
  BOOST_REQUIRE(visit.browser.fill("q", "a&b").has_value());
  BOOST_TEST(visit.sent("") == "GET /page?q=a%26b");
}

// A login form that lost its method, as the fuzzer's did, is a GET form to any browser.
BOOST_AUTO_TEST_CASE(a_secret_is_never_written_into_an_address) {
  const std::string page =
      "<title>Connexion</title><form><input name=u><input type=password name=p><button>Entrer</button>";
  Visit visit(page + "</form>");
  BOOST_REQUIRE(visit.browser.fill_secret("p", "secret").has_value());
  BOOST_TEST(
      says(visit.browser.submit("Entrer"), "sur la page « Connexion » écrirait le mot de passe dans une adresse"));
  BOOST_TEST(visit.server.received().size() == 1u);
  Visit other(page + "<button formmethod=post>Par formulaire</button></form>");
  BOOST_REQUIRE(other.browser.fill_secret("p", "secret").has_value());
  BOOST_TEST(other.sent("Par formulaire") == "POST /page?x=1 u=&p=secret");
}

BOOST_AUTO_TEST_CASE(no_form_goes_in_clear_from_a_page_that_was_not) {
  const auto page = read_page(200, "https://ent.fr/a", "text/html",
                              "<form method=post action='http://ent.fr/b'><input name=u><button>Entrer</button>"
                              "<button formaction='/c'>Autre</button></form>");
  const FormFilling filling(page);
  const auto refused = filling.press("Entrer");
  BOOST_REQUIRE(refused.has_error());
  BOOST_TEST(refused.error().sentence.find("sans chiffrement") != std::string::npos);
  BOOST_TEST(filling.press("Autre")->address == "https://ent.fr/c");
}

BOOST_AUTO_TEST_CASE(an_old_page_gets_its_own_bytes_back) {
  Visit visit(
      "<form method=post action=/s><input name='pr\xE9nom'><input type=submit value='Cr\xE9"
      "er'></form>",
      "Content-Type: text/html; charset=ISO-8859-1\r\n");
  BOOST_REQUIRE(visit.browser.fill("prénom", "Zoë Łuk €").has_value());
  BOOST_TEST(visit.sent("créer") == "POST /s pr%E9nom=Zo%EB+%26%23321%3Buk+%80");
}

BOOST_AUTO_TEST_CASE(a_button_may_lead_elsewhere) {
  Visit visit(
      "<form action=/a><input name=n value=1><button formaction=/b formmethod=post name=b "
      "value=2>Supprimer</button></form>");
  BOOST_TEST(visit.sent("Supprimer") == "POST /b n=1&b=2");
}

BOOST_AUTO_TEST_CASE(a_file_goes_with_its_name) {
  const auto file = boost::filesystem::temp_directory_path() / boost::filesystem::unique_path();
  std::ofstream(file) << "<xml/>";
  Visit visit(
      "<form method=post enctype=multipart/form-data action=/s><table><tr><td>Fichier EDT :</td><td><input type=file "
      "name=f></td></tr></table><button name=v value=1>Valider</button></form><form method=post><input type=file "
      "name=g "
      "title=Autre></form>");
  const Attachment attachment{file, "EDT_To_KOSMOS_é.xml"};
  BOOST_TEST(says(visit.browser.attach("Autre", attachment), "n'envoie pas de fichier"));
  BOOST_TEST(visit.browser.attach("Fichier EDT", {file / "absent", "x.xml"}).error().fault == Fault::file_refused);
  BOOST_REQUIRE(visit.browser.attach("Fichier EDT", attachment).has_value());
  const auto sent = visit.sent("Valider");
  BOOST_TEST(sent.find("name=\"f\"; filename=\"EDT_To_KOSMOS_é.xml\"\r\nContent-Type: text/xml\r\n\r\n<xml/>\r\n") !=
             std::string::npos);
  BOOST_TEST(sent.find("name=\"v\"\r\n\r\n1\r\n") != std::string::npos);
  boost::filesystem::remove(file);
}

BOOST_AUTO_TEST_CASE(the_filled_form_is_the_one_that_is_sent) {
  const std::string html =
      "<form action=/recherche><input name=q title=Rechercher><button>OK</button></form>"
      "<form action=/entree><input name=u title=Identifiant><button>OK</button></form>";
  Visit first(html);
  BOOST_TEST(first.sent("OK").find("Plusieurs boutons portent le nom « OK »") == 0u);
  BOOST_REQUIRE(first.browser.fill("Identifiant", "admin").has_value());
  BOOST_TEST(first.sent("OK") == "GET /entree?u=admin");
  Visit second(html);
  BOOST_TEST(second.sent("") == "GET /recherche?q=");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_told_with_its_page) {
  Visit visit(
      "<title>Import</title><form action='javascript:go()'><input type=hidden name=h><input name=a title=A disabled>"
      "<input name=b title=B><input name=c title=B><select name=s title=Version><option>1</select><button>Go</button>"
      "<button disabled>Stop</button><button type=button>Menu</button></form>");
  auto& browser = visit.browser;
  BOOST_TEST(says(browser.fill("Nom", "x"), "« Nom » est introuvable sur la page « Import »"));
  BOOST_TEST(says(browser.fill("h", "x"), "introuvable"));
  BOOST_TEST(says(browser.fill("A", "x"), "introuvable"));
  BOOST_TEST(says(browser.fill("B", "x"), "Plusieurs champs"));
  BOOST_TEST(says(browser.choose("Version", "2"), "n'est pas proposé"));
  BOOST_TEST(says(browser.choose("Mode", "2"), "introuvable"));
  BOOST_TEST(says(browser.check("Version", true), "introuvable"));
  BOOST_TEST(says(browser.submit("Stop"), "Le bouton « Stop » est introuvable"));
  BOOST_TEST(says(browser.submit("Menu"), "introuvable"));
  BOOST_TEST(says(browser.submit("Go"), "JavaScript"));
  BOOST_TEST(browser.has_field("version"));
  BOOST_TEST(browser.has_field("b"));
  BOOST_TEST(!browser.has_field("h"));
  BOOST_TEST(browser.has_button("go"));
  BOOST_TEST(!browser.has_button("Stop"));
  BOOST_TEST(visit.server.received().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_prompt_refresh_is_followed_some_times) {
  TestServer server({{"/a", answer("<meta http-equiv=refresh content='0;url=/b'>")},
                     {"/b", answer("b", "Retry-After: 5\r\n", 503)},
                     {"/loop", answer("<meta http-equiv=refresh content=0>boucle")}});
  HttpBrowser browser(direct());
  BOOST_TEST(browser.page().status == 0);
  BOOST_REQUIRE(browser.open(server.address("/a")).has_value());
  BOOST_TEST(browser.page().text == "b");
  BOOST_TEST(browser.page().status == 503);
  BOOST_TEST((browser.page().retry_after == std::chrono::seconds(5)));
  BOOST_REQUIRE(browser.open(server.address("/loop")).has_value());
  BOOST_TEST(browser.page().text == "boucle");
  BOOST_TEST(server.received().size() == 8u);
  BOOST_TEST(says(browser.open("javascript:x"), "n'est pas celle d'un site"));
}

BOOST_AUTO_TEST_CASE(an_action_that_is_aborted_leaves_the_page) {
  TestServer server([](const Received& request, Connection& connection) {
    if (request.target == "/") return connection.write(answer("<title>Un</title><a href=/stall>Suite</a>"));
    connection.stall();
    return false;
  });
  HttpBrowser browser(direct());
  BOOST_REQUIRE(browser.open(server.address()).has_value());
  auto pending = std::async(std::launch::async, [&] { return browser.follow("Suite"); });
  server.wait_for_requests(2);
  browser.abort();
  BOOST_TEST(pending.get().error().fault == Fault::cancelled);
  BOOST_TEST(browser.page().title == "Un");
  browser.resume();
  BOOST_TEST(browser.open(server.address()).has_value());
}

BOOST_AUTO_TEST_CASE(a_file_is_taken_once_and_is_no_page) {
  const auto of = [](const std::string& headers, int status = 200) {
    TestServer server([&](const Received&, Connection& connection) {
      return connection.write(answer("Nom;Mot de passe\nx;secret", headers, status));
    });
    HttpBrowser browser(direct());
    BOOST_REQUIRE(browser.open(server.address("/codes")).has_value());
    auto file = browser.take_download();
    BOOST_TEST(!browser.take_download());
    if (file) BOOST_TEST(browser.page().text.empty());
    if (file) BOOST_TEST(browser.page().html.empty());
    return file;
  };
  const auto attached = of("Content-Type: text/html\r\nContent-Disposition: attachment; filename=codes.csv\r\n");
  BOOST_REQUIRE(attached.has_value());
  BOOST_TEST(attached->file_name == "codes.csv");
  BOOST_TEST(attached->bytes == "Nom;Mot de passe\nx;secret");
  BOOST_TEST(of("Content-Type: application/octet-stream\r\n").has_value());
  BOOST_TEST(of("Content-Type: text/csv\r\n").has_value());
  BOOST_TEST(!of("Content-Type: text/plain\r\n"));
  BOOST_TEST(!of("Content-Type: text/html\r\nContent-Disposition: inline\r\n"));
  BOOST_TEST(!of("Content-Type: text/csv\r\nContent-Disposition: attachment\r\n", 503));
}

BOOST_AUTO_TEST_SUITE_END()
