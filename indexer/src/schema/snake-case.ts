const LOWER = /\p{Ll}/u;
const ALPHANUMERIC = /[\p{L}\p{N}]/u;

/**
 * Name of a table or column in Postgres for a GraphQL name, as graph-node's SqlName makes it: a digit counts as
 * an upper-case letter (`token0` → `token_0`), leading and trailing underscores go.
 */
export function toSnakeCase(name: string): string {
  const characters = Array.from(name.replace(/[^\p{L}\p{N}]+$/u, ""));
  let result = "";
  let atWordStart = true;
  characters.forEach((character, index) => {
    if (!ALPHANUMERIC.test(character)) {
      if (!atWordStart) result += "_";
      atWordStart = true;
      return;
    }
    const isUpper = character === character.toUpperCase();
    const neighbours = (characters[index - 1] ?? "A") + (characters[index + 1] ?? "A");
    result += !atWordStart && isUpper && LOWER.test(neighbours) ? `_${character}` : character;
    atWordStart = false;
  });
  return result.toLowerCase();
}
