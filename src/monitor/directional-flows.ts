import { FlowTable } from "../flows/flow-table.ts";
import type { Talker } from "./talker.ts";

/** Flows that are counted apart, of each kind of transport; the least recently seen makes room. */
const MOST_FLOWS = 16384;
const NONE = -1;

/** Two ends that talk, with the talkers for which their packets count. */
export interface Conversation {
  readonly connection: Talker;
  /** Of the end that is local, or that asked, where it is counted; and of the other. */
  readonly localHost: Talker | undefined;
  readonly remoteHost: Talker;
  /** Whether both ends are here: what one sends the other receives. */
  readonly isInner: boolean;
  protocol: Talker;
  /** Layers below that protocol, and how many packets were looked at to find it. */
  depth: number;
  looks: number;
}

/** Flows of one direction each, by their place in a table that finds them by their ends. */
export class DirectionalFlows {
  readonly table: FlowTable = new FlowTable(MOST_FLOWS);
  /** What was counted since it was last put into the ledger. */
  readonly octets: Float64Array = new Float64Array(MOST_FLOWS);
  readonly packets: Float64Array = new Float64Array(MOST_FLOWS);
  /** What was counted for nobody, because its process was not known yet. */
  readonly unclaimedOctets: Float64Array = new Float64Array(MOST_FLOWS);
  readonly unclaimedPackets: Float64Array = new Float64Array(MOST_FLOWS);
  readonly isOut: Uint8Array = new Uint8Array(MOST_FLOWS);
  readonly conversations: Conversation[] = [];
  readonly owners: (Talker | undefined)[] = [];
  /** Seconds, on the clock of the packets, in which the owner was last asked for. */
  readonly askedAt: number[] = [];
  /** Flows with packets that were not put into the ledger. */
  pending: number[] = [];
  private readonly reverse: number[] = [];

  /** The flow of the other direction; -1 where there is none. */
  reverseOf(flow: number): number {
    return this.reverse[flow] ?? NONE;
  }

  /** Makes two flows those of one conversation. */
  join(flow: number, reverse: number): void {
    this.reverse[flow] = reverse;
    this.reverse[reverse] = flow;
    this.conversations[flow] = this.conversations[reverse];
    this.isOut[flow] = 1 - this.isOut[reverse];
  }

  /** Forgets what the place of a flow held before. */
  clear(flow: number): void {
    const reverse = this.reverseOf(flow);
    if (reverse !== NONE) this.reverse[reverse] = NONE;
    this.reverse[flow] = NONE;
    this.owners[flow] = undefined;
    this.askedAt[flow] = -Infinity;
    this.unclaimedOctets[flow] = this.unclaimedPackets[flow] = 0;
  }
}
