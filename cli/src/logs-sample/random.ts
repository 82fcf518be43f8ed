/**
 * A stream of pseudo-random values that depends on nothing but its seed and labels: the same on every machine and in every
 * year. Not for secrets.
 */
export interface Random {
  /** In [0, 1). */
  float(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** So many characters of the alphabet. */
  text(length: number, alphabet: string): string;
  /** So many lower-case hexadecimal digits. */
  hex(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
}

const hexBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A stream for a seed and labels; streams with different labels are independent of each other. */
export function createRandom(seed: number, ...labels: readonly string[]): Random {
  const next = sfc32(hashWords(`${seed}/${labels.join("/")}`));
  const float = () => next() / 4294967296;
  const between = (low: number, high: number) => low + Math.floor(float() * (high - low + 1));
  const hexWord = () => {
    const word = next();
    return (
      (hexBytes[word >>> 24] ?? "") +
      (hexBytes[(word >>> 16) & 255] ?? "") +
      (hexBytes[(word >>> 8) & 255] ?? "") +
      (hexBytes[word & 255] ?? "")
    );
  };
  const hex = (length: number) => {
    let digits = "";
    while (digits.length < length) digits += hexWord();
    return digits.slice(0, length);
  };

  return {
    float,
    between,
    chance: (probability) => float() < probability,
    pick: (list) => list[Math.floor(float() * list.length)] as (typeof list)[number],
    text: (length, alphabet) => {
      let text = "";
      for (let i = 0; i < length; i += 1) text += alphabet[Math.floor(float() * alphabet.length)];
      return text;
    },
    hex,
    uuid: () => {
      const digits = hex(30);
      const variant = "89ab"[next() & 3];
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
    },
  };
}

/** Four 32-bit words from a text (cyrb128, public domain). */
function hashWords(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** Small Fast Counter, 32 bit (Chris Doty-Humphrey, public domain). */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}
