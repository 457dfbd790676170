import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { EventRowFragment } from "../../generated/graphql.ts";

interface EventLinkProps {
  readonly event: EventRowFragment;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link to an event's page. */
export function EventLink({ event, className, children }: EventLinkProps) {
  return (
    <Link
      to="/events/$chainId/$contract/$eventId"
      params={{ chainId: String(event.chainId), contract: event.contract, eventId: event.eventId }}
      className={className}
    >
      {children}
    </Link>
  );
}
