import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from "yaml";
import type { Document } from "yaml";
import { pathText } from "./path-text";
import type { SettingPath } from "./settings-issue";
import type { SettingsProblem } from "./settings-problem";
import { offsetOf, scalarAt } from "./yaml-location";
import { yamlStructureFaults } from "./yaml-structure-faults";

/** A settings text, read as YAML 1.2. */
export interface YamlSource {
  /** What is wrong with the text as YAML. */
  readonly problems: readonly SettingsProblem[];
  /** The mapping as plain values; absent when the text is no usable mapping, and then `problems` says why. */
  readonly value?: Readonly<Record<string, unknown>>;
  /** A problem at a setting's key or value; for a setting that is missing, at its nearest parent. */
  problem(path: SettingPath, at: "key" | "value", message: string): SettingsProblem;
  /** The value as the file has it, when it is a scalar written without quotes: `0123`, `true`. */
  written(path: SettingPath): string | undefined;
}

/** Reads a text as one YAML mapping. */
export function yamlSource(text: string): YamlSource {
  const lines = new LineCounter();
  const documents = parseDocuments(text, lines);
  const first = documents[0];
  const problemAt = (offset: number, path: SettingPath, message: string): SettingsProblem => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), path: pathText(path), message };
  };
  const source = {
    problem: (path: SettingPath, at: "key" | "value", message: string) =>
      problemAt(first ? offsetOf(first, path, at) : 0, path, message),
    written: (path: SettingPath) => {
      const scalar = first && scalarAt(first, path);
      return scalar?.type === "PLAIN" ? scalar.source : undefined;
    },
  };

  const unreadable = documentFaults(documents);
  if (unreadable.length > 0 || !first) {
    return { ...source, problems: unreadable.map(({ offset, message }) => problemAt(offset, [], message)) };
  }
  const faults = yamlStructureFaults(first, (offset) => lines.linePos(offset).line);
  const problems = faults.map(({ offset, path, message }) => problemAt(offset, path, message));
  if (faults.some(({ fatal }) => fatal)) return { ...source, problems };
  try {
    return { ...source, problems, value: first.toJS() as Record<string, unknown> };
  } catch {
    // only reached by aliases of aliases of aliases, whose expansion the parser refuses
    const message = "must be YAML that can be read; got too many aliases; write the values out";
    return { ...source, problems: [problemAt(0, [], message)] };
  }
}

function parseDocuments(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const options = {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false, // yaml-structure-faults reports them with their path
    schema: "core",
    merge: false,
  };
  const documents = parseAllDocuments(text, options);
  return Array.isArray(documents) ? documents : [];
}

/** What keeps the documents from being one mapping. */
function documentFaults(documents: readonly Document.Parsed[]): { offset: number; message: string }[] {
  const [first, second] = documents;
  const syntax = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (syntax.length > 0) {
    return syntax.map(({ pos, message }) => ({
      offset: pos[0],
      message: `must be YAML; got an error there: ${message.replace(/\s+/g, " ")}; correct this line or the one above it`,
    }));
  }
  if (second) {
    const message = `must be one YAML document; got ${documents.length}; keep one, and no line ---`;
    return [{ offset: second.range[0], message }];
  }
  const top = first?.contents;
  if (!top || (isScalar(top) && top.value === null)) {
    return [{ offset: 0, message: "must hold settings; got an empty file; begin with a copy of one under examples/" }];
  }
  if (isMap(top)) return [];
  const got = isSeq(top) ? "a list" : "a single value";
  const message = `must be a mapping of settings; got ${got}; begin with a line like homeRegion: us-east-1`;
  return [{ offset: top.range[0], message }];
}
