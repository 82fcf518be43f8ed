import Module, { createRequire } from "node:module";

/*
 * Puts off zod's error messages in some fifty languages until somebody asks for one: zod loads all of them, a file each, and the settings
 * speak for themselves. To be imported before zod. Nothing changes for who uses them: `z.locales` loads itself when it is first read.
 */
try {
  const fromZod = createRequire(require.resolve("zod"));
  const file = fromZod.resolve("./v4/locales/index.cjs");
  const locales = () => {
    if (require.cache[file] === placeholder) delete require.cache[file];
    return fromZod(file) as object;
  };
  const placeholder = new Module(file);
  placeholder.filename = file;
  placeholder.loaded = true;
  placeholder.exports = new Proxy(
    {},
    {
      // what a compiled `import *` asks before it hands a module on as it is
      get: (_, name) => name === "__esModule" || (Reflect.get(locales(), name) as unknown),
      has: (_, name) => Reflect.has(locales(), name),
      ownKeys: () => Reflect.ownKeys(locales()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(locales(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
  require.cache[file] ??= placeholder;
} catch {
  // a zod without that file has nothing to be put off
}
