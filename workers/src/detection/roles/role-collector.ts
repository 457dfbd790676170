import type { EvidenceRow } from "../facts/evidence.ts";
import { ROLE_KINDS, type Role, type RoleEvidence, type RoleKind, type Roles } from "./role.ts";

const MOST_ROWS = 10;

/** Gathers the rules that hold. */
export class RoleCollector {
  readonly #found = new Map<string, { wallet: number; kind: RoleKind; evidence: RoleEvidence[] }>();
  readonly #bits: Uint8Array;

  constructor(walletCount: number) {
    this.#bits = new Uint8Array(walletCount);
  }

  add(wallet: number, kind: RoleKind, rule: Omit<RoleEvidence, "rows">, rows: readonly EvidenceRow[]): void {
    const key = `${wallet} ${kind}`;
    const role = this.#found.get(key) ?? { wallet, kind, evidence: [] };
    role.evidence.push({ ...rule, rows: rows.slice(0, MOST_ROWS) });
    this.#found.set(key, role);
    this.#bits[wallet] = (this.#bits[wallet] as number) | (1 << ROLE_KINDS.indexOf(kind));
  }

  get bits(): Uint8Array {
    return this.#bits;
  }

  take(): Roles {
    const all: Role[] = [...this.#found.values()].sort(
      (first, second) =>
        first.wallet - second.wallet || ROLE_KINDS.indexOf(first.kind) - ROLE_KINDS.indexOf(second.kind),
    );
    return { all, bits: this.#bits };
  }
}
