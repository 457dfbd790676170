import type { Mutation } from "./mutations.ts";

/** The source with the mutation in it; throws unless the text to replace stands there exactly once. */
export function mutate({ name, file, find, replace }: Mutation, source: string): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(
      `mutation "${name}": its text stands ${source.split(find).length - 1} times in ${file}, not once`,
    );
  }
  return before + replace + after;
}
