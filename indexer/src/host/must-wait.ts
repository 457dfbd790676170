/** Thrown into a handler that asks for something that is not there yet, where it cannot wait: it runs again where it can. */
export class MustWait extends Error {
  override readonly name = "MustWait";
}
