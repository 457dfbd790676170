import { type Address, zeroAddress } from "viem";
import type { Row, SubgraphFixture } from "../subgraph-fixture.ts";
import type { Ledger, Part, SaleEntry, TicketEntry } from "./ledger.ts";

/** A ledger or the tables, told in the same words. */
export interface Told {
  /** By contract, ticket and hop. */
  readonly sales: readonly Row[];
  /** By contract and ticket. */
  readonly tickets: readonly Row[];
  /** Who got how much in sum: "kind currency role" to the amount. */
  readonly totals: Readonly<Record<string, string>>;
  readonly giftCount: number;
}

const SALE_FIELDS = [
  "kind",
  "contract",
  "tokenId",
  "hop",
  "seller",
  "buyer",
  "payer",
  "currency",
  "price",
  "royalty",
  "fee",
  "proceeds",
  "isEstimated",
  "bundleSize",
  "faceValue",
  "faceCurrency",
  "faceValueSource",
  "marketplace",
] as const;
const TICKET_FIELDS = [
  "contract",
  "tokenId",
  "owner",
  "faceValue",
  "faceCurrency",
  "faceValueSource",
  "resaleCount",
  "transferCount",
] as const;

export function tellTables(tables: SubgraphFixture): Told {
  const sales = tables.rows("Sale");
  const parts = Map.groupBy(tables.rows("SaleFee"), ({ sale }) => sale);
  const toldSales = sales.map((sale) => {
    const own = (parts.get(sale.id) ?? []).map(({ role, recipient, amount }) =>
      tellPart(String(role), recipient as string | null, String(amount)),
    );
    return { ...pick(sale, SALE_FIELDS), parts: own.sort() };
  });
  const gifts = tables.rows("Transfer").filter(({ kind }) => kind === "GIFT");
  return told(
    toldSales,
    tables.rows("Ticket").map((ticket) => pick(ticket, TICKET_FIELDS)),
    gifts.length,
  );
}

export function tellLedger(ledger: Ledger): Told {
  return told(ledger.sales.map(tellSale), ledger.tickets.map(tellTicket), ledger.giftCount);
}

function told(sales: Row[], tickets: Row[], giftCount: number): Told {
  const totals: Record<string, string> = {};
  for (const { kind, currency, parts } of sales) {
    for (const part of parts as string[]) {
      const [role, , amount = "0"] = part.split(" ");
      const key = `${String(kind)} ${String(currency)} ${role}`;
      totals[key] = String(BigInt(totals[key] ?? 0) + BigInt(amount));
    }
  }
  return { sales: sales.sort(byPlace), tickets: tickets.sort(byPlace), totals, giftCount };
}

function tellSale({ ticket, faceValue, paid, ...sale }: SaleEntry): Row {
  const parts = paid?.parts ?? null;
  const sumOf = (...roles: Part["role"][]) =>
    parts && String(sumAmounts(parts.filter(({ role }) => roles.includes(role))));
  return {
    kind: sale.kind,
    contract: lower(ticket.contract),
    tokenId: String(ticket.tokenId),
    hop: sale.hop,
    seller: lower(sale.seller),
    buyer: lower(sale.buyer),
    payer: lower(sale.payer),
    currency: lower(paid?.currency ?? null),
    price: paid ? String(paid.price) : null,
    royalty: paid && sale.kind === "PRIMARY" ? "0" : sumOf("ROYALTY"),
    fee: sumOf("MARKETPLACE", "UNKNOWN", "PRIMARY_FEE"),
    proceeds: sumOf("SELLER"),
    isEstimated: sale.isEstimated,
    bundleSize: sale.bundleSize,
    ...tellFaceValue(faceValue),
    marketplace: lower(sale.marketplace),
    parts: (parts ?? [])
      .map(({ role, recipient, amount }) => tellPart(role, lower(recipient), String(amount)))
      .sort(),
  };
}

function sumAmounts(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}

function tellTicket({ contract, tokenId, owner, faceValue, resaleCount, moveCount }: TicketEntry): Row {
  return {
    contract: lower(contract),
    tokenId: String(tokenId),
    owner: lower(owner),
    ...tellFaceValue(faceValue),
    resaleCount,
    transferCount: moveCount,
  };
}

function tellFaceValue(faceValue: TicketEntry["faceValue"]): Row {
  return {
    faceValue: faceValue ? String(faceValue.amount) : null,
    faceCurrency: lower(faceValue?.currency ?? null),
    faceValueSource: faceValue?.source ?? "UNKNOWN",
  };
}

function tellPart(role: string, recipient: string | null, amount: string): string {
  return `${role} ${recipient ?? zeroAddress} ${amount}`;
}

function lower(address: Address | null): string | null {
  return address?.toLowerCase() ?? null;
}

function pick(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

function byPlace(one: Row, other: Row): number {
  const keyOf = ({ contract, tokenId, hop = 0 }: Row) =>
    `${String(contract)} ${String(tokenId).padStart(8, "0")} ${String(hop).padStart(4, "0")}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}
