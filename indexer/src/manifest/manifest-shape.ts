import { z } from "zod";

const file = z.string();

const topicFilter = z.array(z.string()).optional();

const eventHandler = z.object({
  event: z.string(),
  handler: z.string(),
  topic0: z.string().optional(),
  topic1: topicFilter,
  topic2: topicFilter,
  topic3: topicFilter,
  receipt: z.boolean().default(false),
  calls: z.record(z.string(), z.string()).nullish(),
});

const blockHandler = z.object({
  handler: z.string(),
  filter: z.object({ kind: z.string(), every: z.number().int().positive().optional() }).nullish(),
});

const mapping = z.object({
  apiVersion: z.string(),
  language: z.string().default("wasm/assemblyscript"),
  abis: z.array(z.object({ name: z.string(), file })).default([]),
  eventHandlers: z.array(eventHandler).nullish(),
  blockHandlers: z.array(blockHandler).nullish(),
  callHandlers: z.array(z.unknown()).nullish(),
  file,
});

const contextShape = z.record(z.string(), z.object({ type: z.string(), data: z.unknown() })).nullish();

const dataSource = z.object({
  kind: z.string(),
  name: z.string(),
  network: z.string().nullish(),
  context: contextShape,
  source: z
    .object({
      address: z.string().nullish(),
      abi: z.string().nullish(),
      startBlock: z.coerce.number().int().min(0).nullish(),
      endBlock: z.coerce.number().int().min(0).nullish(),
    })
    .loose()
    .default({}),
  mapping: z.unknown().optional(),
});

/** The parts of a built subgraph.yaml that the host reads; other keys are allowed. */
export const manifestShape = z.object({
  specVersion: z.string(),
  schema: z.object({ file }),
  features: z.array(z.string()).nullish(),
  graft: z.unknown().optional(),
  indexerHints: z
    .object({ prune: z.union([z.enum(["auto", "never"]), z.coerce.number().int().positive()]).nullish() })
    .nullish(),
  dataSources: z.array(dataSource).min(1),
  templates: z.array(dataSource).nullish(),
});

/** Mapping of an `ethereum` data source; checked after the kind, since other kinds have other mappings. */
export const mappingShape = mapping;

export type Manifest = z.infer<typeof manifestShape>;
export type ManifestDataSource = z.infer<typeof dataSource>;
export type ManifestMapping = z.infer<typeof mapping>;
