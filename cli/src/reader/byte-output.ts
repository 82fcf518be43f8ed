/** Bytes that grow: what a worker has written and not yet handed on. */
export class ByteOutput {
  public bytes: Buffer;
  public length = 0;

  constructor(capacity = 1 << 16) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  /** Makes room for `count` more bytes; the writers below and their callers rely on having asked. */
  public reserve(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(wanted, this.bytes.length * 2));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  /** Appends one byte, for which room was reserved. */
  public push(byte: number): void {
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  /** Appends `source[from, to)`. */
  public append(source: Uint8Array, from = 0, to = source.length): void {
    const count = to - from;
    this.reserve(count);
    const { bytes } = this;
    let at = this.length;
    // for the few bytes of most values a loop beats the call into native code
    if (count < 48) for (let index = from; index < to; index += 1) bytes[at++] = source[index]!;
    else bytes.set(source.subarray(from, to), at);
    this.length += count;
  }

  /** What was written; the view is valid until the next write. */
  public written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
