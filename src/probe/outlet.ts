import { parseMac } from "../bytes/addresses.ts";
import { LINK } from "../flows/packet-endpoints.ts";
import { ETHER_TYPE, framed } from "../link/ethernet.ts";
import { groupMac } from "../link/groups.ts";
import { versionOf } from "../link/ip-packet.ts";
import { nanosecondsOf, type Frame, type Link, type LinkAddress } from "../link/link.ts";
import type { Machine, Route, RouteWishes } from "../link/machine.ts";
import { neighbourIn, neighbourQuestion } from "./neighbours.ts";

/** How often a neighbour is asked for, and how long an answer is waited for each time (RFC 4861, 10). */
const QUESTIONS = 3;
const ANSWER_MS = 1000;
/** The longest that others who receive at the same time are held up by a question. */
const ASKING_MS = 10;
/** Destinations whose ways are remembered. */
const WAY_LIMIT = 65_536;
const NOBODY = "00:00:00:00:00:00";

/** How a packet gets to a destination. */
export interface Way extends Route {
  readonly link: Link;
  /** What stands before the packet in its frame. */
  readonly header: Uint8Array;
}

/** What a neighbour that is asked for has told. */
interface Told {
  mac: string | undefined;
}

/** A frame that has come. */
export interface ArrivedFrame {
  readonly frame: Frame;
  readonly link: Link;
}

/** How a packet was sent. */
export interface Dispatched {
  /** When, in nanoseconds since 1970. */
  at: bigint;
  /** Whether its frame went to a group of stations. */
  readonly toMany: boolean;
}

/** Nobody on a link says that an address is theirs. */
export class NoNeighbourError extends Error {
  override readonly name = "NoNeighbourError";
  readonly code = "NO_NEIGHBOUR";
}

/**
 * A way out for octets that begin with IP: it finds the interface, opens it, and finds who on it takes the packet. What
 * comes in on the interfaces that it has opened is received from all of them.
 */
export class Outlet {
  private readonly machine: Machine;
  private readonly wishes: RouteWishes;
  private readonly echoes: boolean;
  private readonly links = new Map<string, Promise<Link>>();
  private readonly opened: Link[] = [];
  private readonly ways = new Map<string, Promise<Way>>();
  private readonly neighbours = new Map<string, Promise<string>>();
  /** Who waits for a neighbour's address, by interface and address. */
  private readonly asking = new Map<string, Told>();
  private readonly arrived: ArrivedFrame[] = [];
  private readonly receiving = new Map<Link, Promise<void>>();

  /** `wishes` hold for every packet; `echoes` says that all of them are echo requests. */
  constructor(machine: Machine, wishes: RouteWishes = {}, echoes = false) {
    this.machine = machine;
    this.wishes = wishes;
    this.echoes = echoes;
  }

  /** Nanoseconds since 1970 by the clock that stamps what arrives; 0 before a way was found. */
  now(): bigint {
    return this.opened[0]?.now() ?? 0n;
  }

  /** The way that the machine knows to an address, before anybody is asked. Throws NoRouteError. */
  route(destination: string): Route {
    return this.machine.route(destination, this.wishes);
  }

  /**
   * The way to an address, with whoever is asked for it. Throws NoRouteError, NoNeighbourError, and what is wrong with
   * the interface.
   */
  way(destination: string): Promise<Way> {
    const known = this.ways.get(destination);
    if (known !== undefined) return known;
    if (this.ways.size === WAY_LIMIT) this.ways.clear();
    const found = this.findWay(destination);
    this.ways.set(destination, found);
    // Who does not answer now may answer later.
    found.catch(() => this.ways.delete(destination));
    return found;
  }

  /**
   * Sends a packet to a destination; `leaving` is called right before, when only the time is not known yet. Throws as `way`,
   * and what the system says.
   */
  async sendOctets(bytes: Uint8Array, destination: string, leaving?: (sent: Dispatched) => void): Promise<Dispatched> {
    const { link, header } = await this.way(destination);
    const frame = new Uint8Array(header.length + bytes.length);
    frame.set(header);
    frame.set(bytes, header.length);
    const sent = { at: 0n, toMany: header.length > 0 && (header[0] & 1) === 1 };
    leaving?.(sent);
    sent.at = link.now();
    await link.send(frame);
    return sent;
  }

