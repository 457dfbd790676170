import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { post, rawRequest, startTestServer, type TestServer } from "../testing/test-server.ts";

const QUERY = "{ networks { chainId } }";
const JSON_TYPE = { "content-type": "application/json" };

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

function codesOf(body: Buffer): (string | undefined)[] {
  const { errors = [] } = JSON.parse(body.toString()) as { errors?: { extensions?: { code?: string } }[] };
  return errors.map(({ extensions }) => extensions?.code);
}

test("a posted query answers, under a request id", async () => {
  const { status, data, errors, requestId } = await post(server.url, { query: QUERY });
  expect({ status, data, errors }).toEqual({ status: 200, data: { networks: [] }, errors: [] });
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
});

describe("a query by GET", () => {
  const path = `/graphql?query=${encodeURIComponent(QUERY)}`;

  test.each([{ "apollo-require-preflight": "true" }, { "x-apollo-operation-name": "x" }, JSON_TYPE])(
    "answers with %o, which no page may send across origins unasked",
    async (headers) => {
      const { status, body } = await rawRequest(server.port, { path, headers: { ...headers } });
      expect([status, body.toString().trim()]).toEqual([200, '{"data":{"networks":[]}}']);
    },
  );

  test.each([{}, { "content-type": "text/plain" }, { "content-type": "application/x-www-form-urlencoded" }])(
    "is refused with %o",
    async (headers) => {
      const { status, body } = await rawRequest(server.port, { path, headers: { ...headers } });
      expect(status).toBe(400);
      expect(body.toString()).toContain("CSRF");
    },
  );
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
  "a post as %s is refused",
  async (type) => {
    const options = { path: "/graphql", method: "POST", headers: { "content-type": type } };
    expect((await rawRequest(server.port, options, [JSON.stringify({ query: QUERY })])).status).toBe(400);
  },
);

test.each(['{"query":', "", "null", "5", '"x"', "{}", '{"query":5}', '{"query":"","variables":[]}'])(
  "the body %j is refused",
  async (text) => {
    const options = { path: "/graphql", method: "POST", headers: JSON_TYPE };
    const { status, body } = await rawRequest(server.port, options, [text]);
    expect(status).toBe(400);
    expect(codesOf(body)).toEqual([expect.stringMatching(/^BAD_(USER_INPUT|REQUEST)$/)]);
  },
);

test("several operations in one request are refused", async () => {
  const { status, errors } = await post(server.url, [{ query: QUERY }, { query: QUERY }]);
  expect([status, errors[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
});

test.each(["PUT", "DELETE", "PATCH"])("%s is not allowed", async (method) => {
  const headers = { ...JSON_TYPE, "content-length": "2" };
  const { status } = await rawRequest(server.port, { path: "/graphql", method, headers }, ["{}"]);
  expect(status).toBe(405);
});

describe("a body of more than 256 kB", () => {
  const large = Buffer.alloc(256 * 1024 + 1, "a");

  test("is refused by its length", async () => {
    const headers = { ...JSON_TYPE, "content-length": String(large.length) };
    const { status, body } = await rawRequest(server.port, { path: "/graphql", method: "POST", headers }, [
      large,
    ]);
    expect([status, codesOf(body)]).toEqual([413, ["BAD_USER_INPUT"]]);
  });

  test("is refused while it comes in when it does not tell its length", async () => {
    const headers = { ...JSON_TYPE, "transfer-encoding": "chunked" };
    const chunks = Array.from({ length: 5 }, () => large.subarray(0, 100_000));
    const { status, body } = await rawRequest(
      server.port,
      { path: "/graphql", method: "POST", headers },
      chunks,
    );
    expect([status, codesOf(body)]).toEqual([413, ["BAD_USER_INPUT"]]);
  });

  test("one of just that size is read", async () => {
    const text = JSON.stringify({ query: QUERY }).padEnd(256 * 1024);
    expect((await post(server.url, text)).status).toBe(200);
  });
});

test("keys that mean something to JavaScript change nothing", async () => {
  const body = `{"query":"query ($__proto__: ID) { __proto__: networks { constructor: chainId } }",
    "variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"__proto__":{"polluted":1}}`;
  await post(server.url, body);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect((await post(server.url, { query: QUERY })).status).toBe(200);
});
