import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { renderArtefacts } from "./artefacts.ts";
import { compile } from "./compile.ts";
import { type Artefact, readSources } from "./sources.ts";
import { hashInputs, isUpToDate, STAMP_PATH, type Stamp } from "./stamp.ts";

/** Compiles the contracts unless nothing changed since the last complete build. */
async function build(): Promise<void> {
  const sources = await readSources();
  const inputs = await hashInputs(sources);
  if (await isUpToDate(inputs)) return;
  const startedAt = performance.now();
  const artefacts = await renderArtefacts(await compile(sources));
  await rm(STAMP_PATH, { force: true });
  for (const artefact of artefacts) await writeWhole(artefact);
  const stamp: Stamp = { inputs, outputs: artefacts.map(({ path }) => path) };
  await writeWhole({ path: STAMP_PATH, content: JSON.stringify(stamp) });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`Compiled ${Object.keys(sources).length} Solidity files in ${seconds} s`);
}

async function writeWhole({ path, content }: Artefact): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

try {
  await build();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
