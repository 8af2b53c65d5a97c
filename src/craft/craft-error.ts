/** A value that its field cannot hold. */
export class CraftError extends RangeError {
  readonly code = "CRAFT";
}
