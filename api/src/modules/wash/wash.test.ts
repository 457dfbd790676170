import { afterAll, beforeAll, expect, test } from "vitest";
import { globalId, hex, logId } from "../../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, saleRow } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { markupRow } from "../../testing/markup-rows.ts";
import { washEventRow, washEvidenceRow, washTradeRow } from "../../testing/wash-rows.ts";
import { REPORT_QUERY, SALE_FIELDS } from "../../testing/whole-queries.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

async function washOf(number: number): Promise<object | null> {
  const id = globalId("Sale", 1, logId(number, 3));
  const query = `query ($id: ID!) { node(id: $id) { ... on Sale { ${SALE_FIELDS} } } }`;
  return (await world.api.read<{ node: { wash: object | null } }>(query, { id })).node.wash;
}

async function reportOf(number: number, variables: object = {}) {
  const place = { chainId: 1, contract: hex(CONTRACT), number, ...variables };
  const answer = await world.api.read<{ event: { markupReport: { wash: object; overall: object } } }>(
    REPORT_QUERY,
    place,
  );
  return answer.event.markupReport;
}

test("a resale has its verdict with its codes and what shows them; a primary sale none", async () => {
  const resale = { event: eventIdOf(1), kind: "SECONDARY", block: 900 };
  await world.mainnet.insert("sale", saleRow(300, { id: logId(300, 3), ...resale }));
  await world.mainnet.insertMetric("metrics.wash_trade", washTradeRow(1, 300));
  await world.mainnet.insertMetric(
    "metrics.wash_evidence",
    washEvidenceRow(1, 300, "WASH-03", logId(299, 3)),
    washEvidenceRow(1, 300, "WASH-02", logId(300, 3)),
  );
  expect(await washOf(300)).toEqual({
    verdict: "SUSPECT",
    reason: null,
    codes: ["WASH-02", "WASH-03"],
    evidence: [
      {
        code: "WASH-02",
        saleId: globalId("Sale", 1, logId(300, 3)),
        transactionHash: hex(logId(300, 3).subarray(0, 32)),
      },
      {
        code: "WASH-03",
        saleId: globalId("Sale", 1, logId(299, 3)),
        transactionHash: hex(logId(299, 3).subarray(0, 32)),
      },
    ],
  });
  await world.mainnet.insert("sale", saleRow(301, { id: logId(301, 3), ...resale, kind: "PRIMARY" }));
  expect(await washOf(301)).toBeNull();
});

test("a resale without a row: no finding, no number, or not come to yet", async () => {
  const resale = { event: eventIdOf(1), kind: "SECONDARY" };
  await world.mainnet.insert(
    "sale",
    saleRow(310, { id: logId(310, 3), ...resale, block: 990 }),
    saleRow(311, { id: logId(311, 3), ...resale, block: 990, ticket: null }),
    saleRow(312, { id: logId(312, 3), ...resale, block: 991 }),
    saleRow(313, { id: logId(313, 3), ...resale, block: 900, event: null }),
  );
  expect(await washOf(310)).toMatchObject({ verdict: "NONE", reason: null, codes: [], evidence: [] });
  expect(await washOf(311)).toMatchObject({ verdict: null, reason: "TICKETS_UNNUMBERED" });
  expect(await washOf(312)).toMatchObject({ verdict: null, reason: "NOT_COMPUTED" });
  expect(await washOf(313)).toMatchObject({ verdict: null, reason: "NOT_COMPUTED" });
});

test("an event's report counts them, beside adjusted figures", async () => {
  await world.mainnet.insertMetric("metrics.wash_event", washEventRow(1));
  const adjusted = markupRow(1, { adjustment: "WASH_ADJUSTED", resale_count: 3, median_markup: "0.1" });
  await world.mainnet.insertMetric("metrics.event_markup", adjusted);
  expect(await reportOf(1, { adjustment: "WASH_ADJUSTED" })).toMatchObject({
    adjustment: "WASH_ADJUSTED",
    overall: { resaleCount: "3", median: { value: "0.1", reason: null } },
    wash: {
      resaleCount: "6",
      confirmedCount: "1",
      suspectCount: "2",
      serviceCount: "0",
      unnumberedCount: "3",
      fundingReason: "FUNDING_UNTRACED",
      reason: null,
      freshness: { block: "990" },
    },
  });
  expect((await reportOf(2)).wash).toMatchObject({ resaleCount: "0", confirmedCount: "0", reason: null });
  expect((await reportOf(1, { chainId: 137 })).wash).toMatchObject({
    confirmedCount: null,
    reason: "NOT_COMPUTED",
  });
});
