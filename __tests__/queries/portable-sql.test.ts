import { renderQuery } from "../../queries/render-query";
import { savedQueries } from "../../queries/saved-queries";
import { mapSqlCode } from "../../queries/sql-text";
import { renderView, viewNames } from "../../queries/views";

/** Constructs that one engine lacks, or that Trino and DuckDB answer differently without an error; seen on both engines. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/::/, "CAST(x AS type)"],
  [
    /\b(any_match|none_match|all_match|transform|reduce|filter|listagg|string_agg|approx_percentile)\s*\(/i,
    "UNNEST and aggregates",
  ],
  [/\bif\s*\(/i, "CASE"],
  [/\b(concat|greatest|least)\s*\(/i, "||, CASE: NULL differs"],
  [/\b(max_by|min_by)\s*\(/i, "row_number: NULL differs"],
  [/\b(avg|typeof|format|date_trunc)\s*\(/i, "sums, date_format"],
  [/\bcurrent_(date|time|timestamp)\b|\bnow\s*\(/i, "a parameter: a saved text holds no clock"],
  [/\bVALUES\b/, "SELECT … UNION ALL"],
  [/\bLATERAL\b|\bQUALIFY\b|\bEXCLUDE\b|\bTABLESAMPLE\b/i, "plain SQL"],
  [/\/(?!\*)/, "integer permille: division differs"],
];

const texts = [
  ...viewNames.map((name) => [`view ${name}`, renderView(name)] as const),
  ...savedQueries().map((query) => [query.id, renderQuery(query)] as const),
];

test.each(texts)("%s stays in the subset that Athena, Trino and DuckDB share", (_name, text) => {
  let code = "";
  mapSqlCode(text, (part) => {
    code += `${part} `;
    return part;
  });
  const found = banned.filter(([pattern]) => pattern.test(code.replaceAll(/FILTER \(WHERE/g, "")));
  expect(found.map(([pattern, instead]) => `${pattern.source}: use ${instead}`)).toEqual([]);
});

test.each(texts)(
  "%s has single-quoted strings without escapes, so that every engine ends them alike",
  (_name, text) => {
    const strings = text.match(/'(?:[^']|'')*'/g) ?? [];
    expect(strings.filter((literal) => /\\'/.test(literal))).toEqual([]);
  },
);
