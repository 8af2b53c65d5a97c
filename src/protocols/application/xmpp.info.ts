import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { unpackSide } from "../../definition/told.ts";
import { XMPP } from "./xmpp.ts";

/** Of elements whose text is more than their name: what stands in front, in the order in which they are looked for. */
const inside: readonly (readonly [name: string, word: string])[] = [
  ["xmpp.query", "QUERY"],
  ["xmpp.iq.bind", "BIND"],
  ["xmpp.iq.session", "SESSION"],
  ["xmpp.vcard", "VCARD"],
  ["xmpp.ping", "PING"],
  ["xmpp.ibb.open", "IBB-OPEN"],
  ["xmpp.ibb.close", "IBB-CLOSE"],
  ["xmpp.ibb.data", "IBB-DATA"],
];
const spaces: Readonly<Record<string, string>> = {
  "jabber:iq:roster": "jabber:iq:roster",
  "jabber:iq:version": "jabber:iq:version",
  "http://jabber.org/protocol/disco#info": "disco#info",
  "http://jabber.org/protocol/disco#items": "disco#items",
  "http://jabber.org/protocol/muc#owner": "muc#owner",
  "http://jabber.org/protocol/muc#admin": "muc#admin",
};

/** Writes to whom a stanza goes, or from whom it comes, as far as it says so. */
function ends(line: InfoLine, group: number): void {
  const isOut = unpackSide(line.told) !== "server";
  const who = line.inside(group, isOut ? "xmpp.to" : "xmpp.from");
  if (who >= 0) line.utf8(`${isOut ? "> " : "< "}${line.string(who)} `);
}

function iq(line: InfoLine, group: number): void {
  const type = line.inside(group, "xmpp.type");
  line.utf8(`IQ(${type < 0 ? "" : line.string(type)}) `);
  for (const [name, word] of inside) {
    const found = line.inside(group, name);
    if (found < 0) continue;
    const space = name === "xmpp.query" ? spaces[line.string(line.inside(found, "xmpp.xmlns"))] : undefined;
    line.text(space === undefined ? `${word} ` : `${word}(${space}) `);
  }
  const other = line.inside(group, "xmpp.unknown");
  if (other >= 0) line.utf8(`${line.string(other).toUpperCase()} `);
  ends(line, group);
}

function stream(line: InfoLine): void {
  // Of a stream nothing but its namespaces is known: who it is between stands in its octets alone.
  const octets = line.octetsOf(line.find("xmpp.stream"));
  const isOut = unpackSide(line.told) !== "server";
  const found = /\s(?<end>to|from)\s*=\s*["'](?<who>[^"']*)/g;
  line.text("STREAM ");
  for (const { groups } of new TextDecoder().decode(octets).matchAll(found))
    if (groups?.["end"] === (isOut ? "to" : "from")) line.utf8(`${isOut ? "> " : "< "}${groups["who"]} `);
}

const stanzas: readonly (readonly [name: string, write: (line: InfoLine, group: number) => void])[] = [
  ["xmpp.iq", iq],
  [
    "xmpp.presence",
    (line, group) => {
      line.text("PRESENCE ");
      ends(line, group);
    },
  ],
  [
    "xmpp.message",
    (line, group) => {
      line.text("MESSAGE ");
      ends(line, group);
    },
  ],
  ["xmpp.stream", stream],
  ["xmpp.features", (line) => line.text("FEATURES ")],
  ["xmpp.failure", (line) => line.text("FAILURE ")],
  ["xmpp.starttls", (line) => line.text("STARTTLS ")],
  ["xmpp.proceed", (line) => line.text("PROCEED ")],
  ["xmpp.auth", (line) => line.text("AUTH")],
  ["xmpp.challenge", (line) => line.text("CHALLENGE")],
  ["xmpp.response", (line) => line.text("RESPONSE")],
  ["xmpp.success", (line) => line.text("SUCCESS")],
  ["xmpp.stream_end", (line) => line.text("STREAM END")],
  ["xmpp.packet_unknown", (line) => line.text("UNKNOWN PACKET ")],
];

/** The last occurrence of a field in the layer, -1 where there is none. */
function last(line: InfoLine, name: string): number {
  let found = -1;
  for (let at = line.find(name); at >= 0; at = line.find(name, at)) found = at;
  return found;
}

export const xmppInfo = infoText(XMPP, {
  info(line) {
    let latest = -1;
    let write = (of: InfoLine): void => of.text(line.has("xmpp.xml_header_version") ? "XML " : "Whitespace Keepalive");
    // Each stanza takes the place of the one before it.
    for (const [name, texts] of stanzas) {
      const group = last(line, name);
      if (group <= latest) continue;
      latest = group;
      write = (of) => texts(of, group);
    }
    write(line);
  },
  labels: {
    "xmpp.unknown_attr"(line, quad) {
      const [, value = ""] = /=\s*["'](.*)["']/s.exec(new TextDecoder().decode(line.octetsOf(quad))) ?? [];
      line.utf8(`${line.string(quad)}: ${value} [UNKNOWN ATTR]`);
    },
    "xmpp.unknown": (line, quad) => line.utf8(`${line.string(quad).toUpperCase()} [UNKNOWN]`),
    "xmpp.attribute"(line, quad) {
      const [, name = "value"] = /^<?([^\s=>]+)/.exec(new TextDecoder().decode(line.octetsOf(quad))) ?? [];
      line.utf8(`${name}: ${line.string(quad)}`);
    },
  },
});
