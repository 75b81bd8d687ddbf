using Amazon.Lambda.KinesisEvents;

namespace Acme;

public class Injected
{
    private readonly IBilling _billing;

    public Injected(IBilling billing)
    {
        _billing = billing;
    }

    public void FunctionHandler(KinesisEvent kinesisEvent)
    {
        foreach (var record in kinesisEvent.Records) _billing.Charge(record.EventId);
    }
}
