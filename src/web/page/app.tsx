import { useEffect, useState } from "preact/hooks";
import { Announcement } from "./announce.tsx";
import { BytePane, ByteTabs } from "./byte-pane.tsx";
import { live, opened, problem, progress } from "./capture.ts";
import { DetailTree } from "./detail-tree.tsx";
import { Drawer } from "./drawer.tsx";
import { Landing } from "./landing.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { FindBar } from "./find-bar.tsx";
import { Header } from "./header.tsx";
import { Overview } from "./overview.tsx";
import { PacketList } from "./packet-list.tsx";
import { listShare, treeShare } from "./settings.ts";
import { Splitter } from "./splitter.tsx";
import { StatusBar } from "./status-bar.tsx";
import { ValueMenu } from "./value-menu.tsx";

/** The whole page. */
export function App() {
  return (
    <div class="frame" aria-busy={!progress.value.done && !live.value}>
      <Header />
      <div class="top">
        <FilterBar />
        <FindBar />
        <Broken />
      </div>
      {opened.value ? <Work /> : <Landing />}
      <StatusBar />
      <ValueMenu />
      <Announcement />
    </div>
  );
}

/** Where the capture breaks off; what was read of it is shown all the same. */
function Broken() {
  const found = problem.value;
  if (!found || !opened.value) return null;
  return (
    <div class="banner" role="alert">
      <span class="word">{live.value ? "Capture lost" : "Broken file"}</span>
      <span>
        {found.message}
        {found.at !== undefined && ` (at byte ${found.at.toLocaleString("en")})`}
        {!live.value && " What could be read is shown."}
      </span>
      <button type="button" onClick={() => (problem.value = undefined)}>
        Close
      </button>
    </div>
  );
}

function Work() {
  const share = listShare.value;
  return (
    <div class="work">
      <div class="panes" style={{ gridTemplateRows: `minmax(0, ${share}fr) 1px minmax(0, ${1 - share}fr)` }}>
        <PacketList />
        <Splitter share={listShare} divides="rows" label="Height of the list" />
        <Below />
      </div>
      <Overview />
      <Drawer />
    </div>
  );
}

/** Details and bytes, side by side or, where the page is narrow, as tabs. */
function Below() {
  const isNarrow = useMedia("(max-width: 899px)");
  const [showsBytes, setShowsBytes] = useState(false);
  if (isNarrow) {
    return (
      <section class="pane" aria-label={showsBytes ? "Bytes" : "Details"}>
        <div class="tabs" role="tablist">
          <button type="button" role="tab" aria-selected={!showsBytes} onClick={() => setShowsBytes(false)}>
            Details
          </button>
          {showsBytes ? (
            <ByteTabs />
          ) : (
            <button type="button" role="tab" aria-selected={false} onClick={() => setShowsBytes(true)}>
              Bytes
            </button>
          )}
        </div>
        {showsBytes ? <BytePane /> : <DetailTree />}
      </section>
    );
  }
  const share = treeShare.value;
  return (
    <div class="below" style={{ gridTemplateColumns: `minmax(0, ${share}fr) 1px minmax(0, ${1 - share}fr)` }}>
      <section class="pane" aria-label="Details">
        <DetailTree />
      </section>
      <Splitter share={treeShare} divides="columns" label="Width of the details" />
      <section class="pane" aria-label="Bytes">
        <div class="tabs" role="tablist" aria-label="What the bytes are of">
          <ByteTabs />
        </div>
        <BytePane />
      </section>
    </div>
  );
}

function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const listen = () => setFits(list.matches);
    list.addEventListener("change", listen);
    return () => list.removeEventListener("change", listen);
  }, [query]);
  return fits;
}
