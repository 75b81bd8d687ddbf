// @ts-check
import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "examples/", "test/idempotency/handlers/", "**/*.generated.js"]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-else-return": "error",
      "object-shorthand": "error",
      "prefer-template": "error",
      "no-control-regex": "off", // Control characters are exactly what a reporter must look for.
      "no-undef": "off", // The type checker knows better.

      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/strict-boolean-expressions": ["error", { allowNullableBoolean: true }],

      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-generated-empty-object-type": "off", // "No options" is a type, and meant.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["src/cli.ts", "src/action.ts", "scripts/**", "bench/**", "vitest.config.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.mjs", "**/*.js"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off", // JSDoc says them.
      "@typescript-eslint/no-unsafe-assignment": "off", // A JSDoc cast of what `JSON.parse` gives is still `any` to the linter.
    },
  },
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off", // What `JSON.parse` gives is compared, not relied on.
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
