import js from "@eslint/js";
import tseslint from "typescript-eslint";

/**
 * The import directions of this project, held here and not by hope:
 * main → main-stack → parts → service folders → shared, and queries/ and shared/ import nothing above them.
 */
const wholeProvider = {
  regex: "^@cdktf/provider-aws(/lib)?(/index(\\.js)?)?/?$",
  message:
    "import one resource: @cdktf/provider-aws/lib/<resource>; the whole provider costs 1.5 s and 0.5 GB a process",
};
const cdktf = {
  regex: "^(cdktf|constructs|@cdktf/.*)(/.*)?$",
  message: "this folder is plain data and pure functions: cli/ uses it without cdktf",
};
const engine = { regex: "^@duckdb/", message: "only cli/ knows the embedded engine" };

/** TypeScript knows what is global; plain JavaScript files are told. */
const nodeGlobals =
  "AbortSignal Buffer URL clearTimeout console fetch performance process setTimeout structuredClone".split(" ");

/** Lint rule for one set of files; the provider barrel is refused everywhere. */
const imports = (files, ...patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [wholeProvider, ...patterns] }] },
});

export default tseslint.config(
  { ignores: ["**/node_modules/", "out/", "cdktf.out/", "**/dist/", "coverage/", "reports/"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      // `_` is a value that a pattern has to step over
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_$", varsIgnorePattern: "^_$" }],
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", require: "readonly", __dirname: "readonly" },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["modules/**/*.ts", "queries/**/*.ts", "cli/src/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "only main.ts and cli/bin read the environment",
        },
        {
          selector: "VariableDeclarator[init.name='process'] Property[key.name='env']",
          message: "only main.ts and cli/bin read the environment",
        },
        {
          selector: "ImportDeclaration[source.value=/^(node:)?process$/]",
          message: "only main.ts and cli/bin read the environment",
        },
      ],
    },
  },
  imports(["main.ts", "examples/**/*.ts", "__tests__/**/*.ts", "bench/**/*.{ts,mjs,js}", "scripts/**"]),
  imports(
    ["modules/*.ts"],
    {
      regex: "(^\\./|/)(main-stack|main)$|(^|/)stacks/",
      message: "a part stands alone: it does not know the stack that wires it",
    },
    { regex: "(^|/)settings/", message: "a part takes plain values; main-stack.ts turns settings into them" },
  ),
  imports(["modules/main-stack.ts"], { regex: "^\\.\\./main$", message: "main.ts is above the stack" }),
  imports(["modules/*/**/*.ts"], {
    regex: "^\\.\\./(?!shared/)",
    message:
      "a service folder imports only shared/ and itself: what it needs of another service it asks for in its props",
  }),
  imports(["modules/*/**/*-statements.ts"], cdktf, {
    regex: "^\\.\\./(?!shared/)",
    message: "a service folder imports only shared/ and itself",
  }),
  imports(["modules/stacks/**/*.ts"], { regex: "(^|/)main$", message: "main.ts is above the stacks" }),
  imports(["modules/stacks/*-statements.ts"], cdktf, {
    regex: "^\\.\\./(?!(shared|settings)/|.*-statements$)",
    message: "these statements are made of settings alone, so that cli/ can print them",
  }),
  imports(["modules/shared/**/*.ts"], cdktf, engine, { regex: "^\\.\\./", message: "shared/ is a leaf" }),
  imports(["modules/settings/**/*.ts"], cdktf, engine, {
    regex: "^\\.\\./(?!shared/)",
    message: "settings import only shared/",
  }),
  imports(["queries/**/*.ts"], cdktf, engine, {
    regex: "(^|/)(modules|cli)(/|$)",
    message: "queries/ is a leaf: it knows neither the stack nor the engine",
  }),
  imports(["cli/**/*.{ts,mjs}"], cdktf, {
    regex: "/modules/(?!(shared|settings)/|.*-statements$)",
    message: "cli/ imports queries/, modules/shared, modules/settings and *-statements only",
  }),
);
