import stripe


def handler(event, context):
    for record in event["Records"]:
        stripe.Charge.create(amount=record["amount"], currency="eur")
