import { type Answer, wordOf } from "./answer.ts";
import { type Comparison, limitOf } from "./comparison.ts";
import { ask } from "./encode-call.ts";
import type { ContractSupply, TierSupply, TokenSupply } from "./read-supplies.ts";

/** From this version on, a lock's total supply goes down when a key is burned. */
const FIRST_LOCK_THAT_COUNTS_BURNED = 14;

/** How many tickets the contract says that it has issued, or that there are, against the tables' rows. */
export function compareSupply(supply: ContractSupply): Comparison[] {
  const { contract, family } = supply;
  if (family === "ERC1155") return [];
  const signature = family === "REFERENCE" ? "totalMinted()" : "totalSupply()";
  const about = { contract, family, tokenId: null, of: null, field: "supply" } as const;
  const [low, high] = expectedSupply(supply);
  const read = ([answer]: readonly Answer[]) => {
    const total = wordOf(answer);
    if (total === undefined) return undefined;
    return (total >= low && total <= high ? low : total).toString();
  };
  return [{ ...about, indexed: low.toString(), questions: [ask(contract, signature)], read }];
}

/**
 * What the supply may be, at least and at most. The reference contract counts what it issued, ERC-721 what is not burned,
 * locks the former and from version 14 on the latter, though not of keys burned before they were brought to it.
 */
function expectedSupply({ family, version, issued, held }: ContractSupply): readonly [bigint, bigint] {
  if (family === "REFERENCE") return [issued, issued];
  if (family !== "UNLOCK") return [held, held];
  const isOld = version !== null && version < FIRST_LOCK_THAT_COUNTS_BURNED;
  return isOld ? [issued, issued] : [held, issued];
}

/** ERC-1155 with a total supply per token (ERC-1155 itself has none) against the sum of all holdings. */
export function compareTokenSupply({ contract, family, tokenId, quantity }: TokenSupply): Comparison {
  return {
    contract,
    family,
    tokenId: tokenId.toString(),
    of: null,
    field: "supply",
    indexed: quantity.toString(),
    questions: [ask(contract, "totalSupply(uint256)", tokenId)],
    read: ([answer]) => wordOf(answer)?.toString(),
  };
}

/** Where `tierOf` of the reference contract has the tier's supply and the tickets issued, from the beginning of the tier. */
const TIER_SUPPLY = 4;
const TIER_SOLD = 7;

/** What a tier may issue and has issued. */
export function compareTier(tier: TierSupply): Comparison[] {
  const { contract, family, eventId, tierId, supply, issuedCount } = tier;
  const about = { contract, family, tokenId: null, of: `${eventId}/${tierId}` } as const;
  const indexed = supply?.toString() ?? null;
  if (family === "UNLOCK") {
    const questions = [ask(contract, "maxNumberOfKeys()")];
    return [
      { ...about, field: "tierSupply", indexed, questions, read: ([answer]) => limitOf(wordOf(answer)) },
    ];
  }
  if (family !== "REFERENCE") return [];
  const questions = [ask(contract, "tierOf(uint256,uint32)", eventId, tierId)];
  const read =
    (position: number) =>
    ([answer]: readonly Answer[]) => {
      const start = wordOf(answer);
      return start === undefined ? undefined : wordOf(answer, Number(start) / 32 + position)?.toString();
    };
  return [
    { ...about, field: "tierSupply", indexed, questions, read: read(TIER_SUPPLY) },
    {
      ...about,
      field: "tierIssuedCount",
      indexed: issuedCount.toString(),
      questions,
      read: read(TIER_SOLD),
    },
  ];
}

/** A number under the contract's supply that the tables have no ticket of. */
export function compareMissing(contract: string, family: string, tokenId: bigint): Comparison {
  return {
    contract,
    family,
    tokenId: tokenId.toString(),
    of: null,
    field: "ticket",
    indexed: null,
    questions: [ask(contract, "ownerOf(uint256)", tokenId)],
    read: ([answer]) => {
      const owner = wordOf(answer);
      return owner === undefined || owner === 0n ? undefined : `0x${owner.toString(16).padStart(40, "0")}`;
    },
  };
}
