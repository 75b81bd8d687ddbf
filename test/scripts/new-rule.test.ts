import { describe, expect, it } from "vitest";
import { exportedName, whyNotAnId } from "../../scripts/new-rule/id.mjs";
import { listed } from "../../scripts/new-rule/list.mjs";

describe("the id of a new rule", () => {
  it.each(["no-failure-destination", "duplicate-mapping", "s3-only"])("may be %s", (id) => {
    expect(whyNotAnId(id)).toBeUndefined();
  });

  it.each(["", "NoDestination", "no_destination", "no--destination", "-no", "no-", "../escape", "a b", "1001", "es-1001", "index"])(
    "may not be %j",
    (id) => {
      expect(whyNotAnId(id)).toBeTypeOf("string");
    },
  );

  it("gives the export its name", () => {
    expect(exportedName("no-s3-destination")).toBe("noS3Destination");
  });
});

describe("the list of rules", () => {
  const empty = 'import type { Rule } from "../src/rule.js";\n\nexport const rules: readonly Rule[] = [];\n';

  it("takes a first rule", () => {
    expect(listed(empty, "b-rule")).toBe(
      'import type { Rule } from "../src/rule.js";\nimport { bRule } from "./b-rule.js";\n\nexport const rules: readonly Rule[] = [bRule];\n',
    );
  });

  it("stays sorted by id", () => {
    const list = listed(listed(listed(empty, "b-rule"), "c-rule"), "a-rule");
    expect(list).toContain("[aRule, bRule, cRule]");
    expect(list.match(/\.\/.-rule/g)).toEqual(["./a-rule", "./b-rule", "./c-rule"]);
  });

  it("must have the form that is known", () => {
    expect(() => listed("export default [];", "a-rule")).toThrow("rules/index.ts needs the line");
  });
});
