import type { Dossier, LogPlace, Programme } from "./dossier.ts";

/** Names a log among those of a network's facts. */
export function logKey({ source, transaction, logIndex }: Omit<LogPlace, "time">): string {
  return `${source}:${transaction}:${logIndex ?? ""}`;
}

/** The dossier as it would be if nothing but these logs were known. Terms that no log tells stay. */
export function restrictDossier(dossier: Dossier, keys: ReadonlySet<string>): Dossier {
  const isKept = (at: LogPlace) => keys.has(logKey(at));
  const keep = <Item extends { readonly at: LogPlace }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ at }) => isKept(at));
  const keepTerms = <Terms extends { readonly logs: readonly LogPlace[] }>(
    terms: ReadonlyMap<number, Terms>,
  ) => new Map([...terms].filter(([, { logs }]) => logs.every(isKept)));
  const keepProgramme = (programme: Programme) => programme.filter(({ logs }) => logs.every(isKept));
  return {
    asOf: dossier.asOf,
    wallets: dossier.wallets,
    acquisitions: keep(dossier.acquisitions),
    resales: keep(dossier.resales),
    gifts: keep(dossier.gifts),
    listings: keep(dossier.listings),
    ends: keep(dossier.ends),
    washTrades: keep(dossier.washTrades),
    events: keepTerms(dossier.events),
    tiers: keepTerms(dossier.tiers),
    programmes: dossier.programmes.map(keepProgramme),
    doors: new Map([...dossier.doors].filter(([, { at }]) => isKept(at))),
    payments: dossier.payments === null ? null : keep(dossier.payments),
  };
}
