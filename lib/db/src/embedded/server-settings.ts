import { statfsSync } from "node:fs";
import { totalmem } from "node:os";

const MEGABYTE = 1024 * 1024;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  work_mem: "32MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  checkpoint_completion_target: "0.9",
  // Not "minimal", although nothing replicates from an embedded server: after a crash a sequence that was made and used in one
  // transaction, as that of the queue's jobs, would give out its numbers again.
  wal_level: "replica",
  max_wal_senders: "0",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
};

/** Parallel queries share memory through /dev/shm, of which containers often have 64 MB only. */
const NEEDED_SHARED_MEMORY_BYTES = 512 * 1024 * 1024;

/** Command line arguments of `postgres`; `overrides` win over the defaults. */
export function settingsArguments(overrides: Readonly<Record<string, string>> = {}): string[] {
  const settings = { ...SETTINGS, ...memorySettings(totalmem()), ...sharedMemorySettings(), ...overrides };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/**
 * An eighth of the machine's memory for pages of tables, 2 GB at most: the product's own processes live there, too. What the system caches besides is
 * about half of all.
 * @param total bytes
 */
export function memorySettings(total: number): Record<string, string> {
  const buffers = Math.min(Math.max(Math.floor(total / 8 / MEGABYTE), 128), 2048);
  const cache = Math.max(Math.floor(total / 2 / MEGABYTE), 256);
  return { shared_buffers: `${buffers}MB`, effective_cache_size: `${cache}MB` };
}

function sharedMemorySettings(): Record<string, string> {
  if (process.platform !== "linux") return {};
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    if (bavail * bsize >= NEEDED_SHARED_MEMORY_BYTES) return {};
  } catch {
    // No /dev/shm at all: the same remedy.
  }
  return { dynamic_shared_memory_type: "mmap" };
}
