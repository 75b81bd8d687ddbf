import { asOpenText } from "../../model/reference.js";
import { absent, known, mapKnown, unknown } from "../../model/value.js";
import type { Known, Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { opaque } from "./call.js";
import type { Call } from "./call.js";

/** `Fn::ImportValue`: what another stack exports under a name. */
export function importValue(call: Call): Written<TreeNode> {
  const { template, argument, at, place } = call;
  return mapKnown(nameIn(call.evaluate(argument, at)), ({ value: name }) => ({
    ...unknown(`export ${name} belongs to another stack`, place),
    refersTo: name.includes("${")
      ? { to: "expression", file: template.scope, text: `\${Fn::ImportValue ${name}}` }
      : { to: "export", name },
  }));
}

/**
 * `Fn::GetStackOutput`: an output of another stack, whether exported or not.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function stackOutput(call: Call): Written<TreeNode> {
  const { template, argument, at, place } = call;
  const part = (key: string): Written<string> => {
    const node = child(argument, key);
    return node === undefined ? absent : nameIn(call.evaluate(node, below(at, key)));
  };
  const [stack, output] = [part("StackName"), part("OutputName")];
  if (stack.is === "absent" || output.is === "absent") return opaque(call, "Fn::GetStackOutput needs StackName and OutputName");
  return mapKnown(stack, ({ value: stackName }) =>
    mapKnown(output, ({ value: outputName }) =>
      mapKnown(elsewhere(part("Region"), part("RoleArn")), ({ value: where }) => {
        const name = `${stackName}.${outputName}${where}`;
        const refersTo = name.includes("${")
          ? ({ to: "expression", file: template.scope, text: `\${Fn::GetStackOutput ${name}}` } as const)
          : ({ to: "output", name } as const);
        return { ...unknown(`output ${outputName} belongs to stack ${stackName}`, place), refersTo };
      }),
    ),
  );
}

/** What tells the stack from one of the same name in this account and Region; empty where it is that one. */
function elsewhere(region: Written<string>, role: Written<string>): Written<string> {
  return mapKnown(orEmpty(region), (where) =>
    mapKnown(orEmpty(role), ({ value: arn }) => ({
      ...where,
      // The stack's own Region is what is meant where none is given.
      value: `${["", "${AWS::Region}"].includes(where.value) ? "" : ` in ${where.value}`}${arn === "" ? "" : ` as ${arn}`}`,
    })),
  );
}

function orEmpty(written: Written<string>): Written<string> {
  if (written.is === "choice") return { ...written, then: orEmpty(written.then), otherwise: orEmpty(written.otherwise) };
  return written.is === "absent" ? nowhere : written;
}

const nowhere: Known<string> = known("", { file: "", path: [] });

/** The name as it is written: with the default of a parameter it would join stacks that a deployment keeps apart. */
function nameIn(name: Written<TreeNode>): Written<string> {
  if (name.is === "unknown" && name.refersTo !== undefined) return known(asOpenText(name.refersTo), name.place ?? nowhere.place);
  return mapKnown(name, ({ value: node, place, refersTo }) => {
    if (refersTo !== undefined) return known(asOpenText(refersTo), place);
    return node.kind === "scalar" ? known(String(node.value), place) : unknown("the name is no text", place);
  });
}
