import type { InfoLine } from "../../definition/info-line.ts";

/** The lines of BGP's trees that are not label and value, by Wireshark's names of their fields. */

type WriteLabel = (line: InfoLine, quad: number) => void;
const attribute = "bgp.update.path_attribute";

/** Writes what is inside a quad under a name, one after another. */
function each(line: InfoLine, quad: number, name: string, write: (inner: number, first: boolean) => void): boolean {
  let found = false;
  for (let inner = line.inside(quad, name); inner >= 0; inner = line.inside(quad, name, inner)) {
    write(inner, !found);
    found = true;
  }
  return found;
}

const path: WriteLabel = (line, quad) => {
  const found = each(line, quad, `${attribute}.as_path_segment`, (segment) => {
    systems(line, segment);
    line.text(" ");
  });
  if (!found) line.text("empty");
};

/** The systems of a segment, in the brackets of its type. */
function systems(line: InfoLine, segment: number): void {
  const [open, separator, close] = brackets[line.number(line.inside(segment, `${attribute}.as_path_segment.type`))] ?? [
    "",
    " ",
    "",
  ];
  line.text(open);
  for (const size of ["as2", "as4"])
    each(line, segment, `${attribute}.as_path_segment.${size}`, (system, first) => {
      if (!first) line.text(separator);
      line.decimal(line.number(system));
    });
  line.text(close);
}
const brackets: { readonly [type: number]: readonly [string, string, string] } = {
  1: ["{", ",", "}"],
  3: ["(", " ", ")"],
  4: ["[", ",", "]"],
};

const value =
  (name: string, ending = ""): WriteLabel =>
  (line, quad) => {
    const inner = line.inside(quad, name);
    if (inner < 0) return;
    const word = line.word(inner);
    if (word === undefined) line.show(inner);
    else line.utf8(word);
    line.text(ending);
  };

const community: WriteLabel = (line, quad) => {
  const wellKnown = line.inside(quad, `${attribute}.community_wellknown`);
  if (wellKnown >= 0) line.named(wellKnown);
  else {
    line.decimal(line.number(line.inside(quad, `${attribute}.community_as`)));
    line.text(":");
    line.decimal(line.number(line.inside(quad, `${attribute}.community_value`)));
  }
  line.text(" ");
};
const communities: WriteLabel = (line, quad) => {
  each(line, quad, `${attribute}.community`, (one) => community(line, one));
};

const largeCommunity: WriteLabel = (line, quad) => {
  for (const part of ["ga", "ldp1", "ldp2"]) {
    if (part !== "ga") line.text(":");
    line.decimal(line.number(line.inside(quad, `bgp.large_communities.${part}`)));
  }
};

const clusters: WriteLabel = (line, quad) => {
  each(line, quad, "bgp.path_attribute.cluster_id", (cluster, first) => {
    if (!first) line.text(" ");
    line.show(cluster);
  });
};

/** What stands behind the name of an attribute, by its type. */
const endings: { readonly [type: number]: WriteLabel } = {
  1: value(`${attribute}.origin`),
  2: path,
  3: value(`${attribute}.next_hop`, " "),
  4: value(`${attribute}.multi_exit_disc`),
  5: value(`${attribute}.local_pref`),
  7: aggregator,
  8: communities,
  9: value(`${attribute}.originator_id`, " "),
  10: clusters,
  17: path,
  18: aggregator,
  26: value("bgp.update.attribute.aigp.accu_igp_metric"),
  32(line, quad) {
    each(line, quad, "bgp.large_communities", (one, first) => {
      if (!first) line.text(" ");
      largeCommunity(line, one);
    });
  },
};

function aggregator(line: InfoLine, quad: number): void {
  line.text(`AS: ${line.number(line.inside(quad, `${attribute}.aggregator_as`))} origin: `);
  line.show(line.inside(quad, `${attribute}.aggregator_origin`));
}

/** Flags by their words; those that mean something when they are not set have words for that. */
const attributeFlags: WriteLabel = (line, quad) => {
  const flags = line.number(quad);
  line.text("Flags: 0x");
  line.hex(flags, 2);
  if (flags & 0x80) line.text(", Optional");
  if (flags & 0x40) line.text(", Transitive");
  if (flags & 0x20) line.text(", Partial");
  if (flags & 0x10) line.text(", Extended-Length");
  if (!(flags & 0x80)) line.text(", Well-known");
  if (!(flags & 0x40)) line.text(", Non-transitive");
  if (!(flags & 0x20)) line.text(", Complete");
};

const nextHop: WriteLabel = (line, quad) => {
  const hop = `${attribute}.mp_reach_nlri.next_hop`;
  const rd = line.inside(quad, `${hop}.rd`);
  line.text("Next hop: ");
  if (rd >= 0) line.text(` RD=${line.string(rd)} `);
  const shown = (name: string, title: string): void => {
    const inner = line.inside(quad, `${hop}.${name}`);
    if (inner < 0) return;
    line.text(title);
    line.show(inner);
  };
  shown("ipv4", rd < 0 ? "" : "IPv4=");
  shown("ipv6", "IPv6=");
  shown("ipv6.link_local", " Link-local=");
};

