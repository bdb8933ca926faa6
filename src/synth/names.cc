// Syllable tables. A word is a beginning, perhaps a middle, and an end; people's names have tables by
// culture. The syllables are common sounds, so a name may by chance resemble a real one; none is taken from a
// list of real names.
#include "synth/names.h"

#include <array>

namespace plenary::synth {
namespace {

constexpr std::array<std::string_view, 40> kBegin{
    "Vel", "Tor", "Quan", "Zer", "Lum", "Brin", "Cal",  "Drav", "Eron", "Fen", "Gal",  "Hex", "Ivem", "Jun",
    "Kel", "Lor", "Mer",  "Nov", "Ost", "Prad", "Rhod", "Sol",  "Trib", "Ulm", "Vas",  "Wen", "Xan",  "Yor",
    "Zan", "Ald", "Bor",  "Cyr", "Dov", "Elb",  "Fyr",  "Griv", "Hal",  "Isk", "Kron", "Mir"};
constexpr std::array<std::string_view, 30> kMiddle{
    "a",  "o",  "i",  "e",  "an",  "or", "il", "em", "ar", "on", "ta", "mo",  "ri", "ve",  "lu",
    "no", "sa", "ke", "di", "pho", "ba", "ro", "li", "ne", "mu", "za", "chi", "ga", "ste", "xe"};
constexpr std::array<std::string_view, 32> kEnd{"ra",  "tis",  "lon", "via", "mor", "dex", "nix", "sta",
                                                "phi", "gra",  "len", "tor", "bia", "ksa", "rum", "dal",
                                                "vix", "tron", "sys", "net", "com", "lia", "nar", "pex",
                                                "qor", "zon",  "mar", "vel", "cor", "tek", "lis", "dun"};

using Parts = std::array<std::string_view, 12>;

struct NameParts {
  Parts given_begin, given_end, family_begin, family_end;
};

// In the order of Culture.
constexpr std::array<NameParts, 12> kPeople{{
    {{"Al", "Bren", "Car", "Dor", "El", "Har", "Jo", "Ker", "Lin", "Mar", "Ros", "Wil"},
     {"den", "ley", "ric", "wyn", "son", "da", "lie", "mond", "sy", "vin", "beth", "ton"},
     {"Ash", "Brack", "Cold", "Dun", "Fair", "Gren", "Hol", "Lang", "Mar", "Pen", "Thorn", "Whit"},
     {"more", "field", "ley", "wick", "stead", "ham", "worth", "ridge", "ford", "combe", "shaw", "by"}},
    {{"An", "Be", "Cla", "Élo", "Fer", "Gia", "Lu", "Mar", "Ré", "Sil", "Thé", "Vi"},
     {"ana", "nito", "rissa", "die", "nando", "cinto", "ciana", "cela", "mi", "vano", "odore", "ola"},
     {"Al", "Bel", "Cas", "Del", "Fon", "Gar", "Lam", "Mon", "Per", "Ro", "Sal", "Ver"},
     {"varro", "mondez", "tellini", "acroix", "tanez", "ville", "bertin", "teiro", "randa", "sário", "vetti",
      "dières"}},
    {{"An", "Bjar", "Diet", "Elis", "Frie", "Gun", "Hen", "Kat", "Lars", "Ma", "Sieg", "Ul"},
     {"ders", "ne", "mar", "abet", "derike", "hild", "drik", "rin", "ine", "thias", "run", "rike"},
     {"Berg", "Eich", "Fal", "Grön", "Holm", "Kess", "Lind", "Mül", "Nord", "Reich", "Stein", "Wald"},
     {"mark", "ström", "ler", "hauer", "gren", "dahl", "meier", "inger", "becker", "lund", "hoff", "sen"}},
    {{"Bo", "Dmi", "Ja", "Ka", "Lud", "Mi", "Na", "Ole", "Ra", "Sve", "Ta", "Vla"},
     {"ris", "tri", "nek", "tarina", "mila", "losh", "talia", "na", "dek", "tlana", "mara", "dan"},
     {"Bere", "Cher", "Dvor", "Gor", "Kova", "Lebe", "Mali", "Novo", "Pavlo", "Soko", "Vino", "Zele"},
     {"zin", "nov", "ski", "chenko", "lenko", "dev", "nowicz", "sek", "vich", "lik", "grad", "nek"}},
    {{"Bo", "Chen", "Fang", "Hao", "Jia", "Li", "Mei", "Ning", "Qi", "Wen", "Xiao", "Yu"},
     {"hua", "lin", "wei", "jun", "ying", "min", "tao", "xin", "feng", "ran", "yan", "qing"},
     {"Ba", "Cu", "Du", "Gan", "Hu", "Ka", "Lu", "Mo", "Pe", "Sho", "Te", "Zu"},
     {"ng", "n", "o", "i", "ang", "en", "an", "ei", "ong", "ai", "ia", "un"}},
    {{"Aki", "Chi", "Dai", "Emi", "Haru", "Ka", "Mi", "Nao", "Rei", "Shi", "Taka", "Yu"},
     {"ko", "to", "suke", "na", "ki", "ori", "zumi", "ya", "ka", "ro", "shi", "mi"},
     {"Ara", "Fuji", "Haya", "Ishi", "Kawa", "Kuro", "Mori", "Naga", "Oka", "Shima", "Taka", "Yoshi"},
     {"moto", "shita", "mura", "zawa", "be", "hara", "guchi", "no", "tani", "gawa", "yama", "se"}},
    {{"Chan", "Dong", "Eun", "Ha", "Hye", "Ji", "Kyung", "Min", "Sang", "Seo", "Tae", "Young"},
     {"-ho", "-wook", "-ji", "-neul", "-rin", "-soo", "-mi", "-jun", "-hyun", "-yeon", "-min", "-hee"},
     {"Ba", "Cho", "Gu", "Ha", "Jeo", "Ma", "No", "Pyo", "Ri", "So", "Tae", "Yu"},
     {"k", "n", "ng", "m", "l", "i", "h", "o", "won", "han", "gil", "rim"}},
    {{"An", "Bha", "Dee", "Ish", "Ka", "Lak", "Ma", "Ni", "Pra", "Ra", "Su", "Vi"},
     {"anya", "rat", "pika", "aan", "vita", "shmi", "hesh", "tin", "deep", "jani", "resh", "kram"},
     {"Agni", "Bhara", "Chan", "Desh", "Gopa", "Jaya", "Krish", "Maha", "Nara", "Ragha", "Sunda", "Venka"},
     {"hotri", "dwal", "drani", "pandey", "lan", "raman", "namur", "patra", "yanan", "van", "rajan", "tesh"}},
    {{"Ah", "Bas", "Fa", "Ha", "Ib", "Ka", "Lay", "Mah", "Na", "Ra", "Sal", "Ya"},
     {"med", "sam", "tima", "san", "rahim", "rim", "la", "moud", "dia", "shid", "ma", "sir"},
     {"Al-Ba", "Al-Ha", "Al-Ma", "Al-Sha", "Ben ", "Bou", "El ", "Ka", "Man", "Na", "Sa", "Za"},
     {"sri", "madi", "rouf", "mmari", "Youssi", "zidi", "Fassil", "rouni", "sour", "jjari", "lehi", "hrani"}},
    {{"Aba", "Chi", "Dja", "Fo", "Ka", "Kwa", "Le", "Mu", "Nia", "Olu", "Tha", "Wan"},
     {"yo", "nedu", "mila", "lake", "gabo", "ku", "rato", "tua", "la", "femi", "bo", "jiru"},
     {"Ade", "Bam", "Dia", "Ka", "Ma", "Mban", "Ndo", "Nya", "Oko", "Se", "Tra", "Zwa"},
     {"bayo", "bara", "kité", "game", "kena", "dele", "mbe", "nga", "ndu", "koro", "oré", "li"}},
    {{"Ai", "Ba", "Ça", "De", "El", "Gül", "Ka", "Mu", "Nur", "Öz", "Ser", "Te"},
     {"bek", "tır", "ğla", "niz", "çin", "şen", "mil", "rat", "lan", "gür", "kan", "mur"},
     {"Ak", "Baba", "Dem", "Er", "Kara", "Nazar", "Öz", "Sul", "Tash", "Tur", "Yıl", "Zhum"},
     {"baev", "can", "irel", "doğan", "kaya", "bayev", "türk", "tanov", "kent", "gut", "maz", "abek"}},
    {{"Ada", "Bu", "De", "Fa", "In", "Lu", "Ma", "Nu", "Pra", "Ri", "Som", "Wi"},
     {"m", "di", "wi", "rah", "dah", "zon", "yumi", "rul", "set", "zal", "chai", "dodo"},
     {"Bin ", "Chai", "Dela ", "Har", "Kusu", "Nara", "Pra", "Rah", "San", "Su", "Thong", "Wira"},
     {"Amran", "yasit", "Vera", "tono", "mawan", "porn", "setyo", "mani", "tiago", "harto", "chai", "nata"}},
}};

constexpr std::array<std::string_view, 10> kActs{
    "Proposed text on", "Comments on",         "Use cases for",    "Requirements for",
    "Gap analysis of",  "Clarification of",    "New work item on", "Measurement results on",
    "Terminology for",  "Editorial changes to"};
constexpr std::array<std::string_view, 12> kSubjects{
    "slice isolation", "time synchronization", "codec profiles",     "trust anchors",
    "numbering plans", "energy metering",      "optical interfaces", "accessible captions",
    "data spaces",     "key management",       "traffic prediction", "service registration"};
constexpr std::array<std::string_view, 10> kPlaces{
    "metro transport", "smart meters",  "home networks", "rural access", "cloud services",
    "vehicles",        "public safety", "broadcast",     "factories",    "health records"};

std::string join(Random& random, const Parts& a, const Parts& b) {
  std::string word(random.one_of(a));
  word += random.one_of(b);
  return word;
}

}  // namespace

std::string invent_word(Random& random) {
  std::string word(random.one_of(kBegin));
  word += random.one_of(kMiddle);
  word += random.one_of(kEnd);
  return word;
}

FullName invent_person(Random& random, Culture culture) {
  const auto& parts = kPeople[static_cast<size_t>(culture)];
  FullName name{join(random, parts.given_begin, parts.given_end),
                join(random, parts.family_begin, parts.family_end)};
  // Second given names and double family names keep namesakes about as rare as they are.
  if (random.chance(0.15)) name.given += " " + join(random, parts.given_begin, parts.given_end);
  if (random.chance(0.06)) name.family += "-" + join(random, parts.family_begin, parts.family_end);
  return name;
}

void write_name(const FullName& name, NameStyle style, std::string& out) {
  out.clear();
  switch (style) {
    case NameStyle::kPlain:
      out.append(name.given).append(" ").append(name.family);
      break;
    case NameStyle::kFamilyFirst:
      out.append(name.family).append(" ").append(name.given);
      break;
    case NameStyle::kFamilyComma:
      out.append(name.family).append(", ").append(name.given);
      break;
    case NameStyle::kUpperFamily:
      out.append(name.given).append(" ").append(ascii_upper(name.family));
      break;
    case NameStyle::kInitial:
      // The first character may take two bytes.
      out.append(name.given, 0, static_cast<unsigned char>(name.given[0]) < 0x80 ? 1 : 2);
      out.append(". ").append(name.family);
      break;
    case NameStyle::kTitle:
      out.append("Dr ").append(name.given).append(" ").append(name.family);
      break;
  }
}

std::string misspell(Random& random, std::string_view text) {
  std::string out(text);
  // The first and last letters stay; the words here are ASCII where it matters.
  const size_t at = 1 + random.below(out.size() - 2);
  const auto plain = [&](size_t i) {
    return (out[i] >= 'a' && out[i] <= 'z') && (out[i + 1] >= 'a' && out[i + 1] <= 'z');
  };
  size_t i = at;
  while (i + 2 < out.size() && (!plain(i) || out[i] == out[i + 1])) ++i;
  if (i + 2 >= out.size()) return out.insert(1, 1, out[0] | 0x20);
  switch (random.below(3)) {
    case 0:
      out.erase(i, 1);
      break;
    case 1:
      out.insert(i, 1, out[i]);
      break;
    default:
      std::swap(out[i], out[i + 1]);
      break;
  }
  return out;
}

std::string ascii_upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string invent_title(Random& random) {
  std::string title(random.one_of(kActs));
  title.append(" ").append(random.one_of(kSubjects));
  return title.append(" for ").append(random.one_of(kPlaces));
}

}  // namespace plenary::synth
