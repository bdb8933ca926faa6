#pragma once

namespace plenary {

/// Name and version of this program, as stores, answers and `--version` say it; the number is
/// CMakeLists.txt's.
inline constexpr const char* kProgram = "plenary 0.1.0";

}  // namespace plenary
