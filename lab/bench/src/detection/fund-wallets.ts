import type pg from "pg";

const EXCHANGES = 40;
/** One wallet in so many is paid by a purse that pays for a whole hand. */
const PURSE_SHARE = 50;
const HAND = 20;

/**
 * Traced funding for every buyer of a made history: from an exchange or, for a few, from the purse of a hand of twenty; and what they send to
 * their exchange later.
 */
export async function fundWallets(pool: pg.Pool, schema: string, chainId: number): Promise<void> {
  const address = (text: string) => `substring(sha256(convert_to(${text}, 'utf8')) for 20)`;
  const exchange = address(`'exchange ' || number % ${EXCHANGES}`);
  const purse = address(`'purse ' || number / ${PURSE_SHARE * HAND}`);
  const source = `case when number % ${PURSE_SHARE} = 0 then ${purse} else ${exchange} end`;
  const wallets = `
    select buyer, row_number() over (order by buyer) as number, min(block$) as first, max(block$) as last,
      min("timestamp")::bigint as since, max("timestamp")::bigint as until
    from ${schema}.sale group by buyer`;
  const insert = (select: string) =>
    pool.query(`
    insert into app.funding_transfer
      (chain_id, block, transaction, log_index, position, time, sender, recipient, caller, currency, amount, source)
    ${select}`);
  const rest = (sender: string) => `${sender}, '\\x${"00".repeat(20)}'::bytea, 10 ^ 16 + number, 'native'`;
  await insert(`
    select ${chainId}, first, sha256(buyer), -1, 0, since, ${source}, buyer, ${rest(source)} from (${wallets}) wallet`);
  await insert(`
    select ${chainId}, last, sha256(sha256(buyer)), -1, 0, until, buyer, ${exchange}, ${rest("buyer")} from (${wallets}) wallet`);
  await pool.query(
    `insert into app.funding_scan (chain_id, source, from_block, to_block, to_hash)
     select $1, 'native', 0, max(block$), sha256('last') from ${schema}.sale`,
    [chainId],
  );
  await pool.query("vacuum (analyze) app.funding_transfer");
}
