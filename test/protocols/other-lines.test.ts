import { describe, expect, it } from "vitest";
import { Ether, IP, Raw, TCP, UDP, UsbLinux } from "../../src/toolkit/index.ts";
import { lineOf, saidInside } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));

describe("tcpdump's line of USB", () => {
  it("says who asks whom for which kind of transfer", () => {
    const usb = (type: number, transfer: number): string =>
      lineOf([UsbLinux({ type, transfer, device: 5, bus: 3 }), Raw({ load: new Uint8Array(48) })]).replace(/:\d+$/, "");
    expect([usb(0x53, 3), usb(0x43, 2), usb(0x45, 1), usb(0x53, 1)]).toEqual([
      "USB BULK SUBMIT to 3:5",
      "USB CONTROL COMPLETE from 3:5",
      "USB INTERRUPT ERROR to 3:5",
      "USB INTERRUPT SUBMIT from 3:5",
    ]);
    expect([usb(0x40, 0), usb(0x53, 9)]).toEqual(["USB ISOCHRONOUS ? 3:5", "USB  ? SUBMIT 3:5"]);
  });
});

describe("tcpdump's line of PTP", () => {
  const ptp = (hex: string): string => saidInside([IP(), UDP({ sport: 319, dport: 319 })], hex, 0);
  const head = (type: string, flags = "0000"): string =>
    `${type} 02 0040 00 00 ${flags} 000000000001 0000 00000000 0020940000000d01 0001 0002 05 7f`;
  const start =
    ", length : 64, domain : 0, reserved1 : 0, Flags [none], NS correction : 1, sub NS correction : 0" +
    ", reserved2 : 0, clock identity : 0x20940000000d01, port id : 1, seq id : 2, control : 5 (Other)" +
    ", log message interval : 127";

  it("has the header, and times behind it", () => {
    const time = "000000000007 00000009";
    const port = "0020940000000d02 0003";
    expect(ptp(`${head("00")} ${time}`)).toBe(
      `PTPv2, v1 compat : no, msg type : sync msg${start}, originTimeStamp : 7 seconds, 9 nanoseconds`,
    );
    expect(ptp(`${head("19")} ${time} ${port}`)).toBe(
      `PTPv2, v1 compat : yes, msg type : delay resp msg${start}, receiveTimeStamp : 7 seconds, 9 nanoseconds` +
        ", port identity : 0x20940000000d02, port id : 3",
    );
    expect(ptp(`${head("0b")} ${time} 0025 00 80 f8 fe ffff 80 ${port.slice(0, 16)} 0001 a0`)).toContain(
      ", originTimeStamp : 7 seconds 9 nanoseconds, origin cur utc :37, rsvd : 0, gm priority_1 : 128" +
        ", gm clock class : 248, gm clock accuracy : 254, gm clock variance : 65535, gm priority_2 : 128" +
        ", gm clock id : 0x20940000000d02, steps removed : 1, time source : 0xa0",
    );
    expect(ptp(`${head("0d", "18c1")} ${port} 01020304`)).toContain(
      "Flags [l1 61, profile specific 1, unknown], NS correction",
    );
    expect(ptp(`${head("0d")} ${port} 01020304`)).toContain(
      ", port id : 3, , start boundary hops  0, , boundary hops  0",
    );
  });

  it("ends where something is not right", () => {
    expect(ptp(head("00").replace("02", "01"))).toBe("PTPv1 (not implemented)");
    expect(ptp("0002")).toBe(" [length 2 < 34] (invalid)");
    expect(ptp(head("00"))).toContain("originTimeStamp : [|ptp]");
  });
});

