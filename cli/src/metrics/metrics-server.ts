import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError, describeError } from "@facevalue/core";
import type { CommandContext } from "../command-context.ts";
import { MetricsPage } from "./metrics-page.ts";

/**
 * Serves `/metrics` on the port that is configured for it; closes with the command. Null when none is configured.
 * @throws PORT_IN_USE
 */
export async function serveMetrics(context: CommandContext): Promise<MetricsPage | null> {
  const { configuration, logger, shutdown } = context;
  const { host, metricsPort } = configuration;
  if (metricsPort === undefined) return null;
  const page = new MetricsPage();
  const server = createServer((request, response) => {
    if ((request.url ?? "/").split("?")[0] !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    page.render().then(
      (body) => response.writeHead(200, { "content-type": page.contentType }).end(body),
      (error: unknown) => {
        logger.error({ msg: "The metrics could not be read", err: error });
        response.writeHead(500).end();
      },
    );
  });
  try {
    server.listen(metricsPort, host);
    await once(server, "listening");
  } catch (cause) {
    const message = `Cannot listen on port ${metricsPort} of ${host} (${describeError(cause)}): stop what uses it, or choose another with --metrics-port.`;
    throw new AppError("PORT_IN_USE", message, { cause });
  }
  shutdown.add("metrics server", () => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  logger.info(
    { url: `http://${host.includes(":") ? `[${host}]` : host}:${port}/metrics` },
    "Serving metrics",
  );
  return page;
}
