import { describeError, type Logger } from "@facevalue/core";
import type { Redis } from "ioredis";

/** Oldest version that the queue's commands are made for. */
const MINIMUM_VERSION = [6, 2] as const;

/** Logs what about the server may keep the queue from working: its version, and that it throws keys away. */
export async function warnAboutRedis(client: Redis, logger: Logger): Promise<void> {
  try {
    const info = await client.info();
    const version = /^redis_version:(\S+)/m.exec(info)?.[1];
    const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
    if (version !== undefined && isOlder(version)) {
      logger.error({ msg: "This Redis is too old: it has to be 6.2 or newer", version });
    }
    if (policy !== undefined && policy !== "noeviction") {
      logger.warn({
        msg: "Redis may drop jobs when memory is short, which delays metrics: set its maxmemory-policy to noeviction",
        policy,
      });
    }
  } catch (error) {
    logger.debug({ msg: "Redis did not tell its settings", error: describeError(error) });
  }
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < MINIMUM_VERSION[0] || (major === MINIMUM_VERSION[0] && minor < MINIMUM_VERSION[1]);
}
