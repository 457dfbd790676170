import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/empty-state.tsx";
import type { NullReason } from "../../generated/graphql.ts";

/** Says why there is no queue, which is not the same as an empty one. */
export function NoQueue({ reason }: { readonly reason: NullReason }) {
  const { t } = useTranslation();
  const why = reason === "SWITCHED_OFF" || reason === "FAILED" ? reason : "NOT_COMPUTED";
  return <EmptyState title={t(`flags.none.${why}.title`)} advice={t(`flags.none.${why}.advice`)} />;
}
