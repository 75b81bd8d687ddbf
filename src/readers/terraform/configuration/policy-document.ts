import { known } from "../../../model/value.js";
import { below } from "../../../source/place.js";
import { child } from "../../../source/tree.js";
import { blocksNamed } from "./arguments.js";
import type { NamedBlock } from "./arguments.js";
import { dictionary, list } from "./datum.js";
import type { Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import { encoded } from "./functions/encoding.js";
import { argumentOf } from "./module-source.js";
import type { DeclaredResource } from "./module-source.js";
import type { Use } from "./scope.js";

/** Arguments that bring along the statements of other policies. */
const merging = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];

/** The JSON of an `aws_iam_policy_document`; undefined where it is made of others. */
export function policyDocument(declared: DeclaredResource, use: Use): Datum | undefined {
  if (merging.some((name) => argumentOf(declared, name) !== undefined)) return undefined;
  const statements = blocksNamed({ node: declared.node, place: declared.inside }, use.scope, "statement").map(statementOf);
  return encoded(dictionary([["Statement", list(statements, use.place)]], use.place), use);
}

function statementOf(block: NamedBlock): Datum {
  const { node, scope, place } = block;
  const at = (name: string): Datum => {
    const written = child(node, name);
    return written === undefined ? { is: "absent" } : datumOf(written, { scope, place: below(place, name) });
  };
  const effect = at("effect");
  const isConditional = block.when.is !== "always" || blocksNamed(block, scope, "condition").length > 0;
  const parts: readonly (readonly [string, Datum])[] = [
    ["Effect", effect.is === "absent" ? known("Allow", place) : effect],
    ["Action", at("actions")],
    ["NotAction", at("not_actions")],
    ["Resource", at("resources")],
    ["NotResource", at("not_resources")],
    ["Condition", isConditional ? known("in some cases only", place) : { is: "absent" }],
  ];
  return dictionary(
    parts.filter(([, value]) => value.is !== "absent"),
    place,
  );
}
