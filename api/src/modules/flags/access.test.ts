import { readFileSync } from "node:fs";
import { createLogger } from "@facevalue/core";
import { buildSchema, getNamedType, isEnumType, isObjectType, isScalarType } from "graphql";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { globalId, hex } from "../../testing/chain-ids.ts";
import { CONTRACT } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { type RawAnswer, rawRequest, startTestServer, type TestServer } from "../../testing/test-server.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const FLAGS = "{ flags { nodes { entity } reason } }";
const FLAG = `{ flag(chainId: 1, wallet: "${hex(CONTRACT)}") { entity reasons { code } } }`;
const logger = createLogger("json", "silent");
const logged = ["info", "warn", "error"].map((level) => vi.spyOn(logger, level as "error"));

let world: World;
let server: TestServer;
let keyless: TestServer;

beforeAll(async () => {
  world = await createWorld();
  server = await startTestServer(world.database.url, { adminKey: KEY, logger });
  keyless = await startTestServer(world.database.url);
});

afterAll(async () => {
  await server?.stop();
  await keyless?.stop();
  await world?.database.drop();
});

function ask(to: TestServer, query: string, authorization?: string): Promise<RawAnswer> {
  const headers = {
    "content-type": "application/json",
    ...(authorization !== undefined && { authorization }),
  };
  return rawRequest(to.port, { path: "/graphql", method: "POST", headers }, [JSON.stringify({ query })]);
}

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; extensions: { code: string } }[];
}

const bodyOf = ({ body }: RawAnswer) => JSON.parse(body.toString()) as Body;

describe.each([FLAGS, FLAG])("%s", (query) => {
  test("answers to the key", async () => {
    const { data, errors } = bodyOf(await ask(server, query, `Bearer ${KEY}`));
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain("0xC1C1");
  });

  test.each([
    [undefined, "UNAUTHENTICATED"],
    ["Bearer ", "UNAUTHENTICATED"],
    [`Basic ${KEY}`, "UNAUTHENTICATED"],
    [KEY, "UNAUTHENTICATED"],
    [`Bearer ${KEY}0`, "FORBIDDEN"],
    ["Bearer wrong", "FORBIDDEN"],
  ])("answers nothing to %s", async (authorization, code) => {
    const answer = await ask(server, query, authorization);
    expect(bodyOf(answer).errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(answer.body.toString()).not.toMatch(/0xC1C1|RES-01|SWITCHED/);
  });

  test("of a server without a key answers nothing and says how to set one", async () => {
    for (const authorization of [undefined, "Bearer ", "Bearer undefined", `Bearer ${KEY}`]) {
      const [error] = bodyOf(await ask(keyless, query, authorization)).errors ?? [];
      expect(error).toMatchObject({
        message: expect.stringContaining("set FACEVALUE_ADMIN_KEY"),
        extensions: { code: "ADMIN_KEY_UNSET" },
      });
    }
  });
});

test("what the key opened is for no cache, and the next caller without it gets nothing", async () => {
  const first = await ask(server, FLAG, `Bearer ${KEY}`);
  expect(first.headers).toMatchObject({ "cache-control": "private, no-store", vary: "authorization" });
  const path = `/graphql?query=${encodeURIComponent(FLAG)}`;
  const preflight = { "apollo-require-preflight": "true" };
  const byGet = await rawRequest(server.port, {
    path,
    headers: { ...preflight, authorization: `Bearer ${KEY}` },
  });
  expect(byGet.headers).toMatchObject({ "cache-control": "private, no-store", vary: "authorization" });
  expect(bodyOf(byGet).data).not.toBeNull();
  const stranger = await rawRequest(server.port, { path, headers: preflight });
  expect(stranger.headers["cache-control"]).toBe("no-store");
  expect(bodyOf(stranger).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
});

test("what is public needs no key, and a wrong one does not matter to it", async () => {
  for (const authorization of [undefined, "Bearer wrong", "Basic x"]) {
    expect(bodyOf(await ask(server, "{ networks { chainId } }", authorization)).errors).toBeUndefined();
  }
});

test("a public field beside a refused one tells nothing of flags", async () => {
  const { data, errors } = bodyOf(await ask(server, `{ networks { chainId } ${FLAG.slice(1)}`));
  expect([data, errors?.length]).toEqual([{ networks: expect.anything(), flag: null }, 1]);
});

test("no global id leads to a flag", async () => {
  const id = globalId("Flag", 1, CONTRACT);
  const { errors } = bodyOf(await ask(server, `{ node(id: "${id}") { id } }`, `Bearer ${KEY}`));
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

test("the key is in no log", () => {
  const text = JSON.stringify(logged.flatMap(({ mock }) => mock.calls));
  expect(text).not.toContain(KEY);
});

test("only flags and flag lead to what is for reviewers", () => {
  const schema = buildSchema(readFileSync(new URL("../../../../schema.graphql", import.meta.url), "utf8"));
  const isGuarded = (name: string) => /^(Flag|Link|Evidence|Service|Signal)/.test(name);
  const ways = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isGuarded(type.name)
      ? Object.values(type.getFields())
          .filter((field) => {
            const named = getNamedType(field.type);
            return (
              !isScalarType(named) && (isEnumType(named) || isObjectType(named)) && isGuarded(named.name)
            );
          })
          .map(({ name }) => `${type.name}.${name}`)
      : [],
  );
  expect(ways).toEqual(["Query.flags", "Query.flag"]);
});

test("the pages beside GraphQL say nothing of entities", async () => {
  for (const path of ["/status", "/healthz", "/readyz", "/flags"]) {
    const { body } = await rawRequest(server.port, { path });
    expect(body.toString()).not.toMatch(/0x(C1C1|c1c1)|RES-01|prior-1/);
  }
});
