#include "import/table_xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "import/table_xml.h"

namespace plenary::table {
namespace {

constexpr int kMaxStyles = 65'536;

int number(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

bool built_in_date(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
         id == 57 || id == 58;
}

// A target is relative to the folder of the part that names it, or absolute from the root of the archive.
std::string resolve(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string(target) : fmt::format("{}/{}", folder, target);
  std::vector<std::string_view> steps;
  for (const auto step : split(path, '/')) {
    if (step == ".." && !steps.empty())
      steps.pop_back();
    else if (!step.empty() && step != "." && step != "..")
      steps.push_back(step);
  }
  return ascii_lower(fmt::format("{}", fmt::join(steps, "/")));
}

struct Relation {
  std::string type, target;
};

// The relationships of a part, by id.
std::map<std::string, Relation> relations(Parts& parts, std::string_view part) {
  std::map<std::string, Relation> out;
  const size_t slash = part.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? "" : part.substr(0, slash);
  const std::string_view name = slash == std::string_view::npos ? part : part.substr(slash + 1);
  const auto at = parts.find(folder.empty() ? fmt::format("_rels/{}.rels", name)
                                            : fmt::format("{}/_rels/{}.rels", folder, name));
  if (at == parts.end()) return out;
  pugi::xml_document document;
  document.load_buffer_inplace(at->second.data(), at->second.size(), kXmlParsing);
  for (const auto node : document.document_element().children()) {
    const std::string_view type = attribute(node, "Type");
    out[std::string(attribute(node, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                               resolve(folder, attribute(node, "Target"))};
  }
  return out;
}

std::vector<bool> read_styles(std::string& xml) {
  pugi::xml_document document;
  document.load_buffer_inplace(xml.data(), xml.size(), kXmlParsing);
  const auto root = document.document_element();
  std::map<int, bool> custom;
  for (const auto node : child(root, "numFmts").children())
    custom[number(attribute(node, "numFmtId"))] = is_date_format(attribute(node, "formatCode"));
  std::vector<bool> dates;
  for (const auto node : child(root, "cellXfs").children()) {
    if (dates.size() >= kMaxStyles) break;
    const int id = number(attribute(node, "numFmtId"));
    const auto found = custom.find(id);
    dates.push_back(found != custom.end() ? found->second : built_in_date(id));
  }
  return dates;
}

// The part that the package calls its workbook; "xl/workbook.xml" when it does not say.
std::string find_workbook(Parts& parts) {
  for (const auto& [id, relation] : relations(parts, ""))
    if (relation.type == "officeDocument" && parts.contains(relation.target)) return relation.target;
  return "xl/workbook.xml";
}

bool truth(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

}  // namespace

bool is_date_format(std::string_view format) {
  bool day_or_year = false, month = false, time = false;
  for (size_t i = 0; i < format.size() && format[i] != ';';
       ++i) {  // of "positive;negative" the first part counts
    const char c = format[i];
    if (c == '"')
      i = std::min(format.find('"', i + 1), format.size());
    else if (c == '[')
      i = std::min(format.find(']', i), format.size());
    else if (c == '\\' || c == '_' || c == '*')
      ++i;
    else if (format.substr(i).starts_with("General"))
      return false;
    else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D')
      day_or_year = true;
    else if (c == 'm' || c == 'M')
      month = true;
    else if (c == 'h' || c == 'H' || c == 's' || c == 'S')
      time = true;
  }
  return day_or_year || (month && !time);
}

Result<Table> read_workbook(Parts& parts) {
  const std::string workbook_path = find_workbook(parts);
  const auto workbook = parts.find(workbook_path);
  if (workbook == parts.end()) return fail(ErrorKind::kInput, "is no XLSX workbook: it has no workbook part");
  const auto related = relations(parts, workbook_path);
  pugi::xml_document document;
  if (!document.load_buffer_inplace(workbook->second.data(), workbook->second.size(), kXmlParsing))
    return fail(ErrorKind::kInput, "the list of sheets is damaged");
  const auto root = document.document_element();
  Table table;
  WorkbookContext context;
  context.from_1904 = truth(attribute(child(root, "workbookPr"), "date1904"));
  for (const auto& [id, relation] : related) {
    const auto part = parts.find(relation.target);
    if (part == parts.end()) continue;
    if (relation.type == "sharedStrings") context.shared = read_shared_strings(part->second, table.arena);
    if (relation.type == "styles") context.date_styles = read_styles(part->second);
  }
  for (const auto node : child(root, "sheets").children()) {
    const std::string name(attribute(node, "name"));
    const auto relation = related.find(std::string(attribute(node, "id")));
    if (relation != related.end() && relation->second.type != "worksheet") continue;  // a chart, not a table
    const auto part = relation == related.end() ? parts.end() : parts.find(relation->second.target);
    if (part == parts.end()) {
      table.notes.push_back({0, fmt::format("sheet '{}' is missing in the file", clean(name, 80)), ""});
      continue;
    }
    auto sheet = read_sheet(clean(name, 200), part->second, context, table);
    if (!sheet)
      table.notes.push_back({0, fmt::format("sheet '{}': {}", clean(name, 80), sheet.error().message), ""});
    else if (!sheet->rows.empty())
      table.sheets.push_back(std::move(*sheet));
    parts.erase(part);
  }
  if (table.sheets.empty() && table.notes.empty()) return fail(ErrorKind::kInput, "no sheet has any values");
  return table;
}

Result<Table> read_xlsx(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return fail(ErrorKind::kInput, "is encrypted or an old .xls: save it as .xlsx without a password");
  PLENARY_LET(packed, unzip(bytes, [](std::string_view name) {
                const std::string lower = ascii_lower(name);
                const bool xml = lower.ends_with(".xml") || lower.ends_with(".rels");
                const bool other = lower.find("/drawings/") != std::string::npos ||
                                   lower.find("/theme/") != std::string::npos ||
                                   lower.find("/pivot") != std::string::npos ||
                                   lower.find("/charts/") != std::string::npos;
                return xml && !other;
              }));
  Parts parts;
  for (auto& [name, part] : packed) {
    std::string path = ascii_lower(name);
    std::ranges::replace(path, '\\', '/');
    parts[path.starts_with('/') ? path.substr(1) : path] = std::move(part);
  }
  return read_workbook(parts);
}

}  // namespace plenary::table
