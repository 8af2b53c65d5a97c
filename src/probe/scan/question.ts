/** What a host is asked, without addresses and ports: a segment, a datagram, an echo request. */
export type Question =
  | { readonly kind: "tcp"; readonly flags: string }
  | { readonly kind: "udp"; readonly payload: Uint8Array }
  | { readonly kind: "echo" };

/** All that hosts are asked: for each place the port, 0 for an echo request, and which of the questions. */
export interface Inquiry {
  readonly ports: Uint16Array;
  readonly questions: readonly Question[];
  readonly which: Uint8Array;
}

/** Asks each port one of a few questions. */
export function inquiry(ports: ArrayLike<number>, ask: (port: number, place: number) => Question): Inquiry {
  const questions: Question[] = [];
  const which = new Uint8Array(ports.length);
  for (let place = 0; place < ports.length; place++) {
    const question = ask(ports[place], place);
    const known = questions.indexOf(question);
    which[place] = known < 0 ? questions.push(question) - 1 : known;
  }
  return { ports: Uint16Array.from(ports), questions, which };
}
