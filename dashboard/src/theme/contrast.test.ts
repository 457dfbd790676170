import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrastRatio, parseOklch } from "./oklch.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const [lightBlock = "", darkBlock = ""] = css.split('[data-theme="dark"]');
const read = (block: string) =>
  new Map(
    [...block.matchAll(/--([\w-]+): (oklch\([^)]+\))/g)].map((match) => [
      match[1],
      parseOklch(match[2] ?? ""),
    ]),
  );
const themes = { light: read(lightBlock), dark: read(darkBlock) };

const GROUNDS = ["ground", "surface", "raised"];
const TEXTS = ["ink", "ink-2", "accent", "above-text", "below-text", "risk", "ok", "warn-text"];
const MARKS = ["above", "below", "warn", "c1", "c2", "c3", "c4", "c5", "risk", "ok", "accent"];

test("black on white has the ratio that WCAG defines", () => {
  expect(contrastRatio(parseOklch("oklch(0 0 0)"), parseOklch("oklch(1 0 0)"))).toBeCloseTo(21, 1);
  // #767676, the lightest grey that passes on white, is oklch(0.5658 0 0).
  expect(contrastRatio(parseOklch("oklch(0.5658 0 0)"), parseOklch("oklch(1 0 0)"))).toBeCloseTo(4.54, 1);
});

test("both themes have the same tokens", () => {
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()]);
});

describe.each(Object.entries(themes))("%s theme", (_, tokens) => {
  const ratio = (text: string, ground: string) => {
    const [first, second] = [tokens.get(text), tokens.get(ground)];
    if (!first || !second) throw new Error(`No token ${text} or ${ground}`);
    return contrastRatio(first, second);
  };

  test.each(TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))(
    "text %s on %s reaches 4.5",
    (text, ground) => {
      expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("text on the accent and in hints reaches 4.5", () => {
    expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("ground", "ink")).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)("mark %s reaches 3 on a card", (mark) => {
    expect(ratio(mark, "surface")).toBeGreaterThanOrEqual(3);
  });
});
