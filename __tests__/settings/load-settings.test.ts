import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSettings, readSettingsText, SettingsError } from "../../modules/settings/settings";
import { settingsWith } from "./support/settings-text";

describe("a settings file", () => {
  const folder = mkdtempSync(join(tmpdir(), "settings-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const errorOf = (path: string): SettingsError => {
    try {
      loadSettings(path);
    } catch (error) {
      if (error instanceof SettingsError) return error;
      throw error;
    }
    throw new Error("the settings are good");
  };

  test("is read", () => {
    expect(loadSettings(file("good.yaml", settingsWith())).homeRegion).toBe("us-east-1");
  });

  test("fails when it is missing", () => {
    const path = join(folder, "missing.yaml");
    expect(errorOf(path).message).toBe(
      `${path}:1:1: must be a file that can be read; got no such file; give the path of one, or copy one from examples/`,
    );
  });

  test("fails as a directory", () => {
    expect(errorOf(folder).message).toBe(
      `${folder}:1:1: must be a file that can be read; got a directory; give the path of the file in it`,
    );
  });

  test("fails when its folder is a file", () => {
    const path = join(file("plain", "x"), "sms-trail.yaml");
    expect(errorOf(path).message).toBe(
      `${path}:1:1: must be a file that can be read; got a file in place of one of its folders; correct the path`,
    );
  });

  // not by changing permissions: root may read everything
  test.each([
    ["EACCES", "got no permission to read it; change its permissions or the user"],
    ["EIO", "got EIO: i/o error, read; correct that"],
  ])("fails when the system says %s", (code, words) => {
    const failing = Object.assign(new Error(`${code}: i/o error, read`), { code });
    const read = jest.spyOn(fs, "readFileSync").mockImplementation(() => {
      throw failing;
    });
    const { message } = errorOf("secret.yaml");
    read.mockRestore();
    expect(message).toBe(`secret.yaml:1:1: must be a file that can be read; ${words}`);
  });

  test.each([
    ["UTF-16", Buffer.from(settingsWith(), "utf16le")],
    ["Latin-1", Buffer.from("homeRegion: us-east-1 # größe", "latin1")],
  ])("fails as %s", (_name, content) => {
    const path = file("other.yaml", content);
    expect(() => loadSettings(path)).toThrow(SettingsError);
  });

  test("fails as Latin-1 in words that help", () => {
    const path = file("latin.yaml", Buffer.from("homeRegion: us-east-1 # größe", "latin1"));
    expect(errorOf(path).message).toBe(
      `${path}:1:1: must be a file that can be read; got something that is not UTF-8 text; save it as UTF-8`,
    );
  });

  test("fails empty", () => {
    const path = file("empty.yaml", "");
    expect(errorOf(path).message).toBe(
      `${path}:1:1: must hold settings; got an empty file; begin with a copy of one under examples/`,
    );
  });

  test("fails with one line for each problem, each with the file's name, and the same as data", () => {
    const path = file("bad.yaml", "homeRegion: nowhere\ntrailName: x\naccounts: {}\nlogBucket: { name: abc }\n");
    const error = errorOf(path);
    expect(error.name).toBe("SettingsError");
    expect(error.fileName).toBe(path);
    expect(error.message.split("\n")).toEqual([
      `${path}:1:13: homeRegion: must be a Region of partition aws; got "nowhere"; write one that this version knows (list of 2026-08), such as us-west-2`,
      `${path}:2:12: trailName: must be 3 to 128 characters long; got "x"; choose another name`,
      `${path}:3:1: accounts.management: is required; got nothing; add management, with id indented under it`,
    ]);
    expect(error.problems[1]).toEqual({
      line: 2,
      column: 12,
      path: "trailName",
      message: 'must be 3 to 128 characters long; got "x"; choose another name',
    });
  });

  test("is read as text without being judged", () => {
    mkdirSync(join(folder, "sub"));
    expect(readSettingsText(file("sub/any.yaml", "\ufeffany: thing"))).toBe("any: thing");
  });
});
