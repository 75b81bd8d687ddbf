import middy from "@middy/core";
import { save } from "./store/save.js";

const lambdaHandler = async (event: any) => {
  await Promise.all(event.Records.map(save));
};

export const handler = middy(lambdaHandler);
