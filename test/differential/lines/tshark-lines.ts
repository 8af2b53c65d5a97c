import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOracle } from "../../oracles.ts";
import type { CaptureFile } from "../captures.ts";

/** The columns of one packet's line. */
export interface LineColumns {
  readonly number: string;
  readonly time: string;
  readonly source: string;
  readonly destination: string;
  readonly protocol: string;
  readonly length: string;
  readonly info: string;
}

/** A line of tshark's, with the protocols that its packet has. */
export interface TsharkLine extends LineColumns {
  readonly protocols: readonly string[];
}

const FORMAT =
  '"No.","%m","Time","%t","Source","%us","Destination","%ud","Protocol","%p","Length","%L","Protocols","%Cus:frame.protocols:0:U","Info","%i"';
const LARGEST_OUTPUT = 1 << 28;

/** The lines of a capture's first packets as tshark prints them with -n; kept in the system's temporary folder. */
export function tsharkLines(capture: CaptureFile, packets: number): readonly TsharkLine[] {
  const oracle = findOracle("tshark");
  if (oracle === undefined) throw new Error("tshark is not installed");
  const path = join(capture.folder, capture.path);
  const folder = join(tmpdir(), `remora-tshark-lines-${oracle.version}`);
  const kept = join(folder, `${capture.path.replaceAll("/", "__")}.${statSync(path).size}.${packets}`);
  if (existsSync(kept)) return parsed(readFileSync(kept, "utf8"));
  const words = ["-n", "-r", path, "-c", String(packets), "-o", `gui.column.format:${FORMAT}`, "-T", "tabs"];
  const { stdout } = spawnSync(oracle.command, words, {
    encoding: "utf8",
    maxBuffer: LARGEST_OUTPUT,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, TZ: "UTC" },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, stdout);
  return parsed(stdout);
}

function parsed(text: string): TsharkLine[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [number = "", time = "", source = "", , destination = "", protocol = "", length = "", path = "", ...info] =
        line.split("\t");
      return {
        number: number.trim(),
        time: time.trim(),
        source: source.trim(),
        destination: destination.trim(),
        protocol,
        length,
        protocols: path.split(":"),
        info: info.join("\t"),
      };
    });
}
