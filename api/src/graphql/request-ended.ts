/** A read was asked for after its request had ended: nobody waits for the answer any more. */
export class RequestEnded extends Error {
  constructor() {
    super("the request has ended");
    this.name = "RequestEnded";
  }
}
