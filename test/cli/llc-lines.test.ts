import { expect, it } from "vitest";
import { hex, writePcap } from "./captures.ts";
import { ours } from "./run-shark.ts";

it("lines of LLC say what kind of frame it is, and between whom", async () => {
  const frames = ["e0e0bf", "f0f173", "f0f1050a", "44e11834aabb", "000100ab"];
  const packets = frames.map((digits, seconds) => {
    const length = (digits.length / 2).toString(16).padStart(4, "0");
    return { seconds, bytes: hex(`ffffffffffff 020000000001 ${length} ${digits}`) };
  });
  const file = writePcap("llc.pcap", packets);
  const { stdout } = await ours(["-n", "-r", file, "-T", "fields", "-e", "_ws.col.Info"]);
  expect(stdout.trimEnd().split("\n")).toEqual([
    "U P, func=XID; DSAP NetWare Individual, SSAP NetWare Command",
    "U F, func=UA; DSAP NetBIOS Individual, SSAP NetBIOS Response",
    "S, func=RNR, N(R)=5; DSAP NetBIOS Individual, SSAP NetBIOS Response",
    "I, N(R)=26, N(S)=12; DSAP 0x44 Individual, SSAP NetWare Response",
    "I P, N(R)=85, N(S)=0; DSAP NULL LSAP Individual, SSAP NULL LSAP Response",
  ]);
});
