import { useTranslation } from "react-i18next";
import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import type { EventTabProps } from "../event/event-tabs.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import { BookFigures } from "./book-figures.tsx";
import { DemandFigures } from "./demand-figures.tsx";
import { IndexCard } from "./index-card.tsx";
import { LadderCard } from "./ladder-card.tsx";
import { type OrderBookState, useDemand } from "./use-demand.ts";

/** How much the event is wanted: sales, what is offered and wanted now, and the index with its terms. */
export function DemandTab({ place, event }: EventTabProps) {
  const { data, error, retry } = useDemand(place);
  if (data === undefined || data === null) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[560px] !rounded-card" />
    );
  }
  const fileName = (chart: string) => `event-${place.eventId}-${chart}`;
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <div className="flex flex-col gap-1.5">
        <DemandFigures demand={data.demand} capacity={event.capacity} />
        <FiguresAge freshness={data.demand.freshness} />
      </div>
      <IndexCard index={data.demand.index} fileName={fileName("demand-index")} />
      <Books orderBook={data.orderBook} fileName={fileName} />
    </>
  );
}

interface BooksProps {
  readonly orderBook: OrderBookState;
  readonly fileName: (chart: string) => string;
}

function Books({ orderBook, fileName }: BooksProps) {
  const { t } = useTranslation();
  if (orderBook.books.length === 0) {
    const reason = t(`common.reason.${orderBook.reason ?? "NOT_LISTED"}`);
    return <p className="card p-5 text-13 text-ink-2">{t("demand.book.none", { reason })}</p>;
  }
  return orderBook.books.map((book) => (
    <section
      key={book.currency.id}
      aria-label={t("demand.book.of", { currency: book.currency.symbol ?? t("common.money.nativeCoin") })}
      className="flex min-w-0 flex-col gap-5"
    >
      <BookFigures book={book} />
      <div className="grid gap-5 xl:grid-cols-2">
        <LadderCard side="asks" book={book} fileName={fileName("asks")} />
        <LadderCard side="bids" book={book} fileName={fileName("bids")} />
      </div>
    </section>
  ));
}
