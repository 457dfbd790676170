import { type Profiler, Session } from "node:inspector/promises";

const SAMPLE_MICROSECONDS = 500;

/** Runs `action` under V8's sampling profiler. */
export async function recordProfile<T>(
  action: () => Promise<T>,
): Promise<{ result: T; profile: Profiler.Profile }> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: SAMPLE_MICROSECONDS });
    await session.post("Profiler.start");
    const result = await action();
    const { profile } = await session.post("Profiler.stop");
    return { result, profile };
  } finally {
    session.disconnect();
  }
}
