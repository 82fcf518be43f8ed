/** What a command may touch of the process that runs it. */
export interface CommandIo {
  /** Results, and nothing else. */
  readonly stdout: TextSink;
  /** Everything else. */
  readonly stderr: TextSink;
  /** Whether stderr is a terminal on which a line may be written again and again. */
  readonly showsProgress: boolean;
  /** Whether stdout takes colours. */
  readonly colours: boolean;
  /** Width of the terminal, for tables. @default - tables are as wide as their text */
  readonly columns?: number;
  /** Bundled reader. @default - log files are read on one thread */
  readonly workerFile?: string;
}

/** Takes text; `false` asks to wait for `drain`, as streams do. */
export interface TextSink {
  write(text: string): boolean;
  once(event: "drain", listener: () => void): unknown;
}

/** Writes text and waits when the other side is slow, so that a long answer does not pile up in memory. */
export async function writeText(sink: TextSink, text: string): Promise<void> {
  if (!sink.write(text)) await new Promise<void>((resolve) => sink.once("drain", resolve));
}
