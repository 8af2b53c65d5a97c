import { durationWords } from "./duration-words.ts";
import { recordTypes, responseCodeWords } from "./dns-registries.ts";
import type { InfoLine, InfoText } from "../../definition/info-line.ts";

/** Fields that show the data of a record, by its type; of other types only the type is shown. */
const DATA: { readonly [type: number]: readonly string[] } = {
  1: ["dns.a"],
  2: ["dns.ns"],
  5: ["dns.cname"],
  6: ["dns.soa.mname"],
  12: ["dns.ptr.domain_name"],
  15: ["dns.mx.preference", "dns.mx.mail_exchange"],
  28: ["dns.aaaa"],
  33: ["dns.srv.priority", "dns.srv.weight", "dns.srv.port", "dns.srv.target"],
  39: ["dns.dname"],
};

/** Wireshark's words for operations and for what became of them. */
const OPERATIONS: { readonly [code: number]: string } = {
  0: "Standard query",
  1: "Inverse query",
  2: "Server status request",
  4: "Zone change notification",
  5: "Dynamic update",
  6: "DNS Stateful operations (DSO)",
};
const RESULTS: { readonly [code: number]: string } = { ...responseCodeWords, 11: "DSO-TYPE not implemented" };
const ANY = 255;
const typeNames = new Map(Object.entries(recordTypes).map(([name, number]) => [number as number, name]));

/** Info of a message in the format of the Domain Name System. */
export function domainInfo(line: InfoLine): void {
  const isResponse = line.value("dns.flags.response") === 1;
  const operation = line.value("dns.flags.opcode");
  line.text(OPERATIONS[operation] ?? `Unknown operation (${operation})`);
  if (isResponse) line.text(" response");
  line.text(" 0x");
  line.hex(line.value("dns.id"), 4);
  const result = line.value("dns.flags.rcode");
  if (isResponse && result !== 0) line.text(` ${RESULTS[result] ?? `Unknown error (${result})`}`);
  for (let name = line.find("dns.qry.name"); name >= 0; name = line.find("dns.qry.name", name)) {
    line.octet(32);
    typeName(line, line.find("dns.qry.type", name));
    line.octet(32);
    line.show(name);
    // Multicast questions say how they may be answered.
    const unicast = line.find("dns.qry.qu", name);
    if (unicast >= 0) line.text(line.number(unicast) === 1 ? ', "QU" question' : ', "QM" question');
  }
  for (let type = line.find("dns.resp.type"); type >= 0; type = line.find("dns.resp.type", type)) record(line, type);
}

function record(line: InfoLine, type: number): void {
  line.octet(32);
  typeName(line, type);
  const flush = line.find("dns.resp.cache_flush", type);
  const end = line.find("dns.resp.type", type);
  if (flush >= 0 && (end < 0 || flush < end) && line.number(flush) === 1) line.text(", cache flush");
  for (const name of DATA[line.number(type)] ?? []) {
    const quad = line.find(name, type);
    if (quad < 0 || (end >= 0 && quad > end)) return;
    line.octet(32);
    line.show(quad, false);
  }
}

function typeName(line: InfoLine, quad: number): void {
  if (quad < 0) return;
  const number = line.number(quad);
  line.text(number === ANY ? "ANY" : (typeNames.get(number) ?? `Unknown (${number})`));
}

/** What the line of a message says behind its protocol. */
export function domainHeading(line: InfoLine): void {
  line.text(line.value("dns.flags.response") === 1 ? " (response)" : " (query)");
}

function inWords(line: InfoLine, quad: number): void {
  line.text(` (${durationWords(line.number(quad))})`);
}

export const domainEndings: NonNullable<InfoText["endings"]> = {
  "dns.resp.ttl": inWords,
  "dns.soa.refresh_interval": inWords,
  "dns.soa.retry_interval": inWords,
  "dns.soa.expire_limit": inWords,
  "dns.soa.minimum_ttl": inWords,
  "dns.flags"(line) {
    const isResponse = line.value("dns.flags.response") === 1;
    line.text(` ${OPERATIONS[line.value("dns.flags.opcode")] ?? "Unknown operation"}`);
    if (!isResponse) return;
    const result = line.value("dns.flags.rcode");
    line.text(` response, ${RESULTS[result] ?? "Unknown error"}`);
  },
};

/** The lines of questions and records in trees: `www.example.test: type A, class IN, addr 10.0.0.2`. */
export const domainLabels: NonNullable<InfoText["labels"]> = {
  "dns.question"(line, question) {
    line.show(line.inside(question, "dns.qry.name"));
    kindAndClass(line, line.inside(question, "dns.qry.type"), line.inside(question, "dns.qry.class"));
  },
  "dns.record"(line, record) {
    const type = line.inside(record, "dns.resp.type");
    line.show(line.inside(record, "dns.resp.name"));
    kindAndClass(line, type, line.inside(record, "dns.resp.class"));
    if (type < 0) return;
    const [called, ...names] = SAID[line.number(type)] ?? [""];
    names.forEach((name, i) => {
      const quad = line.inside(record, name);
      if (quad < 0) return;
      line.text(i === 0 ? `, ${called} ` : " ");
      line.show(quad, false);
    });
  },
};

/** What the line of a record calls its data, and the fields that hold it. */
const SAID: { readonly [type: number]: readonly [called: string, ...fields: string[]] } = {
  1: ["addr", "dns.a"],
  2: ["ns", "dns.ns"],
  5: ["cname", "dns.cname"],
  6: ["mname", "dns.soa.mname"],
  15: ["preference", "dns.mx.preference"],
  28: ["addr", "dns.aaaa"],
};

function kindAndClass(line: InfoLine, type: number, recordClass: number): void {
  if (type >= 0) {
    line.text(": type ");
    typeName(line, type);
  }
  if (recordClass < 0) return;
  line.text(", class ");
  line.named(recordClass, "Unknown (0x%)");
}
