import { expect, it } from "vitest";
import { compile } from "./compile.ts";

const HEADER = "// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n";

it("resolves imports from packages", async () => {
  const content = `${HEADER}import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
    contract Coin is ERC20 { constructor() ERC20("Coin", "C") {} }`;
  const coin = (await compile({ "src/Coin.sol": content })).find(({ name }) => name === "Coin");
  expect(coin?.source).toBe("src/Coin.sol");
  expect(coin?.bytecode).toMatch(/^0x60[0-9a-f]{200,}$/);
  expect(coin?.runtimeBytes).toBeGreaterThan(1_000);
});

it.each([
  ["an error", "contract A { uint256 x = true; }", /not implicitly convertible.*src\/A\.sol:3:/s],
  ["a warning", "contract A { function f() external { uint256 x; } }", /Unused local variable.*src\/A\.sol/s],
  [
    "an import that is missing",
    'import "@openzeppelin/contracts/Nothing.sol"; contract A {}',
    /Nothing\.sol/,
  ],
])("fails on %s with the compiler's message", async (_case, body, message) => {
  await expect(compile({ "src/A.sol": HEADER + body })).rejects.toThrow(message);
});
