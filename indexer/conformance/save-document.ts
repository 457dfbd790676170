import { writeFile } from "node:fs/promises";
import { writeDocument } from "./write-document.ts";

await writeFile(new URL("../../docs/conformance.md", import.meta.url), writeDocument());
