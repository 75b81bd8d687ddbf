import { schemaUrl } from "./schema-url.js";

/** A configuration in which everything is explained and nothing is set. A setting is `#` and no blank away from being one. */
export const initialText = `# yaml-language-server: $schema=${schemaUrl}

# What stream-lint is to know about this repository. Everything is optional: take away a # to set what stands behind it.
# "stream-lint --print-config" shows what is in force, "stream-lint explain RULE" what a rule is about.

# How loud each rule is: off, note, warning or error. A map sets its options, too.
#rules:
#  no-failure-destination: warning
#  dynamodb-stream-oversubscribed:
#    level: error
#    limit: 2

# The mildest finding that makes the run fail: error (the default), warning, note or never.
#failOn: error

# Files that are not looked at, as long as nobody names them: paths from the folder of this file. * is anything but a slash,
# ? is one character, ** is any number of folders. A pattern without a slash holds in every folder, and one for a folder for
# all that is in it.
#ignore:
#  - legacy/**
#  - "*.draft.yaml"

# What is looked at although ignore says otherwise. What git ignores stays out; name it on the command line.
#include:
#  - legacy/orders/template.yaml

# Readers that no template here shows: of another team, another repository, or made by hand. They count like any other. A stream
# goes by its name, its ARN, or its logical id or address, which means every stream that is called so. How many readers, or their
# names; most share the throughput of the stream, some have a registered consumer of their own (fan-out).
#externalConsumers:
#  orders: [analytics, audit]
#  Clicks: 2
#  arn:aws:kinesis:eu-west-1:111122223333:stream/payments:
#    shared: [audit]
#    fan-out: [fraud-detection]

# Consumers and functions for which a record may be processed twice, by their logical id, Function.Event or address, with the reason.
#idempotent:
#  Billing: each invoice is written under its own key

# Values of template parameters and Terraform variables: what is deployed with them is judged.
#parameters:
#  Stage: prod

# Where the handler of a function lies, for functions whose template does not tell: paths from the folder of this file.
#sources:
#  Billing: services/billing/app.py

# How loud a finding is at most that only some deployments have: error, warning (the default), note or off.
#conditional: warning

# Whether the alarms on streams and their readers are declared in these templates: here, or elsewhere. Where nothing is said, one
# such alarm in the templates means here.
#alarms: here
`;
