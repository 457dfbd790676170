import { useTranslation } from "react-i18next";
import type { SignalGap } from "../../generated/graphql.ts";
import type { FlagData } from "./use-flag.ts";
import { useSignalText } from "./use-signal-text.ts";

/** Signals that cannot be known, and why. */
export function GapList({ gaps }: Pick<FlagData, "gaps">) {
  const { t } = useTranslation();
  const { nameOf } = useSignalText();
  const told = gaps.map(({ code, reason }) => ({ code, why: whyOf(code, reason) }));
  return (
    <section aria-labelledby="gaps" className="card flex flex-col gap-2 p-4 sm:p-5">
      <h2 id="gaps" className="text-16 font-semibold">
        {t("flags.detail.gaps")}
      </h2>
      <p className="text-13 text-ink-2">
        {gaps.length === 0 ? t("flags.detail.noGaps") : t("flags.detail.gapsNote")}
      </p>
      <ul className="grid gap-x-6 gap-y-1 text-13 sm:grid-cols-2 xl:grid-cols-3">
        {told.map(({ code, why }) => (
          <li key={code}>
            {nameOf(code)} <span className="text-12 text-ink-2">{code}</span>
            <span className="block text-12 text-ink-2">{t(`flags.gap.${why}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of wash trades the same reason says that there are none, whatever else was sold. */
function whyOf(code: string, reason: SignalGap): SignalGap | "NO_WASH" {
  return reason === "NO_SALES" && code.startsWith("WASH-") ? "NO_WASH" : reason;
}
