import { useTranslation } from "react-i18next";
import type { NullReason } from "../generated/graphql.ts";
import { HintText } from "./hint-text.tsx";

/** Stands for a figure that is not known: a dash with the reason behind it. */
export function Unknown({ reason }: { readonly reason: NullReason | null }) {
  const { t } = useTranslation();
  return (
    <HintText
      hint={t(`common.reason.${reason ?? "NOT_COMPUTED"}`)}
      className="text-ink-2 underline decoration-dotted decoration-1 underline-offset-4"
    >
      <span aria-hidden="true">–</span>
    </HintText>
  );
}
