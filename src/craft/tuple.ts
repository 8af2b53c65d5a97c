/** A tuple of an expression: a range where a field takes a number, an option where it takes options. */
export class Tuple {
  readonly items: readonly unknown[];

  constructor(items: readonly unknown[]) {
    this.items = items;
  }
}
