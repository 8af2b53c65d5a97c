import { FieldBits } from "./byte-pane.tsx";
import { opened } from "./capture.ts";
import { openDrawer, toggleDrawer, drawer, type DrawerKind } from "./drawer-state.ts";
import { Icon, type IconName } from "./icons.tsx";
import { field, packet } from "./selection.ts";
import { amongSame } from "./tree-state.ts";

const tools: readonly (readonly [kind: DrawerKind, label: string, icon: IconName, key: string])[] = [
  ["follow", "Stream", "follow", "f"],
  ["conversations", "Talkers", "talkers", ""],
  ["hierarchy", "Protocols", "layers", ""],
  ["graph", "Graph", "graph", ""],
  ["sequence", "Sequence", "sequence", ""],
  ["expert", "Problems", "warning", ""],
  ["objects", "Objects", "objects", ""],
  ["export", "Export", "export", ""],
  ["columns", "Columns", "columns", ""],
  ["colors", "Colours", "color", ""],
];

/** Where the field is that is looked at, and the doors to everything else. */
export function StatusBar() {
  const open = (kind: DrawerKind) => {
    const index = packet.value;
    if (drawer.value?.kind === kind) toggleDrawer({ kind });
    else openDrawer({ kind, ...(index === undefined ? {} : { packet: index }) });
  };
  return (
    <footer class="status">
      <span class="where">
        <Where />
      </span>
      <nav class="tools" aria-label="Views">
        {tools.map(([kind, label, icon, key]) => (
          <button
            key={kind}
            type="button"
            disabled={!opened.value}
            aria-pressed={drawer.value?.kind === kind}
            title={key === "" ? label : `${label} (${key})`}
            aria-label={label}
            onClick={() => open(kind)}
          >
            <Icon name={icon} />
            <span>{label}</span>
          </button>
        ))}
      </nav>
    </footer>
  );
}

function Where() {
  const node = field.value;
  if (!opened.value) return <span class="faint">Nothing is open.</span>;
  if (!node) return <span class="faint">{packet.value === undefined ? "" : `Packet ${packet.value + 1}`}</span>;
  const { start, end, filter, generated } = node;
  const same = amongSame();
  const facts = [
    end - start > 1 ? `bytes ${start}–${end - 1}` : end > start ? `byte ${start}` : "",
    end <= start && generated === true ? "not in the packet's bytes" : "",
    same && same.of > 1 && filter !== undefined ? `${same.which} of ${same.of} in this packet` : "",
  ].filter((fact) => fact !== "");
  return (
    <>
      {filter !== undefined && <span class="data">{filter} </span>}
      <span class="faint">{facts.join(" · ")}</span>
      <FieldBits />
    </>
  );
}
