import { readFileSync } from "node:fs";
import { z } from "zod";

const day = z.iso.date().nullable();
const text = z.string().min(1).nullable();
const decimal = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,18})?$/)
  .nullable();

const capRule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** ISO 3166: a country's code, or that of a part of it. */
    jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
    name: z.string().min(1),
    validFrom: day,
    validTo: day,
    base: z.enum(["ORIGINAL_COST", "ORIGINAL_PRICE"]).nullable(),
    multiplier: decimal,
    txnCostCap: decimal,
    platformFeeRule: text,
    scope: text,
    volumeRule: text,
    exemptions: text,
    sourceUrl: z.url().nullable(),
    verifiedAt: day,
    status: z.enum(["VERIFIED", "UNVERIFIED"]),
  })
  .refine(({ base, multiplier }) => (base === null) === (multiplier === null), {
    error: "base and multiplier belong together: a price cap has both, any other rule neither",
  })
  .refine(({ verifiedAt, status }) => (verifiedAt !== null) === (status === "VERIFIED"), {
    error: "a verified rule has the day of that, and no other has",
  });

/** A rule on resale as the file has it; what the fields mean, the comments of app.cap_rule say. */
export type ShippedCapRule = z.infer<typeof capRule>;

const FILE = new URL("cap-rules.json", import.meta.url);

/** The rules that come with the software. @throws ZodError when the file is not as it should be */
export function readShippedCapRules(): ShippedCapRule[] {
  const rules = z.array(capRule).parse(JSON.parse(readFileSync(FILE, "utf8")));
  const ids = new Set(rules.map(({ id }) => id));
  if (ids.size < rules.length) throw new Error("cap-rules.json: two rules have the same id");
  return rules;
}
