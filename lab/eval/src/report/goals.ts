/** A measure with the value that must be met by its unfavourable bound. */
export interface Goal {
  readonly measure: string;
  readonly figure: string;
  readonly floor: number;
  /** Whether less is better. */
  readonly isCeiling: boolean;
}

const least = (measure: string, figure: string, floor: number): Goal => ({
  measure,
  figure,
  floor,
  isCeiling: false,
});
const most = (measure: string, figure: string, floor: number): Goal => ({
  measure,
  figure,
  floor,
  isCeiling: true,
});

export const GOALS: readonly Goal[] = [
  least("PR-AUC of true controllers at a prevalence of 0.5 %", "controller.pr_auc_at_half_percent", 0.85),
  least("recall at precision ≥ 0.95", "controller.recall_at_precision_95", 0.7),
  least("recall at precision ≥ 0.9, unseen strategies", "unseen.recall_at_precision_90", 0.35),
  least("precision in the first 100 cases", "case.precision_in_first_100", 0.92),
  most(
    "false positives: fans, families, giftees, custodial platforms, organizers",
    "cases.group.ordinary",
    0.001,
  ),
  most("false positives: fan clubs, season holders, corporate buyers", "cases.group.bulk", 0.02),
  most("false positives: everybody honest, casual resellers too", "cases.honest", 0.001),
  most("false positives: infrastructure", "cases.infrastructure", 0),
  least("B³ F1 of scalpers' wallets", "cluster.b_cubed_f1", 0.85),
  least("pairwise precision of clusters", "cluster.pairwise_precision", 0.97),
  least("recall 1 h after the on-sale", "delay.recall_after_1h", 0.4),
  least("recall 24 h after the on-sale", "delay.recall_after_24h", 0.65),
  most("expected calibration error", "calibration.ece", 0.05),
  least("Brier skill", "calibration.brier_skill", 0.5),
  most("cases that rest on one family", "cases.with_one_family", 0),
  least("evidence that reproduces from raw logs", "evidence.reasons_reproduced", 1),
  least("wash-trade F1 above the Dune filters", "wash.f1_above_dune", 0.1),
  least("markups equal to the truth", "markup.exact", 1),
];
