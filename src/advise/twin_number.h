// Texts that their numbers say are one, where no source states it:
//  - ETSI publishes the specification AB.CDE of 3GPP as TS or TR 1AB CDE (ETSI TS 123 501 is 3GPP TS 23.501),
//    and published GSM AB.CD as GTS GSM AB.CD;
//  - ISO, IEC and IEEE print a text that they publish together under one number, and catalogues name one
//    publisher or several (ISO/IEC 8879 and ISO 8879).
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "advise/work_list.h"

namespace plenary {

/// "etsi:ts123501" is "3gpp:ts23.501"; empty when no 3GPP specification can have that number.
std::string third_generation_key(std::string_view etsi_key);

/// True where a title that names the other text says that it is that text: ETSI puts the number of the 3GPP
/// or GSM specification that it publishes behind its title.
bool republishes(const WorkList& list, uint32_t work, uint32_t named);

/// Pairs of works of different bodies.
std::vector<std::pair<uint32_t, uint32_t>> twins_by_number(const WorkList& list);

}  // namespace plenary
