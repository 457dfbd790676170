import type { RpcLog } from "@facevalue/rpc";
import fc from "fast-check";
import { expect, test } from "vitest";
import { RESOLD_TOPIC, TICKET_ADDRESS, TRANSFER_TOPIC, toQuantity } from "./identifiers.ts";
import { ask, makeChain, readAllLogs } from "./testing/ask-node.ts";

interface Filter {
  readonly address?: string | string[];
  readonly topics: readonly (string | readonly string[] | null)[];
}

const { node } = makeChain({ gap: 2, logsPerBlock: 7 });
const logs = readAllLogs(node);
const seenTopics = [...new Set(logs.flatMap(({ topics }) => topics))];

const anyTopic = fc.constantFrom(...seenTopics, `0x${"77".repeat(32)}`);
const position = fc.oneof(fc.constant(null), anyTopic, fc.uniqueArray(anyTopic, { maxLength: 20 }));
const first = fc.oneof(
  position,
  fc.constantFrom(TRANSFER_TOPIC, RESOLD_TOPIC, [TRANSFER_TOPIC, RESOLD_TOPIC]),
);
const other = `0x${"12".repeat(20)}`;
const address = fc.constantFrom<Pick<Filter, "address">>(
  {},
  { address: TICKET_ADDRESS },
  { address: TICKET_ADDRESS.toUpperCase().replace("X", "x") },
  { address: other },
  { address: [other, TICKET_ADDRESS] },
);
const topics = fc
  .tuple(first, position, position, position)
  .chain((list) => fc.nat(4).map((length) => list.slice(0, length)));

function accepts(filter: Filter, log: RpcLog): boolean {
  const among = (wanted: string | readonly string[] | null | undefined, value: string | undefined) =>
    wanted === undefined || wanted === null || wanted.length === 0
      ? true
      : [wanted].flat().some((candidate) => candidate.toLowerCase() === value);
  return (
    among(filter.address, log.address) && filter.topics.every((wanted, at) => among(wanted, log.topics[at]))
  );
}

test("a query returns the logs that a filter over all of them returns", () => {
  fc.assert(
    fc.property(fc.nat(36), fc.nat(36), address, topics, (fromBlock, toBlock, where, wanted) => {
      const filter = { ...where, topics: wanted };
      const span = { fromBlock: toQuantity(fromBlock), toBlock: toQuantity(toBlock) };
      const expected = logs.filter((log) => {
        const number = Number(log.blockNumber);
        return number >= fromBlock && number <= toBlock && accepts(filter, log);
      });
      expect(ask(node, "eth_getLogs", { ...span, ...filter })).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("a query by block hash returns that block's logs", () => {
  const { blockHash } = logs[20]!;
  expect(ask(node, "eth_getLogs", { blockHash })).toEqual(logs.filter((log) => log.blockHash === blockHash));
  const unknown = `0x${"00".repeat(32)}`;
  expect(() => node.answer("eth_getLogs", [{ blockHash: unknown }])).toThrow("unknown block");
});

test("too many blocks or logs are refused, with a range that is not", () => {
  const limited = makeChain({ maxRange: 10, maxLogs: 45 }).node;
  const query = (from: number, to: number) =>
    ask<RpcLog[]>(limited, "eth_getLogs", { fromBlock: toQuantity(from), toBlock: toQuantity(to) });
  expect(() => query(1, 11)).toThrow("limited to a 10 block range");
  expect(() => query(1, 5)).toThrow("query exceeds max results 45, retry with the range 0x1-0x2");
  expect(query(1, 2)).toHaveLength(40);
});
