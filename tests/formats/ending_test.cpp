#include "documents.h"

BOOST_AUTO_TEST_SUITE(ending)

using formats::ends_whole;

BOOST_AUTO_TEST_CASE(a_document_is_whole_at_its_root_s_end_tag) {
  for (const char* text :
       {"<a></a>", "<a><b/></a>\r\n", "<a>x</a >", "<a/>", "<a x='>'/>", "<?xml version='1.0'?><p:a></p:a>",
        "<a></a><!-- fin --> \n <?pi?>", "<!-- <b> --><a></a>", "\xEF\xBB\xBF<a></a>"})
    BOOST_TEST(ends_whole(text), text);
}

BOOST_AUTO_TEST_CASE(and_not_before) {
  for (const char* text : {"", " ", "<", "<?xml version='1.0'?>", "<a>", "<a><b/>", "<a><b></b>", "<a></a", "<a></",
                           "<a/", "<a></a>x", "<a></a><!-- fin", "<a><a2></a2>", "texte", "<a x='/>", "<a x='1'></b>"})
    BOOST_TEST(!ends_whole(text), text);
}

BOOST_AUTO_TEST_CASE(both_ends_of_a_large_file_are_enough) {
  const std::string whole = tests::timetable("UAI=\"0134567U\"", std::string(100'000, ' '));
  const std::string_view view = whole;
  BOOST_TEST(ends_whole(view.substr(0, formats::kPeek), view.substr(view.size() - formats::kPeek)));
  BOOST_TEST(ends_whole(view.substr(0, 300), view.substr(view.size() - 40)));
  const std::string_view cut = view.substr(0, view.size() - 10);
  BOOST_TEST(!ends_whole(cut.substr(0, formats::kPeek), cut.substr(cut.size() - formats::kPeek)));
}

BOOST_AUTO_TEST_CASE(the_end_of_utf16_is_found_whatever_the_cut) {
  for (const bool big : {false, true}) {
    const std::string whole = tests::utf16(tests::timetable(), big, true);
    const std::string_view view = whole;
    for (std::size_t length = 60; length < 70; ++length)
      BOOST_TEST(ends_whole(view.substr(0, 1000), view.substr(view.size() - length)));
    BOOST_TEST(!ends_whole(view.substr(0, 1000), view.substr(view.size() - 65, 64)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
