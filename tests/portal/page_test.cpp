#include "portal/page.h"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

using namespace portal;

BOOST_AUTO_TEST_SUITE(page)

namespace {

Page page_of(const std::string& html, const std::string& address = "https://ent.fr/a/sg.do?PROC=X") {
  return read_page(200, address, "text/html; charset=utf-8", html);
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(text_is_what_a_person_reads) {
  const auto page = page_of(
      "<!DOCTYPE html><html><head><title> Mon\n espace </title><style>p{}</style><script>var "
      "a='<p>non</p>';</script></head>"
      "<body><!-- non --><h1>Bon<b>jour</b></h1><p>une   ligne&nbsp;&eacute;<br>deux</p><p hidden>non</p>"
      "<div style='DISPLAY : none'>non</div><dialog>non</dialog><table><tr><td>a</td><td>b</td></tr><tr><td>c</table>"
      "<input type=hidden value=non><select><option>non</select><textarea>non</textarea><noscript>sans "
      "script</noscript>"
      "<template>non</template><svg><text>non</text></svg><button>Oui</button>");
  BOOST_TEST(page.title == "Mon espace");
  BOOST_TEST(page.text == "Bonjour\nune ligne é\ndeux\na b\nc\nsans scriptOui");
  BOOST_TEST((page.headings == std::vector<std::string>{"Bonjour"}));
}

BOOST_AUTO_TEST_CASE(links_have_their_text_and_their_absolute_address) {
  const auto page = page_of(
      "<base href='/p/'><a href='x y.html'>Import <span>EDT</span></a><a href='?A=1'><img src=i "
      "alt='Import&eacute;'></a>"
      "<a href='//autre.fr/z' title=Titre></a><a href='javascript:x()'>non</a><a name=n>non</a><a href='#'>non</a>"
      "<a href='mailto:a@b'>non</a><map><area href=q alt=Zone></map><ul style='display:none'><li><a "
      "href=m>Menu</a></ul>"
      "<a href=v></a>");
  BOOST_REQUIRE(page.links.size() == 5u);
  BOOST_TEST(page.links[0].text == "Import EDT");
  BOOST_TEST(page.links[0].address == "https://ent.fr/p/x%20y.html");
  BOOST_TEST(page.links[1].text == "Importé");
  BOOST_TEST(page.links[1].address == "https://ent.fr/p/?A=1");
  BOOST_TEST(page.links[2].text == "Titre");
  BOOST_TEST(page.links[2].address == "https://autre.fr/z");
  BOOST_TEST(page.links[3].text == "Zone");
  BOOST_TEST(page.links[4].text == "Menu");
}

BOOST_AUTO_TEST_CASE(references_are_forgiven_as_browsers_do) {
  const auto page = page_of(
      "<p>l&#146;&eacutecole &amp lyc&eacute;e &lt;b&gt; 1 < 2 &inconnu; &#x92; AT&T</p>"
      "<a href='?a=1&copy=2&amp;b=3'>x</a>");
  BOOST_TEST(page.text == "l’école & lycée <b> 1 < 2 &inconnu; ’ AT&T\nx");
  BOOST_TEST(page.links.at(0).address == "https://ent.fr/a/sg.do?a=1&copy=2&b=3");
}

BOOST_AUTO_TEST_CASE(self_closing_slashes_mean_nothing) {
  BOOST_TEST(page_of("<div/>a<p/>b<b/>c").text == "a\nbc");
}

BOOST_AUTO_TEST_CASE(a_prompt_refresh_is_a_redirect_and_a_slow_one_is_not) {
  const auto refresh = [](const std::string& content) {
    return page_of("<meta http-equiv=Refresh content=\"" + content + "\">").refresh.value_or("");
  };
  BOOST_TEST(refresh("0;url=suite.jsp") == "https://ent.fr/a/suite.jsp");
  BOOST_TEST(refresh("0; URL='/x?y=z'") == "https://ent.fr/x?y=z");
  BOOST_TEST(refresh("3 ; url = https://b.fr/") == "https://b.fr/");
  BOOST_TEST(refresh("0") == "https://ent.fr/a/sg.do?PROC=X");
  BOOST_TEST(refresh("5") == "");
  BOOST_TEST(refresh("30;url=x") == "");
  BOOST_TEST(refresh("0;url=javascript:x()") == "");
  BOOST_TEST(refresh("sottise") == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_html_has_text_at_most) {
  BOOST_TEST(read_page(200, "http://e/", "text/csv; charset=utf-8", "a;b\n<form>").text == "a;b\n<form>");
  BOOST_TEST(read_page(200, "http://e/", "text/csv", "<form>").forms.empty());
  BOOST_TEST(read_page(200, "http://e/", "application/pdf", "%PDF").text == "");
}

BOOST_AUTO_TEST_CASE(emptiness_is_an_empty_page) {
  for (const auto* html : {"", " ", "<", "</", "<!", "<!--", "&", "</form>", "<form", "<a href", "<a href='"})
    BOOST_TEST(page_of(html).links.empty(), html);
  BOOST_TEST(page_of("").status == 200);
  BOOST_TEST(page_of("a", "https://e.fr/x#y").address == "https://e.fr/x");
}

BOOST_AUTO_TEST_CASE(depth_and_numbers_are_bounded) {
  const auto deep = page_of(repeated("<div>", 10'000) + "<form><input name=a>" + "fin" + repeated("</div>", 10'000) +
                            "<p>apr\u00e8s</p><input name=b></form><input name=c>");
  BOOST_TEST(deep.text == "fin\naprès");
  BOOST_REQUIRE(deep.forms.size() == 1u);
  BOOST_TEST(deep.forms[0].controls.size() == 2u);
  for (const auto* open : {"<b>", "<table><tr><td>", "<ul><li>", "<a href=x>", "<p>", "<select>", "<fieldset>",
                           "<label>", "<svg>", "<template>", "<form>", "</div>", "<!--", "<td>", "<option>"})
    BOOST_TEST(page_of(repeated(open, 10'000) + "x").status == 200, open);
  BOOST_TEST(page_of("<p " + repeated("a=1 b=2 c ", 10'000) + "title=x>y").text == "y");
  BOOST_TEST(page_of(repeated("&#146;&eacute", 10'000)).text.size() == 50'000u);
}

BOOST_AUTO_TEST_CASE(a_huge_page_is_cut) {
  const std::string body = "<p>d\u00e9but</p>" + std::string(25u << 20, ' ') + "<p>fin</p>";
  BOOST_TEST(page_of(body).text == "début");
}

BOOST_AUTO_TEST_CASE(no_bytes_can_hurt) {
  const std::string_view pieces[] = {
      "<form ",     "<input ",  "name=a", "type=radio", ">",         "<table>",     "</table>", "<td>",     "</form>",
      "<select>",   "<option ", "\"",     "'",          "=",         "<!--",        "-->",      "<script>", "</script>",
      "<textarea>", "&",        "&#",     ";",          "\xFF",      "\xC3",        "é",        "<label ",  "for=a",
      "id=a",       "<a ",      "href=",  "<fieldset>", "<legend>",  "</",          "/>",       "<b>",      "</b>",
      "<svg>",      "<title>",  "form=a", "<template>", "colspan=9", "<base href=", "<div>",    "</div>",   " "};
  std::mt19937 random(20260901);
  for (int round = 0; round < 400; ++round) {
    std::string html;
    const auto length = random() % 120;
    for (unsigned i = 0; i < length; ++i) {
      if (random() % 20 == 0)
        html.push_back(static_cast<char>(random() % 256));
      else
        html.append(pieces[random() % std::size(pieces)]);
    }
    const auto page = page_of(html);
    std::size_t controls = 0;
    for (const auto& form : page.forms) controls += form.controls.size();
    BOOST_REQUIRE(controls <= html.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()
