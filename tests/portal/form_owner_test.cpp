// Which form owns a control. The expectations of `as_chromium` were taken from Chromium (input.form.id of each
// control).
#include "portal/page.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

using namespace portal;

BOOST_AUTO_TEST_SUITE(form_owner)

namespace {

// "a=f1 b=f2 ..." by form, in the page's order within a form; controls without owner do not appear.
std::map<std::string, std::string> owners(const std::string& html) {
  std::map<std::string, std::string> found;
  for (const auto& form : read_page(200, "http://ent/", "text/html; charset=utf-8", html).forms)
    for (const auto& control : form.controls) found[control.name] = form.id;
  return found;
}

struct Sample {
  std::string html;
  std::map<std::string, std::string> expected;
};

}  // namespace

BOOST_AUTO_TEST_CASE(as_chromium) {
  const Sample samples[] = {
      {"<table><form id=f1><tr><td><input name=a></td></tr></table><input name=b></form><input name=c>",
       {{"a", "f1"}, {"b", "f1"}}},
      {"<table><tr><td>x<form id=f></table><input name=a></form><input name=b>", {{"a", "f"}}},
      {"<form id=f2><div></form><input name=d></div><input name=e>", {{"d", "f2"}}},
      {"<table><tr><form id=f3><td><input name=g></td></form><td><input name=h></td></tr></table>", {{"g", "f3"}}},
      {"<form id=f4><form id=f5><input name=i></form><input name=j>", {{"i", "f4"}}},
      {"<table><tr><td><form id=f6><input name=k></td><td><input name=l></td></tr></table><input name=m></form>",
       {{"k", "f6"}, {"l", "f6"}, {"m", "f6"}}},
      {"<form id=f7><p><input name=n></form><input name=o>", {{"n", "f7"}}},
      {"<form id=f8><b></form><input name=p></b><input name=q>", {{"p", "f8"}}},
      {"<table><form id=f9><tr><td><table><tr><td></form><input name=r></td></tr></table><input "
       "name=s></td></tr></table>",
       {}},
      {"<div><form id=f10><table><tr><td></form><input name=t></td></tr></table><input name=u></div><input name=v>",
       {{"t", "f10"}, {"u", "f10"}}},
      {"<form id=f1></form><input name=w form=f1><form id=f11><input name=x form=zzz>"
       "<textarea><form id=no></form></textarea><script>\"</form>\"</script><!-- </form> --><input name=y></form>",
       {{"w", "f1"}, {"y", "f11"}, {"", "f11"}}},
      {"<form id=f13><ul><li><input name=aa></form><li><input name=ab></ul><input name=ac>",
       {{"aa", "f13"}, {"ab", "f13"}}},
      {"<div><form id=f14></div><input name=ad></form><input name=ae>", {{"ad", "f14"}}},
      {"<form id=f15><span></form><div><input name=af></div></span><input name=ag>", {{"af", "f15"}}},
      {"<form id=f17><i><div></i><input name=ba></form><input name=bb></div><input name=bc>",
       {{"ba", "f17"}, {"bb", "f17"}}},
      {"<table><tr><form id=f18><td><form id=f19><input name=be></form><input name=bf></td></form><td><input "
       "name=bg></td>"
       "</tr></table>",
       {{"be", "f18"}}},
      {"<form id=f20><button form=f1 name=bh></button><fieldset><input name=bi></form><input name=bj></fieldset>"
       "<input name=bk>",
       {{"bi", "f20"}, {"bj", "f20"}}},
  };
  for (const auto& [html, expected] : samples) BOOST_TEST((owners(html) == expected), html);
}

BOOST_AUTO_TEST_CASE(the_first_element_of_an_id_counts_and_must_be_a_form) {
  BOOST_TEST((owners("<p id=f></p><form id=f></form><input name=a form=f>").empty()));
  BOOST_TEST((owners("<input name=a form=f><form id=f><input name=b></form>") ==
              std::map<std::string, std::string>{{"a", "f"}, {"b", "f"}}));
}

BOOST_AUTO_TEST_CASE(a_form_tag_in_a_comment_a_script_or_a_template_is_none) {
  BOOST_TEST((owners("<!--<form id=x>--><script>'<form id=y>'</script><template><form id=z><input name=a></template>"
                     "<input name=b>")
                  .empty()));
  BOOST_TEST((owners("<form id=f><input name=a title='</form>'><input name=b title=\"<form>\"></form>") ==
              std::map<std::string, std::string>{{"a", "f"}, {"b", "f"}}));
}

BOOST_AUTO_TEST_CASE(controls_keep_the_sources_order_whatever_the_nesting) {
  const auto page = read_page(200, "http://ent/", "",
                              "<table><form id=f><input type=hidden name=h><tr><td><input name=a></td></tr></table>"
                              "<select name=s><option>1</select><button name=b>Valider</button></form>");
  std::string names;
  for (const auto& control : page.forms.at(0).controls) names += control.name;
  BOOST_TEST(names == "hasb");
}

BOOST_AUTO_TEST_CASE(a_page_cannot_claim_our_marks) {
  BOOST_TEST(
      (owners("<form id=f></form><input name=a navette-owner=0><navette-form navette-owner=0 id=g></navette-form>")
           .empty()));
}

BOOST_AUTO_TEST_SUITE_END()
