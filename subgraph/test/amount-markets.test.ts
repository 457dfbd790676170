import { erc1155TicketsAbi } from "@facevalue/contracts/abis";
import { encodeAbiParameters, encodeEventTopics } from "viem";
import { expect, test } from "vitest";
import {
  AMOUNTS,
  askFilled,
  bidFilled,
  bought,
  moved,
  ordersMatched,
  PROCESSOR,
  startAmounts,
} from "./amount-logs.ts";
import { ALICE, BOB, CAROL, type LogSpec, NOBODY, ORGANIZER } from "./ticket-logs.ts";

const paid = (logs: readonly LogSpec[], value: bigint) => ({ logs, from: ALICE, to: AMOUNTS, value });
const facts = (rows: readonly Readonly<Record<string, unknown>>[], ...fields: string[]) =>
  rows.map((row) => fields.map((field) => row[field]));

test("several sales of one kind in one transaction are told apart by their movements", async () => {
  const tables = await startAmounts();
  await tables.run(1, [
    paid([moved(NOBODY, ALICE, 1n, 2n)], 20n),
    paid([moved(NOBODY, ALICE, 1n, 4n)], 120n),
  ]);
  const logs = [
    bought(ALICE, CAROL, 1n, 3n, 99n),
    bought(ALICE, BOB, 1n, 1n, 44n),
    moved(ALICE, BOB, 1n, 1n),
    moved(ALICE, CAROL, 1n, 3n),
  ];
  await tables.run(2, [logs]);
  expect(tables.one("Sale", { buyer: BOB })).toMatchObject({ quantity: "1", price: "44", faceValue: "10" });
  expect(tables.one("Sale", { buyer: CAROL })).toMatchObject({ quantity: "3", price: "99", faceValue: "70" });
  expect(tables.rows("Transfer").filter(({ kind }) => kind === "SALE")).toHaveLength(2);
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("orders of one seller that were delivered in one movement are one sale of their sum", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 5n)], 50n)]);
  const orders = [bought(ALICE, BOB, 1n, 2n, 30n), bought(ALICE, BOB, 1n, 3n, 60n)];
  await tables.run(2, [[moved(ALICE, BOB, 1n, 5n), ...orders]]);
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({
    quantity: "5",
    price: "90",
    faceValue: "50",
  });
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("an ask that was matched with two bids is a sale to each bidder, and who got which part is not told", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 5n)], 50n)]);
  const logs = [
    askFilled({ key: 1n, maker: ALICE, id: 1n, amount: 5n, price: 100n, fees: [[ORGANIZER, 5n]] }),
    bidFilled({ key: 2n, maker: BOB, id: 1n, amount: 2n, price: 50n }),
    bidFilled({ key: 3n, maker: CAROL, id: 1n, amount: 3n, price: 70n }),
    ordersMatched([1n, 2n, 3n]),
    moved(ALICE, BOB, 1n, 2n),
    moved(ALICE, CAROL, 1n, 3n),
  ];
  await tables.run(2, [logs]);
  const sold = tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");
  expect(facts(sold, "seller", "buyer", "quantity", "price", "faceValue", "proceeds", "royalty")).toEqual([
    [ALICE, BOB, "2", "50", "20", null, null],
    [ALICE, CAROL, "3", "70", "30", null, null],
  ]);
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("a bid that was matched with two asks is a sale by each seller, at the bid's price per ticket", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 1n)], 10n), paid([moved(NOBODY, CAROL, 1n, 3n)], 60n)]);
  const logs = [
    askFilled({ key: 1n, maker: ALICE, id: 1n, amount: 1n, price: 20n }),
    askFilled({ key: 2n, maker: CAROL, id: 1n, amount: 3n, price: 60n, fees: [[ORGANIZER, 6n]] }),
    bidFilled({ key: 3n, maker: BOB, id: 1n, amount: 4n, price: 88n, fees: [[ORGANIZER, 8n]] }),
    ordersMatched([1n, 2n, 3n]),
    moved(ALICE, BOB, 1n, 1n),
    moved(CAROL, BOB, 1n, 3n),
  ];
  await tables.run(2, [logs]);
  const sold = tables.rows("Sale").filter(({ kind }) => kind === "SECONDARY");
  expect(facts(sold, "seller", "payer", "price", "faceValue", "proceeds", "royalty")).toEqual([
    [ALICE, BOB, "22", "10", "20", "2"],
    [CAROL, BOB, "66", "60", "54", "12"],
  ]);
  expect(tables.rows("IndexingIssue")).toEqual([]);
});

test("a sale to its own seller is suspected of wash trading and leaves the tickets where they are", async () => {
  const tables = await startAmounts();
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 2n)], 20n)]);
  await tables.run(2, [[moved(ALICE, ALICE, 1n, 2n), bought(ALICE, ALICE, 1n, 2n, 90n)]]);
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({ isWashSuspect: true, faceValue: "20" });
  expect(tables.one("Holding")).toMatchObject({ quantity: "2", receivedCount: "2", releasedCount: "0" });
});

test("a log of another standard before the movements does not hide the sale", async () => {
  const tables = await startAmounts();
  const other: LogSpec = {
    address: AMOUNTS,
    topics: [
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
      ...encodeEventTopics({
        abi: erc1155TicketsAbi,
        eventName: "TransferSingle",
        args: { operator: ALICE, from: NOBODY, to: ALICE },
      } as never).slice(1),
    ] as string[],
    data: encodeAbiParameters([], []),
  };
  await tables.run(1, [paid([moved(NOBODY, ALICE, 1n, 1n)], 10n)]);
  await tables.run(2, [[other, moved(ALICE, BOB, 1n, 1n), bought(ALICE, BOB, 1n, 1n, 15n)]]);
  expect(tables.one("Sale", { kind: "SECONDARY" })).toMatchObject({ price: "15", faceValue: "10" });
});

test("a sale that an unknown marketplace tells is none", async () => {
  const tables = await startAmounts();
  const told = { ...bought(ALICE, BOB, 1n, 1n, 15n), address: BOB };
  expect(told.address).not.toBe(PROCESSOR);
  await tables.run(1, [[moved(ALICE, BOB, 1n, 1n), told]]);
  expect(tables.rows("Sale")).toEqual([]);
  expect(tables.one("Transfer")).toMatchObject({ kind: "GIFT" });
});
