import { join } from "node:path";
import type { CaptureFile } from "../captures.ts";
import { printedByTshark } from "../printed-by-tshark.ts";

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

/** The lines of a capture's first packets as tshark prints them with -n. */
export function tsharkLines(capture: CaptureFile, packets: number): readonly TsharkLine[] {
  const words = ["-n", "-r", join(capture.folder, capture.path), "-o", `gui.column.format:${FORMAT}`, "-T", "tabs"];
  return parsed(printedByTshark("lines", capture, [...words, "-c", String(packets)]));
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
