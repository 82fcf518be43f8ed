import { metadata, number, pipe, string, transform, union } from "valibot";
import { rules } from "./rules";

const unitBytes = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 } as const;
const pattern = /^([0-9]+(?:\.[0-9]+)?) ?(B|KB|MB|GB|TB)$/;

/** Bytes of a size such as `10 GB`, in units of 1,024 as Athena counts them; `undefined` when it is none or no whole number. */
export function bytesOf(size: string | number): number | undefined {
  const parts = typeof size === "string" ? pattern.exec(size) : undefined;
  const bytes = parts ? Number(parts[1]) * unitBytes[parts[2] as keyof typeof unitBytes] : size;
  return typeof bytes === "number" && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A size of at least `min` bytes: a whole number of bytes, or a text with its unit. Comes out as a number of bytes. */
export function byteSize(min: number, minText: string, description: string) {
  const rule = `must be a whole number of bytes or a size like "10 GB", of at least ${min} bytes (${minText})`;
  return pipe(
    union([number(), string()], rule),
    rules((size) => {
      const bytes = bytesOf(size);
      if (bytes === undefined) return [{ rule, fix: "write a number, then B, KB, MB, GB or TB" }];
      return bytes < min ? [{ rule, fix: `write "${minText}" or more` }] : [];
    }),
    metadata({ description, examples: ["10 GB", 10737418240] }),
    transform((size) => bytesOf(size) ?? Number.NaN),
  );
}
