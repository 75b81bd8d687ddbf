// @ts-check

/**
 * A template with readers of one stream, each under one of the conditions; most conditions are built of others.
 * @param {{ readonly conditions: number, readonly readers: number, readonly areUsed: boolean }} size without `areUsed` every reader is always there
 */
export function conditionalTemplate({ conditions, readers, areUsed }) {
  const names = Array.from({ length: conditions }, (_, index) => `Condition${index}`);
  const tests = names.map((name, index) => `  ${name}: ${index < 8 ? equality(index) : combination(index)}`);
  const mappings = Array.from({ length: readers }, (_, index) => {
    const condition = areUsed ? `Condition: ${names[index % conditions]}, ` : "";
    return `  Reader${index}: {Type: "AWS::Lambda::EventSourceMapping", ${condition}Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: f${index}, StartingPosition: LATEST}}`;
  });
  const parameters = Array.from({ length: 6 }, (_, index) => `  Parameter${index}: {Type: String}`);
  return [
    ...["Parameters:", ...parameters, "Conditions:", ...tests],
    ...["Resources:", '  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 4}}', ...mappings, ""],
  ].join("\n");
}

/** @param {number} index */
function equality(index) {
  return `!Equals [!Ref Parameter${index % 6}, value${index}]`;
}

/** @param {number} index */
function combination(index) {
  const others = [index - 1, index - 5, (index * 7) % index, (index * 3) % index].map((other) => `{Condition: Condition${other}}`);
  return `!${index % 3 === 1 ? "Or" : "And"} [${others[0]}, !Not [${others[1]}], !Or [${others[2]}, ${others[3]}]]`;
}
