import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/generated/**"],
  generates: {
    "src/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: {
          BigInt: "string",
          Decimal: "string",
          DateTime: "string",
          Date: "string",
          Address: "string",
          Hash: "string",
        },
        strictScalars: true,
        importExtension: ".ts",
      },
    },
  },
};

export default config;
