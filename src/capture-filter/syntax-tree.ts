/** A place in the text of a filter: counted in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `ip`, `tcp`, `wlan`, …: the words that may stand first in a primitive, in their shortest spelling (`ether` is `link`). */
export type ProtocolWord =
  | "link" | "ip" | "arp" | "rarp" | "sctp" | "tcp" | "udp" | "icmp" | "igmp" | "igrp" | "pim" | "vrrp" | "carp"
  | "atalk" | "aarp" | "decnet" | "lat" | "sca" | "moprc" | "mopdl" | "ip6" | "icmp6" | "ah" | "esp" | "iso" | "esis"
  | "isis" | "clnp" | "stp" | "ipx" | "netbeui" | "l1" | "l2" | "iih" | "lsp" | "snp" | "csnp" | "psnp" | "radio"; // oxfmt-ignore

export type DirectionWord =
  | "src" | "dst" | "src or dst" | "src and dst" | "addr1" | "addr2" | "addr3" | "addr4" | "ra" | "ta"; // oxfmt-ignore

export type TypeWord = "host" | "net" | "port" | "portrange" | "gateway" | "proto" | "protochain";

/** What stands before a value, or was carried over from the primitive before (`port 80 or 443`). */
export interface Qualifiers {
  readonly protocol: ProtocolWord | undefined;
  readonly direction: DirectionWord | undefined;
  readonly type: TypeWord | undefined;
}

/** The value of a primitive, as written; `text` is its spelling without a leading backslash. */
export type Operand =
  | { readonly kind: "name"; readonly text: string; readonly span: Span }
  | { readonly kind: "number"; readonly text: string; readonly value: number; readonly span: Span }
  /** `10.1.2.3`, `10.1`: one to four parts, each as large as it is written (checked by whoever uses them). */
  | { readonly kind: "ipv4"; readonly text: string; readonly span: Span }
  | { readonly kind: "ipv4-prefix"; readonly text: string; readonly length: number; readonly span: Span }
  | { readonly kind: "ipv4-mask"; readonly text: string; readonly mask: string; readonly span: Span }
  /** 16 octets. */
  | { readonly kind: "ipv6"; readonly text: string; readonly address: Uint8Array; readonly span: Span }
  | { readonly kind: "ipv6-prefix"; readonly text: string; readonly address: Uint8Array; readonly length: number; readonly span: Span }
  /** 6 octets. */
  | { readonly kind: "mac"; readonly text: string; readonly address: Uint8Array; readonly span: Span }
  /** `$8c`: an ARCNET or MS/TP address. */
  | { readonly kind: "one-octet"; readonly text: string; readonly value: number; readonly span: Span }; // oxfmt-ignore

export type RelationWord = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** A number computed from the packet: `tcp[13] & 2`. */
export type Arithmetic =
  | { readonly kind: "number"; readonly value: number; readonly span: Span }
  | { readonly kind: "length"; readonly span: Span }
  | { readonly kind: "octets"; readonly protocol: ProtocolWord; readonly at: Arithmetic; readonly size: number; readonly span: Span }
  | { readonly kind: "negative"; readonly of: Arithmetic; readonly span: Span }
  | { readonly kind: "operation"; readonly operator: "+" | "-" | "*" | "/" | "%" | "&" | "|" | "^" | "<<" | ">>"; readonly left: Arithmetic; readonly right: Arithmetic; readonly span: Span }; // oxfmt-ignore

/** `vpi > 100`, `dpc (1 or 2)`: any of these comparisons. */
export interface FieldComparison {
  readonly relation: RelationWord;
  readonly value: number;
  readonly span: Span;
}

/** A number or a name, where a primitive takes either (`type mgt`, `reason 1`). */
export type Choice = { readonly text: string; readonly value: number | undefined; readonly span: Span };

/** The smallest things that can be true of a packet. */
export type Primitive =
  | { readonly kind: "id"; readonly qualifiers: Qualifiers; readonly operand: Operand; readonly span: Span }
  /** A protocol word alone: `tcp`. */
  | { readonly kind: "protocol"; readonly protocol: ProtocolWord; readonly span: Span }
  | { readonly kind: "relation"; readonly relation: RelationWord; readonly left: Arithmetic; readonly right: Arithmetic; readonly span: Span }
  | { readonly kind: "broadcast" | "multicast"; readonly protocol: ProtocolWord | undefined; readonly span: Span }
  | { readonly kind: "less" | "greater"; readonly length: number; readonly span: Span }
  | { readonly kind: "byte"; readonly at: number; readonly operator: "=" | "<" | ">" | "&" | "|"; readonly value: number; readonly span: Span }
  | { readonly kind: "inbound" | "outbound" | "pppoed"; readonly span: Span }
  | { readonly kind: "ifindex"; readonly index: number; readonly span: Span }
  | { readonly kind: "vlan" | "mpls" | "pppoes" | "geneve" | "vxlan"; readonly number: number | undefined; readonly span: Span }
  | { readonly kind: "pf"; readonly field: "ifname" | "rset" | "reason" | "action"; readonly value: Choice; readonly span: Span }
  | { readonly kind: "pf-rule"; readonly field: "rnr" | "srnr"; readonly number: number; readonly span: Span }
  | { readonly kind: "wlan-type"; readonly protocol: ProtocolWord | undefined; readonly type: Choice | undefined; readonly subtype: Choice | undefined; readonly span: Span }
  | { readonly kind: "wlan-direction"; readonly protocol: ProtocolWord | undefined; readonly direction: Choice; readonly span: Span }
  | { readonly kind: "llc"; readonly frame: string | undefined; readonly span: Span }
  | { readonly kind: "atm"; readonly word: "lane" | "metac" | "bcc" | "oamf4sc" | "oamf4ec" | "sc" | "ilmic" | "oam" | "oamf4" | "connectmsg" | "metaconnect"; readonly span: Span }
  | { readonly kind: "atm-field"; readonly field: "vpi" | "vci"; readonly comparisons: readonly FieldComparison[]; readonly span: Span }
  | { readonly kind: "mtp2"; readonly word: "fisu" | "lssu" | "msu" | "hfisu" | "hlssu" | "hmsu"; readonly span: Span }
  | { readonly kind: "mtp3-field"; readonly field: "sio" | "opc" | "dpc" | "sls" | "hsio" | "hopc" | "hdpc" | "hsls"; readonly comparisons: readonly FieldComparison[]; readonly span: Span }; // oxfmt-ignore

/**
 * A whole filter. `and` and `or` bind alike, from left to right: `a or b or c and d` is an `and` of an `or` of three. `of` is
 * a run of one operator in the order of the text, two operands at least; nesting is bounded by the parser's `maxNesting`.
 */
export type Expression =
  | Primitive
  | { readonly kind: "and" | "or"; readonly of: readonly Expression[]; readonly span: Span }
  | { readonly kind: "not"; readonly of: Expression; readonly span: Span };
