import { infoText } from "../../definition/info-line.ts";
import { DropboxDiscovery } from "./dropbox.ts";

export const dropboxInfo = infoText(DropboxDiscovery, {
  info(line) {
    line.text("Dropbox LAN sync Discovery Protocol");
    // JSON inside it says so behind that.
    if (line.inner < 0) return;
    line.text(", JavaScript Object Notation");
    line.fence();
  },
});
