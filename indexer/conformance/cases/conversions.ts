import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const EXPORTS = "runtime/wasm/src/host_exports.rs";
const RUNTIME_TEST = "runtime/test/src/test.rs";
const TO_FROM = "runtime/wasm/src/to_from/mod.rs";

const DOWNCOIN = `0x${Buffer.from("Downcoin WETH-USDT").toString("hex")}`;

export const conversionsArea: ConformanceArea = {
  name: "conversions",
  title: "Strings, bytes, addresses, hashes",
  cases: [
    {
      point: "bytesToString reads UTF-8",
      source: `${EXPORTS}, bytes_to_string_is_lossy`,
      run: evaluate("typeConversion.bytesToString", DOWNCOIN),
      expected: "Downcoin WETH-USDT",
    },
    {
      point: "bytesToString replaces what is not UTF-8 and trims NULs at the end",
      source: `${EXPORTS}, bytes_to_string_is_lossy`,
      run: evaluate("typeConversion.bytesToString", `${DOWNCOIN}a0${"00".repeat(13)}`),
      expected: "Downcoin WETH-USDT\uFFFD",
    },
    {
      point: "bytesToString replaces a cut-off sequence once",
      source: `${EXPORTS}, bytes_to_string: String::from_utf8_lossy`,
      run: evaluate("typeConversion.bytesToString", "0xf09f8e2061"),
      expected: "\uFFFD a",
    },
    {
      point: "bytesToString keeps a byte order mark",
      source: `${EXPORTS}, bytes_to_string: String::from_utf8_lossy`,
      run: evaluate("typeConversion.bytesToString", "0xefbbbf61"),
      expected: "\uFEFFa",
    },
    {
      point: "bytesToHex of nothing is 0x",
      source: "runtime/wasm/src/module/context.rs, bytes_to_hex",
      run: evaluate("typeConversion.bytesToHex", "0x"),
      expected: "0x",
    },
    {
      point: "bytesToHex is lower case with leading zeros",
      source: "runtime/wasm/src/module/context.rs, bytes_to_hex",
      run: evaluate("typeConversion.bytesToHex", "0x00ABcd"),
      expected: "0x00abcd",
    },
    {
      point: "bytesToBase58 of an IPFS hash",
      source: `${RUNTIME_TEST}, test_bytes_to_base58`,
      run: evaluate(
        "typeConversion.bytesToBase58",
        "0x12207D5A99F603F231D53A4F39D1521F98D2E8BB279CF29BEBFD0687DC98458E7F89",
      ),
      expected: "QmWmyoMoctfbAaiEs2G46gpeUmhqFRDW6KWo64y5r581Vz",
    },
    {
      point: "bytesToBase58 keeps leading zero bytes",
      source: `${EXPORTS}, bytes_to_base58: bs58::encode`,
      run: evaluate("typeConversion.bytesToBase58", "0x000001"),
      expected: "112",
    },
    {
      point: "stringToH160 with 0x",
      source: `${EXPORTS}, test_string_to_h160_with_0x`,
      run: evaluate("typeConversion.stringToH160", "0xA16081F360e3847006dB660bae1c6d1b2e17eC2A"),
      expected: "0xa16081f360e3847006db660bae1c6d1b2e17ec2a",
    },
    {
      point: "stringToH160 without 0x",
      source: `${EXPORTS}, string_to_h160`,
      run: evaluate("typeConversion.stringToH160", "A16081F360e3847006dB660bae1c6d1b2e17eC2A"),
      expected: "0xa16081f360e3847006db660bae1c6d1b2e17ec2a",
    },
    ...["0x", "0xa16081f360e3847006db660bae1c6d1b2e17ec", `0x${"g".repeat(40)}`].map((text) => ({
      point: `stringToH160 refuses "${text}"`,
      source: `${EXPORTS}, string_to_h160: "Failed to convert string to Address/H160"`,
      run: evaluate("typeConversion.stringToH160", text),
      expected: deterministic("Failed to convert string"),
    })),
    {
      point: "keccak256 of eth",
      source: `${RUNTIME_TEST}, test_crypto_keccak256`,
      run: evaluate("crypto.keccak256", `0x${Buffer.from("eth").toString("hex")}`),
      expected: "0x4f5b812789fc606be1b3b16908db13fc7a9adf7ca72641f84d75b47069d3d7f0",
    },
    {
      point: "U+0000 is stripped from strings",
      source: `${TO_FROM}, FromAscObj<AscString>: replaces '\\u{0000}'`,
      run: evaluate("heap.nul"),
      expected: "ab",
    },
    {
      point: "a lone surrogate fails",
      source: `${TO_FROM}, FromAscObj<AscString>: String::from_utf16`,
      run: evaluate("heap.loneSurrogate"),
      expected: deterministic("UTF-16"),
    },
    {
      point: "a surrogate pair is one character",
      source: `${TO_FROM}, FromAscObj<AscString>: String::from_utf16`,
      run: evaluate("heap.surrogatePair"),
      expected: "🎫",
    },
    {
      point: "a byte order mark is a character",
      source: `${TO_FROM}, FromAscObj<AscString>: String::from_utf16`,
      run: evaluate("heap.byteOrderMark"),
      expected: "\uFEFFa",
    },
  ],
};
