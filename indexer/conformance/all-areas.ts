import { bigDecimalArea } from "./cases/big-decimal.ts";
import { bigIntArea } from "./cases/big-int.ts";
import { callsArea } from "./cases/calls.ts";
import { chainObjectsArea } from "./cases/chain-objects.ts";
import { conversionsArea } from "./cases/conversions.ts";
import { entitiesArea } from "./cases/entities.ts";
import { errorsArea } from "./cases/errors.ts";
import { ethereumValuesArea } from "./cases/ethereum-values.ts";
import { heapArea } from "./cases/heap.ts";
import { inBlockArea } from "./cases/in-block.ts";
import { jsonArea } from "./cases/json.ts";
import { retiredArea } from "./cases/retired.ts";
import { storageArea } from "./cases/storage.ts";
import { triggersArea } from "./cases/triggers.ts";
import { yamlArea } from "./cases/yaml.ts";
import type { ConformanceArea } from "./conformance-case.ts";

export const ALL_AREAS: readonly ConformanceArea[] = [
  bigIntArea,
  bigDecimalArea,
  conversionsArea,
  jsonArea,
  yamlArea,
  ethereumValuesArea,
  callsArea,
  retiredArea,
  heapArea,
  chainObjectsArea,
  triggersArea,
  entitiesArea,
  inBlockArea,
  errorsArea,
  storageArea,
];
