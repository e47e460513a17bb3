#include "portal/page.h"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace portal;
using Type = Control::Type;

BOOST_AUTO_TEST_SUITE(form)

namespace {

Page page_of(const std::string& html, const std::string& address = "https://ent.fr/a/sg.do?PROC=X") {
  return read_page(200, address, "text/html; charset=utf-8", html);
}

Form form_of(const std::string& html) {
  return page_of(html).forms.at(0);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_form_says_where_and_how_it_is_sent) {
  const auto form = form_of(
      "<form id=i name=n action='../b?c=d#e' method=POST enctype=Multipart/Form-Data "
      "accept-charset='klingon, ISO-8859-1'></form>");
  BOOST_TEST(form.id == "i");
  BOOST_TEST(form.name == "n");
  BOOST_TEST(form.action == "https://ent.fr/b?c=d");
  BOOST_TEST(form.method == "post");
  BOOST_TEST(form.encoding == "multipart/form-data");
  BOOST_TEST(form.charset == "windows-1252");
}

BOOST_AUTO_TEST_CASE(what_a_form_does_not_say_is_as_in_browsers) {
  auto page = page_of(
      "<base href='https://autre.fr/x/'><form></form><form action=''></form><form action=y></form>"
      "<form action='javascript:go()' method=dialog enctype=text/plain></form>");
  BOOST_TEST(page.forms.at(0).action == "https://ent.fr/a/sg.do?PROC=X");
  BOOST_TEST(page.forms.at(1).action == "https://ent.fr/a/sg.do?PROC=X");
  BOOST_TEST(page.forms.at(2).action == "https://autre.fr/x/y");
  BOOST_TEST(page.forms.at(3).action == "");
  BOOST_TEST(page.forms.at(3).method == "get");
  BOOST_TEST(page.forms.at(3).encoding == "application/x-www-form-urlencoded");
}

BOOST_AUTO_TEST_CASE(every_kind_of_control_is_told) {
  const auto form = form_of(
      "<form><input name=a><input name=b type=HIDDEN value='v&amp;w'><input type=password name=c><input type=email "
      "name=d>"
      "<input type=hidden name=e value=0><input type=checkbox name=e value=1 checked><input type=radio name=f>"
      "<input type=file name=g multiple value=x><input type=submit name=h value=Valider><input type=image name=i "
      "alt=Aller>"
      "<input type=reset><button name=k value=1><b>Suivant</b></button><button type=button name=l>Menu</button>"
      "<textarea name=m>\n\n<b>&eacute;</b></textarea><input type=submit><div contenteditable>x</div></form>");
  const std::pair<Type, std::string> expected[] = {
      {Type::text, "a"},     {Type::hidden, "b"}, {Type::password, "c"}, {Type::text, "d"},     {Type::hidden, "e"},
      {Type::checkbox, "e"}, {Type::radio, "f"},  {Type::file, "g"},     {Type::submit, "h"},   {Type::image, "i"},
      {Type::button, ""},    {Type::submit, "k"}, {Type::button, "l"},   {Type::textarea, "m"}, {Type::submit, ""}};
  BOOST_REQUIRE(form.controls.size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    BOOST_TEST((form.controls[i].type == expected[i].first), i);
    BOOST_TEST(form.controls[i].name == expected[i].second);
  }
  BOOST_TEST(form.controls[1].value == "v&w");
  BOOST_TEST(form.controls[5].checked);
  BOOST_TEST(form.controls[6].value == "on");
  BOOST_TEST(form.controls[7].value == "");
  BOOST_TEST(form.controls[7].multiple);
  BOOST_TEST(form.controls[8].label == "Valider");
  BOOST_TEST(form.controls[9].label == "Aller");
  BOOST_TEST(form.controls[11].label == "Suivant");
  BOOST_TEST(form.controls[13].value == "\n<b>é</b>");
  BOOST_TEST(form.controls[14].label == "Envoyer");
}

BOOST_AUTO_TEST_CASE(options_are_read_through_their_groups) {
  const auto form = form_of(
      "<form><select name=v><option value=''>Choisir…<optgroup label=EDT><option value=2023 selected>"
      " EDT  2023 <option>EDT&nbsp;2022</optgroup><optgroup label=Vieux disabled><option value=9>9"
      "</optgroup></select><select multiple name=w><option label=Un value=1>x</select></form>");
  const auto& select = form.controls.at(0);
  BOOST_REQUIRE(select.options.size() == 4u);
  BOOST_TEST(select.options[0].value == "");
  BOOST_TEST(select.options[1].text == "EDT 2023");
  BOOST_TEST(select.options[1].selected);
  BOOST_TEST(select.options[2].value == "EDT 2022");
  BOOST_TEST(select.options[3].disabled);
  BOOST_TEST(form.controls.at(1).multiple);
  BOOST_TEST(form.controls.at(1).options.at(0).text == "Un");
}

BOOST_AUTO_TEST_CASE(a_disabled_fieldset_disables_all_but_its_first_legend) {
  const auto form = form_of(
      "<form><fieldset disabled><legend>L <input name=a></legend><div><input name=b></div>"
      "<legend><input name=c></legend></fieldset><input name=d disabled><input name=e></form>");
  std::string disabled;
  for (const auto& control : form.controls) disabled += control.disabled ? control.name : "";
  BOOST_TEST(disabled == "bcd");
}

BOOST_AUTO_TEST_CASE(a_button_may_send_elsewhere) {
  const auto form = form_of(
      "<form action=/a><button formaction='/b?x=1' formmethod=post>Oui</button>"
      "<input type=image formaction=c></form>");
  BOOST_TEST(form.controls[0].form_action == "https://ent.fr/b?x=1");
  BOOST_TEST(form.controls[0].form_method == "post");
  BOOST_TEST(form.controls[1].form_action == "https://ent.fr/a/c");
  BOOST_TEST(form.controls[1].form_method == "");
}

BOOST_AUTO_TEST_SUITE_END()
