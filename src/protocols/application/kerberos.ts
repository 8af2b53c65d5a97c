import { payloadLength } from "../../definition/auto.ts";
import { bits } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { asn1Octets } from "../parts/asn1.ts";
import { kerberosMessage } from "../parts/kerberos-types.ts";

/** The first octets of messages: their tags. */
const tags: readonly (readonly [number, number])[] = [[0x6a, 0x6f]];
const ERROR = 0x7e;

/** Kerberos, version 5. What is encrypted stays so. */
export const Kerberos = protocol({
  name: "kerberos",
  layer: "Kerberos",
  title: "Kerberos",
  short: "KRB5",
  spec: "RFC 4120",
  foreign: ["kerberos"],
  pathBehind: { spnego: "", "gss-api": "" },
  carriedBy: { "udp.port": 88, "kerberos.record": 0, "kerberos.token": [...tags, ERROR] },
  startsWith: [tags, [ERROR]],
  summary: "Kerberos",
  fields: { message: asn1Octets(kerberosMessage, { filter: "" }) },
});

/** The mark in front of each message over TCP (RFC 4120 7.2.2). */
export const KerberosRecord = protocol({
  name: "kerberos.record",
  path: "",
  prefix: "kerberos",
  layer: "KerberosRecord",
  title: "Kerberos over TCP",
  spec: "RFC 4120",
  carriedBy: { "tcp.port": 88 },
  framing: { by: "length" },
  next: { table: "kerberos.record", always: 0 },
  summary: "Kerberos over TCP",
  fields: {
    reserved: bits(1, { filter: "rm.reserved", label: "Reserved", word: 32, truth: ["Set", "Not set"] }),
    length: bits(31, { filter: "rm.length", label: "Record Length", word: 32, auto: payloadLength() }),
  },
});
