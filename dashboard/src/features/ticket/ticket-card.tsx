import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AddressChip } from "../../components/address-chip.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import { UnknownDetail } from "../../components/unknown-detail.tsx";
import { WalletLink } from "../../components/wallet-link.tsx";
import type { TicketDetails } from "./use-ticket.ts";

interface TicketProps {
  readonly ticket: TicketDetails;
}

const NOBODY = /^0x0{40}$/;

/** The ticket: its number and event, a stub that says where it stands, and who holds it. */
export function TicketCard({ ticket }: TicketProps) {
  const { t } = useTranslation();
  return (
    <div className="card grid sm:grid-cols-[minmax(0,1fr)_200px]">
      <div className="flex flex-col gap-2 p-5 sm:p-7">
        <p className="text-13">
          <EventOf ticket={ticket} />
        </p>
        <h1 className="text-28 leading-tight font-semibold tracking-tight break-words">
          {t("ticket.card.number", { number: ticket.tokenId })}
        </h1>
        <dl className="mt-3 grid grid-cols-2 gap-x-8 gap-y-3 text-13 lg:grid-cols-3">
          <Detail label={t("ticket.card.owner")}>
            {NOBODY.test(ticket.owner) ? (
              t("ticket.card.nobody")
            ) : (
              <WalletLink chainId={ticket.chainId} address={ticket.owner} />
            )}
          </Detail>
          <Detail label={t("ticket.card.tier")}>{ticket.ticketType?.name ?? <UnknownDetail />}</Detail>
          <Detail label={t("ticket.card.contract")}>
            <AddressChip address={ticket.contract} />
          </Detail>
          <Detail label={t("ticket.card.faceValue")}>
            {ticket.faceValue === null ? (
              <Unknown reason="FACE_UNKNOWN" />
            ) : (
              <MoneyValue money={ticket.faceValue} />
            )}
          </Detail>
          <Detail label={t("ticket.card.lastPrice")}>
            {ticket.lastSalePrice === null ? (
              <Unknown reason="PRICE_UNKNOWN" />
            ) : (
              <MoneyValue money={ticket.lastSalePrice} />
            )}
          </Detail>
          <Detail label={t("ticket.card.changes")}>
            {t("ticket.card.counts", {
              transfers: ticket.transferCount,
              resales: ticket.resaleCount,
            })}
          </Detail>
        </dl>
      </div>
      <div className="ticket-stub ticket-stub-beside flex items-center gap-2 px-5 py-4 sm:flex-col sm:justify-center">
        <span className="text-12 text-ink-2">{t("ticket.card.status")}</span>
        <span className="text-20 font-semibold">{t(`common.ticketStatus.${ticket.status}`)}</span>
      </div>
    </div>
  );
}

function EventOf({ ticket: { event } }: TicketProps) {
  if (event === null) return <UnknownDetail />;
  return (
    <Link
      to="/events/$chainId/$contract/$eventId"
      params={{ chainId: String(event.chainId), contract: event.contract, eventId: event.eventId }}
      className="text-accent hover:underline"
    >
      {event.name}
    </Link>
  );
}

function Detail({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-ink-2">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
