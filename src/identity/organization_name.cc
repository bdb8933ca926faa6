#include "identity/organization_name.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "identity/contains.h"
#include "identity/names_file.h"
#include "identity/script.h"

namespace plenary {
namespace {

constexpr size_t kLongestName = 4000, kMostWords = 24;
constexpr std::array<std::pair<std::string_view, WordClass>, 15> kClasses{
    {{"article", WordClass::kArticle},
     {"legal", WordClass::kLegal},
     {"generic", WordClass::kGeneric},
     {"trade", WordClass::kTrade},
     {"geo", WordClass::kGeo},
     {"direction", WordClass::kDirection},
     {"kind", WordClass::kKind},
     {"academia", WordClass::kAcademia},
     {"unit", WordClass::kUnit},
     {"government", WordClass::kGovernment},
     {"health", WordClass::kHealth},
     {"foundation", WordClass::kFoundation},
     {"society", WordClass::kSociety},
     {"common", WordClass::kCommon},
     {"proper", WordClass::kProper}}};

// Endings of a web name: "Scality.com" is Scality.
constexpr std::array<std::string_view, 19> kWebEndings{"com", "org", "net", "io",  "co",  "de", "fr",
                                                       "uk",  "eu",  "ai",  "dev", "app", "cn", "jp",
                                                       "ch",  "nl",  "se",  "it",  "us"};
// Behind these words stands another organization or an old name.
constexpr std::array<std::string_view, 8> kAsides{"via",   "formerly", "previously", "fka",
                                                  "f/k/a", "dba",      "formely",    "ehemals"};

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool word_byte(char c) {
  return letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Joins what folding would tear apart: "U.S." to "US", "AT&T" to "ATT", "Moody's" to "Moodys"; "A & B" stays.
std::string joined_abbreviations(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  const auto at = [&s](size_t i) { return i < s.size() ? s[i] : ' '; };
  // The length of the run of word bytes that ends before i, or begins at i.
  const auto before = [&](size_t i) {
    size_t n = 0;
    while (i > n && n < 4 && word_byte(s[i - n - 1])) ++n;
    return n;
  };
  const auto behind = [&](size_t i) {
    size_t n = 0;
    while (n < 4 && word_byte(at(i + n))) ++n;
    return n;
  };
  for (size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    if (c == '.' && before(i) == 1 && letter(s[i - 1])) continue;  // U.S., S.p.A.
    if ((c == '&' || c == '+') && before(i) >= 1 && behind(i + 1) >= 1 &&
        (before(i) <= 2 || behind(i + 1) <= 2))
      continue;  // AT&T, R&D
    if ((c == '\'' || s.substr(i).starts_with("’")) && before(i) >= 2 &&
        behind(i + (c == '\'' ? 1 : 3)) <= 2) {
      if (c != '\'') i += 2;
      continue;  // Moody's, Regge'
    }
    // Letters that look like apostrophes: Oʻzbek, sanʼati.
    if (s.substr(i).starts_with("\u02BB") || s.substr(i).starts_with("\u02BC")) {
      ++i;
      continue;
    }
    out += c;
  }
  return out;
}

struct WrittenWord {
  std::string text;
  uint8_t segment = 0;
};

std::vector<std::string> split_words(std::string_view folded) {
  std::vector<std::string> words;
  for (const auto word : split(folded, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

// "Example - Labs", "Labs, Example Ltd", "Labs by Example": between these a name may stand whole.
bool parts_names(std::string_view token) {
  static constexpr std::array<std::string_view, 7> kBetween{"-", "–", "—", "|", "/", ":", "by"};
  return contains(kBetween, token);
}

// The folded words in Latin letters, each with its segment; a token with a comma or colon behind it ends one.
std::vector<WrittenWord> written_words(std::string_view text) {
  std::vector<WrittenWord> words;
  std::string part;
  uint8_t segment = 0;
  const auto end_part = [&] {
    const size_t before = words.size();
    for (auto& word : split_words(fold(to_latin(joined_abbreviations(part)))))
      words.push_back({std::move(word), segment});
    segment += words.size() > before && segment < 255;
    part.clear();
  };
  for (const auto token : split(text, ' ')) {
    if (parts_names(token)) {
      end_part();
      continue;
    }
    part += part.empty() ? "" : " ";
    part += token;
    if (token.ends_with(',') || token.ends_with(';') || token.ends_with(':')) end_part();
  }
  end_part();
  return words;
}

// "(China)" at the end is the country of the entity; "(CMCC)" its acronym; other brackets say nothing sure.
std::string take_brackets(std::string_view text, const OrganizationWords& tables, ParsedOrganization& name) {
  std::string out;
  size_t from = 0;
  for (;;) {
    const auto open = text.find('(', from);
    const auto close = open == std::string_view::npos ? open : text.find(')', open);
    if (close == std::string_view::npos) break;
    out += text.substr(from, open - from);
    const auto inside = text.substr(open + 1, close - open - 1);
    const auto folded = fold(inside);
    const auto country = tables.countries.find(folded);
    const bool last = trim(text.substr(close + 1)).empty();
    if (country != tables.countries.end() && last && !trim(text.substr(0, open)).empty())
      name.seat = country->second;
    else if (country != tables.countries.end())
      out += fmt::format(" {} ", inside);
    else if (folded.size() >= 2 && folded.size() <= 10 && folded.find(' ') == std::string::npos)
      name.bracket = fold(to_latin(folded));
    from = close + 1;
  }
  out += text.substr(from);
  // A name that stands in brackets as a whole is a name.
  return trim(out).empty() ? std::string(text) : out;
}

std::string without_web_ending(std::string_view token) {
  const auto dot = token.rfind('.');
  if (dot == std::string_view::npos || dot < 3) return std::string(token);
  const auto ending = ascii_lower(token.substr(dot + 1));
  return std::string(contains(kWebEndings, std::string_view(ending)) ? token.substr(0, dot) : token);
}

// Takes off handles ("@kubernetes"), asides and web endings, word by word.
std::string main_part(std::string_view text) {
  std::string out;
  for (auto token : split(text, ' ')) {
    if (token.empty()) continue;
    const auto lower = ascii_lower(token);
    if (!out.empty() && (token.front() == '@' || contains(kAsides, std::string_view(lower)))) break;
    std::string_view mark;
    while (token.size() > 1 && (token.back() == ',' || token.back() == ';'))
      token.remove_suffix(1), mark = ",";
    if (!out.empty()) out += ' ';
    out += without_web_ending(token);
    out += mark;
  }
  return out;
}

void cut_cjk_legal_forms(std::string& text, const OrganizationWords& tables) {
  if (is_ascii(text)) return;
  for (const auto& form : tables.cjk_legal)
    for (size_t at; text.size() > form.size() && (at = text.find(form)) != std::string::npos;)
      text.replace(at, form.size(), " ");
}

std::string singular(const std::string& word) {
  if (word.size() < 5 || word.back() != 's' || word.ends_with("ss") || word.ends_with("us") ||
      word.ends_with("is"))
    return word;
  return word.substr(0, word.size() - 1);
}

NameWord meaning_of(const std::string& word, const OrganizationWords& tables) {
  if (const auto found = tables.words.find(word); found != tables.words.end()) {
    NameWord w{found->second.means, found->second.cls, "", ""};
    if (w.cls == WordClass::kGeo && w.text.size() == 2) {
      w.country = w.text;
      std::ranges::transform(w.country, w.country.begin(),
                             [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    }
    return w;
  }
  if (const auto country = tables.countries.find(word); country != tables.countries.end() && word.size() > 3)
    return {ascii_lower(country->second), WordClass::kGeo, country->second, ""};
  return {singular(word), WordClass::kProper, "", ""};
}

// Two words that name one country: "South Korea", "United States".
bool take_country(const std::vector<WrittenWord>& words, size_t& i, const OrganizationWords& tables,
                  NameWord& word) {
  for (const size_t length : {4u, 3u, 2u}) {
    if (i + length > words.size()) continue;
    auto text = words[i].text;
    for (size_t k = 1; k < length; ++k) text += ' ' + words[i + k].text;
    const auto found = tables.countries.find(text);
    if (found == tables.countries.end()) continue;
    word = {ascii_lower(found->second), WordClass::kGeo, found->second, ""};
    i += length - 1;
    return true;
  }
  return false;
}

OrganizationKind kind_of(const std::vector<NameWord>& words, bool legal) {
  const auto has = [&words](WordClass cls) {
    return std::ranges::any_of(words, [cls](const NameWord& w) { return w.cls == cls; });
  };
  if (has(WordClass::kHealth)) return OrganizationKind::kHealth;
  if (has(WordClass::kAcademia)) return OrganizationKind::kAcademia;
  if (legal) return OrganizationKind::kCompany;
  const bool body = has(WordClass::kKind) || has(WordClass::kSociety) || has(WordClass::kGovernment) ||
                    contains(words, "organization", &NameWord::text);
  if (body && contains(words, "standard", &NameWord::text)) return OrganizationKind::kStandards;
  if (has(WordClass::kGovernment)) return OrganizationKind::kGovernment;
  if (has(WordClass::kFoundation)) return OrganizationKind::kFoundation;
  if (has(WordClass::kSociety)) return OrganizationKind::kSociety;
  return OrganizationKind::kUnknown;
}

void add_words(const std::vector<WrittenWord>& written, const OrganizationWords& tables,
               ParsedOrganization& name) {
  bool legal = false;
  std::vector<NameWord> dropped;
  for (size_t i = 0; i < written.size() && name.words.size() < kMostWords; ++i) {
    NameWord word;
    const size_t first = i;
    if (!take_country(written, i, tables, word)) word = meaning_of(written[i].text, tables);
    word.segment = written[first].segment;
    if (word.cls == WordClass::kLegal || written[i].text == "the") {
      legal |= word.cls == WordClass::kLegal;
      dropped.push_back({written[i].text, WordClass::kProper, "", ""});
      continue;
    }
    for (size_t k = first; k <= i; ++k)
      name.letters += written[k].text, word.initials += written[k].text.front();
    if (word.cls == WordClass::kArticle) {
      dropped.push_back({written[i].text, WordClass::kProper, "", ""});
      continue;
    }
    name.initials += word.initials;
    if (!contains(name.words, word.text, &NameWord::text)) name.words.push_back(std::move(word));
  }
  // "The Company" and "DE" are all that there is: then they are the name.
  if (name.words.empty()) {
    name.words = std::move(dropped);
    if (name.words.size() > kMostWords) name.words.resize(kMostWords);
    name.letters.clear();
    for (const auto& w : name.words) name.letters += w.text;
  }
  name.kind = kind_of(name.words, legal);
}

void add_legal_form(const CsvRow& row, OrganizationWords& tables) {
  if (row.line == 1) return;
  if (has_han(row.cells[0])) {
    tables.cjk_legal.push_back(row.cells[0]);
    return;
  }
  const auto words = split_words(fold(to_latin(joined_abbreviations(row.cells[0]))));
  if (words.size() == 1) tables.words.try_emplace(words[0], WordClass::kLegal, words[0]);
}

}  // namespace

Result<OrganizationWords> read_organization_words(std::string_view words, std::string_view countries,
                                                  std::string_view legal_forms) {
  OrganizationWords tables;
  const auto rows = parse_csv(words);
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto& cells = rows[i].cells;
    const auto* cls = cells.size() < 2
                          ? nullptr
                          : std::ranges::find(kClasses, cells[1], [](const auto& c) { return c.first; });
    if (cls == nullptr || cls == kClasses.end())
      return fail(ErrorKind::kInput, fmt::format("word table, line {}: no known class", rows[i].line));
    tables.words.try_emplace(cells[0], cls->second,
                             cells.size() > 2 && !cells[2].empty() ? cells[2] : cells[0]);
  }
  for (const auto& row : parse_csv(countries))
    if (row.cells.size() >= 2 && row.line > 1) tables.countries.try_emplace(fold(row.cells[0]), row.cells[1]);
  for (const auto& row : parse_csv(legal_forms)) add_legal_form(row, tables);
  std::ranges::sort(tables.cjk_legal, [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  return tables;
}

ParsedOrganization parse_organization(std::string_view raw, const OrganizationWords& tables) {
  ParsedOrganization name;
  auto text = read_twice_encoded(clean(raw, kLongestName));
  name.suspicious = suspicious_script(text);
  cut_cjk_legal_forms(text, tables);
  text = main_part(take_brackets(text, tables, name));
  add_words(written_words(text), tables, name);
  return name;
}

const char* kind_name(OrganizationKind kind) {
  static constexpr std::array kNames{"",       "company",    "academia", "government",
                                     "health", "foundation", "society",  "standards body"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace plenary
