/**
 * What the page and its worker say to each other. The page sends `Asked` and gets one `Reply` for each, in any order; beside
 * them the worker sends `Event`s. Packets go by their index in the capture, from 0; `number` is what people see, from 1.
 */

/** Where a capture comes from. A file never leaves the browser; `live` is the address of a WebSocket that sends pcapng. */
export type Source =
  | { readonly file: File }
  | { readonly url: string; readonly name: string }
  | { readonly live: string; readonly name: string };

/** What `served.json`, beside the page, says that its server was started with; there is none where no server is ours. */
export interface Served {
  readonly source: Exclude<Source, { file: File }> | null;
}

/** A column as Wireshark's preferences have them: its title, and a format such as `%s` or `%Cus:dns.id:0:R`. */
export type ColumnChoice = readonly [title: string, format: string];

export type FollowKind = "tcp" | "udp" | "tls" | "http" | "http2";

/** A curve of a graph: the packets that a filter accepts, counted. */
export interface Series {
  readonly filter: string;
  readonly value: "packets" | "bytes" | "bits";
}

/** What is looked for: text in what `details` shows, octets as hexadecimal digits, a regular expression, a filter. */
export interface Find {
  readonly what: "text" | "hex" | "regex" | "filter";
  readonly text: string;
  readonly view: number;
  readonly from: number;
  readonly backwards: boolean;
}

/** Which packets, in which format, and comments that pcapng is to hold beside those that the capture has. */
export interface Export {
  readonly packets: { readonly view: number } | { readonly indices: Uint32Array };
  readonly format: "pcapng" | "pcap" | "ndjson" | "csv" | "text";
  readonly comments?: readonly (readonly [index: number, text: string])[];
}

/** 0 none, 1 chat, 2 note, 3 warning, 4 error. */
export type Severity = 0 | 1 | 2 | 3 | 4;

/** Everything that can be asked, and what the answer is. View 0 has all packets, others are those of a filter. */
export interface Questions {
  /** Replaces what was open. Answered when the first packets are there, or none will be; at once where it is live. */
  open: { asks: { readonly source: Source; readonly columns?: readonly ColumnChoice[] }; answer: Opened };
  rows: { asks: { readonly view: number; readonly from: number; readonly count: number }; answer: Row[] };
  /** Cancels the filter before it. Answered at once with a view that grows (`Event` matches). */
  filter: { asks: { readonly text: string }; answer: FilterAnswer };
  check: { asks: { readonly text: string }; answer: FilterMistake | null };
  complete: { asks: { readonly text: string; readonly cursor: number }; answer: Completions };
  details: { asks: { readonly index: number }; answer: Details };
  /** Names of hosts that the capture itself tells, without the first `from`: in answers of DNS, and in its blocks of names. */
  names: { asks: { readonly from: number }; answer: readonly (readonly [address: string, name: string])[] };
  /** Where a packet is in a view; where it is not, where the next one is. */
  position: { asks: { readonly view: number; readonly index: number }; answer: number };
  /** The packets of a view by time. */
  overview: { asks: { readonly view: number; readonly buckets: number }; answer: Overview };
  /** What both sides of a packet's conversation sent; of the most telling kind where none is given. */
  follow: { asks: { readonly index: number; readonly kind?: FollowKind }; answer: Followed | Refused };
  /** A statistic by its name in `remora shark -z` (`conv,tcp`, `io,phs`, `expert`…), of the packets of a view. */
  statistic: { asks: { readonly name: string; readonly view: number }; answer: Statistic };
  graph: { asks: { readonly series: readonly Series[]; readonly intervalMs: number }; answer: Graph | SeriesMistake };
  /** The segments of a packet's TCP connection. */
  sequence: { asks: { readonly index: number }; answer: Sequence | Refused };
  /** The next packet of a view behind (or before) `from` that has what is looked for; null where none has. */
  find: { asks: Find; answer: { readonly index: number } | { readonly mistake: FilterMistake } | null };
  /** Which of these filters each packet is the first to fit, by `Event` colors; takes the place of earlier rules. */
  colors: { asks: { readonly rules: readonly string[] }; answer: readonly (FilterMistake | null)[] };
  /** What a field is. */
  field: { asks: { readonly name: string }; answer: FieldTitle | null };
  /** The bodies that HTTP carried. */
  objects: { asks: object; answer: readonly CarriedObject[] };
  object: { asks: { readonly which: number }; answer: { readonly name: string; readonly bytes: Uint8Array } };
  export: { asks: Export; answer: Blob };
  /** Secrets for TLS, as a key log has them; what is open has to be opened again. Answered with how many are known. */
  keys: { asks: { readonly text: string }; answer: { readonly secrets: number } };
  /** The packets that a live capture brought stay; no further ones come. */
  stop: { asks: object; answer: null };
}

