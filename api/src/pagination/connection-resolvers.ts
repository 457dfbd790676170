import { AppError } from "@facevalue/core";
import type {
  EventConnectionResolvers,
  EventHolderConnectionResolvers,
  SaleConnectionResolvers,
  TicketConnectionResolvers,
  TicketHistoryConnectionResolvers,
} from "../generated/resolver-types.ts";

export const EventConnection: EventConnectionResolvers = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
  totalCount: ({ totalCount }) => {
    if (totalCount === null) throw new AppError("INTERNAL", "the events were not counted");
    return totalCount;
  },
};

export const TicketConnection: TicketConnectionResolvers = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
};

export const SaleConnection: SaleConnectionResolvers = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
};

export const EventHolderConnection: EventHolderConnectionResolvers = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
};

export const TicketHistoryConnection: TicketHistoryConnectionResolvers = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
};
