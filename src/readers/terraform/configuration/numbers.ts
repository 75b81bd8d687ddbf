import type { Content } from "./datum.js";

/** The number that a value is, or that its text says. */
export function numberIn(content: Content | undefined): number | undefined {
  if (typeof content === "string") return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(content) ? Number(content) : undefined;
  return typeof content === "number" && Number.isFinite(content) ? content : undefined;
}

/** A number in digits, as Terraform writes it: never with a power of ten. */
export function textOfNumber(number: number): string {
  const text = String(number);
  if (!text.includes("e")) return text;
  return Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(20).replace(/0+$/, "");
}