export type Ask = keyof Questions;
export type Request = { [K in Ask]: { readonly ask: K } & Questions[K]["asks"] }[Ask];
export type Answer<K extends Ask> = Questions[K]["answer"];

/** A request with the number that its reply has; `cancel` gives up an earlier one, which then fails. */
export type Asked = { readonly id: number; readonly request: Request } | { readonly cancel: number };
export type Reply =
  | { readonly id: number; readonly answer: Answer<Ask> }
  | { readonly id: number; readonly fault: Fault };

/** Why there is no answer, a sentence for people; `cancelled` where nobody wants it any more. */
export interface Fault {
  readonly message: string;
  readonly cancelled: boolean;
}

export type Event =
  /** Of reading the capture: octets read of how many (undefined where nobody knows), packets so far; `done` at the end. */
  | {
      readonly event: "progress";
      readonly read: number;
      readonly size: number | undefined;
      readonly packets: number;
      readonly done: boolean;
    }
  /** Of a view that a filter fills: packets it has so far, packets looked at. */
  | {
      readonly event: "matches";
      readonly view: number;
      readonly count: number;
      readonly seen: number;
      readonly done: boolean;
    }
  /** The capture breaks off, or cannot be read: what and, in octets of the unpacked capture, where. */
  | { readonly event: "problem"; readonly message: string; readonly at: number | undefined }
  /** What a live capture counts: packets captured, dropped by the kernel or interface, and left out because the page was behind. */
  | {
      readonly event: "live";
      readonly captured: number;
      readonly dropped: number;
      readonly skipped: number;
      readonly open: boolean;
    }
  /** The first rule that each packet fits, from index `from` on; 255 where none does. */
  | { readonly event: "colors"; readonly from: number; readonly rules: Uint8Array };

export type Message = Reply | Event;

export interface Opened {
  readonly name: string;
  readonly columns: readonly string[];
  /** When the first packet was captured, since 1970-01-01 UTC; 0 where there is none yet. */
  readonly began: Moment;
  readonly format: "pcap" | "pcapng";
}

export interface Moment {
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** A line of the list. */
export interface Row {
  readonly index: number;
  readonly number: number;
  /** The texts of the columns, as `remora shark -n` prints them. */
  readonly cells: readonly string[];
  /** What the column Protocol says; for colours. */
  readonly protocol: string;
  readonly severity: Severity;
  readonly time: Moment;
  /** Octets that the packet had on the network, and those that were captured. */
  readonly original: number;
  readonly captured: number;
  /** Packets of the same two addresses have the same number; -1 where there are none. */
  readonly pair: number;
}

/** A filter that is refused: what is wrong, in text[from..to), and what might be meant. */
export interface FilterMistake {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly hint: string | undefined;
}

export type FilterAnswer = { readonly view: number } | { readonly mistake: FilterMistake };

/** What may stand in place of text[from..to). */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly Proposal[];
}

export interface Proposal {
  readonly text: string;
  readonly kind: "field" | "protocol" | "function" | "operator" | "value";
  /** The title and type of a field, what an operator means. */
  readonly detail: string;
  /** How often the value was seen in this capture. */
  readonly count?: number;
}

