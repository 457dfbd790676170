import type { Money, Payment } from "./chain/read-money.ts";
import { isBefore, keyOf, type TicketLog } from "./chain/ticket-log.ts";
import type { TicketRegister } from "./chain/ticket-register.ts";
import type { EvidenceRow, ReasonedFlag, ReasonWithEvidence } from "./read-reasoned-flags.ts";
import { REASON_CHECKS, type ReasonCheck } from "./reason-checks.ts";
import type { RestedLogs } from "./recompute/rested-logs.ts";
import { isOwnPayment, type ReasonScope, ROW_KINDS } from "./row-kinds.ts";

/** The chain as the check sees it. */
export interface RawChain {
  readonly register: TicketRegister;
  readonly money: Money;
}

/** What became of a reason. */
export interface CheckedReason {
  readonly code: string;
  readonly rows: number;
  /** Rows that name a log of the chain which speaks of what the reason says, about the entity. */
  readonly rowsReproduced: number;
  /** Whether all rows hold and its value and threshold follow from them. */
  readonly isReproduced: boolean;
  /** What its logs alone cannot show; null where they show all. */
  readonly missing: string | null;
  /** Why it is not reproduced; null when it is, or when only something is missing. */
  readonly problem: string | null;
}

/** Values are exported in millionths. */
const ROUNDING = 0.5e-6 + 1e-9;

/** Looks the reason's logs up on the chain and works its value out from them again. */
export function checkReason(
  { register, money }: RawChain,
  { wallets }: ReasonedFlag,
  reason: ReasonWithEvidence,
): CheckedReason {
  const { code, evidence } = reason;
  const check = REASON_CHECKS[code];
  const found = evidence.map((row) => findRow(register, money, row));
  const logs = found.flatMap(({ log }) => log ?? []).toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const payments = found.flatMap((each) => each.payments);
  const now = register.newest?.time ?? 0;
  const rested = { wallets, logs, payments, register, money, now };
  const scope = scopeOf(rested);
  const held = found.filter((row) => check !== undefined && doesSpeak(check, scope, row)).length;
  const problem =
    held < evidence.length
      ? `${evidence.length - held} of ${evidence.length} logs do not exist or say something else`
      : findProblem(check, rested, reason);
  const missing = check?.missing ?? null;
  return {
    code,
    rows: evidence.length,
    rowsReproduced: held,
    isReproduced: problem === null && missing === null,
    missing,
    problem,
  };
}

interface FoundRow {
  readonly log: TicketLog | null;
  readonly payments: readonly Payment[];
}

function findRow(register: TicketRegister, money: Money, row: EvidenceRow): FoundRow {
  const log = register.find(keyOf(row));
  if (log !== null && log.block === row.block) return { log, payments: [] };
  const payments = (money.payments.get(keyOf(row)) ?? []).filter(({ block }) => block === row.block);
  return { log: null, payments };
}

function doesSpeak(check: ReasonCheck, scope: ReasonScope, { log, payments }: FoundRow): boolean {
  if (log !== null) return check.rows.some((kind) => ROW_KINDS[kind](scope, log));
  const { payments: way } = check;
  return way !== undefined && payments.some((payment) => isOwnPayment(scope.wallets, payment, way));
}

/** Events and tiers of the tickets that the reason's logs are about. */
function scopeOf(rested: RestedLogs): ReasonScope {
  const tokens = new Set(rested.logs.flatMap((log) => ("token" in log ? [log.token] : [])));
  const sold = [...tokens].flatMap((token) => rested.register.primaryOf(token) ?? []);
  return {
    ...rested,
    events: new Set(sold.map(({ event }) => event)),
    tiers: new Set(sold.map(({ tier }) => tier)),
  };
}

function findProblem(
  check: ReasonCheck | undefined,
  rested: RestedLogs,
  { code, value, threshold, evidence }: ReasonWithEvidence,
): string | null {
  if (check === undefined) return `nothing defines ${code}`;
  if (evidence.length === 0) return "it names no log";
  const again = check.value(rested);
  if (again === null) return `its logs give no value instead of ${value}`;
  if (!(Math.abs(again - value) <= ROUNDING)) return `its logs give ${again} instead of ${value}`;
  const isReached = check.isFalling === true ? value <= threshold : value >= threshold;
  return isReached ? null : `its value ${value} does not reach its threshold ${threshold}`;
}
