const AWS = require("aws-sdk");
const db = new AWS.DynamoDB.DocumentClient();

exports.handler = async (event) => {
  const updates = event.Records.map((record) =>
    db
      .update({
        TableName: "sessions",
        Key: { id: record.dynamodb.Keys.id.S },
        UpdateExpression: "SET events = list_append(events, :event)",
        ExpressionAttributeValues: { ":event": [record.eventName] },
      })
      .promise(),
  );
  await Promise.all(updates);
};
