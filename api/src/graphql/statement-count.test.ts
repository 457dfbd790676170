import { readFileSync } from "node:fs";
import { parse, print } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hex, logId } from "../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, eventRow, saleRow, ticketIdOf, ticketRow } from "../testing/chain-rows.ts";
import { countReads } from "../testing/count-reads.ts";
import { createWorld, type World } from "../testing/create-world.ts";
import { markupRow } from "../testing/markup-rows.ts";
import { bucketRow, eventSalesRow, revenueRow } from "../testing/sales-rows.ts";

const FEATURES = new URL("../../../dashboard/src/features/", import.meta.url);

/** The queries of a dashboard file, each with all fragments of the given text that it needs. */
function queriesOf(path: string): Map<string, string> {
  const text = readFileSync(new URL(path, FEATURES), "utf8");
  const fragments = readFileSync(new URL("events/events-query.ts", FEATURES), "utf8");
  const blocks = (source: string) => [...source.matchAll(/graphql\(`([^`]*)`\)/g)].map(([, block]) => block);
  const shared = parse(blocks(fragments).join("\n")).definitions.filter(
    (node) => node.kind === "FragmentDefinition",
  );
  return new Map(
    blocks(text)
      .flatMap((block) => parse(block ?? "").definitions)
      .flatMap((node) => (node.kind === "OperationDefinition" ? [node] : []))
      .map((operation) => {
        const needed = new Set<string>();
        const collect = (source: string) => {
          for (const [, name] of source.matchAll(/\.\.\.(\w+)/g)) {
            const fragment = shared.find((one) => one.name.value === name);
            if (fragment === undefined || name === undefined || needed.has(name)) continue;
            needed.add(name);
            collect(print(fragment));
          }
        };
        collect(print(operation));
        const used = shared.filter(({ name }) => needed.has(name.value));
        return [operation.name?.value ?? "", [operation, ...used].map(print).join("\n")];
      }),
  );
}

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

async function addEvents(): Promise<void> {
  for (let number = 100; number < 125; number += 1) {
    await world.mainnet.insert("event", eventRow(number));
    await world.mainnet.insertMetric("metrics.event_sales", eventSalesRow(number));
    await world.mainnet.insertMetric("metrics.event_revenue", revenueRow(number));
    await world.mainnet.insertMetric("metrics.event_markup", markupRow(number));
    await world.polygon.insert("event", eventRow(number));
    // All of these belong to event 1, whose page is read.
    await world.mainnet.insert("ticket", ticketRow(number, 1));
    const sale = { id: logId(number, 3), event: eventIdOf(1), ticket: ticketIdOf(number) };
    await world.mainnet.insert("sale", saleRow(number, sale));
    const hour = `2026-02-0${1 + Math.floor((number - 100) / 10)}T0${number % 10}:15:00Z`;
    await world.mainnet.insertMetric(
      "metrics.event_sales_bucket",
      bucketRow(1, hour, { resale_count: number }),
    );
  }
}

const PLACE = { chainId: 1, contract: hex(CONTRACT), eventId: "1", first: 25 };
const CASES = [
  ["events/events-query.ts", "Events"],
  ["event/event-queries.ts", "EventOverview"],
  ["event/event-queries.ts", "EventCharts"],
  ["event/event-queries.ts", "EventSales"],
] as const;

test("the dashboard's queries send as many statements for many rows as for few", async () => {
  const counts = async () => {
    const result: Record<string, { statements: number; size: number }> = {};
    for (const [file, name] of CASES) {
      const query = queriesOf(file).get(name) ?? "";
      const { data, errors, statements } = await world.api.ask(query, PLACE);
      expect(errors).toEqual([]);
      result[name] = { statements: countReads(statements), size: JSON.stringify(data).length };
    }
    return result;
  };
  await counts();
  const few = await counts();
  await addEvents();
  const many = await counts();
  for (const [, name] of CASES) {
    // Events without figures ask once more why they have none, in few and in many.
    expect(many[name]?.statements).toBeLessThanOrEqual(few[name]?.statements ?? 0);
    expect(few[name]?.statements).toBeLessThanOrEqual(14);
  }
  for (const name of ["Events", "EventCharts", "EventSales"]) {
    expect(many[name]?.size).toBeGreaterThan(2 * (few[name]?.size ?? 0));
  }
});
