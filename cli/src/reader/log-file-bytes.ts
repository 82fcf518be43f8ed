import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { constants, createInflateRaw } from "node:zlib";
import { gunzipAgain } from "./gunzip-again";

const pieceSize = 64 * 1024;

/** Reads log files into memory that it uses again for the next file. */
export interface LogFileBytes {
  /**
   * The text of a file of ordinary size and right gzip data; `undefined` when it has to be read by {@link pieces}.
   *
   * @throws the system's error when the file can't be read
   */
  whole(path: string): { readonly bytes: Buffer; readonly end: number } | undefined;

  /**
   * The text of any file, as far as it is there.
   *
   * @param fault told in what way the gzip data is wrong; what came before has been handed out
   */
  pieces(path: string, fault: (message: string) => void): AsyncGenerator<Buffer>;
}

/**
 * A reader of files for one thread.
 *
 * @param wholeLimit text that is held in memory at once; a bigger file is read in pieces
 * @param room memory for a text of so many bytes, in the place of the one before it
 */
export function logFileBytes(
  wholeLimit: number,
  room: (size: number) => Buffer = Buffer.allocUnsafeSlow,
): LogFileBytes {
  const gunzip = gunzipAgain();
  let input = Buffer.allocUnsafeSlow(256 * 1024);
  let text = room(1024 * 1024);

  const whole = (path: string): { bytes: Buffer; end: number } | undefined => {
    const file = openSync(path, "r");
    let length = 0;
    try {
      const { size } = fstatSync(file);
      if (size > wholeLimit) return undefined;
      if (size + 1 > input.length) input = Buffer.allocUnsafeSlow(size * 2);
      while (length < size) {
        const read = readSync(file, input, length, size - length, null);
        if (read === 0) break;
        length += read;
      }
    } finally {
      closeSync(file);
    }
    if (!isGzip(input, length)) return { bytes: input, end: length };
    if (length < 18) return undefined;
    // the last four bytes say how long the text is; a hint only, so it is bounded by what gzip can reach and by the limit
    const hint = input.readUInt32LE(length - 4);
    if (hint > wholeLimit || hint > length * 1032) return undefined;
    // room for more, so that a text that is longer than it says is seen
    if (hint >= text.length) text = room(Math.min(hint * 2, wholeLimit + 1));
    const end = gunzip(input.subarray(0, length), text);
    return end === hint ? { bytes: text, end } : undefined;
  };

  return { whole, pieces };
}

async function* pieces(path: string, fault: (message: string) => void): AsyncGenerator<Buffer> {
  const file = openSync(path, "r");
  try {
    const source = new ByteSource(file);
    source.fill(2);
    if (isGzip(source.rest, source.rest.length)) yield* gunzipMembers(source, fault);
    else {
      for (let piece = source.take(); piece.length > 0; piece = source.take()) yield piece;
    }
  } finally {
    closeSync(file);
  }
}

function isGzip(bytes: Uint8Array, length: number): boolean {
  return length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Compressed bytes of an open file, in order, with a few looked at ahead. */
class ByteSource {
  public rest: Buffer = Buffer.alloc(0);

  constructor(private readonly file: number) {}

  /** Makes sure that `count` bytes are at hand, if the file has them. */
  public fill(count: number): boolean {
    while (this.rest.length < count) {
      const more = this.read();
      if (more.length === 0) return false;
      this.rest = Buffer.concat([this.rest, more]);
    }
    return true;
  }

  /** Hands out what is at hand, or the next piece; empty at the end of the file. */
  public take(): Buffer {
    const piece = this.rest.length > 0 ? this.rest : this.read();
    this.rest = Buffer.alloc(0);
    return piece;
  }

  /** Takes back bytes that were handed out. */
  public unread(bytes: Buffer): void {
    this.rest = Buffer.concat([bytes, this.rest]);
  }

  private read(): Buffer {
    const piece = Buffer.allocUnsafeSlow(pieceSize);
    return piece.subarray(0, readSync(this.file, piece, 0, piece.length, null));
  }
}

/** Member after member, so that it is known where good data ends and what stands behind it. */
async function* gunzipMembers(source: ByteSource, fault: (message: string) => void): AsyncGenerator<Buffer> {
  for (let member = 0; source.fill(1); member += 1) {
    if (!source.fill(2) || !isGzip(source.rest, source.rest.length)) {
      const trailing = countTrailing(source);
      // zeros are padding, as tape and block devices leave it
      if (trailing.notZero) fault(`${trailing.count} bytes that are no gzip data stand behind the gzip data: ignored`);
      return;
    }
    const header = headerLength(source);
    if (header < 0) return fault("the gzip data ends early");
    source.rest = source.rest.subarray(header);
    const ended = yield* inflateMember(source, fault);
    if (!ended) return;
    if (!source.fill(8)) return fault("the gzip data ends early");
    source.rest = source.rest.subarray(8);
  }
}

function countTrailing(source: ByteSource): { count: number; notZero: boolean } {
  let count = 0;
  let notZero = false;
  for (let piece = source.take(); piece.length > 0; piece = source.take()) {
    count += piece.length;
    notZero ||= piece.some((byte) => byte !== 0);
  }
  return { count, notZero };
}

/** Length of the member's header (RFC 1952 §2.3); -1 when the file ends in it. */
function headerLength(source: ByteSource): number {
  if (!source.fill(10)) return -1;
  const flags = source.rest[3]!;
  let length = 10;
  if (flags & 4) {
    if (!source.fill(length + 2)) return -1;
    length += 2 + source.rest.readUInt16LE(length);
  }
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    for (;;) {
      if (!source.fill(length + 1)) return -1;
      length += 1;
      if (source.rest[length - 1] === 0) break;
    }
  }
  if (flags & 2) length += 2;
  return source.fill(length) ? length : -1;
}

/** What came of a piece: the member's end, a fault, or the wish for more. */
interface Outcome {
  readonly ended: boolean;
  readonly error?: string;
}

/** Hands out the text of one member; returns whether its compressed data came to its end. */
async function* inflateMember(source: ByteSource, fault: (message: string) => void): AsyncGenerator<Buffer, boolean> {
  const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
  const text: Buffer[] = [];
  let settle: (outcome: Outcome) => void = () => {};
  inflate.on("data", (piece: Buffer) => text.push(piece));
  inflate.on("end", () => settle({ ended: true }));
  inflate.on("error", ({ message }) => settle({ ended: false, error: message }));
  try {
    for (;;) {
      const piece = source.take();
      const before = inflate.bytesWritten;
      const { ended, error } = await new Promise<Outcome>((resolve) => {
        settle = resolve;
        if (piece.length === 0) inflate.end();
        else inflate.write(piece, (fault) => resolve({ ended: false, error: fault?.message }));
      });
      yield* text.splice(0);
      if (error !== undefined) {
        fault(`the gzip data is damaged: ${error}`);
        return false;
      }
      if (piece.length === 0) {
        fault("the gzip data ends early");
        return false;
      }
      if (ended) {
        source.unread(piece.subarray(inflate.bytesWritten - before));
        return true;
      }
    }
  } finally {
    inflate.destroy();
  }
}
