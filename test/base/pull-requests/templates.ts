/** A template with these resources. */
export function template(...resources: readonly string[]): string {
  return `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${resources.join("")}`;
}

/** A table, the stream of which other templates read under the name `orders-stream`. */
export const table = `${template(`  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      StreamSpecification: {StreamViewType: NEW_IMAGE}
`)}Outputs:
  Stream:
    Value: !GetAtt Orders.StreamArn
    Export: {Name: orders-stream}
`;

export interface Settings {
  /** Default: the stream of `table`. */
  readonly source?: string;
  /** The failure destination is left out. */
  readonly isBare?: boolean;
  readonly bisects?: boolean;
  readonly condition?: string;
  readonly calls?: string;
}

/** A reader with which nothing is wrong, unless that is asked for. */
export function reader(
  id: string,
  { source = "!ImportValue orders-stream", isBare = false, bisects = false, condition, calls = id.toLowerCase() }: Settings = {},
): string {
  const lines = [
    `  ${id}:`,
    "    Type: AWS::Lambda::EventSourceMapping",
    ...(condition === undefined ? [] : [`    Condition: ${condition}`]),
    "    Properties:",
    `      EventSourceArn: ${source}`,
    `      FunctionName: ${calls}`,
    "      StartingPosition: TRIM_HORIZON",
    "      MaximumRetryAttempts: 3",
    "      MaximumRecordAgeInSeconds: 3600",
    "      FunctionResponseTypes: [ReportBatchItemFailures]",
    ...(bisects ? ["      BisectBatchOnFunctionError: true"] : []),
    ...(isBare ? [] : [`      DestinationConfig: {OnFailure: {Destination: "arn:aws:sqs:eu-west-1:123456789012:failed"}}`]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Two readers of the table: as many as its shards serve. */
export const twoReaders = template(reader("Invoices"), reader("Stock"));
