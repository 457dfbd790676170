import { AxeBuilder } from "@axe-core/playwright";
import type { TestDatabase } from "@facevalue/db/testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENT_QUERY, type EventAnswer } from "./support/event-query.ts";
import { type Running, startFacevalue } from "./support/facevalue.ts";
import { query } from "./support/graphql.ts";
import { openBrowser } from "./support/open-browser.ts";
import { emptyDatabase, playOnAnvil, type SeasonWorld } from "./support/season-world.ts";
import { buyTickets } from "./support/trade.ts";

let world: SeasonWorld;
let database: TestDatabase;
let running: Running;
let browser: Browser;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  world = await playOnAnvil({ seed: "dashboard", scale: 0.3 });
  database = await emptyDatabase();
  const args = ["start", "--rpc", world.rpcUrl, "--database", database.url, "--port", "0", "--no-open"];
  running = startFacevalue(args);
  url = await running.saysOnStdout(/Dashboard: (\S+)/);
});

afterAll(async () => {
  await browser?.close();
  running?.process.kill("SIGTERM");
  await running?.finished;
  await database?.drop();
  await world?.anvil.stop();
});

interface EventRow {
  readonly name: string;
  readonly contract: string;
  readonly eventId: string;
}

async function listEvents(): Promise<EventRow[]> {
  const text = "{ events(first: 50) { nodes { name contract eventId } } }";
  return (await query<{ events: { nodes: EventRow[] } }>(url, text)).events.nodes;
}

async function openPage(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${url}${path}`);
  return { page, errors };
}

const eventPath = ({ contract, eventId }: EventRow) => `/events/31337/${contract}/${eventId}`;

test("the list names every event, and a click opens its page", async () => {
  const { page, errors } = await openPage("/");
  const events = await listEvents();
  expect(events.length).toBeGreaterThanOrEqual(3);
  for (const { name } of events) await page.getByRole("link", { name }).first().waitFor();
  const [first] = events;
  await page
    .getByRole("link", { name: first?.name ?? "" })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: first?.name ?? "" }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("the page of an event shows the API's figures", async () => {
  for (const row of await listEvents()) {
    const { contract, eventId, name } = row;
    const { event } = await query<EventAnswer>(url, EVENT_QUERY, { chainId: 31337, contract, eventId });
    const { page } = await openPage(eventPath(row));
    await page.getByRole("heading", { level: 1, name }).waitFor();
    const text = (await page.getByRole("main").innerText()).replaceAll(/\s+/g, " ");
    const { primaryCount, resaleCount } = event.salesSummary;
    expect(text).toContain(
      `${Number(primaryCount).toLocaleString("en-US")} / ${Number(event.capacity).toLocaleString("en-US")}`,
    );
    expect(text).toContain(`${resaleCount} resale`);
    expect(text).toContain(`n ${event.markup.measuredCount}`);
    await page.context().close();
  }
});

test("a sale leads to its ticket, whose history begins with its issue and tells the sale", async () => {
  const { page, errors } = await openPage(`${eventPath((await listEvents())[0] as EventRow)}?kind=SECONDARY`);
  const sold = page.getByRole("table").getByRole("link", { name: /^#/ }).first();
  const number = await sold.innerText();
  await sold.click();
  await page.getByRole("heading", { level: 1, name: `Ticket ${number}` }).waitFor();
  const history = page.getByRole("region", { name: "History" }).getByRole("listitem");
  await history.first().getByText("Issued to").waitFor();
  await history
    .getByText(/^Resold for/)
    .first()
    .waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("the tabs of an event show its holders and its tickets", async () => {
  const [first] = await listEvents();
  const { page, errors } = await openPage(eventPath(first as EventRow));
  await page.getByRole("link", { name: "Holders" }).click();
  const holders = page.getByRole("region", { name: "Wallets with most tickets" }).getByRole("row");
  await holders.nth(1).waitFor();
  await page.getByRole("link", { name: "Tickets", exact: true }).click();
  await page.getByRole("heading", { name: "Tickets by status" }).waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("figures follow new blocks without a reload", async () => {
  await buyTickets(world, { quantity: 1, buyerIndex: 1 });
  const { page } = await openPage("/");
  const row = page.getByRole("row", { name: /Fork Night/ });
  await row.getByText("1 / 500").waitFor({ timeout: 15_000 });
  await buyTickets(world, { quantity: 2, buyerIndex: 2 });
  await row.getByText("3 / 500").waitFor({ timeout: 15_000 });
  await page.context().close();
});

test("a reader of Chinese gets Chinese, and may switch", async () => {
  const { page } = await openPage("/", { locale: "zh-CN" });
  await page.locator('html[lang="zh-CN"]').waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/\p{Script=Han}/u);
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('html[lang="en"]').waitFor();
  await page.reload();
  await page.locator('html[lang="en"]').waitFor();
  await page.context().close();
});

test("states: nothing found, no such event, no such page", async () => {
  const { page } = await openPage("/?q=nothing-is-called-this");
  await page
    .getByText(/No event/i)
    .first()
    .waitFor();
  await page.goto(`${url}/events/31337/0x${"0".repeat(40)}/1`);
  await page
    .getByText(/There is nothing at this address/)
    .first()
    .waitFor();
  await page.goto(`${url}/nowhere/at/all`);
  await page
    .getByText(/There is nothing at this address/)
    .first()
    .waitFor();
  await page.context().close();
});

test("an API that fails is said, with a way to try again", async () => {
  const { page } = await openPage("/nowhere");
  await page.route("**/graphql", (route) => route.fulfill({ status: 500, body: "{}" }));
  await page.goto(url);
  const retry = page.getByRole("button", { name: /try again/i });
  await retry.waitFor();
  await page.unroute("**/graphql");
  await retry.click();
  await page
    .getByRole("link", { name: (await listEvents())[0]?.name ?? "" })
    .first()
    .waitFor();
  await page.context().close();
});

describe("accessible (axe) and without sideways scrolling", () => {
  const variants: BrowserContextOptions[] = [
    { colorScheme: "light" },
    { colorScheme: "dark", locale: "zh-CN" },
    { colorScheme: "light", viewport: { width: 360, height: 740 } },
  ];
  test.each(variants)("%o", async (options) => {
    const [first] = await listEvents();
    if (first === undefined) throw new Error("there is no event");
    const tabs = ["sales", "resale", "tickets", "holders", "demand"].map(
      (tab) => `${eventPath(first)}?tab=${tab}`,
    );
    const others = [`/wallets/31337/0x${"0".repeat(39)}1`, `/tickets/31337/${first.contract}/1`];
    for (const path of ["/", eventPath(first), ...tabs, ...others]) {
      const { page } = await openPage(path, options);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle").catch(() => undefined);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
});
