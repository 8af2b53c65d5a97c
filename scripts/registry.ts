// `npm run registry -- [PROTO…] [--what name|type|label|base|strings]`: fields whose name, type, label, display base or words for
// bits are not what `tshark -G` says, by protocol, and how many there are.
import { parseArgs } from "node:util";
import { compareRegistries } from "../test/differential/fields/registry-agreement.ts";
import { rate } from "./rate.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { what: { type: "string" } } });
const { fields, differences } = await compareRegistries();
const wanted = (protocol: string): boolean => positionals.length === 0 || positionals.includes(protocol);
for (const { protocol, name, what, theirs, ours } of differences)
  if (wanted(protocol) && (values.what ?? what) === what)
    console.log(
      `${what.padEnd(8)}${name}  ${what === "name" ? `ours alone: ${ours}` : `theirs ${theirs}  ours ${ours}`}`,
    );
for (const [protocol, count] of fields) {
  const otherwise = new Set(differences.filter((each) => each.protocol === protocol).map(({ name }) => name)).size;
  if (wanted(protocol)) console.log(`${protocol.padEnd(16)} ${rate(Math.max(0, count - otherwise), count)}`);
}
