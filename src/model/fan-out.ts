import { all, moreThan, no, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
import type { LambdaFunction } from "./function.js";
import { allowsSomewhere } from "./role.js";
import type { Registration } from "./stream.js";
import { inBoth, is } from "./value.js";
import type { Value } from "./value.js";

/** What reading through a registered consumer takes, beyond what reading takes anyway. */
export const fanOutAction = "kinesis:SubscribeToShard";

/** Whether a mapping reads through a registered consumer, and the role of its function permits that nowhere. */
export function lacksFanOutPermission(consumer: Consumer): Answer {
  // The Serverless Framework grants it to the role that it makes, and says so nowhere.
  if (consumer.kind !== "lambda" || consumer.dialect.format === "serverless") return no;
  return all(is(consumer.reads, "fan-out"), () => mayNotSubscribe(consumer.function));
}

function mayNotSubscribe(called: Value<LambdaFunction>): Answer {
  if (called.is === "unknown") return inBoth<LambdaFunction>(called, mayNotSubscribe);
  return called.is === "absent" ? no : not(allowsSomewhere(called.value.grants, fanOutAction));
}

/** Whether several readers read through one registered consumer; of one mapping that is made twice others speak. */
export function isShared({ readers }: Registration): Answer {
  return moreThan(
    1,
    readers.map((reader) => ({ ...reader, there: all(reader.there, () => not(moreThan(0, reader.consumer.twins))) })),
  );
}
