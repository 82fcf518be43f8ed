import { constants, createGunzip, gunzipSync } from "node:zlib";

/**
 * Unpacks one gzip file's text into `into` and returns its length; -1 for data that is damaged, cut or longer than `into`: then somebody
 * has to look closer. Bytes behind the data may pass unseen: compare with the length that the file's own last bytes tell.
 */
export type Gunzip = (data: Buffer, into: Buffer) => number;

/** `gzip` of `{}` without name and time. */
const sample = Buffer.from("H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==", "base64");

/**
 * One inflater and one place for the text, used again for every file. Node's own functions make both anew for each call, which takes as
 * long as unpacking the hundred kilobytes of a log file.
 *
 * Node has no public function for this. What lies behind its streams is used where it is as it has been for many versions, seen by
 * unpacking a sample; anywhere else `gunzipSync` does the same in more time.
 */
export function gunzipAgain(): Gunzip {
  const again = inflaterOfNode();
  return again !== undefined && unpacksSample(again) ? again : gunzipOnce;
}

/** By public functions only. */
export function gunzipOnce(data: Buffer, into: Buffer): number {
  try {
    return gunzipSync(data, { chunkSize: into.length, maxOutputLength: into.length }).copy(into);
  } catch {
    return -1;
  }
}

/** What a stream of zlib has inside, as far as it is used. */
interface StreamInside {
  reset?(): void;
  readonly _handle?: {
    writeSync?(flush: number, data: Buffer, from: number, size: number, into: Buffer, at: number, room: number): void;
    onerror: () => void;
  };
  /** Room that is left in the output, and bytes that are left in the input. */
  readonly _writeState?: Uint32Array;
}

function inflaterOfNode(): Gunzip | undefined {
  const stream = createGunzip() as StreamInside;
  const { _handle: handle, _writeState: state } = stream;
  if (typeof stream.reset !== "function" || typeof handle?.writeSync !== "function" || !ArrayBuffer.isView(state))
    return undefined;
  let failed = false;
  handle.onerror = () => {
    failed = true;
  };
  return (data, into) => {
    failed = false;
    stream.reset!();
    handle.writeSync!(constants.Z_FINISH, data, 0, data.length, into, 0, into.length);
    const [roomLeft = 0, dataLeft = 0] = state;
    return failed || dataLeft > 0 ? -1 : into.length - roomLeft;
  };
}

function unpacksSample(gunzip: Gunzip): boolean {
  const into = Buffer.alloc(64);
  try {
    return into.toString("latin1", 0, gunzip(sample, into)) === "{}" && gunzip(sample.subarray(0, -1), into) === -1;
  } catch {
    return false;
  }
}
