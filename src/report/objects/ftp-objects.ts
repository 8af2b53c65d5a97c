import type { Session } from "../../flows/session.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";
import { PutTogether } from "./put-together.ts";

/** Commands of FTP (RFC 959) that transfer a file that they name. */
const TRANSFER = /^(?:RETR|STOR) (.*)$/;

/** Finds files that FTP carried, each called as the command for it did. They end where the capture does. */
export class FtpObjects implements Objects {
  private readonly session: Session;
  private readonly values: FirstValues;
  /** By the packet with the command. */
  private readonly files = new PutTogether<number>();

  constructor(session: Session) {
    this.session = session;
    this.values = new FirstValues(session.dissector);
  }

  find(): CarriedObject[] {
    const { layers, catalog, sources } = this.session.dissector;
    for (let layer = 1; layer < layers.count; layer++) {
      if (catalog.protocols[layers.protocol(layer)]?.name !== "ftp-data") continue;
      const [, path] = TRANSFER.exec(this.values.text(layer, "ftp-data.command") ?? "") ?? [];
      const command = this.values.number(layer, "ftp-data.command-frame");
      if (path === undefined || command === undefined) continue;
      const { bytes, end } = sources[layers.sourceOf(layer)]!;
      const octets = bytes.slice(layers.start(layer), Math.min(layers.payloadEnd(layer), end));
      this.files.add(command, fileName(path), octets);
    }
    return [];
  }

  end(): CarriedObject[] {
    return this.files.whole();
  }
}
