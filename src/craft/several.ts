/** A value that stands for several: a packet is made with each of them. They are asked for as they are needed. */
export class Several implements Iterable<unknown> {
  private readonly each: () => Iterator<unknown>;

  constructor(each: () => Iterator<unknown>) {
    this.each = each;
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.each();
  }
}

/** The integers from `first` to `last`, which belongs to them. */
export function range(first: number, last: number): Several {
  return new Several(function* () {
    for (let value = first; value <= last; value++) yield value;
  });
}

/** Each of the items, in turn; those that stand for several give all of theirs. */
export function anyOf(...items: readonly unknown[]): Several {
  return new Several(function* () {
    for (const item of items) {
      if (item instanceof Several) yield* item;
      else yield item;
    }
  });
}
