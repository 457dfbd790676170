import type { Session } from "@facevalue/db";
import type { RecomputeScope } from "../../metrics/metric.ts";
import { detectEntities } from "../entities/detect-entities.ts";
import { readFacts } from "../facts/read-facts.ts";
import { readLabels } from "../labels/read-labels.ts";
import { SCORE_MODEL, type ScoreModel } from "../score/score-model.ts";
import { readTerms } from "../signals/read-terms.ts";
import { readWashTrades } from "../signals/read-wash-trades.ts";
import { type Detection, judgeAll } from "./judge-all.ts";
import { type StageWatch, unwatched } from "./stage-watch.ts";
import { withSmallHeap } from "./with-small-heap.ts";

export interface DetectOptions {
  readonly model?: ScoreModel;
  readonly onStage?: StageWatch;
}

/** Entities of the wallets that appear in ticket facts of the network, with what is known of them. */
export async function detect(
  session: Session,
  { chainId, schema, asOf, facts: keeper }: Pick<RecomputeScope, "chainId" | "schema" | "asOf" | "facts">,
  { model = SCORE_MODEL, onStage = unwatched }: DetectOptions = {},
): Promise<Detection> {
  return await withSmallHeap(async () => {
    const facts = await readFacts(session, { chainId, schema }, asOf === undefined ? { keeper } : { asOf });
    const labels = await readLabels(session, chainId);
    onStage("facts");
    const { roles, entities } = detectEntities(facts, onStage, labels);
    const terms = await readTerms(session, schema, facts);
    const washTrades = await readWashTrades(session, { chainId, schema }, facts);
    onStage("terms");
    const detection = judgeAll({ facts, roles, entities, terms, washTrades }, model);
    onStage("judge");
    return detection;
  });
}