/** One packet: its fields, and the octets they are in. */
export interface Details {
  readonly index: number;
  readonly tree: readonly TreeNode[];
  /** The packet itself, then what was reassembled, decrypted or unpacked. */
  readonly sources: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A layer, a field, or a remark of the experts; `text` is the line that `remora shark -n -V` prints. */
export interface TreeNode {
  readonly text: string;
  /** The name of the field in filters, and its value as they write it. */
  readonly filter?: string;
  readonly value?: string;
  /** Where it is: octets start..end of a source; nowhere where they are equal. */
  readonly source: number;
  readonly start: number;
  readonly end: number;
  /** The bits of those octets that it is, as a big-endian number; all of them where it is not given. */
  readonly mask?: number;
  readonly severity?: Severity;
  /** It is in no octets: other packets, or other fields, tell it. */
  readonly generated?: boolean;
  readonly hidden?: boolean;
  /** The index of the packet that the value is the number of. */
  readonly link?: number;
  readonly children: readonly TreeNode[];
}

/** Why there is no answer for this packet, a sentence. */
export interface Refused {
  readonly reason: string;
}

/** Buckets of equal time, from the first packet of the view to the last. */
export interface Overview {
  /** What all buckets span. */
  readonly seconds: number;
  readonly packets: Uint32Array;
  readonly severities: Uint8Array;
  /** Places in the view: of the first packet with the worst remark of its bucket. */
  readonly places: Uint32Array;
}

export interface Followed {
  readonly kind: FollowKind;
  /** Those that there are for this conversation. */
  readonly kinds: readonly FollowKind[];
  readonly peers: readonly [string, string];
  /** The filter that accepts its packets. */
  readonly filter: string;
  readonly segments: readonly FollowedSegment[];
  /** Octets that were left out because there were too many. */
  readonly leftOut: number;
}

/** What one side sent at once, and the packet that brought it. */
export interface FollowedSegment {
  readonly from: 0 | 1;
  /** Of several streams in one connection (HTTP/2), the number of its own. */
  readonly part?: number | undefined;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** A statistic as a table; rows with a depth are a tree. */
export interface Statistic {
  readonly title: string;
  readonly columns: readonly StatisticColumn[];
  readonly rows: readonly StatisticRow[];
}

export interface StatisticColumn {
  readonly title: string;
  readonly kind: "text" | "number" | "bytes" | "seconds" | "milliseconds" | "percent" | "bits/s";
}

export interface StatisticRow {
  readonly cells: readonly (string | number | null)[];
  readonly depth?: number;
  /** What accepts the packets that were counted. */
  readonly filter?: string;
  readonly severity?: Severity;
}

/** A value for each interval from the first packet on, a list for each series. */
export interface Graph {
  readonly intervalMs: number;
  readonly values: readonly Float64Array[];
}

export interface SeriesMistake {
  readonly series: number;
  readonly mistake: FilterMistake;
}

/** The segments of a connection, in the order of the capture. */
export interface Sequence {
  readonly peers: readonly [string, string];
  /** The number of the stream. */
  readonly stream: number;
  readonly indices: Uint32Array;
  /** Who sent: 0 or 1 of the peers. */
  readonly from: Uint8Array;
  /** Seconds since the first of them. */
  readonly times: Float64Array;
  /** Relative numbers, and octets of payload. */
  readonly sequences: Float64Array;
  readonly lengths: Uint32Array;
  readonly acknowledgements: Float64Array;
  /** Octets that the receiver has room for, scaled where the scale is known. */
  readonly windows: Float64Array;
  /** 1 where the segment, or a part of it, was sent before. */
  readonly again: Uint8Array;
}

/** What the field of a filter is, and the words for its values. */
export interface FieldTitle {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly protocol: string;
  readonly values: readonly (readonly [number: string, word: string])[];
}

export interface CarriedObject {
  readonly which: number;
  /** The packet that brought its end. */
  readonly index: number;
  readonly name: string;
  readonly size: number;
}
