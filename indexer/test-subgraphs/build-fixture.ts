import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const graph = fileURLToPath(new URL("../../node_modules/.bin/graph", import.meta.url));

/**
 * Folder of the compiled test subgraph `name`, built by graph-cli when its sources changed. Results are kept in a
 * git-ignored folder by the sources' hash and appear in one step: tests that run at the same time may build twice, but
 * never read a half-written one.
 */
export async function buildFixture(name: string): Promise<string> {
  const sources = join(here, name);
  const target = join(sources, "build", await hashFolder(sources));
  if (await exists(target)) return target;
  // Inside the repository, because the compiler looks for graph-ts in the parents' node_modules.
  await mkdir(join(sources, "build"), { recursive: true });
  const work = await mkdtemp(join(sources, "build", "work-"));
  try {
    for (const part of await sourceEntries(sources)) {
      await cp(join(sources, part), join(work, part), { recursive: true });
    }
    await run(work, "codegen");
    await run(work, "build");
    await publish(join(work, "build"), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}

async function publish(built: string, target: string): Promise<void> {
  try {
    await rename(built, target);
  } catch (error) {
    if (!(await exists(target))) throw error;
  }
}

async function run(folder: string, command: string): Promise<void> {
  const child = promisify(execFile)(graph, [command], { cwd: folder });
  child.child.stdin?.end();
  await child;
}

async function sourceEntries(folder: string): Promise<string[]> {
  const entries = await readdir(folder);
  return entries.filter((entry) => entry !== "build" && entry !== "generated");
}

async function hashFolder(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const entry of (await sourceEntries(folder)).sort()) {
    const path = join(folder, entry);
    const isFolder = (await stat(path)).isDirectory();
    hash.update(`${entry}\0`).update(isFolder ? await hashFolder(path) : await readFile(path));
  }
  return hash.digest("hex").slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
