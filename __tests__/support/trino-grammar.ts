import { buildSync } from "esbuild";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

/** What is used of the generated lexer and parser, and of ANTLR's runtime. */
interface Grammar {
  readonly CharStreams: { fromString(text: string): unknown };
  readonly CommonTokenStream: new (lexer: object) => object;
  readonly PredictionMode: { readonly SLL: number; readonly LL: number };
  readonly TrinoSqlLexer: new (text: unknown) => Recognizer;
  readonly TrinoSqlParser: new (tokens: object) => Recognizer & {
    readonly interpreter: { predictionMode: number };
    buildParseTrees: boolean;
    program(): unknown;
  };
}

interface Recognizer {
  removeErrorListeners(): void;
  addErrorListener(listener: object): void;
}

let grammar: Grammar | undefined;

/** The package is ESM without file extensions, which Node cannot load as it is: its lexer and parser alone are bundled, 0.3 s. */
function trinoGrammar(): Grammar {
  const contents = `
    export { TrinoSqlLexer } from "dt-sql-parser/dist/lib/trino/TrinoSqlLexer";
    export { TrinoSqlParser } from "dt-sql-parser/dist/lib/trino/TrinoSqlParser";
    export { CharStreams, CommonTokenStream, PredictionMode } from "antlr4ng";`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: join(__dirname, "../..") },
    bundle: true,
    format: "cjs",
    platform: "node",
    write: false,
  });
  const bundle = { exports: {} as Grammar };
  // outside of Jest's context, in which everything global is three times as slow
  const load = runInThisContext(`(function (module) {${outputFiles[0]?.text}\n})`) as (module: object) => void;
  load(bundle);
  return bundle.exports;
}

/** Every fault that Trino's grammar finds in one statement, as `line:column: what it says`. */
export function trinoSyntaxErrors(sql: string): string[] {
  grammar ??= trinoGrammar();
  // the fast way first: what it accepts is right, what it refuses is asked again in full
  const errors = parse(grammar, sql, grammar.PredictionMode.SLL);
  return errors.length === 0 ? [] : parse(grammar, sql, grammar.PredictionMode.LL);
}

function parse({ TrinoSqlLexer, TrinoSqlParser, CharStreams, CommonTokenStream }: Grammar, sql: string, mode: number) {
  const errors: string[] = [];
  const listener = {
    syntaxError: (_recognizer: unknown, _symbol: unknown, line: number, column: number, message: string) =>
      errors.push(`${line}:${column + 1}: ${message}`),
    reportAmbiguity: () => undefined,
    reportAttemptingFullContext: () => undefined,
    reportContextSensitivity: () => undefined,
  };
  const lexer = new TrinoSqlLexer(CharStreams.fromString(sql));
  const parser = new TrinoSqlParser(new CommonTokenStream(lexer));
  for (const recognizer of [lexer, parser]) {
    recognizer.removeErrorListeners();
    recognizer.addErrorListener(listener);
  }
  parser.buildParseTrees = false;
  parser.interpreter.predictionMode = mode;
  parser.program();
  return errors;
}
