import pg from "pg";
import type { Column, EntitySchema, EntityType, FulltextColumn } from "../schema/entity-type.ts";
import { qualifiedName } from "./qualified-name.ts";

/** Joins the texts of a list. Postgres' own function does not promise the same result for ever, for texts it is. */
const JOIN_FUNCTION = "join_texts$";

/** The function that fulltext columns over lists of texts need, when there are any. */
export function fulltextFunctionDdl(schemaName: string, { types }: EntitySchema): string[] {
  const columns = [...types.values()].flatMap(({ fulltext = [] }) =>
    fulltext.flatMap((search) => search.columns),
  );
  if (!columns.some(({ isList }) => isList)) return [];
  return [
    `create function ${qualifiedName(schemaName, JOIN_FUNCTION)}(texts text[]) returns text
      language sql immutable strict parallel safe return array_to_string(texts, ' ')`,
  ];
}

/** Definitions of an entity's fulltext columns: the words of its texts in their order, kept up by Postgres. */
export function fulltextColumns(schemaName: string, { fulltext = [] }: EntityType): string[] {
  return fulltext.map((search) => {
    const words = search.columns.map((column) => {
      return `to_tsvector(${pg.escapeLiteral(search.configuration)}::regconfig, coalesce(${textOf(schemaName, column)}, ''))`;
    });
    return `${nameOf(search)} tsvector generated always as (${words.join(" || ")}) stored`;
  });
}

function textOf(schemaName: string, { name, isList }: Column): string {
  const column = pg.escapeIdentifier(name);
  return isList ? `${qualifiedName(schemaName, JOIN_FUNCTION)}(${column})` : column;
}

function nameOf({ name }: FulltextColumn): string {
  return pg.escapeIdentifier(name);
}
