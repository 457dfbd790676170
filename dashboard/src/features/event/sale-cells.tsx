import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FiatNote } from "../../components/fiat-note.tsx";
import { HintText } from "../../components/hint-text.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { MarkupValue } from "../../components/ratio-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import type { TicketFamily } from "../../generated/graphql.ts";
import { PriceBadge } from "./price-badge.tsx";
import type { SaleRow } from "./use-latest-sales.ts";

interface SaleProps {
  readonly sale: SaleRow;
}

/** Number of the ticket, how many of that number were sold, and their tier. */
export function SaleTicket({ sale }: SaleProps) {
  const { t } = useTranslation();
  const { tokenId, quantity, ticketType, ticket } = sale;
  const number = t("event.sales.ticketNumber", { number: tokenId });
  return (
    <span>
      {ticket === null ? (
        number
      ) : (
        <Link
          to="/tickets/$chainId/$contract/$tokenId"
          params={{ chainId: String(sale.chainId), contract: sale.contract, tokenId }}
          className="text-accent hover:underline"
        >
          {number}
        </Link>
      )}
      {quantity !== "1" && ` × ${quantity}`}
      {ticketType && <span className="text-ink-2"> · {ticketType.name}</span>}
    </span>
  );
}

interface SalePriceProps extends SaleProps {
  readonly family: TicketFamily | null;
}

/** What the buyer paid; marked where it was declared or worked out, a dash with the reason where it is not known. */
export function SalePrice({ sale, family }: SalePriceProps) {
  const { t } = useTranslation();
  if (sale.price === null) {
    const reason = sale.priceUnknownReason ?? "NOT_IN_LOGS";
    return (
      <HintText
        hint={t(`event.sales.priceUnknown.${reason}`)}
        className="text-ink-2 underline decoration-dotted decoration-1 underline-offset-4"
      >
        <span aria-hidden="true">–</span>
      </HintText>
    );
  }
  return (
    <span className="whitespace-nowrap">
      <PriceBadge sale={sale} family={family} />
      <MoneyValue money={sale.price} />
      <FiatNote value={sale.fiatPrice} className="ml-1.5 sm:ml-auto sm:block" />
    </span>
  );
}

export function SaleFaceValue({ sale }: SaleProps) {
  if (sale.faceValue === null) return <Unknown reason="FACE_UNKNOWN" />;
  return (
    <span className="whitespace-nowrap">
      <MoneyValue money={sale.faceValue} />
      <FiatNote value={sale.fiatFaceValue} className="ml-auto block" />
    </span>
  );
}

/** Price against face value; empty for primary sales, which are the face value. */
export function SaleMarkup({ sale }: SaleProps) {
  return sale.kind === "PRIMARY" || sale.markup === null ? null : <MarkupValue ratio={sale.markup} />;
}
