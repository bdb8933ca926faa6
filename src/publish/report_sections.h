// The contents of the report templates, as lists: what is asked in which order.
#pragma once
#include <string_view>
#include <vector>

#include "publish/figure.h"

namespace plenary {

struct SectionSpec {
  const char* heading;
  const char* prose;
  std::vector<FigureSpec> figures;
};

/// A big number on top.
struct TileSpec {
  const char *metric, *label;
};

struct ReportContents {
  std::vector<TileSpec> tiles;
  std::vector<SectionSpec> sections;
};

/// The contents of a template that asks the catalogue.
const ReportContents& contents_of(std::string_view report_template);

}  // namespace plenary
