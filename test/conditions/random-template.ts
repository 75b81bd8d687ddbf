/** A deployment: the value of each parameter. */
export type Deployment = Readonly<Record<string, string>>;

type Formula = (deployment: Deployment) => boolean;

/** A condition as it is written, and what it means. */
interface Test {
  readonly text: string;
  readonly holds: Formula;
}

/** A template that nobody wrote, and what its conditions mean, worked out in another way than the product does. */
export interface RandomTemplate {
  readonly text: string;
  /** By name. */
  readonly conditions: ReadonlyMap<string, Formula>;
  /** All deployments that the template does not refuse. */
  readonly deployments: readonly Deployment[];
}

const values = { Stage: ["dev", "test", "prod"], Size: ["small", "large"], Zone: ["a", "b", "c"] } as const;
type Parameter = keyof typeof values;
const parameters = Object.keys(values) as Parameter[];

/** Numbers between 0 and 1, the same for the same seed. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomNumbers(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

/** A template with a few readers of one stream, all of them under conditions of conditions. */
export function randomTemplate(seed: number): RandomTemplate {
  const random = randomNumbers(seed);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const conditions = new Map<string, Formula>();

  const equality = (): Test => {
    const parameter = oneOf(parameters);
    if (random() < 0.15) {
      const other = oneOf(parameters);
      return { text: `!Equals [!Ref ${parameter}, !Ref ${other}]`, holds: (at) => at[parameter] === at[other] };
    }
    const value = oneOf(values[parameter]);
    if (random() < 0.15) {
      return { text: `!Equals [!Sub "x-\${${parameter}}", x-${value}]`, holds: (at) => at[parameter] === value };
    }
    if (random() < 0.15) {
      const text = `!Equals [!FindInMap [Settings, !Ref ${parameter}, IsFirst], "yes"]`;
      return { text, holds: (at) => at[parameter] === values[parameter][0] };
    }
    return { text: `!Equals [!Ref ${parameter}, ${value}]`, holds: (at) => at[parameter] === value };
  };
  const test = (depth: number): Test => {
    const kind = depth === 0 ? "equals" : oneOf(["equals", "and", "or", "not", "condition"]);
    const names = [...conditions.keys()];
    if (kind === "condition" && names.length > 0) {
      const name = oneOf(names);
      return { text: `!Condition ${name}`, holds: conditions.get(name)! };
    }
    if (kind === "not") {
      const part = test(depth - 1);
      return { text: `!Not [${part.text}]`, holds: (at) => !part.holds(at) };
    }
    if (kind === "equals" || kind === "condition") return equality();
    const parts = [test(depth - 1), test(depth - 1)];
    const text = `${kind === "and" ? "!And" : "!Or"} [${parts.map((part) => part.text).join(", ")}]`;
    return { text, holds: (at) => (kind === "and" ? parts.every(({ holds }) => holds(at)) : parts.some(({ holds }) => holds(at))) };
  };

  const written = Array.from({ length: 6 }, (_, index) => {
    const { text, holds } = test(2);
    conditions.set(`C${index}`, holds);
    return `  C${index}: ${text}`;
  });
  const required = random() < 0.4 ? { when: equality(), then: equality() } : undefined;
  const rules =
    required === undefined
      ? []
      : ["Rules:", `  Together: {RuleCondition: ${required.when.text}, Assertions: [{Assert: ${required.then.text}}]}`];
  const maybeOne = (chance: number): string | undefined => (random() < chance ? oneOf([...conditions.keys()]) : undefined);
  const maybe = (line: (condition: string) => string, chance: number): string[] => {
    const name = maybeOne(chance);
    return name === undefined ? [] : [line(name)];
  };
  const isTrue = (name: string | undefined): Formula => (name === undefined ? () => true : conditions.get(name)!);
  /** When something refers to the table `Orders`, which has to be there then. */
  const referred: Formula[] = [];
  const source = (exists: string | undefined): string => {
    const name = maybeOne(0.3);
    referred.push((at) => isTrue(exists)(at) && isTrue(name)(at));
    return name === undefined ? "!GetAtt Orders.StreamArn" : `!If [${name}, !GetAtt Orders.StreamArn, !GetAtt Others.StreamArn]`;
  };
  const readers = Array.from({ length: 5 }, (_, index) => ({ index, exists: maybeOne(0.7) })).flatMap(({ index, exists }) => [
    `  R${index}:`,
    "    Type: AWS::Lambda::EventSourceMapping",
    ...(exists === undefined ? [] : [`    Condition: ${exists}`]),
    "    Properties:",
    `      EventSourceArn: ${source(exists)}`,
    "      FunctionName: f",
    "      StartingPosition: LATEST",
    ...maybe((name) => `      Enabled: !If [${name}, true, false]`, 0.3),
    ...maybe((name) => `      DestinationConfig: !If [${name}, {OnFailure: {Destination: arn}}, !Ref AWS::NoValue]`, 0.5),
  ]);
  const table = "AWS::DynamoDB::Table";
  const tableExists = maybeOne(0.4);
  const text = [
    "Parameters:",
    ...parameters.map((name) => `  ${name}: {Type: String, AllowedValues: [${values[name].join(", ")}], Default: ${values[name][0]}}`),
    "Mappings:",
    "  Settings:",
    ...Object.values(values).flatMap((all) => all.map((value, index) => `    ${value}: {IsFirst: "${index === 0 ? "yes" : "no"}"}`)),
    ...rules,
    "Conditions:",
    ...written,
    "Resources:",
    `  Orders:`,
    `    Type: ${table}`,
    ...(tableExists === undefined ? [] : [`    Condition: ${tableExists}`]),
    `    Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}`,
    `  Others: {Type: ${table}, Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}`,
    ...readers,
    "",
  ].join("\n");
  const all = values.Stage.flatMap((Stage) => values.Size.flatMap((Size) => values.Zone.map((Zone) => ({ Stage, Size, Zone }))));
  const isWhole: Formula = (at) => isTrue(tableExists)(at) || !referred.some((holds) => holds(at));
  const deployments = all.filter((at) => isWhole(at) && (required === undefined || !required.when.holds(at) || required.then.holds(at)));
  return { text, conditions, deployments };
}
