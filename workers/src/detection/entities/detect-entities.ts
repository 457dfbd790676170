import type { DetectionFacts } from "../facts/detection-facts.ts";
import type { AccountLabel } from "../labels/account-label.ts";
import { findLinks, readLinkSources } from "../links/find-links.ts";
import type { Link } from "../links/link.ts";
import { classifyRoles } from "../roles/classify-roles.ts";
import type { Roles } from "../roles/role.ts";
import { type StageWatch, unwatched } from "../run/stage-watch.ts";
import type { Entity } from "./entity.ts";
import { findEntities } from "./find-entities.ts";

export interface Detected {
  readonly roles: Roles;
  readonly links: readonly Link[];
  readonly entities: readonly Entity[];
}

/** Roles, links and entities of a network. The same facts give the same, whatever the addresses are. */
export function detectEntities(
  facts: DetectionFacts,
  onStage: StageWatch = unwatched,
  labels: readonly AccountLabel[] = [],
): Detected {
  const roles = classifyRoles(facts, labels);
  onStage("roles");
  const sources = readLinkSources(facts, roles);
  onStage("evidence");
  const links = findLinks(sources);
  onStage("links");
  const entities = findEntities(sources, links);
  onStage("entities");
  return { roles, links, entities };
}
