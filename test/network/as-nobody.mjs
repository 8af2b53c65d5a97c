// Prints, as a user without rights, what is known of the process that sends a datagram from a port: `as-nobody.mjs PORT`.
import { PacketRecord, SPARE } from "../../src/files/record.ts";
import { Processes } from "../../src/host/process/processes.ts";
import { Ether, IP, packet, UDP } from "../../src/toolkit/index.ts";

const NOBODY = 65534;

process.seteuid(NOBODY);
const processes = await Processes.open();
const sport = Number(process.argv[2]);
const { bytes } = packet(Ether(), IP({ src: "127.0.0.1", dst: "127.0.0.1" }), UDP({ sport, dport: 9 }));
const record = Object.assign(new PacketRecord(), { linkType: 1, end: bytes.length });
record.bytes = new Uint8Array([...bytes, ...new Uint8Array(SPARE)]);
processes.attribute(record, "lo");
processes.close();
process.stdout.write(JSON.stringify({ process: record.metadata?.process, comments: record.comments }));
