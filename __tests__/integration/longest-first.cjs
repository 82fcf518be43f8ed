const Sequencer = require("@jest/test-sequencer").default;

/** The scenarios that deploy, longest first; the others fill the gaps. */
const deploying = ["presets", "single-account", "organization"];

class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = (test) => {
      const at = deploying.findIndex((name) => test.path.endsWith(`${name}.test.ts`));
      return at < 0 ? deploying.length : at;
    };
    return [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  }
}

module.exports = LongestFirst;
