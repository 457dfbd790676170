import { expect, test } from "vitest";
import { parseContractsFile } from "./contracts-file.ts";

const A = `0x${"Aa".repeat(20)}`;
const B = `0x${"bB".repeat(20)}`;
const tickets = { template: "Erc721Tickets", address: A, startBlock: 456 };
const withTickets = (parts: object) => file({ contracts: [{ ...tickets, ...parts }] });

function file(parts: object = {}): unknown {
  return { network: "matic", chainId: 137, contracts: [tickets], ...parts };
}

test("contracts come in the file's order, named after their templates", () => {
  const { network, chainId, contracts } = parseContractsFile(
    file({
      contracts: [
        { template: "UnlockFactory", address: B, startBlock: 123, name: "Unlock" },
        { ...tickets, endBlock: 789 },
        { ...tickets, address: B },
        { template: "Locks", address: A, startBlock: 1 },
        { ...tickets, address: `0x${"3".repeat(40)}` },
      ],
    }),
  );
  expect({ network, chainId }).toEqual({ network: "matic", chainId: 137 });
  expect(contracts.map(({ name }) => name)).toEqual([
    "Unlock",
    "Erc721Tickets",
    "Erc721Tickets2",
    "Locks",
    "Erc721Tickets3",
  ]);
  expect(contracts[1]).toEqual({
    ...tickets,
    name: "Erc721Tickets",
    address: A.toLowerCase(),
    endBlock: 789,
    context: {},
  });
});

test("who speaks of other contracts is told which ones sell tickets", () => {
  const processor = { template: "PaymentProcessor", address: B, startBlock: 1 };
  const { contracts } = parseContractsFile(file({ contracts: [processor, tickets] }));
  expect(contracts.map(({ context }) => context)).toEqual([
    { network: `{"marketplaces":[],"feeRecipients":[],"tickets":["${A.toLowerCase()}"]}` },
    {},
  ]);
});

test("what is said of network and contract stands in the context, in one form", () => {
  const { contracts } = parseContractsFile({
    ...(withTickets({
      tiers: [
        {
          lastToken: 500,
          firstToken: "01",
          price: 25_000_000,
          supply: "500",
          resaleCapBps: 11_000,
          currency: B,
        },
      ],
      event: {
        endsAt: 1_790_000_001,
        startsAt: 1_790_000_000,
        fiat: "EUR",
        country: "DE",
        timeZone: "Europe/Berlin",
      },
      accounts: [A],
      organizer: B,
    }) as object),
    marketplaces: [{ protocol: "seaport", address: A }],
  });
  const lower = { a: A.toLowerCase(), b: B.toLowerCase() };
  expect(contracts[0]?.context).toEqual({
    network: `{"marketplaces":[{"protocol":"seaport","address":"${lower.a}"}],"feeRecipients":[]}`,
    contract:
      `{"organizer":"${lower.b}","accounts":["${lower.a}"],` +
      `"event":{"country":"DE","timeZone":"Europe/Berlin","fiat":"EUR","startsAt":1790000000,"endsAt":1790000001},` +
      `"tiers":[{"currency":"${lower.b}","price":"25000000","supply":"500","resaleCapBps":11000,"firstToken":"1","lastToken":"500"}]}`,
  });
});

test("nothing said is nothing in the context", () => {
  const { contracts } = parseContractsFile({
    ...(withTickets({ accounts: [], event: {}, tiers: [] }) as object),
    marketplaces: [],
    feeRecipients: [],
  });
  expect(contracts[0]?.context).toEqual({});
});

const event = (parts: object) => withTickets({ event: parts });
const tier = (parts: object) => withTickets({ tiers: [{ price: "1", ...parts }] });

test.for<[string, unknown, RegExp]>([
  ["no contracts", file({ contracts: [] }), /^contracts: name at least one/],
  ["no chain", file({ chainId: undefined }), /^chainId: /],
  ["an unknown key", file({ market: [] }), /market/],
  [
    "an unknown protocol",
    file({ marketplaces: [{ protocol: "x", address: A }] }),
    /^marketplaces\.0\.protocol: /,
  ],
  ["a bad recipient", file({ feeRecipients: ["0x12"] }), /^feeRecipients\.0: not an address/],
  ["a bad address", withTickets({ address: "0x12" }), /^contracts\.0\.address: not an address/],
  ["no start block", withTickets({ startBlock: undefined }), /^contracts\.0\.startBlock: /],
  ["an end before the start", withTickets({ endBlock: 1 }), /^contracts\.0\.endBlock: before startBlock/],
  ["a bad account", withTickets({ accounts: [A, "x"] }), /^contracts\.0\.accounts\.1: not an address/],
  ["no country", event({ country: "UK" }), /^contracts\.0\.event\.country: not an ISO 3166/],
  ["no time zone", event({ timeZone: "Berlin" }), /^contracts\.0\.event\.timeZone: not a time zone/],
  ["no currency", event({ fiat: "euro" }), /^contracts\.0\.event\.fiat: not an ISO 4217/],
  ["milliseconds", event({ startsAt: 1_790_000_000_000 }), /^contracts\.0\.event\.startsAt: .*milliseconds/],
  [
    "an event that ends early",
    event({ startsAt: 2, endsAt: 1 }),
    /^contracts\.0\.event\.endsAt: before startsAt/,
  ],
  ["no price", tier({ price: undefined }), /^contracts\.0\.tiers\.0\.price: /],
  ["a fraction", tier({ price: 1.5 }), /^contracts\.0\.tiers\.0\.price: 1\.5 is no whole number/],
  ["an unsafe number", tier({ fee: 2 ** 60 }), /^contracts\.0\.tiers\.0\.fee: .*as strings/],
  ["hexadecimal", tier({ firstToken: "0x1" }), /^contracts\.0\.tiers\.0\.firstToken: "0x1" is no/],
  ["more than 256 bits", tier({ price: (2n ** 256n).toString() }), /^contracts\.0\.tiers\.0\.price: /],
  [
    "tokens backwards",
    tier({ firstToken: 9, lastToken: "8" }),
    /tiers\.0\.lastToken: smaller than firstToken/,
  ],
  [
    "a name twice",
    file({ contracts: [tickets, { ...tickets, address: B, name: "Erc721Tickets" }] }),
    /^contracts\.1\.name: contracts\.0 is named Erc721Tickets too/,
  ],
  [
    "a contract twice",
    file({ contracts: [tickets, tickets] }),
    /^contracts\.1\.address: contracts\.0 has it/,
  ],
  [
    "tiers of a factory",
    withTickets({ template: "UnlockFactory", tiers: [{ price: 1 }], organizer: A }),
    /contracts\.0\.organizer: a UnlockFactory sells no.*; contracts\.0\.tiers: a UnlockFactory sells no/,
  ],
])("refuses %s", ([, json, message]) => {
  expect(() => parseContractsFile(json)).toThrow(
    expect.objectContaining({ code: "BAD_CONFIGURATION", message: expect.stringMatching(message) as string }),
  );
});

test("names every mistake at once, in one line", () => {
  const mistakes = file({ chainId: 0, contracts: [{ ...tickets, address: "x", startBlock: -1 }] });
  expect(() => parseContractsFile(mistakes)).toThrow(
    /^chainId: [^\n]*contracts\.0\.address: [^\n]*contracts\.0\.startBlock: [^\n]*$/,
  );
});
