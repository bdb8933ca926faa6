#include "import/table_words.h"

#include <fmt/core.h>

#include <array>

#include "base/text.h"

namespace plenary::table {
namespace {

// Words of headers, folded, for each field, in English, French and Spanish; the longest that fits wins.
struct Words {
  std::string_view field, words;
};
constexpr std::array<Words, 40> kWords{{
    {"organization",
     "organization|organisation|company|member|member name|name of "
     "member|entity|employer|affiliation|institution|"
     "company name|organization name|organisation name|societe|entreprise|organisme|nom de l "
     "organisation|empresa|"
     "organizacion|entidad|compania"},
    {"person",
     "name|full "
     "name|participant|delegate|attendee|person|speaker|author|authors|rapporteur|participants|contact|nom|"
     "nom complet|prenom et nom|nombre|nombre completo|participante|autor|auteur|orateur|ponente"},
    {"person_mail",
     "mail|email|e mail|email address|e mail address|courriel|adresse electronique|correo|correo "
     "electronico"},
    {"person_key", "orcid|user id|respondent|respondent id|id"},
    {"organization_country",
     "country|pays|pais|country of organization|country region|member state|etat membre|nation"},
    {"organization_domain", "domain|web site|website|site web|sitio web|homepage"},
    {"category",
     "category|membership category|membership type|member type|categorie|categoria|type of member|type of "
     "membership"},
    {"contributory_class",
     "class|contributory class|contributory unit|contributory units|units|classe de contribution|unidades "
     "contributivas"},
    {"from",
     "from|start|start date|date of joining|joined|joining date|member since|since|date of "
     "accession|debut|date de debut|"
     "date d adhesion|fecha de inicio|fecha de ingreso|desde|begin|appointed"},
    {"to", "to|until|end|end date|left|date of leaving|fin|date de fin|fecha de fin|hasta|expires|expiry"},
    {"date",
     "date|day|date received|received|submitted|submission date|published|publication date|date de "
     "publication|fecha|jour|month|mois|mes"},
    {"document",
     "document|document number|doc|doc "
     "number|number|contribution|tdoc|reference|ref|identifier|standard|recommendation|"
     "numero|numero de document|documento|recommandation|recomendacion"},
    {"title", "title|titre|titulo|subject|objet|asunto"},
    {"group",
     "group|working group|study group|sg|wg|question|committee|groupe|groupe de travail|commission d "
     "etudes|grupo|"
     "grupo de trabajo|comision de estudio|comite"},
    {"body", "body|sdo|standards body|standards organization|organismo de normalizacion"},
    {"event", "event|meeting|session|reunion|evenement|evento|workshop"},
    {"role", "role|position|function|post|title of post|fonction|cargo|funcion|papel"},
    {"kind", "kind|action|activity|type of activity|attendance|participation"},
    {"mode", "mode|participation mode|in person or remote|remote|mode of participation|presence|modalidad"},
    {"delegation", "delegation|representing|delegacion|represents"},
    {"job_level", "job title|job|seniority|job level|poste|puesto"},
    {"count",
     "downloads|count|hits|views|page views|number of downloads|telechargements|descargas|nombre de "
     "telechargements|vistas"},
    {"channel", "channel|source|canal"},
    {"country", "country of download|visitor country"},
    {"type", "type|document type|type of document|deliverable|tipo"},
    {"status", "status|state|statut|etat|estado"},
    {"url", "url|link|lien|enlace"},
    {"abstract", "abstract|summary|resume|resumen"},
    {"place", "place|venue|city|location|lieu|ville|lugar|ciudad"},
    {"parent", "parent|parent company|holding|groupe parent|matriz|parent group"},
    {"segment", "segment|sector|industry|industry sector|secteur|stakeholder"},
    {"size_class", "size|company size|size class|taille|tamano"},
    {"outcome", "outcome|result|decision|disposition|resultat|resultado"},
    {"text", "comment|comments|statement|remarks|feedback|commentaire|commentaires|comentario|comentarios"},
    {"action", "action item|action point|task|tarea|tache"},
    {"owner", "owner|responsible|responsable|assigned to"},
    {"due", "due|due date|deadline|echeance|vencimiento|fecha limite"},
    {"objective", "objective|goal|objectif|objetivo"},
    {"keywords", "keywords|tags|mots cles|palabras clave"},
    {"campaign", "campaign|campagne|campana"},
}};

}  // namespace

Guess guess_field(std::string_view header) {
  const std::string folded = fold(header.substr(0, 200));
  Guess best;
  size_t longest = 0;
  for (const auto& [field, words] : kWords) {
    for (const auto word : split(words, '|')) {
      if (folded == word) return {field, true};
      const bool inside = (" " + folded + " ").find(fmt::format(" {} ", word)) != std::string::npos;
      if (inside && word.size() > longest && word.size() >= 3) best = {field, false}, longest = word.size();
    }
  }
  return best;
}

}  // namespace plenary::table
