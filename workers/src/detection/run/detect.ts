import type { Session } from "@facevalue/db";
import { detectEntities } from "../entities/detect-entities.ts";
import type { Entity } from "../entities/entity.ts";
import { readFacts } from "../facts/read-facts.ts";
import { SCORE_MODEL, type ScoreModel } from "../score/score-model.ts";
import { type DossierIndex, indexDossiers } from "../signals/dossier-index.ts";
import { readTerms } from "../signals/read-terms.ts";
import { type Judgement, judgeEntity } from "./judge-entity.ts";
import { type Measurements, measureEntities } from "./measure-entities.ts";

/** A network as detection sees it after the newest block. */
export interface Detection {
  readonly index: DossierIndex;
  readonly measurements: Measurements;
  readonly model: ScoreModel;
  /** Of every entity, by its position. */
  readonly judgements: readonly Judgement[];
}

/** Entities of those wallets that appear in a ticket fact, with what is known of them. */
export async function detect(
  session: Session,
  { chainId, schema }: { chainId: number; schema: string },
  model: ScoreModel = SCORE_MODEL,
): Promise<Detection> {
  const facts = await readFacts(session, { chainId, schema });
  const { roles, entities } = detectEntities(facts);
  const terms = await readTerms(session, schema, facts);
  const index = indexDossiers({ facts, roles, entities, terms });
  const measurements = measureEntities(index);
  const judgements = entities.map((_: Entity, position: number) =>
    judgeEntity(index, measurements, { position, model }),
  );
  return { index, measurements, model, judgements };
}
