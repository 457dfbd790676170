import { createScalar } from "./scalar-type.ts";

const RFC_3339 = /^\d{4}-\d{2}-(\d{2})[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

export const DateTimeScalar = createScalar<Date>({
  name: "DateTime",
  expected: "RFC 3339 with an offset, such as 2026-05-01T18:00:00Z",
  parse: parseDateTime,
  serialize: (value) => value.toISOString().replace(".000Z", "Z"),
});

function parseDateTime(text: string): Date | undefined {
  const match = RFC_3339.exec(text);
  if (match === null) return undefined;
  const offset = match[3]?.toUpperCase() ?? "Z";
  const local = new Date(`${text.slice(0, 19).toUpperCase()}Z`);
  // 31 April would roll over into May.
  if (Number.isNaN(local.getTime()) || local.getUTCDate() !== Number(match[1])) return undefined;
  const instant = new Date(text.toUpperCase().replace(/[+-]\d{2}:\d{2}$/, offset));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
