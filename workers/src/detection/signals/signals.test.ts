import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDossier } from "../testing/arbitrary-dossier.ts";
import { logKey, restrictDossier } from "./restrict-dossier.ts";
import { SIGNALS } from "./signals.ts";

test.each(SIGNALS.map((signal) => [signal.code, signal] as const))(
  "%s: the logs that it names give the same value alone",
  (_, signal) => {
    let known = 0;
    fc.assert(
      fc.property(arbitraryDossier, (dossier) => {
        const found = signal.measure(dossier);
        if (found.value === null) return;
        known += 1;
        const keys = new Set(found.evidence.map(logKey));
        const again = signal.measure(restrictDossier(dossier, keys));
        expect(again.value).toBe(found.value);
        expect(Number.isSafeInteger(found.value)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(known).toBeGreaterThan(5);
  },
);

test("every signal has a code of its own", () => {
  expect(new Set(SIGNALS.map(({ code }) => code)).size).toBe(SIGNALS.length);
  for (const { code, family } of SIGNALS) expect(code.startsWith(`${family}-`)).toBe(true);
});
