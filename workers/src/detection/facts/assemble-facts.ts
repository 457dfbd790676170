import type {
  DetectionFacts,
  FundingColumns,
  ListingColumns,
  PlaceColumns,
  SaleColumns,
  StatusColumns,
  TransactionColumns,
  TransferColumns,
} from "./detection-facts.ts";
import { NONE } from "./detection-facts.ts";
import type { Names } from "./names.ts";
import { numberEvents, publishedNumbers } from "./number-events.ts";
import type { EventRows } from "./read-event-records.ts";
import type { readTransactions } from "./read-transactions.ts";
import { renumber } from "./renumber.ts";

type ReadTransactions = Awaited<ReturnType<typeof readTransactions>>;

export interface ReadTables {
  readonly chainId: number;
  readonly names: Names;
  readonly eventRows: EventRows;
  readonly transactions: ReadTransactions;
  readonly sales: SaleColumns;
  readonly transfers: Omit<TransferColumns, "event">;
  readonly listings: ListingColumns;
  readonly statuses: StatusColumns;
  readonly funding: FundingColumns | null;
}

/** Gives everything its final number, in the order of the chain, and joins what the tables keep apart. */
export function assembleFacts(tables: ReadTables): DetectionFacts {
  const { chainId, transactions, sales, transfers, listings, statuses, funding } = tables;
  const names = renumberAll(tables);
  const { events, tiers } = numberEvents(tables.eventRows, names);
  const tickets = ticketColumns(names, sales);
  const places = [sales, transfers, listings, statuses];
  return {
    chainId,
    asOf: newestPlace([...places, transactions]),
    wallets: names.wallets,
    currencies: names.currencies,
    events,
    tiers,
    tickets,
    transactions: transactionColumns(names, transactions, places),
    sales,
    transfers: { ...transfers, event: transfers.ticket.map((ticket) => tickets.event[ticket] ?? NONE) },
    listings,
    statuses,
    funding,
  };
}

function renumberAll({ names, ...tables }: ReadTables): Names {
  const { transactions, sales, transfers, listings, statuses, funding } = tables;
  const { dictionary: wallets } = renumber(names.wallets, [
    [transactions.sender, transactions.recipient],
    [sales.payer, sales.buyer, sales.seller, sales.payee, sales.marketplace],
    [transfers.from, transfers.to],
    [listings.seller],
    [statuses.holder],
    ...(funding === null ? [] : [[funding.caller, funding.from, funding.to]]),
  ]);
  const { dictionary: hashes } = renumber(names.hashes, [
    [transactions.hash],
    ...[sales, transfers, listings, statuses].map(({ transaction }) => [transaction]),
  ]);
  const tickets = [sales, transfers, listings, statuses].map(({ ticket }) => [ticket]);
  const events = [sales, listings, statuses].map(({ event }) => [event]);
  const known = publishedNumbers(tables.eventRows, names);
  const currencies = [
    [sales.currency, sales.faceCurrency],
    [listings.currency],
    ...(funding ? [[funding.currency]] : []),
  ];
  return {
    wallets,
    hashes,
    tickets: renumber(names.tickets, tickets).dictionary,
    events: renumber(names.events, [...events, [known.eventsOfTiers]], known.events).dictionary,
    tiers: renumber(names.tiers, [[sales.tier]], known.tiers).dictionary,
    listings: renumber(names.listings, [[listings.listing]]).dictionary,
    currencies: renumber(names.currencies, currencies).dictionary,
  };
}

/** A ticket's event and tier are those of its first sale that knows them. */
function ticketColumns({ tickets }: Names, sales: SaleColumns) {
  const event = new Int32Array(tickets.count).fill(NONE);
  const tier = new Int32Array(tickets.count).fill(NONE);
  for (let row = 0; row < sales.count; row += 1) {
    const ticket = sales.ticket[row] as number;
    if (ticket < 0) continue;
    if (event[ticket] === NONE) event[ticket] = sales.event[row] as number;
    if (tier[ticket] === NONE) tier[ticket] = sales.tier[row] as number;
  }
  return { count: tickets.count, ids: tickets, event, tier };
}

/** Transactions that rows name but the table lacks come last, with the place of a row that names them and nothing else. */
function transactionColumns(
  { hashes }: Names,
  { hash: _hash, count, ...stored }: ReadTransactions,
  places: readonly PlaceColumns[],
): TransactionColumns {
  const { gasPrice, value } = stored;
  const longer = <Values extends Int32Array | Float64Array>(values: Values): Values => {
    const all = new (values.constructor as new (length: number) => Values)(hashes.count).fill(NONE) as Values;
    all.set(values);
    return all;
  };
  const columns = {
    block: longer(stored.block),
    time: longer(stored.time),
    index: longer(stored.index),
    sender: longer(stored.sender),
    recipient: longer(stored.recipient),
    nonce: longer(stored.nonce),
  };
  for (let row = count; row < hashes.count; row += 1)
    for (const amounts of [gasPrice, value]) amounts.push(null);
  for (const { block, time, transaction } of places) {
    for (let row = 0; row < transaction.length; row += 1) {
      const named = transaction[row] as number;
      if (named < count) continue;
      columns.block[named] = block[row] as number;
      columns.time[named] = time[row] as number;
    }
  }
  return { count: hashes.count, hashes, ...columns, gasPrice, value };
}

function newestPlace(
  tables: readonly { readonly block: Int32Array; readonly time: Float64Array }[],
): DetectionFacts["asOf"] {
  let newest: DetectionFacts["asOf"] = null;
  for (const { block, time } of tables) {
    const last = block.length - 1;
    if (last < 0 || (newest !== null && newest.block >= (block[last] as number))) continue;
    newest = { block: block[last] as number, time: time[last] as number };
  }
  return newest;
}
