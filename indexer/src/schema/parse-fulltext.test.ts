import { expect, test } from "vitest";
import { parseSchema } from "./parse-schema.ts";

function schemaWith(directive: string): string {
  return `
    type _Schema_ ${directive}
    type Venue @entity(immutable: false) { id: Bytes! name: String! aliases: [String!] city: City }
    type City @entity(immutable: true) { id: ID! title: String }`;
}

const VENUE = '{ entity: "Venue", fields: [{ name: "name" }, { name: "aliases" }] }';

test("a fulltext search becomes a column of every entity it includes", () => {
  const { types } = parseSchema(
    schemaWith(
      `@fulltext(name: "venueSearch", language: en, algorithm: proximityRank, include: [${VENUE}, { entity: "City", fields: [{ name: "title" }] }])
       @fulltext(name: "exact", language: simple, algorithm: rank, include: [${VENUE}])`,
    ),
  );
  const searches = types
    .get("Venue")
    ?.fulltext?.map(({ columns, ...search }) => [search, columns.map(({ name }) => name)]);
  expect(searches).toEqual([
    [
      { field: "venueSearch", name: "venue_search", configuration: "english", algorithm: "proximityRank" },
      ["name", "aliases"],
    ],
    [{ field: "exact", name: "exact", configuration: "simple", algorithm: "rank" }, ["name", "aliases"]],
  ]);
  expect(types.get("City")?.fulltext).toHaveLength(1);
  expect(types.get("Venue")?.columns.map(({ name }) => name)).toEqual(["id", "name", "aliases", "city"]);
});

test.each([
  [`@fulltext(language: en, algorithm: rank, include: [${VENUE}])`, "needs a name"],
  [`@fulltext(name: "x", language: tlh, algorithm: rank, include: [${VENUE}])`, "language"],
  [`@fulltext(name: "x", language: en, algorithm: best, include: [${VENUE}])`, "algorithm"],
  ['@fulltext(name: "x", language: en, algorithm: rank, include: [])', "no entity"],
  [
    '@fulltext(name: "x", language: en, algorithm: rank, include: [{ entity: "Nope", fields: [] }])',
    "no entity",
  ],
  [
    '@fulltext(name: "x", language: en, algorithm: rank, include: [{ entity: "Venue", fields: [] }])',
    "no field",
  ],
  [
    '@fulltext(name: "x", language: en, algorithm: rank, include: [{ entity: "Venue", fields: [{ name: "city" }] }])',
    "Venue.city",
  ],
  [`@fulltext(name: "Venue", language: en, algorithm: rank, include: [${VENUE}])`, "taken"],
  [`@fulltext(name: "name", language: en, algorithm: rank, include: [${VENUE}])`, "name of a field"],
])("%s is refused", (directive, problem) => {
  expect(() => parseSchema(schemaWith(directive))).toThrow(
    expect.objectContaining({ code: "SUBGRAPH_INVALID", message: expect.stringContaining(problem) }),
  );
});
