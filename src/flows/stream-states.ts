/** Streams whose state is kept; beyond them the one that was not used for longest is forgotten. */
const MOST_STREAM_STATES = 50_000;

/** What is kept of each stream, made when it is first asked for. */
export class StreamStates<State> {
  private readonly states = new Map<number, State>();
  private readonly create: (stream: number) => State;
  private readonly drop: (state: State) => void;
  private latest = -1;

  /** `drop` frees what a state holds elsewhere. */
  constructor(create: (stream: number) => State, drop: (state: State) => void = () => {}) {
    this.create = create;
    this.drop = drop;
  }

  of(stream: number): State {
    let state = this.states.get(stream);
    if (state !== undefined && stream === this.latest) return state;
    // The order of the map is that of use.
    if (state !== undefined) this.states.delete(stream);
    else {
      const [oldest] = this.states.size >= MOST_STREAM_STATES ? this.states.keys() : [];
      if (oldest !== undefined) this.forget(oldest);
      state = this.create(stream);
    }
    this.states.set(stream, state);
    this.latest = stream;
    return state;
  }

  known(stream: number): State | undefined {
    return this.states.get(stream);
  }

  forget(stream: number): void {
    const state = this.states.get(stream);
    if (state === undefined) return;
    this.drop(state);
    this.states.delete(stream);
    if (this.latest === stream) this.latest = -1;
  }
}
