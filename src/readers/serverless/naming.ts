/** The logical ids that the framework gives. https://github.com/serverless/serverless, `lib/plugins/aws/lib/naming.js` */

/** The logical id of a function: `orders-api` becomes `OrdersDashapiLambdaFunction`. */
export function functionId(name: string): string {
  return `${normalized(name)}LambdaFunction`;
}

/** The logical id of the mapping of a stream event. */
export function mappingId(functionName: string, kind: string, streamName: string): string {
  return `${normalized(functionName)}EventSourceMapping${capitalized(kind)}${capitalized(alphanumeric(streamName))}`;
}

/** The logical id of the consumer that `consumer: true` registers. */
export function registrationId(functionName: string, streamName: string): string {
  return `${normalized(`${functionName}${streamName}Consumer`)}StreamConsumer`;
}

/** The logical id of what says where asynchronous calls of a function go. */
export function invokeConfigId(functionName: string): string {
  return `${normalized(functionName)}LambdaEvConf`;
}

/** The logical id of the role of one function alone. */
export function ownRoleId(functionName: string): string {
  return `${normalized(functionName)}IamRoleLambdaExecution`;
}

/** The logical id of the role of all functions that have none of their own. */
export const sharedRoleId = "IamRoleLambdaExecution";

function normalized(name: string): string {
  return capitalized(name.replaceAll("-", "Dash").replaceAll("_", "Underscore"));
}

function alphanumeric(name: string): string {
  return name.replace(/[^0-9A-Za-z]/g, "");
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
