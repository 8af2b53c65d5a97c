import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of LISP", () => {
  const line = (hex: string, verbose = 0): string =>
    saidInside([IP(), UDP({ sport: 40000, dport: 4342 })], hex, verbose).trimStart();
  const secret = "0001 0004 aabbccdd";
  const record = "0000003c 01 18 10 00 0003 0001 0a000001 01020304 0005 0001 0a000002";

  it("has what is registered where", () => {
    expect(line(`30000001 0000000000000000 ${secret} ${record}`)).toBe(
      "LISP-Map-Register, 1 record(s),\n EID 10.0.0.1/24, 1 locator(s) LOC 10.0.0.2",
    );
    expect(line(`32000101 0000000000000000 ${secret} ${record} ${"11".repeat(16)} 0000000000000007 ff`, 1)).toBe(
      "LISP-Map-Register, flags [I-xTR-ID-Present, M-Want-Map-Notify],\n    1 record(s), Authentication SHA1,\n" +
        "    Authentication-Data: 0x0000:  aabb ccdd\n" +
        "      Record TTL 60, Authoritative, No-Action, Map Version: 3, EID 10.0.0.1/24, 1 locator(s)\n" +
        "        LOC 10.0.0.2\n" +
        "          Priority/Weight 1/2, Multicast Priority/Weight 3/4, flags [Local-Locator, Reachable],\n" +
        "    xTR-ID: 0x0000:  1111 1111 1111 1111 1111 1111 1111 1111\n    SITE-ID: 7\n    Data: 0x0000:  ff",
    );
    const six = `0000003c 00 40 f0 00 0000 0002 fc00 ${"00".repeat(13)} 02`;
    expect(line(`40000001 0000000000000000 ${secret} ${six}`)).toBe(
      "LISP-Map-Notify, 1 record(s),\n EID fc00::2/64, 0 locator(s)",
    );
  });

  it("ends where something is not right", () => {
    expect(line(`90000000 0000000000000000 ${secret}`)).toBe("unknown-type-9,");
    expect(line(`30000000 0000000000000000 ${secret}`)).toBe("LISP-Map-Register, 0 record(s), (invalid)");
    expect(line(`38000001 0000000000000000 ${secret} 0000003c 00 40 f0 00 0000 0003`)).toBe(
      "LISP-Map-Register, 1 record(s),\n",
    );
    expect(line(`48000001 0000000000000000 ${secret} ${record} 00`)).toContain("LOC 10.0.0.2 (invalid)");
    expect(line("3000")).toBe("[|lisp]");
  });
});
