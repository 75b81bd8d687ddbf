using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.KinesisEvents;

namespace Acme;

public class KeyedPut
{
    private readonly IAmazonDynamoDB _client = new AmazonDynamoDBClient();

    public async Task FunctionHandler(KinesisEvent kinesisEvent)
    {
        foreach (var record in kinesisEvent.Records)
        {
            var request = new PutItemRequest
            {
                TableName = "orders",
                Item = new Dictionary<string, AttributeValue> { { "id", new AttributeValue { S = record.EventId } } }
            };
            await _client.PutItemAsync(request);
        }
    }
}
