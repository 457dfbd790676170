import { evidenceRow } from "../facts/evidence.ts";
import { hasRole } from "../roles/role.ts";
import { AttributeColumns, AttributeList } from "./attribute-list.ts";
import type { LinkContext } from "./link-context.ts";
import { LINK_SETTINGS } from "./link-settings.ts";

/**
 * FUND, through hubs: amounts that members got from exchanges and bridges, of one currency within one span of time. Spans are laid twice, half a span
 * apart, so that close payments share one. An amount that many take out at once tells little: its share of the population says how little.
 */
export function withdrawalsOf({ facts, roles, money, isMember }: LinkContext): AttributeList {
  const { funding, wallets } = facts;
  const columns = new AttributeColumns();
  const keys = new Map<string, number>();
  const numberOf = (name: string) => {
    const known = keys.get(name) ?? wallets.count + keys.size;
    keys.set(name, known);
    return known;
  };
  for (let edge = 0; edge < money.row.length && funding !== null; edge += 1) {
    const to = money.to[edge] as number;
    const isOut = isMember[to] === 1 && money.isFunding[edge] === 1;
    if (!isOut || !hasRole(roles, money.from[edge] as number, "HUB")) continue;
    const row = money.row[edge] as number;
    const time = funding.time[row] as number;
    for (const shift of [0, LINK_SETTINGS.alikeSeconds / 2]) {
      const span = Math.floor((time + shift) / LINK_SETTINGS.alikeSeconds);
      const name = `${funding.currency[row]}/${funding.amount.at(row)}/${shift}/${span}`;
      columns.push(to, numberOf(name), time, evidenceRow("funding", row));
    }
  }
  return new AttributeList(onlyShared(columns), wallets.count);
}

/** Those of several wallets: that two people happen to take out the same says nothing. */
function onlyShared(columns: AttributeColumns): AttributeColumns {
  const members = new Map<number, Set<number>>();
  for (let row = 0; row < columns.wallet.count; row += 1) {
    const own = members.get(columns.key.at(row)) ?? new Set();
    members.set(columns.key.at(row), own.add(columns.wallet.at(row)));
  }
  const shared = new AttributeColumns();
  for (let row = 0; row < columns.wallet.count; row += 1) {
    if ((members.get(columns.key.at(row))?.size ?? 0) < LINK_SETTINGS.alikeWallets) continue;
    shared.push(columns.wallet.at(row), columns.key.at(row), columns.time.at(row), columns.evidence.at(row));
  }
  return shared;
}