describe("tcpdump's lines of what it sees by its port", () => {
  it("has versions of Kerberos, and text of whois", () => {
    const kerberos = (hex: string): string => saidInside([IP(), UDP({ sport: 9, dport: 88 })], hex, 0);
    expect(kerberos("6a 81")).toBe(" v5");
    expect(kerberos("02")).toBe(" v2");
    expect(kerberos("30")).toBe("");
    expect(kerberos("04 02 6100 6200 6300 01020304 0c 6b81 00 6d00")).toBe(" v4 be KDC_REQUEST: a.b@c 60min kM-^A.m");
    expect(kerberos("04 05 6100 00 6300 00000000000000000000 0102")).toBe(" v4 le KDC_REPLY: a.@c (513)");
    expect(kerberos("04 06 05 7200 10 20")).toBe(" v4 be APPL_REQUEST: v5 r (16) (32)");
    expect(kerberos("04 0b 6100 00 6300 00000000 0800 0000 7700")).toBe(" v4 le ERR_REPLY: a.@c PRINCIPAL_UNKNOWN w");
    expect(kerberos("04 12")).toBe(" v4 be #18: (unknown)");
    const whois = lineOf([
      Ether(),
      IP(),
      TCP({ sport: 9, dport: 43, flags: "PA" }),
      Raw({ load: octets("612e620d0a") }),
    ]);
    expect(whois).toMatch(/length 5: WHOIS: a\.b$/);
  });

  it("has the head of SOME/IP", () => {
    const someIp = (hex: string): string => saidInside([IP(), UDP({ sport: 9, dport: 30490 })], hex, 0);
    expect(someIp("ffff8100 00000010 0001 0002 01 01 02 00")).toBe(
      "SOMEIP, service 65535, event 256, len 16, client 1, session 2, pver 1, iver 1, msgtype NOTIFICATION, retcode E_OK\n",
    );
    expect(someIp("00010002 00000010 0001 0002 01 01 77 ff")).toContain("method 2, len 16");
    expect(someIp("ffff")).toBe("SOMEIP (invalid)");
  });

  it("has heartbeats of balanced hosts", () => {
    const heart = octets("bf01dec0 06020000 02000000 0a000001 0a000002");
    expect(lineOf([Ether({ type: 0x886f }), Raw({ load: heart })])).toBe(
      "MS NLB heartbeat, host priority: 2, cluster IP: 10.0.0.1, host IP: 10.0.0.2",
    );
  });
});

describe("tcpdump's line of rare EtherTypes", () => {
  const line = (type: number, hex: string, verbose = 0): string =>
    lineOf(
      [Ether({ dst: "02:00:00:00:00:01", src: "02:00:00:00:00:02", type }), Raw({ load: Buffer.from(hex, "hex") })],
      { verbose },
    );

  it("has CALM FAST, 3Com's PPPoE, jumbo frames and no frame inside a frame", () => {
    expect(line(0x1111, "0102")).toBe("CALM FAST src:02:00:00:00:00:02; SrcNwref:1; DstNwref:2; ");
    expect(line(0x1111, "0102ff", 1)).toContain("DstNwref:2; \n\t0x0000:  ff");
    expect(line(0x1111, "01")).toBe("CALM FAST src:02:00:00:00:00:02;  (length 1 < 2) (invalid)");
    expect(line(0x3c12, "1109000000040103 0000".replace(" ", ""))).toBe("PPPoE PADI [Host-Uniq]");
    expect(line(0x8870, "424203" + "00".repeat(40))).toContain("STP 802.1d, Config");
    expect(line(0x6558, "020000000001020000000002080045")).toContain("ethertype TEB (0x6558), length 29: \n\t0x0000:");
    expect(line(0x8903, "00")).toContain("ethertype Unknown (0x8903)");
  });
});

describe("tcpdump's line of OTV and of BFD's first version", () => {
  const line = (port: number, hex: string): string => saidInside([IP(), UDP({ sport: 40000, dport: port })], hex, 0);

  it("has what the port says", () => {
    expect(line(8472, "08 000005 000007 00 02")).toBe("OTV, flags [I] (0x08), overlay 5, instance 7\n [|ether]");
    expect(line(8472, "00")).toBe("OTV, [length 1 < 8] (invalid)");
    expect(line(4784, `0080 0318 ${"00".repeat(20)}`)).toContain("BFDv0, Control, Flags: [");
  });
});
