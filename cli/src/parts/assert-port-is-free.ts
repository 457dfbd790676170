import { once } from "node:events";
import { createServer } from "node:net";
import { AppError, type Configuration, describeError } from "@facevalue/core";

/** Tries to listen, so that a port in use is said before anything is made. @throws PORT_IN_USE */
export async function assertPortIsFree({ host, port }: Configuration): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    const message = `Cannot listen on port ${port} of ${host} (${describeError(cause)}): stop what uses it, or choose another with --port.`;
    throw new AppError("PORT_IN_USE", message, { cause });
  }
  server.close();
  await once(server, "close");
}
