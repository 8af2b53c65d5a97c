import { describe, expect, it } from "vitest";
import { Ether, Raw } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

describe("tcpdump's line of DECnet", () => {
  const said = (hex: string, verbose = 0): string => {
    const octets = hex.replaceAll(" ", "").match(/../g) ?? [];
    const load = Uint8Array.from([octets.length, 0, ...octets.map((pair) => parseInt(pair, 16))]);
    return lineOf([Ether({ type: 0x6003 }), Raw({ load })], { verbose });
  };
  const routed = (message: string, verbose = 0): string => said(`02 0104 0208 05 ${message}`, verbose);

  it("has hellos of routers and others", () => {
    expect(said("0b 020000 aa0004000104 02 4002 40 00 0f00 00 07 0000")).toBe(
      "router-hello l1rout vers 2 eco 0 ueco 0 src 1.1 blksize 576 pri 64 hello 15",
    );
    expect(said("0d 020000 aa0004000104 07 4002 00 0000000000000000 aa0004000208 0f00 00 02 aaaa")).toBe(
      "endnode-hello endnode verif vers 2 eco 0 ueco 0 src 1.1 blksize 576 rtr 2.2 hello 15 data 2",
    );
    expect(said("07 0104 00 0200 0100 0504 000000000000")).toBe("lev-1-routing src 1.1 {ids 1-3 cost 5 hops 1} ");
    expect(said("0b 020000")).toContain(" (pktlen 4 < 6) (invalid)");
  });

  it("has what services of the network say", () => {
    expect(routed("60 0320 0420 0180 03b0 0700")).toBe("2.2 > 1.1 17 data 8196>8195 ack 1 onak 3 seg 7 ");
    expect(routed("04 0320 0420 0290 02a0", 1)).toBe("2.2 > 1.1 15 6 hops data-ack 8196>8195 nak 2 oack 2 ");
    expect(routed("18 0000 0420 05 01 0002")).toBe("2.2 > 1.1 15 conn-initiate 8196>0 seg ver 3.1 segsize 512 ");
    expect(routed("28 0320 0420 05 03 0002 04")).toBe(
      "2.2 > 1.1 16 conn-confirm 8196>8195 seg ver 4.1 segsize 512 optlen 4 ",
    );
    expect(routed("48 0320 0420 2a00")).toBe("2.2 > 1.1 13 disconn-confirm 8196>8195 disconnect complete ");
    expect(routed("10 0320 0420 0180 0080 0200 00 05")).toContain(" seg 2 dat seg count 5 ");
    expect(routed("0c 0320 0420")).toContain("reserved-type? c 8196 > 8195");
    expect(routed("00 03")).toContain(" (nsplen 2 < 5) (invalid)");
  });
});
