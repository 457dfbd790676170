import { expect, test } from "vitest";
import { createWorld } from "../create-world.ts";
import { labelsCsv } from "./labels-csv.ts";

const linesOf = (missingLabels: number) => {
  const { labels, deployment, simulation } = createWorld({
    seed: "labels",
    scale: "small",
    noise: { missingLabels },
  });
  const [header, ...lines] = labelsCsv(labels, deployment).trimEnd().split("\n");
  return { header, lines: lines.map((line) => line.split(",")), deployment, simulation };
};

test("infrastructure is named by what it does, and nobody else is", () => {
  const { header, lines, deployment, simulation } = linesOf(0);
  expect(header).toBe("account,kind");
  const typeOf = new Map<string, string>(
    simulation.census.wallets.map(({ address, controller }) => [address.toLowerCase(), controller.type]),
  );
  const types = { exchange: ["exchange"], faucet: ["issuer"], relayer: ["relayer", "contract"] };
  const contracts = { bridge: ["bridge", "contract"], disperser: ["contract"], marketplace: ["contract"] };
  const allowed: Readonly<Record<string, readonly string[]>> = { ...types, ...contracts };
  for (const [account = "", kind = ""] of lines) expect(allowed[kind]).toContain(typeOf.get(account));
  const exchanges = simulation.census.ofType("exchange").flatMap(({ wallets }) => wallets);
  expect(lines.filter(([, kind]) => kind === "exchange")).toHaveLength(exchanges.length);
  expect(lines).toContainEqual([deployment.disperser.toLowerCase(), "disperser"]);
  expect(new Set(lines.map(([account]) => account)).size).toBe(lines.length);
});

test("what the dial takes away is not in the list", () => {
  expect(linesOf(1)).toMatchObject({ header: "account,kind", lines: [] });
});
