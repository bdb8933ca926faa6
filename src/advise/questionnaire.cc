#include "advise/questionnaire.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace plenary {
namespace {

constexpr std::array<std::string_view, 5> kAttributes{"region", "kind", "segment", "size", "member"};

// Whether `words` stand one after the other in `text`, both folded; a last * stands for any ending.
bool stands_in(const std::string& text, std::string_view words) {
  const bool open = words.ends_with('*');
  const std::string wanted = " " + fold(words) + (open ? "" : " ");
  return wanted.size() > 2 && (" " + text + " ").contains(wanted);
}

}  // namespace

bool is_survey_attribute(std::string_view name) {
  return std::ranges::find(kAttributes, name) != kAttributes.end();
}

std::optional<size_t> SurveyQuestion::option(std::string_view answer) const {
  const auto folded = fold(answer);
  for (size_t i = 0; i < options.size(); ++i)
    if (fold(options[i]) == folded) return i;
  size_t number = 0;
  const auto [end, error] = std::from_chars(folded.data(), folded.data() + folded.size(), number);
  if (error != std::errc() || end != folded.data() + folded.size() || number < 1 || number > options.size())
    return std::nullopt;
  return number - 1;
}

bool SurveyCode::matches(std::string_view text) const {
  const auto folded = fold(text);
  return std::ranges::any_of(words, [&](const auto& one) { return stands_in(folded, one); });
}

const SurveyQuestion* Questionnaire::find(std::string_view id) const {
  const auto at = std::ranges::find(questions, id, &SurveyQuestion::id);
  return at == questions.end() ? nullptr : &*at;
}

Result<std::vector<Questionnaire>> find_questionnaires(const std::string& folder) {
  PLENARY_LET(texts, named_texts(folder, "surveys", "a survey"));
  std::vector<Questionnaire> out;
  for (const auto& source : texts) {
    PLENARY_LET(one, parse_questionnaire(source));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace plenary
