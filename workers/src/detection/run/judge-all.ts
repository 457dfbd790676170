import type { Cohort } from "../score/percentiles.ts";
import type { ScoreModel } from "../score/score-model.ts";
import { type DossierIndex, type DossierSource, indexDossiers } from "../signals/dossier-index.ts";
import { type Judgement, judgeEntity, judgeInnocent } from "./judge-entity.ts";
import { type Measurements, measureEntities } from "./measure-entities.ts";

/** A network as detection sees it after the newest block. */
export interface Detection {
  readonly index: DossierIndex;
  readonly measurements: Measurements;
  readonly model: ScoreModel;
  /** Of every entity, by its position. */
  readonly judgements: readonly Judgement[];
}

/** Measures and scores every entity. @param cohorts among whom values are placed; the entities themselves unless given */
export function judgeAll(source: DossierSource, model: ScoreModel, cohorts?: readonly Cohort[]): Detection {
  const index = indexDossiers(source);
  const measured = measureEntities(index, model);
  const measurements = cohorts === undefined ? measured : { ...measured, cohorts };
  const now = index.facts.asOf?.time ?? 0;
  const innocent = judgeInnocent(model);
  const judgements = index.entities.map((_, position) =>
    judgeEntity(measurements, { position, now, model, innocent }),
  );
  return { index, measurements, model, judgements };
}
