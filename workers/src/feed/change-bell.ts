import { describeError, type Logger } from "@facevalue/core";
import pg from "pg";

/** Rung by whoever changes what workers compute from. */
export const CHANGE_CHANNEL = "facevalue_change";
const RECONNECT_MS = 1000;

export interface ChangeBell {
  close(): Promise<void>;
}

export interface ChangeBellOptions {
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** Called whenever a network's tables have changed, or may have while nobody listened. */
  readonly onRing: () => void;
}

/** Listens on a connection of its own for commits of the indexers; it reconnects for as long as it is open. */
export async function openChangeBell(options: ChangeBellOptions): Promise<ChangeBell> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const reconnectLater = (error: unknown) => {
    if (isClosed) return;
    options.logger.warn({ msg: "Lost the change feed's bell", error: describeError(error) });
    clearTimeout(timer);
    timer = setTimeout(() => void connect().catch(reconnectLater), RECONNECT_MS);
  };
  const connect = async () => {
    const next = new pg.Client({ connectionString: options.databaseUrl, keepAlive: true });
    let isLost = false;
    next.on("error", (error) => {
      if (isLost) return;
      isLost = true;
      next.end().catch(() => undefined);
      reconnectLater(error);
    });
    next.on("notification", options.onRing);
    await next.connect();
    await next.query(`listen ${CHANGE_CHANNEL}`);
    if (isClosed) return await next.end();
    client = next;
    options.onRing();
  };

  await connect();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      client?.removeAllListeners("error");
      client?.on("error", () => undefined);
      await client?.end();
    },
  };
}
