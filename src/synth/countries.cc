// The table of countries; weights are rounded impressions of public attendance lists, not measurements.
#include "synth/countries.h"

#include <array>

namespace plenary::synth {
namespace {

constexpr LegalForm kLtd{"Ltd.", "Limited"}, kInc{"Inc.", "Incorporated"},
    kPlc{"plc", "Public Limited Company"};
constexpr LegalForm kGmbh{"GmbH", "Gesellschaft mbH"}, kSa{"S.A.", "Société Anonyme"};
constexpr LegalForm kSpa{"S.p.A.", "Società per Azioni"}, kAb{"AB", "Aktiebolag"}, kOy{"Oy", "Osakeyhtiö"};
constexpr LegalForm kBv{"B.V.", "Besloten Vennootschap"}, kAs{"AS", "Aksjeselskap"};
constexpr LegalForm kCoLtd{"Co., Ltd.", "Company Limited"}, kKk{"K.K.", "Kabushiki Kaisha"};
constexpr LegalForm kPvt{"Pvt. Ltd.", "Private Limited"}, kJsc{"JSC", "Joint Stock Company"};
constexpr LegalForm kLlc{"LLC", "Limited Liability Company"}, kTas{"A.Ş.", "Anonim Şirketi"};
constexpr LegalForm kSl{"S.L.", "Sociedad Limitada"},
    kSac{"S.A. de C.V.", "Sociedad Anónima de Capital Variable"};
constexpr LegalForm kBhd{"Sdn. Bhd.", "Sendirian Berhad"}, kPty{"Pty Ltd", "Proprietary Limited"};
constexpr LegalForm kSro{"s.r.o.", "společnost s ručením omezeným"};

using enum Region;
using enum Culture;

constexpr std::array kCountries{
    Country{"CN", "China", kAsiaPacific, 1700, kChinese, kCoLtd},
    Country{"JP", "Japan", kAsiaPacific, 800, kJapanese, kKk},
    Country{"KR", "Korea, Republic of", kAsiaPacific, 800, kKorean, kCoLtd},
    Country{"IN", "India", kAsiaPacific, 450, kIndian, kPvt},
    Country{"AU", "Australia", kAsiaPacific, 120, kAnglo, kPty},
    Country{"SG", "Singapore", kAsiaPacific, 90, kChinese, kPvt},
    Country{"MY", "Malaysia", kAsiaPacific, 60, kMalay, kBhd},
    Country{"TH", "Thailand", kAsiaPacific, 45, kMalay, kCoLtd},
    Country{"ID", "Indonesia", kAsiaPacific, 50, kMalay, kLtd},
    Country{"VN", "Viet Nam", kAsiaPacific, 40, kChinese, kJsc},
    Country{"PH", "Philippines", kAsiaPacific, 25, kMalay, kInc},
    Country{"NZ", "New Zealand", kAsiaPacific, 20, kAnglo, kLtd},
    Country{"IR", "Iran, Islamic Republic of", kAsiaPacific, 30, kIndian, kJsc},
    Country{"PK", "Pakistan", kAsiaPacific, 20, kIndian, kPvt},
    Country{"BD", "Bangladesh", kAsiaPacific, 15, kIndian, kLtd},
    Country{"LK", "Sri Lanka", kAsiaPacific, 10, kIndian, kPvt},
    Country{"MN", "Mongolia", kAsiaPacific, 5, kTurkic, kLlc},
    Country{"FJ", "Fiji", kAsiaPacific, 3, kMalay, kLtd},
    Country{"US", "United States", kAmericas, 2000, kAnglo, kInc},
    Country{"CA", "Canada", kAmericas, 330, kAnglo, kInc},
    Country{"BR", "Brazil", kAmericas, 150, kRomance, kSa},
    Country{"MX", "Mexico", kAmericas, 60, kRomance, kSac},
    Country{"AR", "Argentina", kAmericas, 45, kRomance, kSa},
    Country{"CO", "Colombia", kAmericas, 20, kRomance, kSa},
    Country{"CL", "Chile", kAmericas, 20, kRomance, kSa},
    Country{"UY", "Uruguay", kAmericas, 8, kRomance, kSa},
    Country{"JM", "Jamaica", kAmericas, 4, kAnglo, kLtd},
    Country{"GB", "United Kingdom", kEurope, 560, kAnglo, kPlc},
    Country{"DE", "Germany", kEurope, 550, kGermanic, kGmbh},
    Country{"FR", "France", kEurope, 560, kRomance, kSa},
    Country{"SE", "Sweden", kEurope, 260, kGermanic, kAb},
    Country{"FI", "Finland", kEurope, 200, kGermanic, kOy},
    Country{"IT", "Italy", kEurope, 190, kRomance, kSpa},
    Country{"CH", "Switzerland", kEurope, 180, kGermanic, kGmbh},
    Country{"NL", "Netherlands", kEurope, 150, kGermanic, kBv},
    Country{"ES", "Spain", kEurope, 150, kRomance, kSl},
    Country{"BE", "Belgium", kEurope, 80, kRomance, kBv},
    Country{"IL", "Israel", kEurope, 80, kArabic, kLtd},
    Country{"PL", "Poland", kEurope, 60, kSlavic, kSa},
    Country{"TR", "Türkiye", kEurope, 60, kTurkic, kTas},
    Country{"AT", "Austria", kEurope, 50, kGermanic, kGmbh},
    Country{"NO", "Norway", kEurope, 50, kGermanic, kAs},
    Country{"DK", "Denmark", kEurope, 50, kGermanic, kAs},
    Country{"IE", "Ireland", kEurope, 40, kAnglo, kLtd},
    Country{"CZ", "Czechia", kEurope, 35, kSlavic, kSro},
    Country{"PT", "Portugal", kEurope, 30, kRomance, kSa},
    Country{"UA", "Ukraine", kEurope, 20, kSlavic, kLlc},
    Country{"EE", "Estonia", kEurope, 10, kGermanic, kOy},
    Country{"RU", "Russian Federation", kCis, 230, kSlavic, kJsc},
    Country{"KZ", "Kazakhstan", kCis, 20, kTurkic, kJsc},
    Country{"BY", "Belarus", kCis, 15, kSlavic, kJsc},
    Country{"UZ", "Uzbekistan", kCis, 12, kTurkic, kLlc},
    Country{"AZ", "Azerbaijan", kCis, 8, kTurkic, kLlc},
    Country{"SA", "Saudi Arabia", kArab, 60, kArabic, kLlc},
    Country{"AE", "United Arab Emirates", kArab, 60, kArabic, kLlc},
    Country{"EG", "Egypt", kArab, 45, kArabic, kSa},
    Country{"TN", "Tunisia", kArab, 15, kArabic, kSa},
    Country{"MA", "Morocco", kArab, 12, kArabic, kSa},
    Country{"QA", "Qatar", kArab, 12, kArabic, kLlc},
    Country{"JO", "Jordan", kArab, 8, kArabic, kLlc},
    Country{"ZA", "South Africa", kAfrica, 40, kAfrican, kPty},
    Country{"NG", "Nigeria", kAfrica, 30, kAfrican, kPlc},
    Country{"KE", "Kenya", kAfrica, 25, kAfrican, kLtd},
    Country{"GH", "Ghana", kAfrica, 15, kAfrican, kLtd},
    Country{"SN", "Senegal", kAfrica, 12, kAfrican, kSa},
    Country{"UG", "Uganda", kAfrica, 9, kAfrican, kLtd},
    Country{"RW", "Rwanda", kAfrica, 8, kAfrican, kLtd},
    Country{"CM", "Cameroon", kAfrica, 7, kAfrican, kSa},
};

}  // namespace

std::span<const Country> countries() { return kCountries; }

double trend(Region region, int year) {
  const double t = year - 2015;
  switch (region) {
    case kAfrica:
      return 0.06 * t;
    case kAmericas:
      return 0;
    case kArab:
      return 0.04 * t;
    case kAsiaPacific:
      return 0.04 * t;
    case kCis:
      return year < 2022 ? 0.01 * t : -1.2;
    case kEurope:
      return -0.02 * t;
  }
  return 0;
}

}  // namespace plenary::synth