  /** What has arrived: at least one frame, none when `timeoutMs` passed without any, undefined when all is closed. */
  async receiveFrames(timeoutMs?: number): Promise<readonly ArrivedFrame[] | undefined> {
    const until = timeoutMs === undefined ? undefined : this.now() + nanosecondsOf(timeoutMs);
    for (;;) {
      if (this.arrived.length > 0) return this.arrived.splice(0);
      if (this.opened.length === 0) return undefined;
      const left = until === undefined ? undefined : Number(until - this.now()) / 1e6;
      await this.pull(left === undefined ? undefined : Math.max(0, left));
      if (this.arrived.length === 0 && until !== undefined && this.now() >= until) return [];
    }
  }

  /** Opens an interface, whose packets are then received, too. Throws what is wrong with it. */
  open(name: string): Promise<Link> {
    const known = this.links.get(name);
    if (known !== undefined) return known;
    const opening = this.machine.open(name, { latency: "immediate", echoes: this.echoes }).then((link) => {
      this.opened.push(link);
      return link;
    });
    this.links.set(name, opening);
    return opening;
  }

  async close(): Promise<void> {
    const links = this.opened.splice(0);
    for (const link of links) await link.close();
  }

  private async findWay(destination: string): Promise<Way> {
    const route = this.route(destination);
    const link = await this.open(route.interface);
    const header = await this.header(link, route);
    return { ...route, link, header };
  }

  private async header(link: Link, route: Route): Promise<Uint8Array> {
    if (link.linkType === LINK.raw) return new Uint8Array(0);
    if (link.linkType !== LINK.ethernet)
      throw new RangeError(`${link.name}: IP packets are sent over Ethernet and over links without a header`);
    const own = macOf(link.addresses) ?? NOBODY;
    const to = groupMac(route.nextHop, link.addresses) ?? (await this.mac(link, own, route));
    const etherType = versionOf(route.nextHop) === 4 ? ETHER_TYPE.ipv4 : ETHER_TYPE.ipv6;
    return framed(to, parseMac(own)!, etherType, new Uint8Array(0));
  }

  /** The MAC address of the next hop; a link whose own address is no address has one station, and it is us. */
  private async mac(link: Link, own: string, { nextHop, source }: Route): Promise<Uint8Array> {
    if (own === NOBODY) return parseMac(NOBODY)!;
    const key = `${link.name} ${nextHop}`;
    const known = this.neighbours.get(key);
    if (known !== undefined) return parseMac(await known)!;
    const seen = this.machine.neighbour(link.name, nextHop);
    const found = seen === undefined ? this.ask(link, own, source, nextHop) : Promise.resolve(seen);
    this.neighbours.set(key, found);
    found.catch(() => this.neighbours.delete(key));
    return parseMac(await found)!;
  }

  private async ask(link: Link, own: string, source: string, address: string): Promise<string> {
    const key = `${link.name} ${address}`;
    const question = neighbourQuestion(own, source, address);
    const told: Told = { mac: undefined };
    this.asking.set(key, told);
    try {
      for (let asked = 0; asked < QUESTIONS; asked++) {
        await link.send(question);
        const until = link.now() + nanosecondsOf(ANSWER_MS);
        while (told.mac === undefined && link.now() < until) {
          await this.pull(Math.min(ASKING_MS, Number(until - link.now()) / 1e6));
        }
        if (told.mac !== undefined) return told.mac;
      }
    } finally {
      this.asking.delete(key);
    }
    throw new NoNeighbourError(`${address} does not answer on ${link.name}: no such host there, or it is down`);
  }

  /** Waits until something has arrived on any link, or one says that nothing has. */
  private async pull(timeoutMs: number | undefined): Promise<void> {
    if (this.opened.length === 0) throw new Error("the outlet is closed: nothing can arrive");
    for (const link of this.opened) {
      if (!this.receiving.has(link)) this.receiving.set(link, this.receiveFrom(link, timeoutMs));
    }
    await Promise.race(this.receiving.values());
  }

  private async receiveFrom(link: Link, timeoutMs: number | undefined): Promise<void> {
    try {
      const frames = await link.receive(timeoutMs);
      if (frames === undefined) this.opened.splice(this.opened.indexOf(link), 1);
      for (const frame of frames ?? []) this.take(link, frame);
    } finally {
      this.receiving.delete(link);
    }
  }

  private take(link: Link, frame: Frame): void {
    if (this.asking.size > 0 && link.linkType === LINK.ethernet) {
      const found = neighbourIn(frame.bytes);
      const told = found && this.asking.get(`${link.name} ${found.address}`);
      if (found !== undefined && told !== undefined) told.mac = found.mac;
    }
    this.arrived.push({ frame, link });
  }
}

function macOf(addresses: readonly LinkAddress[]): string | undefined {
  return addresses.find(({ kind }) => kind === "mac")?.address;
}
