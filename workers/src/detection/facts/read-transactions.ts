import { readCells, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { NumberColumn } from "../../columns/number-column.ts";
import { AmountColumn } from "./amount-column.ts";
import { intoAmounts, intoCounts, intoIntegers, intoNumbers } from "./cell-sinks.ts";
import type { Names } from "./names.ts";
import { inOrder, orderBy, type ReadScope, untilBlock } from "./place-reader.ts";

/** The transactions in the order of the chain; `hash` is their number in `names.hashes`. */
export async function readTransactions(session: Session, scope: ReadScope, names: Names) {
  const hash = NumberColumn.integers();
  const block = NumberColumn.integers();
  const time = NumberColumn.decimals();
  const index = NumberColumn.integers();
  const sender = NumberColumn.integers();
  const recipient = NumberColumn.integers();
  const nonce = NumberColumn.decimals();
  const gasPrice = new AmountColumn();
  const value = new AmountColumn();
  const query = sql`
    select id, block$, "timestamp"::bigint as "time", "index", sender, recipient, nonce, gas_price, value
    from ${sql.id(scope.schema, "transaction")} where ${untilBlock(scope, "transaction")}`;
  await readCells(session, query, {
    id: intoNumbers(names.hashes, hash),
    block$: intoIntegers(block),
    time: intoIntegers(time),
    index: intoIntegers(index),
    sender: intoNumbers(names.wallets, sender),
    recipient: intoNumbers(names.wallets, recipient),
    nonce: intoCounts(nonce),
    gas_price: intoAmounts(gasPrice),
    value: intoAmounts(value),
  });
  const order = orderBy(
    hash.count,
    (first, second) =>
      block.at(first) - block.at(second) ||
      index.at(first) - index.at(second) ||
      names.hashes.compare(hash.at(first), hash.at(second)),
  );
  if (order !== null) for (const column of [gasPrice, value]) column.reorder(order);
  return {
    count: hash.count,
    hash: inOrder(hash.take(), order),
    block: inOrder(block.take(), order),
    time: inOrder(time.take(), order),
    index: inOrder(index.take(), order),
    sender: inOrder(sender.take(), order),
    recipient: inOrder(recipient.take(), order),
    nonce: inOrder(nonce.take(), order),
    gasPrice,
    value,
  };
}
