/** Metrics by the name under which the workers keep their state. */
export type MetricName =
  | "event-sales"
  | "event-markup"
  | "event-cap"
  | "event-tickets"
  | "event-holders"
  | "event-attendance"
  | "event-fees"
  | "wallet-profile"
  | "event-demand"
  | "event-order-book"
  | "demand-cohort"
  | "wash-trade"
  | "detection";
