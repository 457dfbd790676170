import type { EvidenceLog } from "@facevalue/core";
import type { ExportedFlag, ExportedReason } from "../../export/export-flags.ts";
import type { LinkText, TellingText } from "./read-background.ts";
import { BAND_TEXTS, SIGNAL_TEXTS } from "./signal-texts.ts";

/** What of a long list is shown; `export flags` has all. */
const SHOWN_LOGS = 5;
const SHOWN_LINKS = 10;

interface Background {
  readonly wallet: string;
  readonly links: readonly LinkText[];
  readonly history: readonly TellingText[];
}

/** An entity in plain words: how likely, why, what speaks for it, what is not known, who belongs to it, what was told before. */
export function describeFlag(flag: ExportedFlag, { wallet, links, history }: Background): string[] {
  const { wallets, severity } = flag;
  const group = wallets.length === 1 ? "acts alone" : `is one of ${wallets.length} wallets that act together`;
  const money = severity.overCap.map(({ currency, amount }) => `${amount} of ${currency}`);
  return [
    `${wallet} on chain ${flag.chainId} ${group} (entity ${flag.entity}), as of block ${flag.block ?? "unknown"}.`,
    `Score ${flag.score} (${flag.band}). ${BAND_TEXTS[flag.band] ?? ""}`.trimEnd(),
    `Logit ${flag.logit} = ${flag.intercept} and the contributions below (head ${flag.head}, model ${flag.model}, methodology ${flag.methodology}).`,
    ...(severity.ticketsOverLimit > 0 ? [`Tickets over the limit: ${severity.ticketsOverLimit}.`] : []),
    ...(money.length > 0 ? [`Paid above the cap, in smallest units: ${money.join(", ")}.`] : []),
    ...section("Indicators:", flag.reasons.flatMap(describeReason)),
    ...section("What speaks for it:", flag.innocence.flatMap(describeReason)),
    ...section("Not known:", describeGaps(flag.gaps)),
    ...section("What ties its wallets:", describeLinks(links)),
    ...section("Told before:", history.map(describeTelling)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function describeReason(reason: ExportedReason): string[] {
  const { code, value, threshold, percentile, contribution, formula, evidence } = reason;
  const text = SIGNAL_TEXTS[code]?.(String(value)) ?? `value ${value}`;
  const place = `${(100 * percentile).toFixed(1)} % of buyers with a value have a lower one`;
  const sign = contribution > 0 ? "+" : "";
  return [
    `${code} ${text}; counts from ${threshold}; ${place}; ${sign}${contribution} (formula ${formula})`,
    ...describeLogs(evidence),
  ];
}

function describeLogs(logs: readonly EvidenceLog[]): string[] {
  const shown = logs.slice(0, SHOWN_LOGS).map(({ transaction, logIndex, block }) => {
    return `  ${transaction}${logIndex === null ? "" : ` log ${logIndex}`} in block ${block}`;
  });
  const left = logs.length - shown.length;
  return left > 0 ? [...shown, `  and ${left} more`] : shown;
}

function describeGaps(gaps: ExportedFlag["gaps"]): string[] {
  return Object.entries(gaps).map(([code, reason]) => `${code}: ${reason}`);
}

function describeLinks(links: readonly LinkText[]): string[] {
  const shown = links.slice(0, SHOWN_LINKS).map(({ first, second, llr, families }) => {
    const told = families.map(({ family, count }) => `${family} ${count}`).join(", ");
    return `${first} and ${second}: ${told} (log-likelihood ratio ${llr})`;
  });
  const left = links.length - shown.length;
  return left > 0 ? [...shown, `and ${left} more`] : shown;
}

function describeTelling({ change, block, band, score }: TellingText): string {
  if (change === "WITHDRAWN") return `block ${block}: withdrawn, the chain was reorganized`;
  if (change === "GONE") return `block ${block}: the entity is no more`;
  return `block ${block}: ${band ?? "none"} with ${score ?? "no"} score`;
}
