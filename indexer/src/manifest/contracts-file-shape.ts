import { isAddress } from "@facevalue/core";
import { z } from "zod";
import { isCountryCode, isCurrencyCode, isTimeZone } from "./known-codes.ts";

const LARGEST_NUMBER = 2n ** 256n - 1n;
const LARGEST_INT = 2 ** 31 - 1;
/** Times beyond it, the year 5138, are milliseconds. */
const LARGEST_TIME = 100_000_000_000;

const text = z.string().trim().min(1);
const block = z.number().int().min(0).max(LARGEST_INT);
const time = z
  .number()
  .int()
  .min(0)
  .max(LARGEST_TIME, { error: "not in Unix seconds; are these milliseconds?" });
const address = z
  .string()
  .refine(isAddress, { error: "not an address" })
  .transform((value) => value.toLowerCase());

/** A whole number as a decimal string, since it may be larger than a JSON number can be. */
const largeNumber = z
  .union([z.string(), z.number()], { error: "a decimal string or a whole number is needed" })
  .transform((value, context) => {
    const isWhole = typeof value === "string" ? /^\d{1,78}$/.test(value) : Number.isSafeInteger(value);
    const number = isWhole ? BigInt(value) : -1n;
    if (number >= 0n && number <= LARGEST_NUMBER) return number.toString();
    context.addIssue({
      code: "custom",
      message: `${JSON.stringify(value)} is no whole number of the smallest unit; write large ones as strings`,
    });
    return z.NEVER;
  });

const event = z
  .strictObject({
    name: text.optional(),
    artist: text.optional(),
    category: text.optional(),
    venue: text.optional(),
    city: text.optional(),
    country: text.refine(isCountryCode, { error: "not an ISO 3166 country code such as DE" }).optional(),
    timeZone: text.refine(isTimeZone, { error: "not a time zone such as Europe/Berlin" }).optional(),
    fiat: text.refine(isCurrencyCode, { error: "not an ISO 4217 currency code such as EUR" }).optional(),
    salesStart: time.optional(),
    startsAt: time.optional(),
    endsAt: time.optional(),
  })
  .refine(({ startsAt = 0, endsAt = LARGEST_TIME }) => startsAt <= endsAt, {
    path: ["endsAt"],
    error: "before startsAt",
  });

const tier = z
  .strictObject({
    name: text.optional(),
    /** The native coin without it. */
    currency: address.optional(),
    price: largeNumber,
    fee: largeNumber.optional(),
    supply: largeNumber.optional(),
    walletLimit: z.number().int().min(1).max(LARGEST_INT).optional(),
    resaleCapBps: z.number().int().min(0).max(LARGEST_INT).optional(),
    firstToken: largeNumber.optional(),
    lastToken: largeNumber.optional(),
  })
  .refine(({ firstToken = "0", lastToken = firstToken }) => BigInt(firstToken) <= BigInt(lastToken), {
    path: ["lastToken"],
    error: "smaller than firstToken",
  });

const contract = z
  .strictObject({
    template: text,
    address,
    startBlock: block,
    endBlock: block.optional(),
    name: text.optional(),
    organizer: address.optional(),
    accounts: z.array(address).optional(),
    event: event.optional(),
    tiers: z.array(tier).optional(),
  })
  .refine(({ startBlock, endBlock = LARGEST_INT }) => startBlock <= endBlock, {
    path: ["endBlock"],
    error: "before startBlock",
  });

const marketplace = z.strictObject({ protocol: z.enum(["seaport", "payment-processor"]), address });

/** A network file that names contracts: addresses come out in lower case, large numbers as decimal strings. */
export const contractsFileShape = z.strictObject({
  network: text,
  chainId: z.number().int().min(1),
  marketplaces: z.array(marketplace).optional(),
  feeRecipients: z.array(address).optional(),
  contracts: z.array(contract).min(1, { error: "name at least one contract" }),
});

export type ContractsFileShape = z.output<typeof contractsFileShape>;
export type ContractShape = ContractsFileShape["contracts"][number];
