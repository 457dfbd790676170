import { z } from "zod";
import { AppError } from "./app-error.ts";

const blankToUndefined = (value: unknown) => (value === "" ? undefined : value);

const port = z.coerce
  .number({ error: "must be a port from 0 to 65535" })
  .int({ error: "must be a port from 0 to 65535" })
  .min(0, { error: "must be a port from 0 to 65535" })
  .max(65_535, { error: "must be a port from 0 to 65535" });
const amount = (unit: string) =>
  z.coerce
    .number({ error: `must be a number of ${unit} over 0` })
    .int({ error: `must be a number of ${unit} over 0` })
    .positive({ error: `must be a number of ${unit} over 0` });
const count = (unit: string) =>
  z.coerce
    .number({ error: `must be a number of ${unit}, 0 or more` })
    .int({ error: `must be a number of ${unit}, 0 or more` })
    .min(0, { error: `must be a number of ${unit}, 0 or more` });
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });
const urls = z
  .string()
  .transform((value) => value.split(",").map((part) => part.trim()))
  .pipe(z.array(url("http:", "https:", "ws:", "wss:")).min(1));

const RESERVED_SCHEMAS = ["public", "ops", "metrics", "app", "bullmq", "information_schema"];
const schemaName = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/, {
    error: "must be 1 to 63 lower-case letters, digits and underscores, and not begin with a digit",
  })
  .refine((name) => !RESERVED_SCHEMAS.includes(name) && !name.startsWith("pg_"), {
    error: `must not be ${RESERVED_SCHEMAS.join(", ")} or begin with pg_`,
  });

const BAD_ADMIN_KEY =
  "must be 32 to 512 letters, digits and -._~+/ without blanks; `openssl rand -hex 32` makes one";

/**
 * One key per setting: its environment variable, its schema and what it is for. A secret one is no flag: the command lines of
 * a machine are for everybody on it to read.
 */
export const SETTINGS = {
  rpc: {
    variable: "FACEVALUE_RPC",
    schema: urls.optional(),
    help: "JSON-RPC URLs of the chain (http, https, ws, wss), separated by commas",
  },
  database: {
    variable: "FACEVALUE_DATABASE",
    schema: url("postgres:", "postgresql:").optional(),
    help: "Postgres URL; unless given, `start` runs an embedded one in the data folder, and other commands use that",
  },
  redis: {
    variable: "FACEVALUE_REDIS",
    schema: url("redis:", "rediss:").optional(),
    help: "Redis or Valkey URL that holds the job queue; Postgres does unless given",
  },
  data: { variable: "FACEVALUE_DATA", schema: z.string().default(".facevalue"), help: "data folder" },
  host: { variable: "FACEVALUE_HOST", schema: z.string().default("127.0.0.1"), help: "address to listen on" },
  port: { variable: "FACEVALUE_PORT", schema: port.default(4000), help: "port of the dashboard and the API" },
  metricsPort: {
    variable: "FACEVALUE_METRICS_PORT",
    schema: port.optional(),
    help: "port of the Prometheus metrics of `index` and `work`; none unless given",
  },
  subgraph: {
    variable: "FACEVALUE_SUBGRAPH",
    schema: z.string().optional(),
    help: "folder of a built subgraph; the product's own unless given",
  },
  network: {
    variable: "FACEVALUE_NETWORK",
    schema: z.string().optional(),
    help: "entry of the network file whose addresses and start blocks are used",
  },
  networkFile: {
    variable: "FACEVALUE_NETWORK_FILE",
    schema: z.string().optional(),
    help: "contracts to index: a list of them, or addresses in graph-cli's networks.json format",
  },
  schema: {
    variable: "FACEVALUE_SCHEMA",
    schema: schemaName.optional(),
    help: "Postgres schema to index into; chain_<chainId> unless given",
  },
  finalityDepth: {
    variable: "FACEVALUE_FINALITY_DEPTH",
    schema: amount("blocks").optional(),
    help: "blocks after which a block counts as final; the chain's own finalized tag unless given",
  },
  history: {
    variable: "FACEVALUE_HISTORY",
    schema: z.union([z.boolean(), z.stringbool()], { error: "must be true or false" }).default(false),
    help: "keep every version of every entity instead of the last one below finality",
  },
  detection: {
    variable: "FACEVALUE_DETECTION",
    schema: z.union([z.boolean(), z.stringbool()], { error: "must be true or false" }).default(false),
    help: "look for wallets that act together against limits and prices; its quality is measured in docs/detection-quality.md",
  },
  adminKey: {
    variable: "FACEVALUE_ADMIN_KEY",
    schema: z
      .string()
      .regex(/^[\w.~+/-]{32,512}=*$/, { error: BAD_ADMIN_KEY })
      .optional(),
    help: "key that opens what only reviewers may read: flags and the reasons for them; nobody may unless given",
    isSecret: true,
  },
  auditInterval: {
    variable: "FACEVALUE_AUDIT_INTERVAL",
    schema: count("minutes").default(60),
    help: "minutes between audits of a sample of tickets against the chain; 0 for none",
  },
  auditSample: {
    variable: "FACEVALUE_AUDIT_SAMPLE",
    schema: amount("tickets").default(200),
    help: "tickets and holdings drawn for each of these audits",
  },
  rates: {
    variable: "FACEVALUE_RATES",
    schema: z.string().optional(),
    help: "exchange rates: a file of rates (.csv, .ndjson, .jsonl), or a JSON file that lists sources",
  },
  handlerTimeout: {
    variable: "FACEVALUE_HANDLER_TIMEOUT",
    schema: amount("seconds").default(30),
    help: "seconds that one handler of the subgraph may run",
  },
  heapLimit: {
    variable: "FACEVALUE_HEAP_LIMIT",
    schema: amount("megabytes").default(2048),
    help: "megabytes of memory for the indexer",
  },
  log: { variable: "FACEVALUE_LOG", schema: z.enum(["text", "json"]).default("text"), help: "log format" },
  logLevel: {
    variable: "FACEVALUE_LOG_LEVEL",
    schema: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
    help: "least severe level that is logged",
  },
} as const;

type Settings = typeof SETTINGS;
export type SettingName = keyof Settings;
/** Settings that are no flags. */
export type SecretName = {
  [Name in SettingName]: Settings[Name] extends { readonly isSecret: true } ? Name : never;
}[SettingName];
export type Configuration = { [Name in SettingName]: z.output<Settings[Name]["schema"]> };
type Source = Readonly<Record<string, unknown>>;

/**
 * Reads the configuration: flags (by setting name) over environment over file (both by variable name).
 * An empty string counts as not given. Throws BAD_CONFIGURATION that lists every bad key at once.
 */
export function readConfiguration(flags: Source, environment: Source, file: Source = {}): Configuration {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { variable, schema }] of Object.entries(SETTINGS)) {
    const given = [flags[name], environment[variable], file[variable]].map(blankToUndefined);
    const parsed = schema.safeParse(given.find((value) => value !== undefined));
    if (parsed.success) values[name] = parsed.data;
    else
      problems.push(
        `${variable}${flagOf(name as SettingName)}: ${parsed.error.issues.map((issue) => issue.message).join(", ")}`,
      );
  }
  if (problems.length > 0)
    throw new AppError("BAD_CONFIGURATION", `Bad configuration: ${problems.join("; ")}`);
  return values as Configuration;
}

function flagOf(name: SettingName): string {
  return "isSecret" in SETTINGS[name] ? "" : ` (--${kebab(name)})`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
