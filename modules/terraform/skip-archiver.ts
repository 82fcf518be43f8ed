import Module, { createRequire } from "node:module";

/*
 * Spares a program the `archiver` that cdktf imports, a third of its start-up time. cdktf zips assets in a process of its own
 * (its lib/private/fs.js started as a program), so the one loaded here is never called. To be imported before cdktf.
 */
try {
  const file = createRequire(require.resolve("cdktf")).resolve("archiver");
  const placeholder = new Module(file);
  placeholder.filename = file;
  placeholder.loaded = true;
  require.cache[file] ??= placeholder;
} catch {
  // a cdktf without archiver needs nothing spared
}
