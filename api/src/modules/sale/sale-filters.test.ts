import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorld, type World } from "../../testing/create-world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

interface Sales {
  readonly totalCount: number | null;
  readonly nodes: readonly { readonly chainId: number; readonly block: string }[];
}

const QUERY = "query ($where: SaleFilter) { sales(where: $where) { totalCount nodes { chainId block } } }";

async function salesOf(where: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { sales } = await world.api.read<{ sales: Sales }>(QUERY, { where });
  expect(sales.totalCount).toBe(sales.nodes.length);
  return sales.nodes.map(({ chainId, block }) => `${chainId}:${block}`);
}

test("by kind and by time: from the first instant on, and before the second", async () => {
  const all = ["1:106", "1:105", "1:104", "1:103", "1:102", "137:101", "1:101"];
  expect(await salesOf({})).toEqual(all);
  expect(await salesOf({ kind: "PRIMARY" })).toEqual(["1:101"]);
  expect(await salesOf({ kind: "SECONDARY" })).toEqual(all.slice(0, -1));
  // Sale n happened 12 n seconds after 2026-02-20T18:00:00Z.
  const where = { from: "2026-02-20T18:00:24Z", to: "2026-02-20T18:00:48Z" };
  expect(await salesOf(where)).toEqual(["1:103", "1:102"]);
  expect(await salesOf({ ...where, from: "2026-02-20T18:00:24.001Z" })).toEqual(["1:103"]);
});

test("sales are counted up to 10,000 and only when the count is asked for", async () => {
  const { pool } = world.database;
  const columns = await pool.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_schema = 'chain_137' and table_name = 'sale' and column_name not in ('vid', 'id')`,
  );
  const names = columns.rows[0]?.names ?? "";
  const copy = (from: number, to: number) =>
    pool.query(
      `insert into chain_137.sale (id, ${names})
       select decode(lpad(to_hex(n), 8, '0'), 'hex') || t.id, ${names.replaceAll(/(?<=^|, )/g, "t.")}
       from chain_137.sale t cross join generate_series(${from}, ${to}) n where length(t.id) = 36`,
    );
  const countOf = async () => (await world.api.read<{ sales: Sales }>(QUERY)).sales.totalCount;
  // Seven are there already.
  await copy(1, 9993);
  expect(await countOf()).toBe(10_000);
  await copy(9994, 9994);
  expect(await countOf()).toBeNull();

  const counted = await world.api.ask(QUERY);
  const plain = await world.api.ask("{ sales { nodes { id } } }");
  expect(counted.statements.join()).toContain("count(*)");
  expect(plain.statements.join()).not.toContain("count(*)");
  const spread = "{ sales { ...C } } fragment C on SaleConnection { ... { counted: totalCount } }";
  const { sales } = await world.api.read<{ sales: { counted: number | null } }>(spread);
  expect(sales.counted).toBeNull();
});
