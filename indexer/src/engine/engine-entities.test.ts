import { fromHex } from "@facevalue/core";
import { beforeAll, describe, expect, test } from "vitest";
import { buildFixture } from "../../test-subgraphs/build-fixture.ts";
import { TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { EngineFixture } from "../../test-subgraphs/engine-fixture.ts";
import { runLog } from "../../test-subgraphs/token-logs.ts";

const FIRST_VID = 100n;

beforeAll(async () => {
  await buildFixture("basic");
}, 120_000);

describe("entities", () => {
  test("hold every kind of field", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("everything", "0xbeef")]);
    expect(fixture.read("Everything", TOKEN)).toEqual({
      id: fromHex(TOKEN),
      name: "näme 🎫",
      text: null,
      flag: true,
      small: -8,
      wide: -9007199254740993n,
      big: 2n ** 128n,
      decimal: { digits: -15n, exponent: -1 },
      moment: 1_700_000_000_000_001n,
      raw: fromHex("0xbeef"),
      color: "RED",
      tags: ["b", "a"],
      chunks: [fromHex("0x00ff")],
      bigs: [-128n, 128n],
      owner: fromHex(TOKEN),
      friends: [fromHex(TOKEN)],
      note: null,
    });
    expect(fixture.fact("everything")).toContain("näme 🎫|no text|true|-8|-9007199254740993|");
  });

  test("a set merges, a set after a removal replaces", async () => {
    const fixture = await EngineFixture.start({ isSlow: true });
    await fixture.run(6, [runLog("ticket", "t1"), runLog("everything", "0xbeef")]);
    await fixture.run(7, [runLog("merge")]);
    expect(fixture.fact("merged")).toBe(`${TOKEN}:40`);
    expect(fixture.fact("removed")).toBe("gone");
    expect(fixture.read("Ticket", "t1")).toBeNull();
    await expect(fixture.run(8, [runLog("overwrite")])).rejects.toThrow(
      "missing value for non-nullable field `name`",
    );
  });

  test("loadInBlock knows what this block wrote and nothing else", async () => {
    const fixture = await EngineFixture.start();
    await fixture.run(6, [runLog("ticket", "older")]);
    await fixture.run(7, [runLog("ticket", "written"), runLog("in-block")]);
    expect(fixture.fact("in-block")).toBe("written-");
  });

  test.each([false, true])(
    "derived fields follow the state within the block, in key order (slow: %s)",
    async (isSlow) => {
      const fixture = await EngineFixture.start({ isSlow });
      await fixture.run(6, [runLog("account"), ...["b", "c", "d"].map((id) => runLog("ticket", id))]);
      const logs = [runLog("give", "c"), runLog("remove", "d"), runLog("ticket", "a"), runLog("related")];
      await fixture.run(7, logs);
      expect(fixture.fact("related")).toBe("a:1 b:1 ");
    },
  );

  test("unchanged ones give no change, changed ones exactly one with the last version's number", async () => {
    const fixture = await EngineFixture.start();
    const created = await fixture.run(6, [runLog("ticket", "t")]);
    expect(created.changes).toMatchObject([{ existed: false, vid: (6n << 32n) + FIRST_VID }]);
    expect((await fixture.run(7, [runLog("touch", "t")])).changes).toEqual([]);
    const changed = await fixture.run(8, [runLog("give", "t"), runLog("touch", "t")]);
    expect(changed.changes).toMatchObject([{ existed: true, idKey: "t", vid: (8n << 32n) + FIRST_VID + 1n }]);
    expect((await fixture.run(9, [runLog("ticket", "u"), runLog("remove", "u")])).changes).toEqual([]);
    expect((await fixture.run(9, [runLog("remove", "t")])).changes).toMatchObject([
      { row: null, existed: true },
    ]);
  });

  test("an immutable one may be set several times in one block", async () => {
    const fixture = await EngineFixture.start();
    const { changes } = await fixture.run(6, [runLog("immutable", "0x01"), runLog("immutable", "0x01")]);
    expect(changes).toHaveLength(1);
    expect(fixture.read("Transfer", "0x01")).toMatchObject({ amount: 1n });
  });
});
