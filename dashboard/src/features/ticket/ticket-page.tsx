import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { NotFoundPage } from "../../app/not-found-page.tsx";
import { usePageTitle } from "../../app/use-page-title.ts";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { TicketCard } from "./ticket-card.tsx";
import { TicketHistory } from "./ticket-history.tsx";
import { parseTicketPlace, type TicketPlace } from "./ticket-place.ts";
import { useTicket } from "./use-ticket.ts";

const ROUTE = "/tickets/$chainId/$contract/$tokenId";

/** One ticket: where it stands, and everything that happened to it. */
export function TicketPage() {
  const place = parseTicketPlace(useParams({ from: ROUTE }));
  if (place === null) return <NotFoundPage />;
  return <TicketDetailsPage key={Object.values(place).join("/")} place={place} />;
}

function TicketDetailsPage({ place }: { readonly place: TicketPlace }) {
  const { t } = useTranslation();
  const { data: ticket, error, retry } = useTicket(place);
  usePageTitle(t("ticket.page.title", { number: place.tokenId }));
  if (ticket === undefined) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[560px] !rounded-card" />
    );
  }
  if (ticket === null) return <NotFoundPage />;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <TicketCard ticket={ticket} />
      <TicketHistory place={place} timeZone={ticket.event?.timeZone ?? "UTC"} />
    </>
  );
}
