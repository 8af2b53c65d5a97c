/** A value that stands for several: a packet is made with each of them. They are asked for as they are needed. */
export class Several<V = unknown> implements Iterable<V> {
  private readonly each: () => Iterator<V>;

  constructor(each: () => Iterator<V>) {
    this.each = each;
  }

  [Symbol.iterator](): Iterator<V> {
    return this.each();
  }
}

/** The integers from `first` to `last`, which belongs to them. */
export function range(first: number, last: number): Several<number> {
  return new Several(function* () {
    for (let value = first; value <= last; value++) yield value;
  });
}

/** Each of the items, in turn; those that stand for several give all of theirs. */
export function anyOf<V>(...items: readonly (V | Several<V>)[]): Several<V> {
  return new Several(function* () {
    for (const item of items) {
      if (item instanceof Several) yield* item;
      else yield item;
    }
  });
}
