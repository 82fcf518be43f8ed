import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOwnQueries, readOwnQuery } from "../../queries/own-queries";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-trail-own-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const good =
  "-- title: T\r\n-- question: Q?\r\n-- category: Ours\r\n-- parameters: from, to, accounts, regions\r\n-- column: event_name | A\r\n" +
  "WITH\r\n-- include: events\r\nSELECT event_name\r\nFROM events\r\nORDER BY event_name\r\n";

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test("files of a folder are saved queries like those of the package, by their names, whatever their line ends", () => {
  const file = write("b.sql", good);
  write("a.sql", good.replace("T", "S"));
  write("notes.md", "");
  expect(readOwnQueries(folder).map(({ id, title, category }) => [id, title, category])).toEqual([
    ["a", "S", "Ours"],
    ["b", "T", "Ours"],
  ]);
  const { sql } = readOwnQuery(file);
  expect(sql).toMatch(/^WITH\nin_range AS \(/);
  expect(sql).toMatch(/\nORDER BY event_name$/);
});

test("everything that is wrong in any of them is told at once, with file and line", () => {
  write("a.sql", good.replace("-- question: Q?\r\n", ""));
  write("b.sql", good.replace("SELECT event_name", "SELECT avg(1),\n  now()"));
  write("c.sql", good.replace("FROM events", "FROM events WHERE event_name = :which"));
  write("timeline.sql", good);
  expect(() => readOwnQueries(folder)).toThrow(
    new Error(
      [
        `${folder}/a.sql:5: the header has no line "-- question: …"`,
        `${folder}/b.sql:8: avg(: decimals and doubles differ; write integer sums and permille`,
        `${folder}/b.sql:9: now(: a saved text holds no clock; write a parameter`,
        `${folder}/c.sql:9: the statement uses the parameter "which" that the header does not declare`,
        `${folder}/timeline.sql:1: timeline is the name of a saved query that is there already: rename the file`,
      ].join("\n"),
    ),
  );
});

test("a folder must be there, and have such files", () => {
  expect(() => readOwnQueries(folder)).toThrow(new Error(`${folder} must be a folder of .sql files: it has none`));
  const missing = join(folder, "missing");
  expect(() => readOwnQueries(missing)).toThrow(
    `${missing} must be a folder of .sql files: ENOENT: no such file or directory, scandir '${missing}'`,
  );
});

test("a fragment that is not there is told", () => {
  const file = write("a.sql", good.replace("include: events", "include: evnets"));
  expect(() => readOwnQuery(file)).toThrow(`${file}:7: there is no fragment "evnets"; there are: `);
});
