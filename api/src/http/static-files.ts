import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { type Reply, send } from "./send.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".map", ".svg", ".txt"]);
const MISSING = `<!doctype html><html lang="en"><title>Facevalue</title>
<p>The dashboard has not been built: run <code>npm run dashboard:build</code>. The API is at <a href="/graphql">/graphql</a>.</p></html>`;

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };
type Encoding = keyof typeof compress;

/** Serves the built dashboard from a folder. Paths without a dot are routes of the app and get index.html. */
export function staticFiles(dashboardFolder: string) {
  const folder = resolve(dashboardFolder);
  const compressed = new Map<string, Promise<Buffer>>();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      send(request, response, { status: 405, type: "text/plain", body: "", headers: { allow: "GET, HEAD" } });
      return;
    }
    const file = findFile(folder, request.url ?? "/");
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) {
      send(request, response, notFound(file, folder));
      return;
    }
    const extension = extname(file);
    const headers: Record<string, string> = {
      ...SECURITY_HEADERS,
      "cache-control": cacheControl(file, folder),
    };
    const encoding = COMPRESSIBLE.has(extension) ? chooseEncoding(request) : null;
    let body: Buffer = content;
    if (encoding !== null) {
      const key = `${encoding} ${file} ${content.length}`;
      const pending = compressed.get(key) ?? compress[encoding](content);
      if (file.includes(`${sep}assets${sep}`)) compressed.set(key, pending);
      body = await pending;
      headers["content-encoding"] = encoding;
    }
    headers.vary = "accept-encoding";
    send(request, response, {
      status: 200,
      type: TYPES[extension] ?? "application/octet-stream",
      body,
      headers,
    });
  };
}

/** Path of the file that `url` asks for, inside `folder`; null when it points elsewhere or is malformed. */
function findFile(folder: string, url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    if (path.includes("\0")) return null;
    const isRoute = !(path.split("/").at(-1) ?? "").includes(".");
    const file = join(folder, isRoute ? "index.html" : path);
    return file.startsWith(`${folder}${sep}`) ? file : null;
  } catch {
    return null;
  }
}

function notFound(file: string | null, folder: string): Reply {
  if (file === join(folder, "index.html")) {
    return { status: 503, type: TYPES[".html"] ?? "", body: MISSING, headers: { ...SECURITY_HEADERS } };
  }
  return {
    status: 404,
    type: "text/plain; charset=utf-8",
    body: "Not found\n",
    headers: { ...SECURITY_HEADERS },
  };
}

/** Names of built assets carry their content's hash. */
function cacheControl(file: string, folder: string): string {
  return file.startsWith(join(folder, "assets") + sep) ? "public, max-age=31536000, immutable" : "no-cache";
}

function chooseEncoding(request: IncomingMessage): Encoding | null {
  const accepted = String(request.headers["accept-encoding"] ?? "")
    .split(",")
    .filter((item) => !/;\s*q=0(\.0*)?\s*$/.test(item))
    .map((item) => item.split(";")[0]?.trim().toLowerCase());
  return (["br", "gzip"] as const).find((encoding) => accepted.includes(encoding)) ?? null;
}
