import { readdirSync, readFileSync } from "node:fs";
import type { Profiler } from "node:inspector";
import { join } from "node:path";
import { summarizeProfile } from "./summarize-profile.ts";

/** Prints to stderr where the time went in each of a folder's profiles: one of each thread. */
export function summarizeFolder(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"))) {
    const profile = JSON.parse(readFileSync(join(folder, file), "utf8")) as Profiler.Profile;
    process.stderr.write(`${file}: ${summarizeProfile(profile).join("\n")}\n`);
  }
}
