/** `work`, done once for an input that is asked for several times in a row, as several signals ask the same of one dossier. */
export function forLast<Input extends object, Output>(
  work: (input: Input) => Output,
): (input: Input) => Output {
  let last: { readonly input: Input; readonly output: Output } | null = null;
  return (input) => {
    if (last === null || last.input !== input) last = { input, output: work(input) };
    return last.output;
  };
}
