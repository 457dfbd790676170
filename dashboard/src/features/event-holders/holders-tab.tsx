import { ErrorBanner } from "../../components/error-banner.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { MethodNote } from "../../components/method-note.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import type { EventTabProps } from "../event/event-tabs.ts";
import { FiguresAge } from "../event/figures-age.tsx";
import { HolderBinsCard } from "./holder-bins-card.tsx";
import { HolderList } from "./holder-list.tsx";
import { HoldersFigures } from "./holders-figures.tsx";
import { useHolderFigures } from "./use-event-holders.ts";

/** Who holds an event's tickets: how concentrated they are, which buyers came back, and who holds most. */
export function HoldersTab({ place }: EventTabProps) {
  const { data: figures, error, retry } = useHolderFigures(place);
  if (figures === undefined || figures === null) {
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Skeleton className="h-[560px] !rounded-card" />
    );
  }
  return (
    <>
      <ErrorBanner error={error} onRetry={retry} />
      <div className="flex flex-col gap-1.5">
        <HoldersFigures figures={figures} />
        <div className="flex flex-wrap gap-x-4">
          <FiguresAge freshness={figures.freshness} />
          <MethodNote table="event_holders" />
        </div>
      </div>
      <HolderBinsCard figures={figures} fileName={`event-${place.eventId}-tickets-per-wallet`} />
      <HolderList place={place} heldCount={figures.heldCount} />
    </>
  );
}
