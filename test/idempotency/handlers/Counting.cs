using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.KinesisEvents;

namespace Acme;

public class Counting
{
    private readonly IAmazonDynamoDB _client = new AmazonDynamoDBClient();

    public async Task FunctionHandler(KinesisEvent kinesisEvent)
    {
        foreach (var record in kinesisEvent.Records)
        {
            await _client.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = Environment.GetEnvironmentVariable("TABLE"),
                Key = new Dictionary<string, AttributeValue> { ["id"] = new AttributeValue { S = record.EventId } },
                UpdateExpression = "ADD #n :one",
                ExpressionAttributeNames = new Dictionary<string, string> { ["#n"] = "n" },
                ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":one"] = new AttributeValue { N = "1" } }
            });
        }
    }
}
