/** A worker process that says "entered" once it computes sales, and never finishes. Argument: database URL. */
import { silentLogger } from "@facevalue/core";
import { metric as eventSales } from "../metrics/event-sales/metric.ts";
import { startWorkers } from "../start-workers.ts";
import { gatedMetric } from "./gated-metric.ts";

const [databaseUrl] = process.argv.slice(2);
if (databaseUrl === undefined) throw new Error("usage: hanging-worker.ts DATABASE_URL");
const { metric, whenEntered } = gatedMetric(eventSales);
await startWorkers({ databaseUrl, logger: silentLogger, metrics: [metric] });
await whenEntered();
process.stdout.write("entered\n");
