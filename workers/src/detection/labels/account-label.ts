import type { RoleKind } from "../roles/role.ts";

/** What a list of known accounts may call one, and the role that it has by that. */
export const ROLE_OF_LABEL = {
  exchange: "HUB",
  bridge: "HUB",
  faucet: "HUB",
  relayer: "RELAYER",
  disperser: "DISPERSER",
  custodian: "CUSTODIAL",
  marketplace: "MARKETPLACE",
  organizer: "ORGANIZER",
} as const satisfies Record<string, RoleKind>;

export type LabelKind = keyof typeof ROLE_OF_LABEL;

/** An account that somebody knows by name. */
export interface AccountLabel {
  /** Lower-case hex with 0x. */
  readonly account: string;
  readonly kind: LabelKind;
}

export function isLabelKind(kind: string): kind is LabelKind {
  return Object.hasOwn(ROLE_OF_LABEL, kind);
}
