import { nearestWord } from "../../modules/shared/nearest-word";

/** Message about a word that is not known, with the one that was most likely meant. */
export function unknownWord(kind: string, word: string, candidates: readonly string[], more: string): string {
  const near = nearestWord(word, candidates);
  return `unknown ${kind}: ${word}${near === undefined ? `; ${more}` : `; did you mean ${near}?`}`;
}
