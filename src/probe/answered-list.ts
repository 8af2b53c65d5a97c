import { crossTable, PacketList, type Cell, type Packet } from "../toolkit/index.ts";
import type { Answer } from "./exchange.ts";

/** A packet that was sent and its answer, each with its time: `const [query, answer] = pair`. */
export class QueryAnswer implements Iterable<Packet> {
  readonly query: Packet;
  readonly answer: Packet;
  /** Milliseconds between them. */
  readonly elapsedMs: number;

  constructor({ sent, answer, elapsedMs }: Answer) {
    this.query = sent.packet.at(sent.at);
    this.answer = answer.packet;
    this.elapsedMs = elapsedMs;
  }

  *[Symbol.iterator](): Iterator<Packet> {
    yield this.query;
    yield this.answer;
  }

  /** Both, in Scapy's manner. */
  repr(): string {
    return `(${this.query.repr()}, ${this.answer.repr()})`;
  }

  /** `IP 10.0.0.1 > 10.0.0.2 / ICMP … ==> IP …`, as Scapy has it. */
  summary(): string {
    return `${this.query.summary()} ==> ${this.answer.summary()}`;
  }
}

/** Packets with their answers, in the order in which these came. */
export class AnsweredList implements Iterable<QueryAnswer> {
  readonly pairs: readonly QueryAnswer[];

  constructor(pairs: Iterable<QueryAnswer>) {
    this.pairs = [...pairs];
  }

  get length(): number {
    return this.pairs.length;
  }

  [Symbol.iterator](): Iterator<QueryAnswer> {
    return this.pairs[Symbol.iterator]();
  }

  at(index: number): QueryAnswer | undefined {
    return this.pairs.at(index);
  }

  /** The answers alone. */
  get answers(): PacketList {
    return new PacketList(
      this.pairs.map(({ answer }) => answer),
      "answers",
    );
  }

  filter(accepts: (pair: QueryAnswer) => boolean): AnsweredList {
    return new AnsweredList(this.pairs.filter(accepts));
  }

  /** A line for each pair. */
  summary(line: (pair: QueryAnswer) => string = (pair) => pair.summary()): string {
    return this.pairs.map((pair) => `${line(pair)}\n`).join("");
  }

  /** The same with the place of each in the list in front, from 0. */
  nsummary(line: (pair: QueryAnswer) => string = (pair) => pair.summary()): string {
    return this.pairs.map((pair, i) => `${String(i).padStart(4, "0")} ${line(pair)}\n`).join("");
  }

  /** One line: of what there are how many answers. */
  repr(): string {
    return this.answers.repr();
  }

  /** A table of what `cell` makes of each pair; with lines between heads, rows and columns if it is `lined`. */
  makeTable(cell: (pair: QueryAnswer) => Cell, { lined = false }: { readonly lined?: boolean } = {}): string {
    return crossTable(this.pairs.map(cell), lined);
  }
}
