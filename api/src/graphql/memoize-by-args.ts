/** `create`, called once for arguments that are equal as JSON. */
export function memoizeByArgs<Args, Result>(create: (args: Args) => Result): (args: Args) => Result {
  const made = new Map<string, Result>();
  return (args) => {
    const key = JSON.stringify(args);
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = create(args);
    made.set(key, result);
    return result;
  };
}
