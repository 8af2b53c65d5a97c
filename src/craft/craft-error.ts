/** A value that its field cannot hold. */
export class CraftError extends RangeError {
  readonly code: string = "CRAFT";
}

/** A name where an address is needed: the packet can be built when somebody has resolved it. */
export class UnresolvedNameError extends CraftError {
  override readonly code = "UNRESOLVED";
  readonly hostname: string;

  constructor(field: string, hostname: string) {
    super(`${field}: ${hostname} is a name, which must be resolved first: await packet.resolve()`);
    this.hostname = hostname;
  }
}
