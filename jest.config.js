// Three kinds of tests, chosen with `--selectProjects` (see CONTRIBUTING.md):
//   unit      milliseconds each, no processes of ours outside, side by side
//   contract  one suite per port, against real parts; one file at a time
//   e2e       the bundled dist run as a runner runs it; one file at a time
// The long ones start machines, which do not share a small host well: `npm test` passes `--runInBand` for them.

const common = {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  moduleFileExtensions: ["ts", "js", "mjs", "json", "node"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "es6" },
        sourceMaps: "inline",
      },
    ],
  },
  // Copies of the package in these folders would clash with the real one in Jest's module map.
  modulePathIgnorePatterns: ["<rootDir>/build/", "<rootDir>/dist/", "<rootDir>/release/", "<rootDir>/.slipway/"],
};

/** @type {import("jest").Config} */
export default {
  // Unit tests take milliseconds, and start real processes now and then: on a busy machine those get their time.
  testTimeout: 30_000,
  projects: [
    { ...common, displayName: "unit", testMatch: ["<rootDir>/__tests__/unit/**/*.test.ts"] },
    { ...common, displayName: "contract", testMatch: ["<rootDir>/__tests__/contract/**/*.test.ts"] },
    { ...common, displayName: "e2e", testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"] },
  ],
};
