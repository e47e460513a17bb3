// The tags of an HTML source, one after the other, as the HTML standard's tokenizer splits them: what stands in
// comments, scripts and style sheets is no tag, and the text of <textarea> and <title> holds none.
// Works on any ASCII-compatible bytes; never fails, linear in time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

struct Token {
  enum class Kind {
    text,       // between tags; references such as &eacute; as they stand
    escapable,  // the text of <textarea> or <title>: references count, `<` is an ordinary character
    start,
    end,
  };
  struct Attribute {
    std::string name;        // lower case
    std::string_view value;  // as it stands, without its quotes
  };
  Kind kind = Kind::text;
  std::string name{};         // of a tag, lower case
  std::string_view source{};  // of a text
  std::vector<Attribute> attributes{};

  // The first attribute of that name; empty if there is none.
  [[nodiscard]] std::string_view value_of(std::string_view attribute) const;
};

class Tags {
 public:
  // `source` must outlive this and its tokens.
  explicit Tags(std::string_view source) : rest_(source) {}

  // The next token; none at the end. Contents of script, style and the like are passed over.
  [[nodiscard]] std::optional<Token> next();

 private:
  [[nodiscard]] std::optional<Token> markup();
  [[nodiscard]] std::optional<Token> raw_text();
  void read_attributes(Token& token);

  std::string_view rest_;
  std::string raw_;  // the element whose text ends only at its own end tag; empty if none
};

}  // namespace portal
