import { expect, test } from "vitest";
import { detectEntities } from "../entities/detect-entities.ts";
import { type AccountLabel, isLabelKind, ROLE_OF_LABEL } from "../labels/account-label.ts";
import { unwatched } from "../run/stage-watch.ts";
import { addressOfName, makeFacts } from "../testing/facts-builder.ts";
import { FARM, factsOfSeason, makeSeason } from "../testing/made-season.ts";
import { classifyRoles } from "./classify-roles.ts";
import { hasRole, isSubject } from "./role.ts";

const facts = makeFacts(factsOfSeason(makeSeason()));
const label = (name: string, kind: AccountLabel["kind"]): AccountLabel => {
  return { account: `0x${addressOfName(name).toString("hex")}`, kind };
};
const detect = (...labels: AccountLabel[]) => detectEntities(facts, unwatched, labels);
const purse = facts.wallets.find(addressOfName("purse"));
const countThroughPurse = ({ links }: ReturnType<typeof detect>) =>
  links.filter(({ families }) => families.some(({ through }) => through === purse)).length;

test("what a known hub pays ties nobody together", () => {
  expect(countThroughPurse(detect())).toBeGreaterThanOrEqual(FARM.length - 1);
  expect(countThroughPurse(detect(label("exchange 0", "exchange")))).toBe(countThroughPurse(detect()));
  for (const kind of ["exchange", "bridge", "faucet"] as const)
    expect(countThroughPurse(detect(label("purse", kind)))).toBe(0);
});

test("who is named is no subject, and everybody else is what they were", () => {
  const [member = ""] = FARM;
  const before = classifyRoles(facts);
  const after = classifyRoles(facts, [label(member, "custodian"), label("nobody of this chain", "bridge")]);
  const named = facts.wallets.find(addressOfName(member));
  expect([isSubject(before, named), isSubject(after, named)]).toEqual([true, false]);
  expect(after.all.filter(({ wallet }) => wallet !== named)).toEqual(before.all);
  expect(after.all.filter(({ wallet }) => wallet === named)).toMatchObject([
    { kind: "CUSTODIAL", evidence: [{ rule: "LABELLED", rows: [] }] },
  ]);
});

test("each kind of label has its role, beside those that behaviour shows", () => {
  for (const [kind, role] of Object.entries(ROLE_OF_LABEL)) {
    if (!isLabelKind(kind)) throw new TypeError(`${kind} is no label`);
    const roles = classifyRoles(facts, [label("exchange 0", kind)]);
    const wallet = facts.wallets.find(addressOfName("exchange 0"));
    expect([hasRole(roles, wallet, role), hasRole(roles, wallet, "HUB")]).toEqual([true, true]);
  }
});
