import { expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import { compareSubject } from "./compare-subject.ts";
import { NOBODY } from "./comparison.ts";
import type { Family, TicketSubject } from "./subject.ts";

const HOLDER = `0x${"11".repeat(20)}`;
const NOW = 1_000_000n;

const ticket = (family: Family, changes: Partial<TicketSubject> = {}): TicketSubject => ({
  kind: "ticket",
  contract: `0x${"aa".repeat(20)}`,
  family,
  tokenId: 7n,
  owner: HOLDER,
  isDrawn: true,
  status: "VALID",
  expiresAt: null,
  ...changes,
});

const words = (...values: readonly bigint[]): Answer => ({ isReverted: false, words: values });
const REVERT: Answer = { isReverted: true, words: null };
const SILENCE: Answer = { isReverted: false, words: null };

/** What the answers say of one field; "absent" when it is not compared. */
function tell(subject: TicketSubject, field: string, answers: readonly Answer[], isErc721 = true) {
  const traits = { isErc721, hasTicketStatus: true };
  const found = compareSubject(subject, { traits, blockTime: NOW }).find((one) => one.field === field);
  return found === undefined ? "absent" : found.read(answers);
}

test.each([
  ["an account", words(BigInt(HOLDER)), true, HOLDER],
  ["a revert, which says that nobody owns it", REVERT, true, NOBODY],
  ["a revert of a contract that does not say it is ERC-721", REVERT, false, undefined],
  ["nothing", SILENCE, true, undefined],
  ["more than an account", words(1n << 160n), true, undefined],
])("owner: %s", (_, answer, isErc721, expected) => {
  expect(tell(ticket("ERC721"), "owner", [answer], isErc721)).toBe(expected);
});

test("a lock may have forgotten the holder of a cancelled key, and of no other", () => {
  const nobody = [words(0n)];
  expect(tell(ticket("UNLOCK", { status: "REFUNDED" }), "owner", nobody)).toBe(HOLDER);
  expect(tell(ticket("UNLOCK"), "owner", nobody)).toBe(NOBODY);
  expect(tell(ticket("ERC721", { status: "REFUNDED" }), "owner", nobody)).toBe(NOBODY);
});

test.each([
  [0n, "VALID", "VALID"],
  [0n, "CHECKED_IN", "VALID"],
  [1n, "RESELL", "RESELL"],
  [2n, "REFUNDED", "REFUNDED"],
  [2n, "VOIDED", "VOIDED"],
  [2n, "VALID", "VOIDED"],
  [3n, "CHECKED_IN", "CHECKED_IN"],
  [4n, "VALID", undefined],
])("status %d of ERC-7439 against %s", (code, status, expected) => {
  expect(tell(ticket("REFERENCE", { status }), "status", [words(1n, 1n, 0n, 5n, 0n, 0n, code)])).toBe(
    expected,
  );
  expect(tell(ticket("ERC721", { status }), "status", [words(96n, code, 0n, 0n)])).toBe(expected);
});

test.each([
  [[0n, 0n, 0n], "CLAIMED", "CLAIMED"],
  [[0n, 0n, 0n], "SCANNED", "VALID"],
  [[0n, 0n, 1n], "VALID", "SCANNED"],
  [[0n, 1n, 1n], "CHECKED_IN", "CHECKED_IN"],
  [[1n, 1n, 1n], "CHECKED_IN", "VOIDED"],
  [[0n, 0n, 1n], "BURNED", "BURNED"],
  [[0n, 0n, 2n], "VALID", undefined],
])("GET's flags %s against %s", (flags, status, expected) => {
  const answers = flags.map((flag) => words(flag));
  expect(tell(ticket("GET", { status }), "status", answers)).toBe(expected);
});

test.each([
  ["VALID", NOW + 5n, NOW + 5n, "VALID"],
  ["VALID", NOW - 5n, NOW - 5n, "VALID"],
  ["VALID", NOW + 5n, NOW - 5n, "EXPIRED"],
  ["REFUNDED", NOW - 5n, NOW - 5n, "REFUNDED"],
  ["REFUNDED", NOW - 5n, NOW + 5n, "VALID"],
  ["VALID", null, NOW + 5n, "VALID"],
  ["VALID", null, NOW - 5n, undefined],
])("a key that is %s until %s at a lock that says %s", (status, expiresAt, chain, expected) => {
  const key = ticket("UNLOCK", { status, expiresAt });
  expect(tell(key, "status", [words(chain)])).toBe(expected);
  expect(tell(key, "expiresAt", [words(chain)])).toBe(expiresAt === null ? "absent" : chain.toString());
});

test("of a burned ticket no status is asked", () => {
  expect(tell(ticket("ERC721", { owner: NOBODY, status: "BURNED" }), "status", [])).toBe("absent");
});

test.each([
  ["0x", null],
  [`0x${"0".repeat(63)}`, null],
  [`0x${"0".repeat(63)}g`, null],
  [`0x${"0".repeat(63)}5`, [5n]],
])("return data %s", (data, expected) => {
  expect(toAnswer({ reverted: false, data, answeredBy: "block" }).words).toEqual(expected);
});
