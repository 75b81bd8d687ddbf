/** One consumer that sets nothing at all: one error. */
export const bare = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Orders:
    Type: AWS::Kinesis::Stream
    Properties:
      ShardCount: 2
  OrdersMapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.Arn
      FunctionName: orders
      StartingPosition: TRIM_HORIZON
`;

/** The same consumer with all that it takes: no finding. */
export const sound = `${bare.replace("FunctionName: orders", "FunctionName: !Ref Handler")}      MaximumRetryAttempts: 3
      MaximumRecordAgeInSeconds: 3600
      FunctionResponseTypes: [ReportBatchItemFailures]
      DestinationConfig:
        OnFailure:
          Destination: !GetAtt Failed.Arn
  Failed:
    Type: AWS::SQS::Queue
  Handler:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      Role: !GetAtt Role.Arn
      Code: {S3Bucket: code, S3Key: orders.zip}
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole]
      Policies:
        - PolicyName: failed
          PolicyDocument: {Statement: [{Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Failed.Arn}]}
`;

/** Bisecting where nothing shows that this does no harm: one warning. */
export const warned = sound.replace("MaximumRetryAttempts", "BisectBatchOnFunctionError: true\n      MaximumRetryAttempts");

/** Whether there is a destination is for a deployment to tell: undecided. */
export const unsure = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  FailureQueue:
    Type: String
    Default: ""
${bare.slice(bare.indexOf("Resources:"))}      DestinationConfig: {OnFailure: {Destination: !Ref FailureQueue}}
`;

/** A line break is missing, so that a key stands in the middle of a value. */
export const brokenYaml = bare.replace("Resources:\n", "Resources: [\n");

/** A download that stopped in the middle. */
export const truncatedJson = `{"Resources":{"Orders":{"Type":"AWS::Kinesis::Stream","Properties":{"ShardCo`;

/** Becomes a template when Jinja has filled it in. */
export const jinja = bare.replace("      ShardCount: 2\n", "{% if shards %}\n      ShardCount: {{ shards }}\n{% endif %}\n");

/** A file that is no text, and yet holds the words that templates hold. */
export const binary = Uint8Array.from([
  0x1f,
  0x8b,
  0x08,
  0x00,
  ...Buffer.from("AWS::Kinesis::Stream AWS::Lambda::EventSourceMapping"),
  0x00,
  0xff,
  0xfe,
]);
