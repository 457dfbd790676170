import { createRequire } from "node:module";

const CPU_NAMES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/**
 * Path of the anvil binary that npm installed for this platform, not of its launcher script, so that the process that
 * is started is the one that can be stopped.
 * @throws when the platform's package is missing
 */
export function findAnvilBinary(): string {
  const packageName = `@foundry-rs/anvil-${process.platform}-${CPU_NAMES[process.arch] ?? process.arch}`;
  const file = process.platform === "win32" ? "anvil.exe" : "anvil";
  // The platform package is a dependency of @foundry-rs/anvil, so it is looked for from there.
  const launcher = createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json");
  try {
    return createRequire(launcher).resolve(`${packageName}/bin/${file}`);
  } catch (cause) {
    throw new Error(
      `Anvil's binary ${packageName} is not installed. Run npm ci without --omit=optional on a supported platform.`,
      { cause },
    );
  }
}
