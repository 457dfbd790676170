import { readFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { AppError, describeError, fiatDecimals } from "@facevalue/core";
import type { RpcClient } from "@facevalue/rpc";
import { z } from "zod";
import { feedProvider } from "./feeds/feed-provider.ts";
import { fileProvider } from "./file/file-provider.ts";
import { httpProvider } from "./http/http-provider.ts";
import type { RateProvider } from "./rate-provider.ts";

const RATE_FILES = [".csv", ".ndjson", ".jsonl"];

const fiat = z.string().refine((code) => fiatDecimals(code) !== null, { error: "must be an ISO 4217 code" });
const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, { error: "must be up to 32 of a-z, 0-9 and -" });
const chainId = z.int().positive();
const currency = z.string().min(1);
const file = z.strictObject({
  type: z.literal("file"),
  name,
  chainId: chainId.optional(),
  path: z.string().min(1),
});
const feeds = z.strictObject({
  type: z.literal("feeds"),
  name,
  chainId,
  feeds: z.array(z.strictObject({ currency, fiat, address: z.string().regex(/^0x[0-9a-fA-F]{40}$/) })).min(1),
});
const http = z.strictObject({
  type: z.literal("http"),
  name,
  chainId: chainId.optional(),
  url: z
    .string()
    .regex(/^https?:\/\/[^/{}]+\//, { error: "must be a URL with http or https and a host of its own" }),
  headers: z.record(z.string(), z.string()).default({}),
  keyVariable: z.string().optional(),
  everySeconds: z.int().min(10).default(900),
  pairs: z.array(z.strictObject({ currency, fiat, as: z.string().optional() })).min(1),
});
const configuration = z.strictObject({
  sources: z.array(z.discriminatedUnion("type", [file, feeds, http])).min(1),
});

type Source = z.output<typeof configuration>["sources"][number];

export interface RatesContext {
  /** Of the chain whose price feeds are read; null for none. */
  readonly rpc: RpcClient | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The sources that a file names; a file of rates (.csv, .ndjson, .jsonl) is one by itself, called `file`.
 * @throws BAD_CONFIGURATION when the file is missing or malformed, or names something that is not given
 */
export function readRatesConfiguration(path: string, context: RatesContext): RateProvider[] {
  if (RATE_FILES.includes(extname(path))) return [fileProvider({ name: "file", chainId: null, path })];
  const parsed = configuration.safeParse(readContent(path));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw badRates(path, issues.join("; "));
  }
  const { sources } = parsed.data;
  const names = sources.map((source) => source.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) throw badRates(path, `two sources are called ${twice}`);
  return sources.map((source) => toProvider(source, path, context));
}

function toProvider(source: Source, path: string, { rpc, environment }: RatesContext): RateProvider {
  if (source.type === "file") {
    const found = resolve(dirname(path), source.path);
    return fileProvider({ name: source.name, chainId: source.chainId ?? null, path: found });
  }
  if (source.type === "feeds") {
    if (rpc === null) throw badRates(path, `${source.name} reads the chain: give its node with --rpc`);
    return feedProvider({ ...source, rpc });
  }
  const { keyVariable } = source;
  const key = keyVariable === undefined ? "" : environment[keyVariable];
  if (key === undefined) throw badRates(path, `${source.name} needs the environment variable ${keyVariable}`);
  return httpProvider({ ...source, chainId: source.chainId ?? null, key });
}

function readContent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw badRates(path, describeError(error));
  }
}

function badRates(path: string, problem: string): AppError {
  return new AppError("BAD_CONFIGURATION", `${path} (--rates) cannot be used: ${problem}`);
}
