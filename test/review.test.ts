import { AxeBuilder } from "@axe-core/playwright";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { recomputeMetrics } from "@facevalue/workers";
import { RESELLER, TEAM, TestChain, teamTrades } from "@facevalue/workers/testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, startFacevalue } from "./support/facevalue.ts";
import { openBrowser } from "./support/open-browser.ts";

const KEY = "a-key-for-reviewers-a-key-for-reviewers";
const TEAM_PATH = `/flags/7/0x${TEAM[0]}`;

let database: TestDatabase;
let running: Running;
let url: string;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  database = await createTestDatabase();
  const chain = await TestChain.create(database.pool, 7);
  await chain.commit(teamTrades());
  running = startFacevalue(["serve", "--database", database.url, "--port", "0"], {
    environment: { FACEVALUE_ADMIN_KEY: KEY },
  });
  url = await running.saysOnStdout(/Dashboard: (\S+)/);
});

afterAll(async () => {
  await browser?.close();
  running?.process.kill("SIGTERM");
  await running?.finished;
  await database?.drop();
});

interface Sent {
  readonly url: string;
  readonly authorization: string | undefined;
}

async function openPage(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const sent: Sent[] = [];
  page.on("request", (request) =>
    sent.push({ url: request.url(), authorization: request.headers().authorization }),
  );
  await page.goto(`${url}${path}`);
  return { page, sent };
}

async function enter(page: Page, key: string): Promise<void> {
  await page.locator('input[name="key"]').fill(key);
  await page.locator('form button[type="submit"]').click();
}

test("while detection is off the page says so, and how to switch it on", async () => {
  const { page } = await openPage("/flags");
  await enter(page, KEY);
  await page.getByText("Detection is off").waitFor();
  await page.getByText(/--detection/).waitFor();
  await page.context().close();
  await recomputeMetrics({ pool: database.pool });
});

test("without a key there is a form and nothing else, in no list of the navigation", async () => {
  const { page, sent } = await openPage("/flags");
  await page.getByLabel("Key").waitFor();
  expect(await page.getByRole("navigation").getByText("Review").count()).toBe(0);
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByText("Enter the key first.").waitFor();
  await enter(page, "ключ");
  await page.getByText(/only letters, digits/).waitFor();
  expect(sent.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  await page.context().close();
});

test("a wrong key is told, and the right one opens", async () => {
  const { page } = await openPage("/flags");
  await enter(page, "x".repeat(40));
  await page.getByRole("alert").getByText("This is not the server’s key").waitFor();
  expect(await page.locator("table").count()).toBe(0);
  await enter(page, KEY);
  await page.getByRole("table").waitFor();
  await page.context().close();
});

test("the queue shows who is flagged and why; its filters are in the address", async () => {
  const { page } = await openPage("/flags");
  await enter(page, KEY);
  const rows = page.getByRole("table").getByRole("row");
  await rows.nth(2).waitFor();
  expect(await rows.count()).toBe(3);
  const team = page.getByRole("row", { name: /Open entity 0xe0/i });
  expect(await team.innerText()).toMatch(
    /5[\s\S]*(High|Normal)[\s\S]*%[\s\S]*above the cap[\s\S]*(RES|PRO|NET|SPD)-\d\d/,
  );
  await page.getByLabel("Band").selectOption("WATCH");
  await page.getByText("Nobody is flagged").waitFor();
  expect(page.url()).toContain("band=WATCH");
  await page.context().close();
});

test("an entity's page has both sides, evidence with transactions, wallets, links and past", async () => {
  const { page } = await openPage("/flags");
  await enter(page, KEY);
  await page.getByRole("link", { name: /Open entity 0xe0/i }).click();
  const against = page.getByRole("region", { name: "What counts against it" });
  await against.getByRole("listitem").first().waitFor();
  const sides = [against, page.getByRole("region", { name: "What speaks for it" })];
  const [left, right] = await Promise.all(sides.map((side) => side.boundingBox()));
  expect([left?.y, left?.width]).toEqual([right?.y, right?.width]);
  await against
    .getByText(/^Evidence: \d+ logs/)
    .first()
    .click();
  const { rows } = await database.pool.query<{ hash: string }>(
    `select '0x' || encode(substr(evidence, 1, 32), 'hex') as hash from metrics.signal
     where entity = decode($1, 'hex') and family <> 'INN' order by abs(contribution) desc, code limit 1`,
    [TEAM[0]],
  );
  const hash = rows[0]?.hash ?? "";
  await against
    .getByRole("button", { name: new RegExp(`${hash.slice(0, 8)}…${hash.slice(-4)}`) })
    .first()
    .waitFor();
  const text = await page.getByRole("main").innerText();
  for (const part of [
    "5 wallets",
    "10 links between its wallets",
    "What was told before",
    "What is not known",
  ])
    expect(text).toContain(part);
  expect(text).toContain("No trade with itself was found");
  await page.context().close();
});

test("the key is in the tab's own store, goes to this origin's API only, and is forgotten on demand", async () => {
  const { page, sent } = await openPage("/flags");
  await enter(page, KEY);
  await page.getByRole("table").waitFor();
  await page.getByRole("navigation").getByText("Review").waitFor({ state: "attached" });
  const kept = await page.evaluate(
    "JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href])",
  );
  const [session, ...others] = JSON.parse(kept as string) as object[];
  expect(JSON.stringify(session)).toContain(KEY);
  expect(JSON.stringify(others)).not.toContain(KEY);
  const told = sent.filter(({ authorization }) => authorization !== undefined);
  expect(new Set(told.map((request) => request.url))).toEqual(new Set([`${url}/graphql`]));
  expect(sent.every((request) => !request.url.includes(KEY))).toBe(true);
  await page.getByRole("button", { name: "Forget the key" }).click();
  await page.getByLabel("Key").waitFor();
  expect(await page.evaluate("sessionStorage.length")).toBe(0);
  expect(await page.locator("table").count()).toBe(0);
  await page.context().close();
});

test("another tab asks for the key again", async () => {
  const { page } = await openPage("/flags");
  await enter(page, KEY);
  await page.getByRole("table").waitFor();
  const other = await page.context().newPage();
  await other.goto(`${url}${TEAM_PATH}`);
  await other.getByLabel("Key").waitFor();
  await page.context().close();
});

test("a wallet of which nothing is known says so", async () => {
  const { page } = await openPage(`/flags/7/0x${"9".repeat(40)}`);
  await enter(page, KEY);
  await page.getByText("Nothing is known of this wallet").waitFor();
  await page.context().close();
});

describe("accessible (axe) and without sideways scrolling", () => {
  const variants: BrowserContextOptions[] = [
    { colorScheme: "light" },
    { colorScheme: "dark", locale: "zh-CN" },
    { colorScheme: "light", locale: "zh-CN", viewport: { width: 390, height: 844 } },
    { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  ];
  test.each(variants)("%o", async (options) => {
    const { page } = await openPage("/flags", options);
    await page.locator("form").waitFor();
    await expectSound(page);
    await enter(page, KEY);
    for (const path of ["/flags", TEAM_PATH, `/flags/7/0x${RESELLER}`]) {
      await page.goto(`${url}${path}`);
      await page.getByRole("table").first().waitFor();
      for (const details of await page.locator("details").all())
        await details.evaluate("(one) => { one.open = true; }");
      await expectSound(page);
    }
    await page.context().close();
  });
});

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
