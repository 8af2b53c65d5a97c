// `node bench/shark/with-wiregasm.mjs FILE [FILTER]`: the lines of the packets of a capture, as Wireshark in WebAssembly has them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);
const [, , file, filter = ""] = process.argv;
const program = resolve("@goodtools/wiregasm/dist/wiregasm.js");
const loaded = await import(program);
const wiregasm = await (loaded.default.default ?? loaded.default)({
  locateFile: (name) => join(dirname(program), name),
  print() {},
  printErr() {},
});
wiregasm.init();
wiregasm.FS.writeFile("/uploads/capture.pcap", readFileSync(file));
const session = new wiregasm.DissectSession("/uploads/capture.pcap");
if (session.load().code !== 0) throw new Error(`${file} cannot be read`);
const { frames, matched } = session.getFrames(filter, 0, 0);
process.stdout.write(`${frames.size()} of ${matched}\n`);
process.exit();
