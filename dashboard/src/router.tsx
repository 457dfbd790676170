import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { AppShell } from "./app/app-shell.tsx";
import { DefectPage } from "./app/defect-page.tsx";
import { NotFoundPage } from "./app/not-found-page.tsx";
import { parseEventSearch } from "./features/event/event-search.ts";
import { EventSkeleton } from "./features/event/event-skeleton.tsx";
import { EventsPage } from "./features/events/events-page.tsx";
import { parseEventsSearch } from "./features/events/events-search.ts";
import { parseFlagsSearch } from "./features/flags/flags-search.ts";

const rootRoute = createRootRoute({
  component: AppShell,
  notFoundComponent: NotFoundPage,
  errorComponent: DefectPage,
});

export const eventsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  validateSearch: parseEventsSearch,
  component: EventsPage,
  errorComponent: DefectPage,
});

export const eventRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/events/$chainId/$contract/$eventId",
  validateSearch: parseEventSearch,
  // The charts come with this page only.
  component: lazyRouteComponent(() => import("./features/event/event-page.tsx"), "EventPage"),
  pendingComponent: EventSkeleton,
  errorComponent: DefectPage,
});

export const ticketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tickets/$chainId/$contract/$tokenId",
  component: lazyRouteComponent(() => import("./features/ticket/ticket-page.tsx"), "TicketPage"),
  errorComponent: DefectPage,
});

export const walletRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/wallets/$chainId/$address",
  component: lazyRouteComponent(() => import("./features/wallet/wallet-page.tsx"), "WalletPage"),
  errorComponent: DefectPage,
});

export const flagsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/flags",
  validateSearch: parseFlagsSearch,
  component: lazyRouteComponent(() => import("./features/flags/flags-page.tsx"), "FlagsPage"),
  errorComponent: DefectPage,
});

export const flagRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/flags/$chainId/$address",
  component: lazyRouteComponent(() => import("./features/flags/flag-page.tsx"), "FlagPage"),
  errorComponent: DefectPage,
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    eventsRoute,
    eventRoute,
    ticketRoute,
    walletRoute,
    flagsRoute,
    flagRoute,
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingMs: 100,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
