import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FiatNote } from "../../components/fiat-note.tsx";
import { HintText } from "../../components/hint-text.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { MarkupValue } from "../../components/ratio-value.tsx";
import { WalletLink } from "../../components/wallet-link.tsx";
import type { HistoryEntry } from "./use-ticket.ts";

interface HistoryTextProps {
  readonly entry: HistoryEntry;
  readonly chainId: number;
}

/** What one entry of a ticket's history says. */
export function HistoryText({ entry, chainId }: HistoryTextProps): ReactNode {
  const { t } = useTranslation();
  const wallet = (address: string) => <WalletLink chainId={chainId} address={address} />;
  const label = (text: string) => <strong className="text-14 font-medium">{text}</strong>;
  switch (entry.__typename) {
    case "TicketIssued":
      return (
        <>
          {label(t("ticket.history.issued"))} {wallet(entry.holder)}
        </>
      );
    case "TicketTransferred":
      return (
        <>
          {label(t(`ticket.history.transfer.${entry.kind}`))}
          <Parties from={wallet(entry.from)} to={entry.to === null ? null : wallet(entry.to)} />
        </>
      );
    case "TicketSold":
      return (
        <>
          {label(t(`ticket.history.sold.${entry.sale.kind}`))} <SoldPrice sale={entry.sale} />
          <Parties from={wallet(entry.sale.seller)} to={wallet(entry.sale.buyer)} />
        </>
      );
    case "TicketListed":
    case "TicketPriceChanged":
    case "TicketDelisted":
      return (
        <>
          {label(offerText(entry, t))} <MoneyValue money={entry.price} /> {wallet(entry.seller)}
        </>
      );
    case "TicketStatusChanged":
      return (
        <>
          {label(t("ticket.history.status", { status: t(`common.ticketStatus.${entry.status}`) }))}
          {entry.refund !== null && <MoneyValue money={entry.refund} />} {wallet(entry.holder)}
        </>
      );
  }
}

type Offer = Extract<HistoryEntry, { __typename: "TicketListed" | "TicketPriceChanged" | "TicketDelisted" }>;

function offerText(entry: Offer, t: ReturnType<typeof useTranslation>["t"]): string {
  if (entry.__typename === "TicketListed") return t("ticket.history.listed");
  if (entry.__typename === "TicketPriceChanged") return t("ticket.history.priceChanged");
  return t(`ticket.history.delisted.${entry.end}`);
}

type Sold = Extract<HistoryEntry, { __typename: "TicketSold" }>["sale"];

/** Price, and for a resale what it is against the face value. */
function SoldPrice({ sale }: { readonly sale: Sold }) {
  const { t } = useTranslation();
  if (sale.price === null) {
    return (
      <HintText
        hint={t(`event.sales.priceUnknown.${sale.priceUnknownReason ?? "NOT_IN_LOGS"}`)}
        className="text-ink-2 underline decoration-dotted decoration-1 underline-offset-4"
      >
        <span aria-hidden="true">–</span>
      </HintText>
    );
  }
  return (
    <>
      <MoneyValue money={sale.price} />
      <FiatNote value={sale.fiatPrice} />
      {sale.markup !== null && <MarkupValue ratio={sale.markup} />}
    </>
  );
}

/** From whom to whom; to nobody when the ticket was destroyed. */
function Parties({ from, to }: { readonly from: ReactNode; readonly to: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {from}
      {to !== null && (
        <>
          <span aria-hidden="true" className="text-ink-2">
            →
          </span>
          <span className="sr-only">{t("ticket.history.to")}</span>
          {to}
        </>
      )}
    </span>
  );
}
