import { describe, expect, it } from "vitest";
import { FtpObjects } from "../../../src/report/objects/ftp-objects.ts";
import { HttpObjects } from "../../../src/report/objects/http-objects.ts";
import { MailObjects } from "../../../src/report/objects/mail-objects.ts";
import { TftpObjects } from "../../../src/report/objects/tftp-objects.ts";
import { Talk } from "../../flows/talk.ts";

const octets = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe("objects", () => {
  it("of HTTP are octets, whatever they hold, with the type that names those without a name", () => {
    const talk = new Talk().client({ seq: 0, flags: "S" }).server({ seq: 0, ack: 1, flags: "SA" });
    const objects = new HttpObjects(talk.session);
    const body = "a\0b";
    talk.server({
      seq: 1,
      ack: 1,
      data: `HTTP/1.1 200 OK\r\nContent-Type: image/png; q=1\r\nContent-Length: 3\r\n\r\n${body}`,
    });
    expect(objects.find()).toEqual([{ name: "", type: "image%2fpng", bytes: octets(body) }]);
  });

  it("of HTTP are called by what was asked for last; those whose coding nobody undoes are none", () => {
    const talk = new Talk().client({ seq: 0, flags: "S" }).server({ seq: 0, ack: 1, flags: "SA" });
    const objects = new HttpObjects(talk.session);
    const requests = "GET /a/one HTTP/1.1\r\n\r\nGET /two HTTP/1.1\r\n\r\n";
    talk.client({ seq: 1, ack: 1, data: requests });
    expect(objects.find()).toEqual([]);
    let seq = 1;
    const answers = ["", "Content-Encoding: unheard-of\r\n"].map((header) => {
      const data = `HTTP/1.1 200 OK\r\n${header}Content-Length: 1\r\n\r\nx`;
      talk.server({ seq, ack: 1 + requests.length, data });
      seq += data.length;
      return objects.find();
    });
    expect(answers).toEqual([[{ name: "two", bytes: octets("x") }], []]);
  });

  it("of TFTP are put together, and end with a block that is not full", () => {
    const talk = new Talk();
    const objects = new TftpObjects(talk.session);
    const data = (block: number, length: number): Uint8Array<ArrayBuffer> => {
      const bytes = new Uint8Array(4 + length).fill(block);
      bytes.set([0, 3, 0, block]);
      return bytes;
    };
    talk.udp("10.0.0.1", "10.0.0.2", 4000, 69, octets("\0\x01dir/file\0octet\0"));
    expect(objects.find()).toEqual([]);
    for (const block of [1, 1, 2]) {
      talk.udp("10.0.0.2", "10.0.0.1", 5000, 4000, data(block, 512));
      expect(objects.find()).toEqual([]);
    }
    talk.udp("10.0.0.2", "10.0.0.1", 5000, 4000, data(3, 2));
    const [file] = objects.find();
    expect(file?.name).toBe("file");
    expect(file?.bytes.length).toBe(1026);
    expect(Array.from(file!.bytes.subarray(1023))).toEqual([2, 3, 3]);
  });

  it("of FTP are what came after the command for them, and end with the capture", () => {
    const talk = new Talk().client({ seq: 0, flags: "S" }, 21).server({ seq: 0, ack: 1, flags: "SA" }, 21);
    const objects = new FtpObjects(talk.session);
    talk.server({ seq: 1, ack: 1, data: "227 Entering Passive Mode (10,0,0,2,200,1)\r\n" }, 21);
    talk.client({ seq: 1, ack: 45, data: "RETR a/b\r\n" }, 21);
    const data = 200 * 256 + 1;
    talk.client({ seq: 0, flags: "S" }, data).server({ seq: 0, ack: 1, flags: "SA" }, data);
    for (const [seq, text] of [
      [1, "one"],
      [4, "two"],
    ] as const) {
      talk.server({ seq, ack: 1, data: text }, data);
      expect(objects.find()).toEqual([]);
    }
    expect(objects.end()).toEqual([{ name: "a%2fb", bytes: octets("onetwo") }]);
  });

  it("of mail are messages, called by their subjects", () => {
    const talk = new Talk().client({ seq: 0, flags: "S" }, 25).server({ seq: 0, ack: 1, flags: "SA" }, 25);
    const objects = new MailObjects(talk.session);
    talk.client({ seq: 1, ack: 1, data: "DATA\r\n" }, 25);
    const mail = "Subject: a/b\r\n\r\nHello\r\n";
    talk.client({ seq: 7, ack: 1, data: `${mail}.\r\n` }, 25);
    expect(objects.find()).toEqual([{ name: "a%2fb.eml", bytes: octets(mail) }]);
  });
});
