import { expect, test, vi } from "vitest";

/** The store of the tab, which tests run without. */
function openTab(stored: Record<string, string> = {}) {
  const sessionStorage = {
    getItem: (name: string) => stored[name] ?? null,
    setItem: (name: string, text: string) => {
      stored[name] = text;
    },
    removeItem: (name: string) => {
      delete stored[name];
    },
  };
  const localStorage = new Proxy({}, { get: () => expect.unreachable("the key is kept beyond the tab") });
  vi.stubGlobal("window", { sessionStorage, localStorage });
  vi.resetModules();
  return { stored, module: import("./reviewer-key.ts") };
}

test("a key is kept in the tab's own store until it is forgotten", async () => {
  const { stored, module } = openTab();
  const { enterReviewerKey, forgetReviewerKey } = await module;
  enterReviewerKey("k".repeat(32));
  expect(Object.values(stored)).toEqual(["k".repeat(32)]);
  forgetReviewerKey();
  expect(stored).toEqual({});
});

test.each(["", "a b", "ü", "a\nb", "a,b", "“k”"])("%j cannot be sent in a header", async (text) => {
  const { isUsableKey } = await openTab().module;
  expect(isUsableKey(text)).toBe(false);
});

test("whatever the server takes can be entered", async () => {
  const { isUsableKey } = await openTab().module;
  for (const text of ["0123456789abcdef", "A-z._~+/==", "k"]) expect(isUsableKey(text)).toBe(true);
});
