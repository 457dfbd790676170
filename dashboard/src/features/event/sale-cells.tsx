import { useTranslation } from "react-i18next";
import { HintText } from "../../components/hint-text.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { MarkupValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import type { SaleRow } from "./use-latest-sales.ts";

interface SaleProps {
  readonly sale: SaleRow;
}

/** Number of the ticket and its tier. */
export function SaleTicket({ sale }: SaleProps) {
  const { t } = useTranslation();
  const { tokenId, ticketType } = sale.ticket;
  return (
    <span>
      {t("event.sales.ticketNumber", { number: tokenId })}
      {ticketType && <span className="text-ink-2"> · {ticketType.name}</span>}
    </span>
  );
}

/** What the buyer paid; marked where it was worked out from a bundle. */
export function SalePrice({ sale }: SaleProps) {
  const { t } = useTranslation();
  return (
    <span className="whitespace-nowrap">
      {sale.isEstimated && (
        <HintText hint={t("event.sales.estimated")} className="mr-1 text-ink-2">
          ≈
        </HintText>
      )}
      <MoneyValue money={sale.price} />
    </span>
  );
}

export function SaleFaceValue({ sale }: SaleProps) {
  return sale.faceValue === null ? <Unknown reason="FACE_UNKNOWN" /> : <MoneyValue money={sale.faceValue} />;
}

/** Price against face value; empty for primary sales, which are the face value. */
export function SaleMarkup({ sale }: SaleProps) {
  return sale.kind === "PRIMARY" || sale.markup === null ? null : <MarkupValue ratio={sale.markup} />;
}
