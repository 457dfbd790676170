import type { MetricTable } from "../metric-table.ts";

export const COHORT = {
  name: "demand_cohort",
  identity: {
    network_key: "id",
    level: "text",
    category: "text",
    size_class: "text",
    lead: "text",
    term: "text",
  },
  values: {
    event_count: "count",
    known_count: "count",
    median: "ratio?",
    deviation: "ratio?",
    as_of_time: "time",
    as_of_block: "count",
  },
} as const satisfies MetricTable;
