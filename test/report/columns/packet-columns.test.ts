import { describe, expect, it } from "vitest";
import { noNames, PacketColumns } from "../../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../../src/report/columns/standard-texts.ts";
import { Talk } from "../../flows/talk.ts";

/** A conversation with the columns Protocol and Info of its latest packet. */
class Shown extends Talk {
  readonly columns = new PacketColumns(this.session.dissector, standardTexts, noNames);

  get line(): string {
    this.columns.compose();
    const { buffer, length, protocol } = this.columns;
    return `${protocol} ${new TextDecoder().decode(buffer.subarray(0, length))}`;
  }
}

describe("messages that go on in later segments", () => {
  it("show their start line once it is there", () => {
    const shown = new Shown();
    expect(shown.client({ seq: 1, data: "GE" }).line).toMatch(
      /^TCP 40000 → 80 .* \[TCP segment of a reassembled PDU\]$/,
    );
    const begun = "TCP GET / HTTP/1.1  [TCP segment of a reassembled PDU]";
    expect(shown.client({ seq: 3, data: "T / HTTP/1.1\r\nHost: a" }).line).toBe(begun);
    expect(shown.client({ seq: 24, data: "\r\n\r\nPUT /b HTTP/1.1\r\n" }).line).toBe(
      "HTTP GET / HTTP/1.1 PUT /b HTTP/1.1 ",
    );
  });

  it("are not begun again by what is sent again", () => {
    const shown = new Shown();
    const data = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
    shown.client({ seq: 1, ack: 1, data: "GET / HTTP/1.1\r\n\r\n" }).server({ seq: 1, ack: 19, data });
    expect(shown.line).toBe("TCP HTTP/1.1 200 OK  [TCP segment of a reassembled PDU]");
    shown.server({ seq: 1, ack: 19, data, at: 500 });
    expect(shown.line).toMatch(/^TCP \[TCP Retransmission\] 80 → 40000 .* Len=38$/);
  });

  it("show who began them, and again what stands behind one that was put together", () => {
    const query = "Q\0\0\0\x08abc\0";
    const shown = new Shown().client({ seq: 1, data: "S\0\0\0\x04" + query.slice(0, 6) }, 5432);
    expect(shown.line).toBe("PGSQL >S");
    expect(shown.client({ seq: 12, data: query.slice(6) + query + query }, 5432).line).toBe("PGSQL >Q>Q/Q");
    expect(shown.client({ seq: 33, data: "Q\0\0" }, 5432).line).toBe("TCP > [TCP segment of a reassembled PDU]");
  });

  it("are over where nothing is shown of what was put together", () => {
    const request = (code: number): Uint8Array => Uint8Array.of(0, 0, 0, 8, 4, 0xd2, 0x16, code);
    const shown = new Shown().client({ seq: 1, data: request(0x30) }, 5432).server({ seq: 1, ack: 9, data: "N" }, 5432);
    expect(shown.line).toBe("TCP < [TCP segment of a reassembled PDU]");
    shown.client({ seq: 9, ack: 2, data: request(0x2f) }, 5432).server({ seq: 2, ack: 17, data: "N" }, 5432);
    expect(shown.line).toBe("PGSQL <");
  });

  it("leave nothing where their protocol shows nothing of them", () => {
    const record = Uint8Array.of(0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3);
    const shown = new Shown().client({ seq: 1, data: record }, 443);
    expect(shown.layers).toBe("eth ip tcp tls");
    expect(shown.line).toBe("TCP [TCP segment of a reassembled PDU]");
  });
});

describe("layers in whose place inner ones write", () => {
  it("are not decoded", () => {
    const shown = new Shown().client({ seq: 1, data: "GET / HTTP/1.1\r\n\r\n" });
    expect(shown.line).toBe("HTTP GET / HTTP/1.1 ");
    const { layers } = shown.session.dissector;
    expect([1, 2, 3].map((layer) => layers.tree(layer))).toEqual([-1, -1, -1]);
  });

  it("still say what is fenced", () => {
    const data = "GET / HTTP/1.1\r\n\r\n";
    const shown = new Shown().client({ seq: 1, data }).client({ seq: 100, data });
    expect(shown.line).toBe("HTTP [TCP Previous segment not captured] GET / HTTP/1.1 ");
  });
});

describe("packets that are not shown", () => {
  it("tell which version later ones have", () => {
    const record = (type: number, ...body: number[]): Uint8Array => Uint8Array.of(type, 3, 3, 0, body.length, ...body);
    const random = Array.from({ length: 32 }, (_, i) => i);
    const version13 = [0, 6, 0, 43, 0, 2, 3, 4];
    const hello = record(22, 2, 0, 0, 46, 3, 3, ...random, 0, 0x13, 1, 0, ...version13);
    const shown = new Shown().server({ seq: 1, data: hello }, 443);
    shown.columns.overlook();
    shown.server({ seq: 1 + hello.length, data: record(23, 1, 2, 3) }, 443);
    expect(shown.line).toBe("TLSv1.3 Application Data");
  });
});
