import { readAddress } from "./address-text.ts";
import { nameOf, opened, progress, refused, source } from "./capture.ts";
import { chooseFile } from "./files.ts";
import { Emblem } from "./icons.tsx";

/** What the page says while no capture is open: what to do, or why what was tried did not work. */
export function Landing() {
  const from = source.value;
  if (from && refused.value === undefined && !opened.value) {
    const { read, size } = progress.value;
    const share = size === undefined ? "" : `, ${Math.floor((read / Math.max(1, size)) * 100)} %`;
    return (
      <main class="landing" aria-busy="true">
        <p>
          Opening {nameOf(from)}
          {share}
          {"live" in from && ": waiting for the first packet"}
        </p>
      </main>
    );
  }
  const asked = readAddress(location.hash);
  return (
    <main class="landing">
      <div class="card">
        <Emblem />
        <h1>{refused.value === undefined ? "Drop a capture here" : "This file could not be read"}</h1>
        {refused.value !== undefined && from && (
          <p class="refused" role="alert">
            <span class="data">{nameOf(from)}</span>: {refused.value}
          </p>
        )}
        {asked.file !== undefined && (
          <p>
            The address is about <span class="data">{asked.file}</span>
            {asked.packet !== undefined && `, packet ${asked.packet + 1}`}: drop that file, and it opens there.
          </p>
        )}
        <p>
          Any pcap or pcapng file, plain or compressed. It is read in this browser and goes nowhere. A TLS key log can
          be dropped, too.
        </p>
        <button type="button" class="main" onClick={chooseFile}>
          Choose a file
        </button>
        <dl>
          <dt>
            <code class="data">remora ui capture.pcapng</code>
          </dt>
          <dd>opens this page on a file</dd>
          <dt>
            <code class="data">remora ui -i eth0</code>
          </dt>
          <dd>on an interface, as packets come</dd>
          <dt>
            <code class="data">remora dump -w capture.pcap</code>
          </dt>
          <dd>writes a capture to look at later</dd>
        </dl>
      </div>
    </main>
  );
}
