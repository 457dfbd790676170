import type { Abi } from "viem";
import { toEventSelector } from "viem";
import { expect, it } from "vitest";
import {
  erc721TicketsAbi,
  erc1155TicketsAbi,
  getEventFactoryAbi,
  getEventTicketsAbi,
  paymentProcessorAbi,
  publicLockAbi,
  seaportAbi,
  unlockFactoryAbi,
} from "./index.ts";

/** topic0 as seen on public chains, whole or its first bytes; an event with several shapes has them in ABI order. */
const OBSERVED: readonly (readonly [string, Abi, Readonly<Record<string, string | readonly string[]>>])[] = [
  [
    "ERC-721 tickets",
    erc721TicketsAbi,
    {
      Transfer: "0xddf252ad",
      ConsecutiveTransfer: "0xdeaa91b6",
      TokenStatusChanged: "0x21960bf4e20736332a6e596e48e2d494ee3bc4d8c67ad25fcb84745256f40acf",
      OnConsumption: "0xe980346e",
    },
  ],
  ["ERC-1155 tickets", erc1155TicketsAbi, { TransferSingle: "0xc3d58168", TransferBatch: "0x4a39dc06" }],
  [
    "Unlock",
    unlockFactoryAbi,
    {
      NewLock: "0x01017ed19df0c7f8acc436147b234b09664a9fb4797b4fa3fb9e599c2eb67be7",
      GNPChanged: "0x3b50eb9d9b4a8db204f2928c9e572c2865b0d02803493ccb6aa256848323ebb7",
    },
  ],
  [
    "PublicLock",
    publicLockAbi,
    {
      PaymentReceipt: "0x11b468ecf06bc0fc24b28943bae35c968062beaa93da530a0916484cab5fd244",
      ReferrerPaid: "0x7b738c16",
      KeyExtended: "0x3ca11276",
      CancelKey: "0x0a7068a9",
      ExpirationChanged: ["0xe9408df9", "0x3c907806", "0xeff98df4"],
      PricingChanged: "0x3615065c",
      LockConfig: "0x9a09448a",
    },
  ],
  [
    "Seaport",
    seaportAbi,
    {
      OrderFulfilled: "0x9d9af8e38d66c62e2c12f0225249fd9d721c54b83f48d9352c97c6cacdcb6f31",
      OrdersMatched: "0x4b9f2d36e1b4c93de62cc077b00b1a91d84b6c31b4a14e012718dcca230689e7",
    },
  ],
  [
    "GET's factory",
    getEventFactoryAbi,
    { EventCreated: "0xe43349c008949cf6b65249356e6f918d4aaa0ca79f2b1166df4a4a98c9c16de2" },
  ],
  [
    "GET's tickets",
    getEventTicketsAbi,
    {
      PrimarySale: ["0x007d2dd502851c9d0286089020358811503e0a4f27e696441d52abc803af48fc", "0x7536f4f9"],
      SecondarySale: ["0x5ec8e1fd6d63d3ab6701e6c9f01f23015ed67585deec0cf7e7197a432806a57b", "0xcf4e3ce2"],
      Scanned: "0xdcc6310b14e47270a1b88cb2729e18e38d886e7b10ed8b5b55c2b0b07a7c7ab2",
      CheckedIn: "0x9647b78aeeea679f1b41a3f725a904aba757a17aa35902423afd9fdcc751b5e6",
      Invalidated: "0x6e714a965f34ba7ab70054f8de9b53e71c7438577c3bf2df26a916313c4fbfd3",
      Claimed: ["0x9e6eda441179c1dcb732d51cd0605f30e382c35c40a5cb2dcdb4ed4d92f46a1a", "0xfa2ec35a"],
      Transfered: "0x04240d47af3819fda10861469a4cad247147c7286fda476ac9042bbee22321a9",
      EventDataSet: "0x958566cf628c92f9351ddd9785bd2156df12a9c4ffb3814098eebe91a69956a6",
    },
  ],
  [
    "Payment Processor",
    paymentProcessorAbi,
    {
      BuyListingERC721: "0xffb29e9c",
      AcceptOfferERC721: "0x8b87c0b0",
      UpdatedTokenLevelPricingBoundaries: "0x38d88037",
      UpdatedCollectionLevelPricingBoundaries: "0xdd61e240",
    },
  ],
];

it.each(OBSERVED)("%s has the topics observed on chain", (_family, abi, observed) => {
  for (const [name, topics] of Object.entries(observed)) {
    const shapes = abi.filter((item) => item.type === "event").filter((event) => event.name === name);
    const expected = [topics].flat();
    const found = shapes.map((event, index) => toEventSelector(event).slice(0, expected[index]?.length));
    expect(found, name).toEqual(expected);
  }
});
