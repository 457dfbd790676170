import { parseEther } from "viem";
import { describe, expect, it } from "vitest";
import { testAccounts } from "../test-accounts.ts";
import {
  erc20Item,
  erc721Calls,
  erc721Item,
  erc1155Calls,
  erc1155Item,
  fulfillAsk,
  fulfillPart,
  fulfillPrivateSale,
  nameLogs,
  nativeItem,
  payTo,
  transact,
} from "./index.ts";
import { fulfillments, useSeaport } from "./use-seaport.ts";

const useStage = useSeaport();

describe("an ask", () => {
  it("is filled with native coins, a fee and a royalty", async () => {
    const { client, seller, buyer, marketplace, organizer, seaport, mintTicket, ownerOf } = useStage();
    const ticket = await mintTicket();
    const payments = [
      payTo(seller, nativeItem(parseEther("0.9"))),
      payTo(marketplace, nativeItem(parseEther("0.025"))),
      payTo(organizer, nativeItem(parseEther("0.075"))),
    ];
    const receipt = await fulfillAsk(client, seaport, { seller, buyer, tickets: [ticket], payments });
    expect(nameLogs(receipt)).toEqual(["Transfer", "OrderFulfilled"]);
    const [args] = fulfillments(receipt);
    expect(args).toMatchObject({ offerer: seller, recipient: buyer });
    expect(args?.offer).toEqual([ticket]);
    expect(args?.consideration).toEqual(payments);
    expect(await ownerOf(ticket)).toBe(buyer);
  });

  it("is filled as a bundle of two tickets for ERC-20 money", async () => {
    const { client, seller, buyer, seaport, tokens, mintTicket } = useStage();
    const tickets = [await mintTicket(), await mintTicket()];
    const payments = [payTo(seller, erc20Item(tokens.erc20, 20n))];
    const receipt = await fulfillAsk(client, seaport, { seller, buyer, tickets, payments });
    expect(nameLogs(receipt)).toEqual(["Transfer", "Transfer", "ERC20.Transfer", "OrderFulfilled"]);
    expect(fulfillments(receipt)[0]?.offer).toHaveLength(2);
  });

  it("is filled for two currencies at once", async () => {
    const { client, seller, buyer, organizer, seaport, tokens, mintTicket } = useStage();
    const payments = [payTo(seller, nativeItem(5n)), payTo(organizer, erc20Item(tokens.erc20, 7n))];
    const receipt = await fulfillAsk(client, seaport, {
      seller,
      buyer,
      tickets: [await mintTicket()],
      payments,
    });
    expect(fulfillments(receipt)[0]?.consideration.map(({ itemType }) => itemType)).toEqual([0, 1]);
  });

  it("is filled by parts when its tickets are of an ERC-1155 contract", async () => {
    const { client, seller, buyer, seaport, tokens } = useStage();
    await transact(client, seller, erc1155Calls(tokens.erc1155)("mint", [seller, 1n, 10n]));
    const tickets = [erc1155Item(tokens.erc1155, 1n, 10n)];
    const ask = { seller, buyer, tickets, payments: [payTo(seller, nativeItem(1_000n))] };
    const first = await fulfillPart(client, seaport, { ...ask, part: { numerator: 3n, denominator: 10n } });
    const second = await fulfillPart(client, seaport, { ...ask, part: { numerator: 1n, denominator: 2n } });
    expect(nameLogs(first)).toEqual(["TransferSingle", "OrderFulfilled"]);
    expect(fulfillments(first)[0]?.offer[0]?.amount).toBe(3n);
    expect(fulfillments(second)[0]?.consideration[0]?.amount).toBe(500n);
    expect(fulfillments(second)[0]?.orderHash).toBe(fulfillments(first)[0]?.orderHash);
  });

  it("is filled with the signature of an account that the node does not know", async () => {
    const { client, buyer, seaport, tokens } = useStage();
    const account = testAccounts(12)[11];
    if (!account) throw new Error("No account.");
    await transact(client, buyer, { to: account.address, data: "0x", value: parseEther("1") });
    await transact(client, buyer, erc721Calls(tokens.erc721)("mint", [account.address, 900n]));
    const tickets = [erc721Item(tokens.erc721, 900n)];
    const payments = [payTo(account.address, nativeItem(1n))];
    const receipt = await fulfillAsk(client, seaport, { seller: account, buyer, tickets, payments });
    expect(fulfillments(receipt)[0]?.offerer).toBe(account.address);
  });

  it("may name its buyer", async () => {
    const { client, seller, buyer, marketplace, seaport, mintTicket, ownerOf } = useStage();
    const ticket = await mintTicket();
    const payments = [payTo(seller, nativeItem(9n)), payTo(marketplace, nativeItem(1n))];
    const receipt = await fulfillPrivateSale(client, seaport, { seller, buyer, tickets: [ticket], payments });
    expect(nameLogs(receipt)).toEqual(["OrderFulfilled", "OrderFulfilled", "OrdersMatched", "Transfer"]);
    expect(fulfillments(receipt)[0]?.consideration[2]).toMatchObject({ itemType: 2, recipient: buyer });
    expect(await ownerOf(ticket)).toBe(buyer);
  });

  it("may be taken by who made it", async () => {
    const { client, seaport, seller, mintTicket } = useStage();
    const ask = { seller, tickets: [await mintTicket()], payments: [payTo(seller, nativeItem(5n))] };
    const receipt = await fulfillAsk(client, seaport, { ...ask, buyer: seller });
    expect(nameLogs(receipt)).toEqual(["Transfer", "OrderFulfilled"]);
    expect(fulfillments(receipt)[0]).toMatchObject({ offerer: seller, recipient: seller });
  });
});
