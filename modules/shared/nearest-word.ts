/** The candidate that a mistyped word most likely meant, or `undefined` when none is near. Case and separators do not count. */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const plain = plainWord(word);
  // a third of the letters may be wrong: enough for typing errors, too little for another word
  const limit = Math.max(1, Math.floor(plain.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(plain, plainWord(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (best && best.distance <= limit) return best.candidate;
  // a word cut short: awsProvider for awsProviderVersion
  return plain.length < 4 ? undefined : candidates.find((candidate) => plainWord(candidate).startsWith(plain));
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}

/** Levenshtein distance: how many letters must be put in, taken away or changed to turn one word into the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1;
      row.push(Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + change));
    }
    previous = row;
  }
  return previous[to.length] ?? 0;
}
