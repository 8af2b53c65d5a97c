import { describe, expect, it } from "vitest";
import { snmpExchange } from "../../src/protocols/parts/snmp-exchange.ts";
import { packet, SNMP, UDP } from "../../src/toolkit/index.ts";

const UDP_HEADER = 8;
type Given = Parameters<typeof SNMP>[0];

function exchangeOf(given: Given): ReturnType<typeof snmpExchange> {
  const { bytes } = packet(UDP({ sport: 161, dport: 40000 }), SNMP(given));
  return snmpExchange(bytes, UDP_HEADER, bytes.length);
}

describe("messages of SNMP", () => {
  it("ask and answer by their number", () => {
    expect(exchangeOf({ PDU: { id: 7 } })).toEqual({ answers: false, number: 7 });
    expect(exchangeOf({ PDU: { type: "response", id: 0x12345678 } })).toEqual({ answers: true, number: 0x12345678 });
    expect(exchangeOf({ PDU: { type: "trap-v2", id: 7 } })).toBeUndefined();
  });

  it("say so in version 3 where they are not encrypted", () => {
    expect(exchangeOf({ version: "v3", scoped_pdu: { PDU: { type: "response", id: 9 } } })).toEqual({
      answers: true,
      number: 9,
    });
    expect(exchangeOf({ version: 3, scoped_pdu: { type: "encrypted", encrypted: new Uint8Array(9) } })).toBeUndefined();
  });

  it("are none where they are cut", () => {
    const { bytes } = packet(UDP({ sport: 161, dport: 40000 }), SNMP({ PDU: { id: 7 } }));
    for (let end = UDP_HEADER; end < bytes.length; end++) expect(snmpExchange(bytes, UDP_HEADER, end)).toBeUndefined();
  });
});
