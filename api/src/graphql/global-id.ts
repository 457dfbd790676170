import { AppError } from "@facevalue/core";
import type { EntityRef } from "./entity-ref.ts";

const NODE_TYPES = ["Currency", "Event", "Organizer", "Sale", "Ticket", "TicketType", "Wallet"] as const;

export type NodeType = (typeof NODE_TYPES)[number];

export interface GlobalId extends EntityRef {
  readonly type: NodeType;
}

const TEXT = /^([A-Za-z]+):(\d{1,16}):(0x(?:[0-9a-f]{2}){1,64})$/;

/** The opaque public id of an entity. */
export function encodeGlobalId({
  __typename,
  chainId,
  key,
}: EntityRef & { readonly __typename: NodeType }): string {
  return Buffer.from(`${__typename}:${chainId}:${key}`).toString("base64url");
}

/**
 * The entity that a public id stands for, which may not exist.
 * @throws BAD_USER_INPUT when it is not a public id
 */
export function decodeGlobalId(id: string): GlobalId {
  const [, name, chainId, key] = TEXT.exec(Buffer.from(id, "base64url").toString("utf8")) ?? [];
  const type = NODE_TYPES.find((nodeType) => nodeType === name);
  const isCanonical = id === Buffer.from(`${name}:${Number(chainId)}:${key}`).toString("base64url");
  if (type === undefined || key === undefined || !isCanonical) {
    throw new AppError("BAD_USER_INPUT", `not an id of this API: ${id.slice(0, 80)}`);
  }
  return { type, chainId: Number(chainId), key };
}
