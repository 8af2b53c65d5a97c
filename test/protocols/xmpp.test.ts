import { describe, expect, it } from "vitest";
import { Packet, XMPP } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "../flows/streams.ts";

const said = (direction: 0 | 1, text: string): Piece => ({ direction, bytes: new TextEncoder().encode(text) });
const client = (text: string): Piece => said(0, text);
const server = (text: string): Piece => said(1, text);
const asked = (text: string) => seenIn([client(text)], 5222)[0]!;
const SASL = "urn:ietf:params:xml:ns:xmpp-sasl";

describe("XMPP", () => {
  it("opens a stream, which goes on in TLS", () => {
    const open = `<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='s' to='a.b' version="1.0">`;
    const seen = seenIn(
      [
        client(open),
        server(`<stream:features><starttls xmlns='t'><required/></starttls></stream:features>`),
        client("<starttls xmlns='t'/>"),
        server("<proceed xmlns='t'/>"),
        { direction: 0, bytes: Uint8Array.of(0x15, 3, 3, 0, 2, 1, 0) },
      ],
      5222,
    );
    expect(seen[0]!.path).toBe("eth:ethertype:ip:tcp:xmpp:xml");
    expect(seen[0]!.fields.get("xmpp.xml_header_version")).toEqual(["1.0"]);
    expect(seen[0]!.fields.get("xmpp.xmlns")).toEqual(["jabber:client", "s"]);
    expect(seen[0]!.fields.get("xmpp.unknown_attr")).toEqual(["to", "version"]);
    expect(seen[1]!.fields.get("xmpp.unknown")).toEqual(["starttls"]);
    expect(seen[3]!.fields.has("xmpp.proceed")).toBe(true);
    expect(seen[4]!.path).toBe("eth:ethertype:ip:tcp:tls");
    expect(asked("</stream:stream>").fields.has("xmpp.stream_end")).toBe(true);
  });

  it("tells which request an answer is of", () => {
    const [request, answer, other] = seenIn(
      [
        client("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>"),
        server(
          "<iq type='result' id='r'><query xmlns='jabber:iq:roster' ver='7'><item jid='x@y' name='X'><group>G</group></item></query></iq>",
        ),
        server(
          "<iq type='error' id='z'><error type='cancel' code='503'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
        ),
      ],
      5222,
    );
    expect(request!.fields.has("xmpp.packet_without_response")).toBe(true);
    expect(answer!.fields.get("xmpp.response_to")).toEqual(["1"]);
    expect(answer!.fields.get("xmpp.query.item.jid")).toEqual(["x@y"]);
    expect(answer!.fields.get("xmpp.query.item.group")).toEqual(["G"]);
    expect(other!.fields.get("xmpp.error.condition")).toEqual(["gone"]);
    expect(other!.fields.has("xmpp.packet_without_response")).toBe(true);
  });

  it("has messages, presence and what log-ins are made of", () => {
    const body = `<message to='x@y' id='1'><body>a &amp; b</body><active xmlns='http://jabber.org/protocol/chatstates'/></message>`;
    const { fields } = asked(body);
    expect(fields.get("xmpp.attribute")).toEqual(["a &amp; b"]);
    expect(fields.get("xmpp.message.chatstate")).toEqual(["active"]);
    const presence = asked(`<presence from='x@y'><show>away</show><status>s</status></presence>`).fields;
    expect(presence.get("xmpp.presence.show")).toEqual(["away"]);
    expect(presence.get("xmpp.from")).toEqual(["x@y"]);
    const auth = asked(`<auth xmlns='${SASL}' mechanism='PLAIN'>AGFi</auth>`).fields;
    expect(auth.get("xmpp.cdata")).toEqual(["AGFi"]);
    expect(asked(`<failure xmlns='${SASL}'><not-authorized/></failure>`).fields.get("xmpp.attribute")).toEqual([
      "not-authorized",
    ]);
    expect(asked("<other/>").fields.has("xmpp.packet_unknown")).toBe(true);
  });

  it("waits for the end of a tag, but not behind a blank", () => {
    const seen = seenIn([client("<message to='x'><body>fra"), client("g</body></message>"), client(" ")], 5222);
    expect(seen[0]!.path).toBe("eth:ethertype:ip:tcp");
    expect(seen[1]!.fields.get("xmpp.attribute")).toEqual(["frag"]);
    expect(seen[2]!.path).toBe("eth:ethertype:ip:tcp:xmpp");
  });

  it("is built as it was, and bears what is no XML", () => {
    const [bytes] = segmentsOf([client("<presence/>")], 5222);
    const read = new Packet(bytes!);
    expect(read.has(XMPP)).toBe(true);
    expect(read.build()).toEqual(bytes);
    for (const text of ["<", ">", "<a<b>>", "</iq>", "<iq", `<iq ${"<x>".repeat(200)}>`, "<iq><<<>>>"])
      expect(() => asked(text)).not.toThrow();
  });
});
