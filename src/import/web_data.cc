#include "import/web_data.h"

namespace plenary::web {
namespace {

using Read = void (*)(const SpecUrls&, json::dom::element, Batch&);

class DataReader : public FormatReader {
 public:
  DataReader(SpecUrls urls, Read reading) : urls_(std::move(urls)), read_(reading) {}

  bool accepts(std::string_view path) const override {
    return path.substr(path.rfind('/') + 1) == "data.json";
  }

  void read(const SourceFile& file, Batch& out) const override {
    json::dom::parser parser;
    const auto top = json::parse(parser, file.bytes);
    if (!top) return out.reject(0, top.error().message);
    read_(urls_, *top, out);
  }

 private:
  SpecUrls urls_;
  Read read_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_data_reader(const ImportOptions& options, Read read) {
  PLENARY_LET(urls, SpecUrls::make(options.mapping));
  return std::make_unique<DataReader>(std::move(urls), read);
}

}  // namespace plenary::web
