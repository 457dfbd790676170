import { rmSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INDEX, rawRequest, SCRIPT, startTestServer, type TestServer } from "../testing/test-server.ts";

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database.url);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  rawRequest(server.port, { path, headers, method });

test.each(["/", "/index.html", "/events", "/events/1/0xabc/7?tab=sales"])(
  "%s shows the app",
  async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, body.toString()]).toEqual([200, INDEX]);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-cache");
  },
);

test("an asset is kept for ever, as its name carries its hash", async () => {
  const { status, headers, body } = await get("/assets/app-1a2b3c.js");
  expect([status, body.toString()]).toEqual([200, SCRIPT]);
  expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(headers["cache-control"]).toContain("immutable");
  expect((await get("/icon.svg")).headers).toMatchObject({
    "content-type": "image/svg+xml",
    "cache-control": "no-cache",
  });
});

test("pages may run only what this server serves, and may not be framed", async () => {
  for (const path of ["/", "/assets/app-1a2b3c.js", "/missing.js"]) {
    const { headers } = await get(path);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  }
});

describe("compression", () => {
  test.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ] as const)("accepting %s gets %s", async (accepted, encoding, unpack) => {
    for (let turn = 0; turn < 2; turn += 1) {
      const { headers, body } = await get("/assets/app-1a2b3c.js", { "accept-encoding": accepted });
      expect(headers["content-encoding"]).toBe(encoding);
      expect(headers.vary).toBe("accept-encoding");
      expect(headers["content-length"]).toBe(String(body.length));
      expect(body.length).toBeLessThan(SCRIPT.length / 2);
      expect(unpack(body).toString()).toBe(SCRIPT);
    }
  });

  test.each(["", "identity", "br;q=0"])("accepting %j gets the file as it is", async (accepted) => {
    const { headers, body } = await get("/assets/app-1a2b3c.js", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.toString()).toBe(SCRIPT);
  });
});

test("HEAD gets the headers of GET without the body", async () => {
  for (const path of ["/", "/assets/app-1a2b3c.js", "/healthz"]) {
    const [got, head] = [await get(path), await get(path, {}, "HEAD")];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers["content-length"]).toBe(String(got.body.length));
  }
});

test.each([
  "/../secret.txt",
  "/assets/../../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/%2e%2e%2fsecret.txt",
  "/..%5csecret.txt",
  "/%252e%252e/secret.txt",
  "/../dist-other/secret.txt",
  "/..%2fdist-other%2fsecret.txt",
  "//secret.txt",
  "/assets/%00.js",
  "/assets/app-1a2b3c.js%00.html",
  "/%",
  "/assets",
  "/assets/",
  "/..",
  "/.",
])("%s leads nowhere outside the folder", async (path) => {
  const { status, body } = await get(path);
  expect([200, 404]).toContain(status);
  expect(body.toString()).not.toContain("secret");
  if (status === 200) expect(body.toString()).toBe(INDEX);
});

test("files that are not there are not found, and nothing can be written", async () => {
  expect((await get("/assets/missing.js")).status).toBe(404);
  for (const method of ["POST", "PUT", "DELETE"]) {
    const { status, headers } = await get("/", { "content-length": "0" }, method);
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  }
});

test("a browser at the endpoint sees a page that loads nothing from elsewhere", async () => {
  const { status, body } = await get("/graphql", { accept: "text/html" });
  expect(status).toBe(200);
  expect(body.toString()).toContain("Facevalue API");
  expect(body.toString()).not.toMatch(/<script|<link|src=|https?:/);
});

test("without a built dashboard the page says how to build it", async () => {
  const bare = await startTestServer(database.url);
  try {
    rmSync(bare.dashboardFolder, { recursive: true });
    const { status, body } = await rawRequest(bare.port, { path: "/events" });
    expect(status).toBe(503);
    expect(body.toString()).toContain("npm run dashboard:build");
  } finally {
    await bare.stop();
  }
});
