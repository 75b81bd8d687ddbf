console.log("Loading function");

exports.handler = async (event) => {
  for (const record of event.Records) {
    console.log("DynamoDB Record: %j", record.dynamodb);
    const payload = Buffer.from(record.kinesis?.data ?? "", "base64").toString("ascii");
    console.log("Decoded payload:", payload);
  }
  return `Successfully processed ${event.Records.length} records.`;
};
