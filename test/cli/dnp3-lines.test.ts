import { expect, it } from "vitest";
import { Ether, IP, packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { hex, writePcap } from "./captures.ts";
import { ours } from "./run-shark.ts";

/** A question for the data of all classes, as IEEE 1815 has it. */
const question = "056414c4020003004503c7c8013c02063c03063c04063c010642ac";

it("DNP3 is shown by its layers: link, chunks, application and its objects", async () => {
  const { bytes } = packet(Ether(), IP(), UDP({ sport: 40000, dport: 20000 }), Raw({ load: hex(question) }));
  const { stdout } = await ours(["-n", "-r", writePcap("dnp3.pcap", [{ seconds: 0, bytes }]), "-V"]);
  expect(stdout.split("\n")).toEqual(
    expect.arrayContaining([
      "    Data Link Layer, Len: 20, From: 3, To: 2, DIR, PRM, Unconfirmed User Data",
      "        Data Chunk: 0",
      "            [Data Chunk length: 15]",
      "            [Data Chunk Checksum Status: Good]",
      "    Application Layer: (FIR, FIN, Sequence 8, Read)",
      "        READ Request Data Objects",
      "            Object(s): Class 1 Data (Obj:60, Var:02) (0x3c02)",
      "                Qualifier Field, Prefix: None, Range: No Range Field",
      "                Number of Items: 0",
    ]),
  );
});
