using Amazon.Lambda.KinesisEvents;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using AWS.Lambda.Powertools.Idempotency;

namespace Acme;

public class WholeEvent
{
    private readonly IAmazonSimpleNotificationService _sns = new AmazonSimpleNotificationServiceClient();

    [Idempotent]
    public async Task FunctionHandler(KinesisEvent kinesisEvent)
    {
        foreach (var record in kinesisEvent.Records)
        {
            await _sns.PublishAsync(new PublishRequest { TopicArn = "arn", Message = record.EventId });
        }
    }
}
