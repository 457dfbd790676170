import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DataSection } from "../../components/data-section.tsx";
import { MoneyValue } from "../../components/money-value.tsx";
import { Unknown } from "../../components/unknown.tsx";
import type { WalletData, WalletTicket } from "./use-wallet.ts";

/** Numbered tickets that a wallet holds. */
export function WalletTickets({ tickets }: { readonly tickets: WalletData["tickets"] }) {
  const { t } = useTranslation();
  const { nodes, totalCount } = tickets;
  return (
    <DataSection
      id="wallet-tickets"
      title={t("wallet.tickets.title", { count: totalCount ?? 10_000 })}
      empty={nodes.length === 0 ? t("wallet.tickets.empty") : null}
      columns={[
        { label: t("wallet.tickets.ticket") },
        { label: t("wallet.tickets.event") },
        { label: t("wallet.tickets.status") },
        { label: t("event.sales.faceValue"), isNumeric: true },
        { label: t("wallet.tickets.lastPrice"), isNumeric: true },
        { label: t("wallet.tickets.resales"), isNumeric: true },
      ]}
    >
      {nodes.map((ticket) => (
        <TicketRow key={ticket.id} ticket={ticket} />
      ))}
    </DataSection>
  );
}

function TicketRow({ ticket }: { readonly ticket: WalletTicket }) {
  const { t } = useTranslation();
  const { event, faceValue, lastSalePrice } = ticket;
  return (
    <tr className="border-b border-line last:border-0">
      <td>
        <Link
          to="/tickets/$chainId/$contract/$tokenId"
          params={{ chainId: String(ticket.chainId), contract: ticket.contract, tokenId: ticket.tokenId }}
          className="text-accent hover:underline"
        >
          {t("event.sales.ticketNumber", { number: ticket.tokenId })}
        </Link>
        {ticket.ticketType && <span className="text-ink-2"> · {ticket.ticketType.name}</span>}
      </td>
      <td>
        {event && (
          <Link
            to="/events/$chainId/$contract/$eventId"
            params={{ chainId: String(event.chainId), contract: event.contract, eventId: event.eventId }}
            className="text-accent hover:underline"
          >
            {event.name}
          </Link>
        )}
      </td>
      <td>{t(`wallet.status.${ticket.status}`)}</td>
      <td className="text-right">
        {faceValue === null ? <Unknown reason="FACE_UNKNOWN" /> : <MoneyValue money={faceValue} />}
      </td>
      <td className="text-right">
        {lastSalePrice === null ? <Unknown reason="PRICE_UNKNOWN" /> : <MoneyValue money={lastSalePrice} />}
      </td>
      <td className="text-right">{ticket.resaleCount}</td>
    </tr>
  );
}
