import type { AuditReport } from "./audit-report.ts";

/** One line that says what an audit found. */
export function describeAudit({ block, isFinalized, chainId, sample, totals }: AuditReport): string {
  const at = `Audit of chain ${chainId} at ${isFinalized ? "final " : ""}block ${block}`;
  const { population, drawn, drawnForCoverage, mode, seed, rateBelow } = sample;
  const number = (count: number) => count.toLocaleString("en");
  const scope =
    mode === "all"
      ? `all ${number(population)} tickets and holdings`
      : `${number(drawn + drawnForCoverage)} of ${number(population)} tickets and holdings (seed ${seed})`;
  const silent = totals.notAnswered === 0 ? "" : `, ${number(totals.notAnswered)} not answered`;
  const counts = `${number(totals.checked)} figures compared, ${number(totals.different)} different${silent}`;
  const isBound = rateBelow !== null && Number(rateBelow) > 0 && Number(rateBelow) < 1;
  const bound = isBound
    ? `; fewer than ${(Number(rateBelow) * 100).toPrecision(2)} % have a wrong holder (95 % confidence)`
    : "";
  return `${at}: ${scope}; ${counts}${bound}`;
}
