import { toHex } from "@facevalue/core";
import { entitiesOf } from "@facevalue/db";
import { sql } from "kysely";
import { type EntityRef, toBytes } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { FlagRecord } from "../flag-record.ts";
import { chainOf, flagOf } from "./flag-queue.sql.ts";
import { FLAG_COLUMNS, type FlagRow, toFlagRecord } from "./flag-row.ts";

/** What is known of a wallet's entity; null when it has no score. */
export async function loadFlag(reader: Reader, wallet: EntityRef): Promise<FlagRecord | null> {
  const { chainId, key } = wallet;
  if (!(await reader.networks()).some((network) => network.chainId === chainId)) return null;
  const [member] = await reader.read(entitiesOf([wallet]));
  const entity = member === undefined ? key : toHex(member.entity);
  const [row] = await reader.read(sql<FlagRow>`
    select ${chainOf(chainId)} as chain_id, ${FLAG_COLUMNS} from (${flagOf(chainId, toBytes(entity))}) t`);
  return row === undefined ? null : toFlagRecord(row);
}
