import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import config from "../codegen.ts";

/** Writes src/generated/ from schema.graphql, unless it was written from the same inputs before. */
async function main(): Promise<void> {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const inputs = [`${folder}../schema.graphql`, `${folder}codegen.ts`, `${folder}package.json`];
  const outputs = Object.keys(config.generates).map((path) => folder + path);
  const hashFile = `${folder}src/generated/inputs.sha256`;

  const hash = createHash("sha256");
  for (const path of inputs) hash.update(readFileSync(path)).update("\0");
  const wanted = hash.digest("hex");
  const isCurrent = existsSync(hashFile) && readFileSync(hashFile, "utf8") === wanted;
  if (isCurrent && outputs.every((path) => existsSync(path))) return;

  // Loading the generator takes longer than all the rest.
  const { generate } = await import("@graphql-codegen/cli");
  await generate({ ...config, cwd: folder, silent: true, errorsOnly: true }, true);
  writeFileSync(hashFile, wanted);
}

await main();
