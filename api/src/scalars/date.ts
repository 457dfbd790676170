import { createScalar } from "./scalar-type.ts";

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** A calendar day as text, YYYY-MM-DD. */
export const DateScalar = createScalar<string>({
  name: "Date",
  expected: "a day such as 2026-05-01",
  parse: (text) => (DAY.test(text) && isDay(text) ? text : undefined),
  serialize: (value) => value,
});

function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
