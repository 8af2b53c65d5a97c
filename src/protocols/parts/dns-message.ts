import { countOf, sizeOf } from "../../definition/auto.ts";
import { bits, choice, repeated, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import type { Common } from "../../definition/kinds.ts";
import { statefulOperations } from "./dns-edns.ts";
import { name, plainName, questionName, recordName } from "./dns-name.ts";
import { recordData } from "./dns-rdata.ts";
import { recordTypeWords } from "./dns-type-words.ts";
import { opcodes, recordClasses, recordTypes, responseCodes, responseCodeWords } from "./dns-registries.ts";

/** Wireshark's words for bits that are set and that are not. */
const flagWords = {
  authoritative: ["Server is an authority for domain", "Server is not an authority for domain"],
  truncated: ["Message is truncated", "Message is not truncated"],
  recavail: ["Server can do recursive queries", "Server can't do recursive queries"],
  z: ["reserved - incorrect!", "reserved (0)"],
  checkdisable: ["Acceptable", "Unacceptable"],
  conflict: ["The name is not considered unique", "The name is considered unique"],
  tentative: ["Tentative", "Not tentative"],
  authenticated: [
    "Answer/authority portion was authenticated by the server",
    "Answer/authority portion was not authenticated by the server",
  ],
} as const;

const flag = (filter: keyof typeof flagWords, label: string, about: Pick<Common<number>, "shown"> = {}) =>
  bits(1, { filter: `flags.${filter}`, label, truth: flagWords[filter], word: 16, ...about });

/** What only answers have. */
const answers = { shown: { qr: [1] } };
const authentic = { shown: { qr: [1], ad: [1] } };

/** Dynamic updates call the sections otherwise (RFC 2136 2). */
function count(section: string, query: readonly [string, string], update: readonly [string, string]) {
  const called = ([filter, label]: readonly [string, string]) =>
    u16({ filter: `count.${filter}`, label, auto: countOf(section) });
  return choice("opcode", { UPDATE: called(update) }, { otherwise: called(query) });
}

const counts = {
  qdcount: count("qd", ["queries", "Questions"], ["zones", "Zones"]),
  ancount: count("an", ["answers", "Answer RRs"], ["prerequisites", "Prerequisites"]),
  nscount: count("ns", ["auth_rr", "Authority RRs"], ["updates", "Updates"]),
  arcount: u16({ filter: "count.add_rr", label: "Additional RRs", auto: countOf("ar") }),
};

const headEnd = {
  rcode: bits(4, {
    filter: "flags.rcode",
    strings: responseCodeWords,
    label: "Reply code",
    names: responseCodes,
    type: "FT_UINT16",
    word: 16,
    ...answers,
  }),
  ...counts,
};

const headStart = {
  id: u16({ label: "Transaction ID", show: "hex" }),
  qr: bits(1, {
    filter: "flags.response",
    truth: ["Message is a response", "Message is a query"],
    label: "Response",
    word: 16,
    whole: { filter: "flags", label: "Flags", type: "FT_UINT16", show: "hex", through: "rcode" },
  }),
  opcode: bits(4, {
    filter: "flags.opcode",
    strings: {
      0: "Standard query",
      1: "Inverse query",
      2: "Server status request",
      4: "Zone change notification",
      5: "Dynamic update",
      6: "DNS Stateful operations (DSO)",
    },
    label: "Opcode",
    names: opcodes,
    type: "FT_UINT16",
    word: 16,
  }),
};

/** The header of RFC 1035 4.1.1 with the bits of RFC 4035. */
export const domainHeader = {
  ...headStart,
  aa: flag("authoritative", "Authoritative", answers),
  tc: flag("truncated", "Truncated"),
  rd: bits(1, {
    filter: "flags.recdesired",
    truth: ["Do query recursively", "Don't do query recursively"],
    label: "Recursion desired",
    word: 16,
    default: 1,
  }),
  ra: flag("recavail", "Recursion available", answers),
  z: flag("z", "Z"),
  ad: flag("authenticated", "Answer authenticated", authentic),
  cd: flag("checkdisable", "Non-authenticated data"),
  ...headEnd,
};

/** The header of RFC 4795 2.1.1. */
export const linkLocalHeader = {
  ...headStart,
  c: flag("conflict", "Conflict"),
  tc: flag("truncated", "Truncated"),
  t: flag("tentative", "Tentative"),
  z: bits(4, { filter: "" }),
  ...headEnd,
};

/**
 * A class; in multicast DNS its first bit says that the answer may be unicast (of questions) or that it replaces what is
 * cached (of records), RFC 6762 18.12 and 18.13.
 */
function classOf(filter: string, multicastBit: { readonly filter: string; readonly label: string } | undefined) {
  const about = { label: "Class", show: "hex", names: recordClasses, default: 1 } as const;
  if (multicastBit === undefined) return u16({ filter, ...about });
  const parts = {
    top: bits(1, multicastBit),
    class: bits(15, { filter, label: "Class", show: "hex", names: recordClasses, type: "FT_UINT16" }),
  };
  return u16({ ...about, filter: "", parts });
}

const payloadAbout = { filter: "rr.udp_payload_size", label: "UDP payload size", default: 4096 } as const;
const payloadSize = u16(payloadAbout);
/** In multicast DNS the first bit is not part of the size. */
const multicastPayloadSize = u16({
  ...payloadAbout,
  filter: "",
  parts: {
    top: bits(1, { filter: "resp.cache_flush", label: "Cache flush" }),
    size: bits(15, { ...payloadAbout, show: "hex", type: "FT_UINT16" }),
  },
});

function sectionsOf(multicast: boolean) {
  const question = struct(
    {
      qname: questionName({ filter: "qry.name", label: "Name", default: "www.example.com." }),
      qtype: u16({ filter: "qry.type", label: "Type", strings: recordTypeWords, names: recordTypes, default: 1 }),
      qclass: classOf("qry.class", multicast ? { filter: "qry.qu", label: '"QU" question' } : undefined),
    },
    { line: "dns.question", uncut: true },
  );
  // An OPT record has other fields where its class and its time to live would be (RFC 6891 6.1.2).
  const extension = { field: "type", is: [recordTypes.OPT] };
  const record = struct(
    {
      rrname: recordName({ filter: "resp.name", label: "Name", default: "." }),
      type: u16({ filter: "resp.type", label: "Type", strings: recordTypeWords, names: recordTypes, default: 1 }),
      rclass: choice(
        "type",
        { OPT: multicast ? multicastPayloadSize : payloadSize },
        {
          otherwise: classOf(
            "resp.class",
            multicast ? { filter: "resp.cache_flush", label: "Cache flush" } : undefined,
          ),
        },
      ),
      ttl: when({ ...extension, not: true }, u32({ filter: "resp.ttl", label: "Time to live" })),
      extrcode: when(extension, u8({ filter: "resp.ext_rcode", label: "Higher bits in extended RCODE", show: "hex" })),
      version: when(extension, u8({ filter: "resp.edns0_version", label: "EDNS0 version" })),
      z: when(
        extension,
        u16({
          filter: "resp.z",
          label: "Z",
          show: "hex",
          default: 0x8000,
          parts: {
            do: bits(1, {
              filter: "resp.z.do",
              truth: ["Accepts DNSSEC security RRs", "Cannot handle DNSSEC security RRs"],
              label: "DO bit",
            }),
            reserved: bits(15, { filter: "resp.z.reserved", label: "Reserved", show: "hex" }),
          },
        }),
      ),
      rdlen: u16({ filter: "resp.len", label: "Data length", auto: sizeOf("rdata") }),
      rdata: choice("type", recordData(multicast ? name : plainName), { size: { by: "rdlen" } }),
    },
    { line: "dns.record", uncut: true },
  );
  return {
    qd: repeated(question, { filter: "", label: "Queries", count: "qdcount", default: [{}] }),
    an: repeated(record, { filter: "", label: "Answers", count: "ancount" }),
    ns: repeated(record, { filter: "", label: "Authoritative nameservers", count: "nscount" }),
    ar: repeated(record, { filter: "", label: "Additional records", count: "arcount" }),
    operations: when({ field: "opcode", is: [opcodes.DSO] }, statefulOperations),
  };
}

/** Questions, answers, authority and additional records; a dynamic update's zones, prerequisites, updates and more. */
export const sections = sectionsOf(false);

/** The same in multicast DNS. */
export const multicastSections = sectionsOf(true);
