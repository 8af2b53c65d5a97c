import type { Follower } from "./follower.ts";

/** Makes a follower of a protocol, of `others` that there are already and which come first. */
type Make = (others: Follower | undefined) => Follower;

/** What a follower does. All have this shape, because it is looked up for each layer of each packet, and followers are of many kinds. */
interface Following {
  readonly by: Follower;
  readonly follow: Follower["follow"] | undefined;
  readonly annotate: Follower["annotate"] | undefined;
  readonly foresee: Follower["foresee"] | undefined;
}
const AWAITED: Following = following({});

/** The followers of a session, by protocol: made when the first layer of theirs is there. */
export class Followers {
  private readonly made: (Following | undefined)[] = [];
  private readonly awaited: (Make[] | undefined)[] = [];

  /** Has layers of a protocol followed, after the followers that it has. */
  add(protocol: number, make: () => Follower): void {
    this.wrap(protocol, (others) => (others ? both(others, make()) : make()));
  }

  /** Has layers of a protocol followed by one that decides on what those it has get to see. */
  wrap(protocol: number, make: Make): void {
    const known = this.made[protocol];
    if (known && known !== AWAITED) {
      this.made[protocol] = following(make(known.by));
      return;
    }
    this.made[protocol] = AWAITED;
    this.awaited[protocol] = [...(this.awaited[protocol] ?? []), make];
  }

  of(protocol: number): Following | undefined {
    const known = this.made[protocol];
    return known === AWAITED ? this.makeAll(protocol) : known;
  }

  private makeAll(protocol: number): Following | undefined {
    const makers = this.awaited[protocol] ?? [];
    const by = makers.reduce<Follower | undefined>((others, make) => make(others), undefined);
    return (this.made[protocol] = by && following(by));
  }
}

function following(by: Follower): Following {
  // oxlint-disable-next-line typescript/unbound-method -- called with `by`, which takes less time than what `bind` returns
  const { follow, annotate, foresee } = by;
  return { by, follow, annotate, foresee };
}

/** Most have but one of the methods: what the other lacks is not asked for with each packet. */
function both(first: Follower, second: Follower): Follower {
  const following = [first, second].filter((follower) => "follow" in follower);
  const [outer, inner] = following;
  return {
    ...(outer && {
      follow: inner
        ? (layer: number) => {
            outer.follow?.(layer);
            inner.follow?.(layer);
          }
        : (layer: number) => outer.follow?.(layer),
    }),
    annotate(layer) {
      first.annotate?.(layer);
      second.annotate?.(layer);
    },
    foresee: (layer, name) => first.foresee?.(layer, name) ?? second.foresee?.(layer, name),
  };
}
