/** Lines of a table, one for each thing that was compared, and how many were not as they must be. */
export function report() {
  let good = 0;
  const wrong = [];
  const line = (what, engine, rows, verdict) =>
    console.log(`${what.padEnd(44)} ${engine.padEnd(16)} ${String(rows).padStart(7)}  ${verdict}`);
  line("question", "engine", "rows", "equal");
  return {
    /** A comparison; `difference` says what is different, if anything. */
    compared(what, engine, rows, difference) {
      line(what, engine, rows, difference === undefined ? "equal" : `DIFFERENT: ${difference}`);
      if (difference === undefined) good += 1;
      else wrong.push(what);
    },
    /** A statement that must hold. */
    held(what, engine, number, holds, seen) {
      line(what, engine, number, holds ? "yes" : `NO: ${seen}`);
      if (holds) good += 1;
      else wrong.push(what);
    },
    counts: () => ({ good, wrong: wrong.length }),
  };
}
