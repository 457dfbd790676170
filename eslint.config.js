import graphql from "@graphql-eslint/eslint-plugin";

const SHARED = {
  "@graphql-eslint/require-description": ["error", { types: true, FieldDefinition: true, rootField: true }],
  "@graphql-eslint/naming-convention": [
    "error",
    {
      types: "PascalCase",
      FieldDefinition: "camelCase",
      InputValueDefinition: "camelCase",
      EnumValueDefinition: "UPPER_CASE",
    },
  ],
  "@graphql-eslint/no-hashtag-description": "error",
  "@graphql-eslint/unique-type-names": "error",
  "@graphql-eslint/unique-enum-value-names": "error",
};

export default [
  {
    ignores: [
      "**/node_modules/**",
      "**/build/**",
      "**/dist/**",
      "**/*.ts",
      "**/*.js",
      "**/*.mjs",
      "subgraph/build/**",
      "subgraph/generated/**",
      "indexer/**",
    ],
  },
  {
    files: ["schema.graphql"],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: "./schema.graphql" } },
    },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      ...SHARED,
      "@graphql-eslint/relay-page-info": "error",
      "@graphql-eslint/relay-edge-types": [
        "error",
        // A list may be of what has no id of its own, such as a wallet among the holders of an event.
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      "@graphql-eslint/require-deprecation-reason": "error",
      "@graphql-eslint/strict-id-in-types": "off",
    },
  },
  {
    files: ["subgraph/schema.graphql"],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: "./subgraph/schema.graphql" } },
    },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      "@graphql-eslint/require-description": ["error", { ObjectTypeDefinition: true, FieldDefinition: true }],
    },
  },
  {
    files: ["dashboard/src/**/*.graphql"],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: "./schema.graphql" } },
    },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      "@graphql-eslint/no-anonymous-operations": "error",
      "@graphql-eslint/known-fragment-names": "error",
    },
  },
];
