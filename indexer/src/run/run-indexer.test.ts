import { AppError } from "@facevalue/core";
import { expect, test, vi } from "vitest";
import { type AnvilBed, openAnvilBed } from "./testing/anvil-bed.ts";

/** Blocks in which the contracts that are indexed now were created. */
async function contractBlocks({ database }: AnvilBed): Promise<number[]> {
  const { rows } = await database.pool.query<{ block: number }>(
    "select created_at_block::int as block from chain_31337.ticket_contract where block_range @> 2147483647 order by 1",
  );
  return rows.map(({ block }) => block);
}

async function cursor({ database }: AnvilBed): Promise<{ hash: string; head: number }> {
  const { rows } = await database.pool.query<{ hash: string; head: number }>(
    `select '0x' || encode(block_hash, 'hex') as hash, head_block as head from chain_31337."cursor$"`,
  );
  return rows[0] ?? { hash: "", head: -1 };
}

async function catchUp(bed: AnvilBed): Promise<void> {
  const latest = (await bed.request("eth_getBlockByNumber", "latest", false)) as {
    hash: string;
    number: string;
  };
  const expected = { hash: latest.hash, head: Number(latest.number) };
  await vi.waitFor(async () => expect(await cursor(bed)).toEqual(expected), {
    timeout: 20_000,
    interval: 20,
  });
}

test("the product's subgraph follows anvil through new blocks, reorgs and a roll-back", async () => {
  const bed = await openAnvilBed();
  for (const account of [1, 2]) await bed.createTicketContract(account);
  const ended = bed.index();
  ended.catch(() => undefined);
  await vi.waitFor(() => contractBlocks(bed), { timeout: 20_000 });
  await catchUp(bed);
  expect(await contractBlocks(bed)).toEqual([4, 5]);

  await bed.createTicketContract(3);
  await bed.request("anvil_mine", "0x2");
  await catchUp(bed);
  expect(await contractBlocks(bed)).toEqual([4, 5, 6]);

  // The same height, the last four blocks replaced by empty ones.
  await bed.request("anvil_reorg", 4, []);
  await catchUp(bed);
  expect(await contractBlocks(bed)).toEqual([4]);

  await bed.createTicketContract(4);
  await catchUp(bed);
  expect(await contractBlocks(bed)).toEqual([4, 9]);

  // A shorter chain, and then other blocks in place of those lost.
  await bed.request("anvil_rollback", 3);
  await catchUp(bed);
  expect(await contractBlocks(bed)).toEqual([4]);
  await bed.createTicketContract(3);
  await catchUp(bed);
  expect(await contractBlocks(bed)).toEqual([4, 7]);
});

test("many blocks mined at once are read as history and leave the same tables", async () => {
  const bed = await openAnvilBed();
  await bed.createTicketContract(1);
  await bed.request("anvil_mine", "0x12c");
  await bed.createTicketContract(2);
  const head = Number(await bed.request("eth_blockNumber"));
  await bed.index({ toBlock: head });
  expect(await contractBlocks(bed)).toEqual([4, 305]);
  expect(await cursor(bed)).toMatchObject({ head });
});

test("an RPC of another chain than the database's is refused with both named", async () => {
  const bed = await openAnvilBed();
  const error = await bed.index({ chainId: 1, schemaName: "chain_1" }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({
    code: "RPC_WRONG_CHAIN",
    message: expect.stringMatching(/chain 31337.*chain 1:/),
  });
});
