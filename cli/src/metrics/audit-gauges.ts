import type { readLastAudits } from "@facevalue/api";
import { Gauge, type Registry } from "prom-client";

type Audit = Awaited<ReturnType<typeof readLastAudits>> extends ReadonlyMap<number, infer One> ? One : never;

/** Gauges per network of its last audit; a network without one is left out. */
export class AuditGauges {
  readonly #differences: Gauge;
  readonly #checked: Gauge;
  readonly #finishedAt: Gauge;

  constructor(registry: Registry) {
    const create = (name: string, help: string) =>
      new Gauge({ name, help, labelNames: ["chain_id"], registers: [registry] });
    this.#differences = create(
      "facevalue_audit_differences",
      "Figures that the last audit found different from the chain.",
    );
    this.#checked = create("facevalue_audit_checked", "Figures that the last audit compared with the chain.");
    this.#finishedAt = create("facevalue_audit_timestamp_seconds", "Unix time of the end of the last audit.");
  }

  reset(): void {
    for (const gauge of [this.#differences, this.#checked, this.#finishedAt]) gauge.reset();
  }

  set(chainId: number, { differenceCount, checkedCount, finishedAt }: Audit): void {
    const labels = { chain_id: chainId };
    this.#differences.set(labels, Number(differenceCount));
    this.#checked.set(labels, Number(checkedCount));
    this.#finishedAt.set(labels, finishedAt.getTime() / 1000);
  }
}
