/** Whether a peer's answers are ours, row by row; the name of the log file apart, which each tells in its own way. */
export function sameAnswers(name, ours, theirs) {
  const [a, b] = [JSON.parse(ours), JSON.parse(theirs)];
  const different = Object.keys(a).filter((query) => text(a[query]) !== text(b[query]));
  return { name, different };
}

function text(rows) {
  // DuckDB's own JSON writes whole numbers of 64 bits as text
  const plain = (_key, value) => (typeof value === "number" ? `${value}` : value);
  return JSON.stringify(
    rows?.map(({ log_file: _, ...row }) => row),
    plain,
  );
}
