import type { Server } from "node:http";

const GRACE_MS = 10_000;

/** Stops accepting, ends idle connections at once and busy ones after their answer, or after ten seconds. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cap = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  try {
    await closed;
  } finally {
    clearInterval(idle);
    clearTimeout(cap);
  }
}
