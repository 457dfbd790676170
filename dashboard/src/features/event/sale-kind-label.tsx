import { useTranslation } from "react-i18next";
import type { SaleKind } from "../../generated/graphql.ts";

/** Who sold, with the colour that the charts give it. */
export function SaleKindLabel({ kind }: { readonly kind: SaleKind }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`size-2 rounded-[2px] ${kind === "PRIMARY" ? "bg-c1" : "bg-c2"}`} />
      {t(`event.sales.kind.${kind}`)}
    </span>
  );
}
