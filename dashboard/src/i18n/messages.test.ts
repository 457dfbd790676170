import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";
import en from "./resources/en.json" with { type: "json" };
import zhCN from "./resources/zh-CN.json" with { type: "json" };

const SOURCE = path.resolve(import.meta.dirname, "..");
const KEY = /^[a-z]\w*\.[a-z]\w*\.[\w-]+(\.[\w-]+)*$/;
/** Attributes that people read. */
const SPOKEN = new Set(["aria-label", "alt", "title", "placeholder", "label", "text", "hint"]);

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes("generated") && !name.includes(".test."))
  .map((name) => ({ name, text: readFileSync(path.join(SOURCE, name), "utf8") }));

function argumentsOf(message: string, locale: string): string[] {
  const names = new Set<string>();
  const visit = (nodes: unknown): void => {
    for (const node of nodes as {
      type: number;
      value?: string;
      options?: Record<string, { value: unknown }>;
    }[]) {
      if (node.type > 0 && node.type < 7 && node.value) names.add(node.value);
      for (const option of Object.values(node.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, locale).getAst());
  return [...names].sort();
}

interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

function walk(node: unknown, visit: (node: SyntaxNode) => void): void {
  if (node === null || typeof node !== "object") return;
  if ("type" in node) visit(node as SyntaxNode);
  for (const value of Object.values(node)) walk(value, visit);
}

/** Words in the markup that do not come from the resources. */
function findHardCodedText(name: string, text: string): string[] {
  const found: string[] = [];
  const report = (value: unknown) => {
    if (typeof value === "string" && /\p{L}/u.test(value)) found.push(value.trim());
  };
  walk(parseSync(name, text).program, (node) => {
    if (node.type === "JSXText") report(node.value);
    if (node.type === "JSXExpressionContainer") report((node.expression as SyntaxNode).value);
    if (node.type !== "JSXAttribute") return;
    const attribute = (node.name as { name: unknown }).name;
    if (typeof attribute === "string" && SPOKEN.has(attribute))
      report((node.value as SyntaxNode | null)?.value);
  });
  return found;
}

describe("messages", () => {
  test("both languages have the same keys in the same form", () => {
    expect(Object.keys(zhCN)).toEqual(Object.keys(en));
    for (const key of Object.keys(en)) expect(key).toMatch(KEY);
  });

  test("both languages are valid and take the same values", () => {
    for (const [key, message] of Object.entries(en)) {
      const chinese = zhCN[key as keyof typeof zhCN];
      expect(argumentsOf(chinese, "zh-CN"), key).toEqual(argumentsOf(message, "en"));
      expect(chinese.trim(), key).not.toBe("");
    }
  });

  test("every message is used", () => {
    const source = files.map((file) => file.text).join("\n");
    const literals = [...source.matchAll(/["`]([a-z]\w*\.[a-z]\w*\.[^"`\s]*)["`]/g)].map(
      (match) => match[1] ?? "",
    );
    const patterns = literals.map((literal) => {
      const parts = literal.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
      return new RegExp(`^${parts.join(".+")}$`);
    });
    const unused = Object.keys(en).filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

describe("markup", () => {
  test("the scan finds words in text, in expressions and in attributes", () => {
    const sample = '<a title="Go">Here{"there"}<b>1 · –</b></a>;';
    expect(findHardCodedText("sample.tsx", sample)).toEqual(["Go", "Here", "there"]);
  });

  test.each(files.filter((file) => file.name.endsWith(".tsx")))(
    "$name has no words of its own",
    ({ name, text }) => {
      expect(findHardCodedText(name, text)).toEqual([]);
    },
  );
});
