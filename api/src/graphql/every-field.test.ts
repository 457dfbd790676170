import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { globalId, hex } from "../testing/chain-ids.ts";
import { CONTRACT, eventIdOf } from "../testing/chain-rows.ts";
import { createWorld, type World } from "../testing/create-world.ts";
import { WHOLE_QUERIES } from "../testing/whole-queries.ts";

const schema = buildSchema(readFileSync(new URL("../../../schema.graphql", import.meta.url), "utf8"));
let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

function fieldsOf(whole: GraphQLSchema): Set<string> {
  const types = Object.values(whole.getTypeMap()).filter(
    (type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith("__"),
  );
  return new Set(
    types.flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
        : [],
    ),
  );
}

function selectedBy(query: string): string[] {
  const info = new TypeInfo(schema);
  const found: string[] = [];
  visit(
    parse(query),
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        found.push(`${info.getParentType()?.name}.${name.value}`);
      },
    }),
  );
  return found;
}

test("the test queries select every field of the schema", () => {
  const selected = new Set(WHOLE_QUERIES.flatMap(selectedBy));
  expect([...fieldsOf(schema)].filter((field) => !selected.has(field))).toEqual([]);
});

describe("every field answers", () => {
  test.each(WHOLE_QUERIES.map((query) => [query.replaceAll(/\s+/g, " ").slice(0, 90), query]))(
    "%s",
    async (_, query) => {
      expect(validate(schema, parse(query))).toEqual([]);
      for (const chainId of [1, 137]) {
        const id = globalId("Event", chainId, eventIdOf(1));
        const variables = { chainId, contract: hex(CONTRACT), number: "1", id, ids: [id, id] };
        const { data, errors } = await world.api.ask<Record<string, unknown>>(query, variables);
        expect(errors).toEqual([]);
        for (const value of Object.values(data)) expect(value).not.toBeNull();
      }
    },
  );
});
