import { expect, test } from "vitest";
import { LIVE, NEXT, openChangingBed, until } from "./testing/changing-bed.ts";
import { FACTORY, shopFrom } from "./testing/market-sources.ts";

const OLD = [FACTORY, shopFrom(3, 1)];
const NEW = [...OLD, shopFrom(4, 5)];

test("an added contract gives the tables of a clean sync with it", async () => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  const before = await bed.digest();
  await bed.catchUp(NEW);
  expect(await bed.digest()).not.toEqual(before);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));
  expect(await bed.schemas()).toEqual([LIVE]);
  const { rows } = await bed.database.pool.query(
    "select sources from ops.network union all select sources from ops.subgraph",
  );
  expect(rows).toEqual([{ sources: [{}, {}, {}].map(() => expect.anything() as unknown) }]);
});

test.for<[string, typeof OLD]>([
  ["a removed contract", [FACTORY]],
  ["an earlier start block", [FACTORY, shopFrom(3, 0)]],
  ["another context", [FACTORY, shopFrom(3, 1, 2)]],
  ["another order", [shopFrom(3, 1), FACTORY]],
  ["an end block that has passed", [FACTORY, { ...shopFrom(3, 1), endBlock: 30 }]],
])("%s gives the tables of a clean sync", async ([, sources]) => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  await bed.catchUp(sources);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(sources));
  expect(await bed.schemas()).toEqual([LIVE]);
});

test("a contract that begins above the head is taken up at once", async () => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  const later = [...OLD, shopFrom(4, 45)];
  let hasBuilt = false;
  const running = bed.start(later, {
    onProgress: ({ beside }) => {
      hasBuilt ||= beside !== undefined;
    },
  });
  bed.mine(20);
  await until(async () => (await bed.block()) === bed.chain.height, running);
  await running.stop();
  expect(hasBuilt).toBe(false);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(later));
});

test("the stored tables go on meanwhile, through a reorg, and the join is exact", async () => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  const letGo = bed.hold(30);
  const running = bed.start(NEW);
  for (const depth of [0, 3, 6]) {
    bed.chain.drop(depth);
    bed.mine(depth + 2);
    await until(async () => (await bed.block()) === bed.chain.height, running);
  }
  expect(await bed.digest()).toEqual(await bed.cleanDigest(OLD));
  expect(await bed.schemas()).toEqual([LIVE, NEXT]);
  expect(running.progress()?.beside).toMatchObject({ block: -1, ofBlock: bed.chain.height });
  letGo();
  await until(async () => !(await bed.schemas()).includes(NEXT), running);
  bed.chain.drop(3);
  bed.mine(5);
  await until(async () => (await bed.block()) === bed.chain.height, running);
  await running.stop();
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));
});

test("contracts that change again are built anew; changed back, nothing is", async () => {
  const bed = await openChangingBed(40);
  await bed.catchUp(OLD);
  const first = bed.start([...NEW, { ...FACTORY, startBlock: 7 }].slice(1), { toBlock: undefined });
  await until(async () => (await bed.schemas()).includes(NEXT), first);
  await first.stop();
  await bed.catchUp(NEW);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));

  const letGo = bed.hold(30);
  const second = bed.start(OLD);
  await until(async () => (await bed.schemas()).includes(NEXT), second);
  await second.stop();
  letGo();
  await bed.catchUp(NEW);
  expect(await bed.schemas()).toEqual([LIVE]);
  expect(await bed.digest()).toEqual(await bed.cleanDigest(NEW));
});

test("a contract whose handlers fail can be removed", async () => {
  const bed = await openChangingBed(40);
  const failing = [FACTORY, { ...shopFrom(3, 1), context: "{}" }];
  await expect(bed.catchUp(failing)).rejects.toMatchObject({ code: "MAPPING_FAILED" });
  expect(await bed.block()).toBeLessThan(bed.chain.height);
  await bed.catchUp([FACTORY]);
  expect(await bed.digest()).toEqual(await bed.cleanDigest([FACTORY]));
});
