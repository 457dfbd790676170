/** What somebody is. One file of truth/ says it of every controller. */
export const CONTROLLER_TYPES = [
  "fan",
  "family",
  "giftee",
  "casual_reseller",
  "season_holder",
  "fan_club",
  "corporate",
  "custodial",
  "grey",
  "pro_scalper",
  "bot_farm",
  "wash_trader",
  "organizer",
  "box_office",
  "exchange",
  "bridge",
  "relayer",
  "merchant",
  "issuer",
  "duster",
  "contract",
] as const;
export type ControllerType = (typeof CONTROLLER_TYPES)[number];

export type Label = "scalper" | "wash" | "grey" | "honest" | "infrastructure" | "purse";

const LABELS: Readonly<Record<ControllerType, Label>> = {
  fan: "honest",
  family: "honest",
  giftee: "honest",
  casual_reseller: "honest",
  season_holder: "honest",
  fan_club: "honest",
  corporate: "honest",
  custodial: "honest",
  grey: "grey",
  pro_scalper: "scalper",
  bot_farm: "scalper",
  wash_trader: "wash",
  organizer: "infrastructure",
  box_office: "infrastructure",
  exchange: "infrastructure",
  bridge: "infrastructure",
  relayer: "infrastructure",
  merchant: "infrastructure",
  issuer: "infrastructure",
  duster: "infrastructure",
  contract: "infrastructure",
};

export function labelOf(type: ControllerType): Label {
  return LABELS[type];
}