const extendedCommunity: WriteLabel = (line, quad) => {
  const type = line.inside(quad, "bgp.ext_com.type");
  const subtype =
    subtypes.map((name) => line.inside(quad, `bgp.ext_com.stype_${name}`)).find((found) => found >= 0) ?? -1;
  line.named(subtype, "Unknown subtype 0x%");
  line.text(": ");
  const at = (name: string): number => line.inside(quad, `bgp.ext_com.${name}`);
  const administrator = ["value_as2", "value_IP4", "value_as4"].map(at).find((found) => found >= 0) ?? -1;
  const number = ["value_an4", "value_an2"].map(at).find((found) => found >= 0) ?? -1;
  const bandwidth = [at("value_link_bw"), line.inside(quad, "bgp.ext_com_flow.rate_limit")].find((found) => found >= 0);
  if (bandwidth !== undefined) {
    line.text(`ASN ${line.number(administrator)}, ${((line.number(bandwidth) * 8) / 1e6).toFixed(3)} Mbps`);
  } else if (administrator >= 0) {
    line.show(administrator);
    line.text(":");
    line.decimal(line.number(number));
  } else if (at("value_ospf_rid") >= 0) line.show(at("value_ospf_rid"));
  else if (at("value_ospf_rtype.area") >= 0) {
    line.text("Area: ");
    line.show(at("value_ospf_rtype.area"));
    line.text(", Type: ");
    line.named(at("value_ospf_rtype.type"), "Unknown");
  } else if (at("tunnel_type") >= 0) line.named(at("tunnel_type"), "Unknown");
  else if (at("value_raw") >= 0) line.text(words(line.octetsOf(at("value_raw"))));
  line.text(" [");
  line.named(type, "Unknown");
  line.text("]");
};
const subtypes = [
  "tr_as2",
  "ntr_as2",
  "tr_IP4",
  "ntr_IP4",
  "tr_as4",
  "ntr_as4",
  "tr_opaque",
  "ntr_opaque",
  "tr_exp",
  "unknown",
];

/** Octets as numbers of two. */
function words(octets: Uint8Array): string {
  return Array.from({ length: octets.length / 2 }, (_, i) => {
    const word = (octets[2 * i] << 8) | octets[2 * i + 1];
    return `0x${word.toString(16).padStart(4, "0")}`;
  }).join(" ");
}

const route: WriteLabel = (line, quad) => {
  const prefix = prefixes.map((name) => line.inside(quad, `bgp.${name}`)).find((found) => found >= 0) ?? -1;
  line.show(prefix);
  line.text(`/${line.number(line.inside(quad, "bgp.prefix_length"))}`);
  const number = line.inside(quad, "bgp.nlri_path_id");
  if (number >= 0) line.text(` PathId ${line.number(number)} `);
};
const prefixes = [
  "nlri_prefix",
  "withdrawn_prefix",
  ...["", "un"].flatMap((un) => [4, 6].map((version) => `mp_${un}reach_nlri_ipv${version}_prefix`)),
];

const system =
  (label: string): WriteLabel =>
  (line, quad) => {
    const number = line.number(quad);
    line.text(`${label}: ${number}${number === AS_TRANS ? " (AS_TRANS)" : ""}`);
  };
/** What stands for a number of four octets where there is room for two (RFC 6793). */
const AS_TRANS = 23456;

export const bgpLabels: { readonly [name: string]: WriteLabel } = {
  [attribute](line, quad) {
    const type = line.inside(quad, `${attribute}.type_code`);
    line.text("Path Attribute - ");
    line.named(type);
    const ending = endings[line.number(type)];
    if (!ending) return;
    line.text(": ");
    ending(line, quad);
  },
  [`${attribute}.flags`]: attributeFlags,
  [`${attribute}.as_path_segment`](line, quad) {
    line.text("AS Path segment: ");
    systems(line, quad);
  },
  [`${attribute}.as_path_segment.as2`]: system("AS2"),
  "bgp.open.myas": system("My AS"),
  [`${attribute}.communities`](line, quad) {
    line.text("Communities: ");
    communities(line, quad);
  },
  [`${attribute}.community`](line, quad) {
    line.text("Community: ");
    community(line, quad);
  },
  [`${attribute}.mp_reach_nlri.next_hop`]: nextHop,
  "bgp.path_attribute.cluster_list"(line, quad) {
    line.text("Cluster List: ");
    clusters(line, quad);
  },
  "bgp.large_communities"(line, quad) {
    line.text("Large communities: ");
    largeCommunity(line, quad);
  },
  "bgp.ext_communities"(line, quad) {
    let count = 0;
    each(line, quad, "bgp.ext_community", () => count++);
    line.text(`Carried extended communities: (${count} communit${count === 1 ? "y" : "ies"})`);
  },
  "bgp.ext_community": extendedCommunity,
  "bgp.cap"(line, quad) {
    line.text("Capability: ");
    line.named(line.inside(quad, "bgp.cap.type"), "Unknown capability %");
  },
  "bgp.open.opt.param"(line, quad) {
    line.text("Optional Parameter: ");
    line.named(line.inside(quad, "bgp.open.opt.param.type"), "Unknown Parameter %");
  },
  "bgp.route": route,
};
