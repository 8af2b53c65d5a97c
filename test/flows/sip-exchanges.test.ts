import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";

const client = "10.0.0.1";
const server = "10.0.0.2";

function octets(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

class Call {
  readonly talk = new Talk();

  request(method: string, number: number, from = client): this {
    return this.send(`${method} sip:a@b SIP/2.0`, `${number} ${method}`, from);
  }

  response(status: number, transaction: string, from = server): this {
    return this.send(`SIP/2.0 ${status} Words`, transaction, from);
  }

  get found(): unknown[] {
    return ["resend", "resend-original", "response-request"].map((name) => this.talk.field(`sip.${name}`)[0]);
  }

  private send(line: string, transaction: string, from: string): this {
    const text = `${line}\r\nCall-ID: 1@a\r\nCSeq: ${transaction}\r\nContent-Length: 0\r\n\r\n`;
    this.talk.udp(from, from === client ? server : client, 5060, 5060, octets(text));
    return this;
  }
}

describe("messages of SIP", () => {
  it("name the request that they answer", () => {
    const call = new Call().request("INVITE", 1).response(100, "1 INVITE");
    expect(call.found).toEqual([0, undefined, 1]);
    expect(call.response(200, "1 INVITE").found).toEqual([0, undefined, 1]);
    expect(call.response(200, "2 INVITE").found).toEqual([0, undefined, undefined]);
  });

  it("name the message that they repeat, but provisional responses", () => {
    const call = new Call().request("INVITE", 1).request("INVITE", 1);
    expect(call.found).toEqual([1, 1, undefined]);
    expect(call.response(180, "1 INVITE").response(180, "1 INVITE").found).toEqual([0, undefined, 1]);
    expect(call.response(200, "1 INVITE").response(200, "1 INVITE").found).toEqual([1, 5, 1]);
    expect(call.request("ACK", 1).found).toEqual([0, undefined, 1]);
  });

  it("tell how long it took to end a call", () => {
    const call = new Call().request("BYE", 2).response(200, "2 BYE");
    expect(call.talk.field("sip.release-time")).toEqual([0]);
    expect(call.request("OPTIONS", 3).response(200, "3 OPTIONS").talk.field("sip.release-time")).toEqual([]);
  });
});
