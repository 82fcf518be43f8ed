/**
 * The SQL that Athena engine 3, Trino and the embedded engine answer alike. What is banned here was seen to differ without an
 * error, or to be known to one of them only.
 */
import { mapSqlCode } from "./sql-text";

/** A construct outside the subset. */
export interface PortabilityProblem {
  /** Line of the text, from 1. */
  readonly line: number;

  /** What was found, as it stands in the text. */
  readonly construct: string;

  /** Why it is banned, and what to write instead. */
  readonly instead: string;
}

interface Ban {
  readonly pattern: RegExp;
  readonly instead: string;
}

function ban(pattern: RegExp, instead: string): Ban {
  return { pattern: new RegExp(pattern.source, "gi"), instead };
}

/** Over code: strings, quoted names and comments are blank. */
const codeBans: readonly Ban[] = [
  ban(/::/, "only DuckDB casts so; write CAST(x AS type)"),
  ban(
    /\b(any_match|none_match|all_match|transform|reduce|zip_with|map_filter)\s*\(/,
    "the embedded engine has no lambdas; write UNNEST and aggregates",
  ),
  ban(/\bfilter\s*\((?!\s*where\b)/, "the embedded engine has no lambdas; write UNNEST and aggregates"),
  ban(/\b(listagg|string_agg)\s*\(/, "one engine only; write array_join(array_agg(x ORDER BY …), ', ')"),
  ban(/\bapprox_percentile\s*\(/, "the embedded engine lacks it; count in classes, as delivery_lag does"),
  ban(/\bapprox_distinct\s*\(/, "an estimate in Athena, exact in DuckDB; write count(DISTINCT x)"),
  ban(/\b(if|iif|nvl|ifnull|decode)\s*\(/, "engines differ; write CASE or coalesce"),
  ban(/\b(concat|greatest|least)\s*\(/, "NULL differs: NULL in Athena, ignored in DuckDB; write || or CASE"),
  ban(
    /\b(max_by|min_by|arbitrary|any_value|first|last)\s*\(/,
    "NULL and choice differ; write row_number() in a total order",
  ),
  ban(/\bcount_if\s*\(/, "NULL over only NULLs in DuckDB, 0 in Athena; write count(CASE WHEN … THEN 1 END)"),
  ban(/\b(avg|stddev|variance|corr)\s*\(/, "decimals and doubles differ; write integer sums and permille"),
  ban(
    /\b(typeof|format|to_char|strftime|strptime|format_datetime|parse_datetime)\s*\(/,
    "engines differ; write date_format with '%Y-%m-%dT%H:%i:%sZ'",
  ),
  ban(/\bdate_trunc\s*\(/, "a DATE becomes a TIMESTAMP in DuckDB; write date_format or CAST(x AS date)"),
  ban(
    /\bcurrent_(date|time|timestamp)\b|\blocal(time|timestamp)\b|\bnow\s*\(/,
    "a saved text holds no clock; write a parameter",
  ),
  ban(/\brand(om)?\s*\(|\buuid\s*\(/, "answers must repeat; leave it out"),
  ban(/\bvalues\b/, "rows without parentheses differ; write SELECT … UNION ALL"),
  ban(
    /\b(lateral|qualify|exclude|tablesample|pivot|unpivot|asof|ilike|similar\s+to)\b/,
    "one engine only; write plain SQL, regexp_like",
  ),
  ban(/\bgroup\s+by\s+all\b|\border\s+by\s+all\b/, "DuckDB only; name the columns"),
  ban(/(?<![<>=!])==/, "DuckDB only; write ="),
  ban(/\/(?!\*)/, "division differs: 0.3 or 0.333…; write integer permille"),
  ban(/\bcast\s*\([^()]*\bas\s+(double|real|decimal|float)\b/, "text forms and rounding differ; write bigint"),
  ban(
    /\btry_cast\s*\((?!\s*case\b)/,
    "engines read different texts as values; guard it inside: TRY_CAST(CASE WHEN regexp_like(…) THEN x END AS type)",
  ),
  ban(
    /(?<![\w.)\]])\d+\.\d+(?![\w.])|(?<![\w.])\d+(\.\d+)?e[+-]?\d+\b/,
    "text forms and rounding of decimals and doubles differ; write whole numbers, ratios as permille",
  ),
  ban(
    /\bcast\s*\(\s*(?:(?:min|max)\s*\(\s*)?(?:\w+\.)?(?:\w+_time|timestamp\b)(?:(?!\bas\b)[^()])*\)?\s*as\s+varchar\b/,
    "'.000' in Athena, nothing in DuckDB; write date_format with '%Y-%m-%dT%H:%i:%sZ'",
  ),
  ban(
    /(?<!(?:\b(?:cast|date_format)\s*\(|[<>=]|\b(?:between|and))\s*)\bdate_add\s*\(/,
    "a DATE becomes a TIMESTAMP in DuckDB; write CAST(date_add(…) AS date), or compare or format it directly",
  ),
  ban(/[+-]\s*interval\b/, "a DATE becomes a TIMESTAMP in DuckDB; write CAST(date_add('day', n, x) AS date)"),
  ban(
    /\b(?:delivery_date|log_account|log_region)\s*(?:<>|!=|[<>]=?|=|between\b)\s*(?:date\b|timestamp\b|cast\b|\d)/,
    "an error in Athena, which compares texts with texts only; write it in quotes, delivery_date as yyyy/MM/dd",
  ),
  ban(/\bsubstr(?:ing)?\s*\([^(),]+,\s*0\b/, "nothing in Athena, the first letters in DuckDB; letters count from 1"),
  ban(/\b(nan|infinity|is_nan)\s*\(/, "engines compare them differently; write whole numbers"),
  ban(
    /(?<!\b(?:array_sort|unnest)\(\s*)\barray_distinct\s*\(/,
    "the order differs; write array_sort(array_distinct(…))",
  ),
  ban(
    /\bas\s+\w+\s*\(\s*\w+\s*,\s*\w+/,
    "DuckDB puts the whole struct into the first name; write UNNEST(sequence(1, cardinality(x))) AS t(i)",
  ),
  ban(/\bu&|\$\$/, "one engine only; write a plain string"),
  ban(/\b(upper|initcap|reverse|soundex)\s*\(/, "letters beyond ASCII differ; write lower, or compare as it is"),
];

/** Over the strings of a text. */
const stringBans: readonly Ban[] = [
  ban(/\\'/, "no engine but one ends the string there; double the quote"),
  ban(/^'\$\[/, 'a JSON path $["k"] is an error in DuckDB; write $.k'),
  ban(/^'(lax|strict) \$/, "JSON path modes differ; write json_extract_scalar with $.k"),
  ban(
    /^'\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?(\.\d{4,}|(\.\d+)? ?[+-]\d{2}(:?\d{2})?)'$/,
    "offsets and microseconds differ; write UTC, to the millisecond at most",
  ),
];

/** Every construct of a statement that is outside the subset, in the order of the text. */
export function portabilityProblems(sql: string): readonly PortabilityProblem[] {
  const code = onlyCode(sql);
  const strings = [...sql.matchAll(quoted)].filter(([token]) => token.startsWith("'"));
  const found = [
    ...codeBans.flatMap(({ pattern, instead }) =>
      [...code.matchAll(pattern)].map((match) => ({ offset: match.index, construct: match[0], instead })),
    ),
    ...stringBans.flatMap(({ pattern, instead }) =>
      strings
        .filter(([literal]) => new RegExp(pattern.source, "i").test(literal))
        .map((match) => ({ offset: match.index, construct: match[0], instead })),
    ),
    ...optionalGroups(sql),
  ];
  return found
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, construct, instead }) => ({
      line: sql.slice(0, offset).split("\n").length,
      construct: construct.trim().replaceAll(/\s+/g, " "),
      instead,
    }));
}

/** The text with strings, quoted names and comments blanked, so that offsets stay. */
function onlyCode(sql: string): string {
  let code = "";
  mapSqlCode(sql, (part, offset) => {
    code = code.padEnd(offset) + part;
    return part;
  });
  return code.padEnd(sql.length);
}

const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** Extractions of a group that a match may leave out: NULL in Athena, an empty text in DuckDB. */
function optionalGroups(sql: string): { offset: number; construct: string; instead: string }[] {
  const extractions = /(?<!nullif\(\s*)\bregexp_extract\s*\([^']*'((?:[^']|'')*)'\s*,\s*(\d+)\s*\)/gi;
  return [...sql.matchAll(extractions)].flatMap((match) => {
    const [whole, pattern = "", group] = match;
    if (!isOptional(pattern, Number(group))) return [];
    const instead = "a group that is left out is NULL in Athena, '' in DuckDB; write nullif(regexp_extract(…), '')";
    return [{ offset: match.index, construct: whole, instead }];
  });
}

/** Whether a capturing group of a pattern is followed by `?` or `*`. */
function isOptional(pattern: string, group: number): boolean {
  const open: (number | undefined)[] = [];
  let groups = 0;
  for (const { 0: token, index } of pattern.matchAll(/\\.|\[[^\]]*\]|[()]/g)) {
    if (token === "(") open.push(pattern.startsWith("(?", index) ? undefined : (groups += 1));
    else if (token === ")" && open.pop() === group) return /^[?*]|^\{0/.test(pattern.slice(index + 1));
  }
  return false;
}
