import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { closeDrawer, drawer, openDrawer, type DrawerContent, type DrawerKind } from "./drawer-state.ts";
import { ColorsDrawer } from "./drawers/colors.tsx";
import { ColumnsDrawer } from "./drawers/columns.tsx";
import { CommentDrawer } from "./drawers/comment.tsx";
import { ExportDrawer } from "./drawers/export.tsx";
import { FieldDrawer } from "./drawers/field.tsx";
import { FollowDrawer } from "./drawers/follow.tsx";
import { GraphDrawer } from "./drawers/graph.tsx";
import { KeysDrawer } from "./drawers/keys.tsx";
import { ObjectsDrawer } from "./drawers/objects.tsx";
import { SequenceDrawer } from "./drawers/sequence.tsx";
import { conversations, endpoints, StatisticDrawer } from "./drawers/statistic.tsx";
import { Icon } from "./icons.tsx";

type Contents = Record<DrawerKind, readonly [title: string, of: (content: DrawerContent) => ComponentChildren]>;

const contents: Contents = {
  follow: ["Stream", ({ packet }) => <FollowDrawer packet={packet ?? 0} />],
  conversations: ["Conversations", () => <StatisticDrawer choices={conversations} />],
  endpoints: ["Endpoints", () => <StatisticDrawer choices={endpoints} />],
  hierarchy: ["Protocol hierarchy", () => <StatisticDrawer choices={[["io,phs", "Protocols"]]} isTree />],
  graph: ["Packets over time", () => <GraphDrawer />],
  sequence: ["TCP sequence numbers", ({ packet }) => <SequenceDrawer packet={packet ?? 0} />],
  expert: ["Problems that were found", () => <StatisticDrawer choices={[["expert", "Problems"]]} />],
  objects: ["Files in this capture", () => <ObjectsDrawer />],
  export: ["Save packets", () => <ExportDrawer />],
  field: ["Field", ({ field }) => <FieldDrawer name={field ?? ""} />],
  keys: ["Keys", () => <KeysDrawer />],
  columns: ["Columns", () => <ColumnsDrawer />],
  colors: ["Colours", () => <ColorsDrawer />],
  comment: ["Comment", ({ packet }) => <CommentDrawer packet={packet ?? 0} />],
};

/** What lies over the list from the right: streams, statistics, settings. Escape closes it. */
export function Drawer() {
  const shown = drawer.value;
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => element.current?.focus(), [shown?.kind]);
  const [title, of] = (shown && contents[shown.kind]) ?? [];
  if (!shown || !of) return null;
  return (
    <aside class={`drawer of-${shown.kind}`} aria-label={title} tabIndex={-1} ref={element} key={shown.kind}>
      <div class="drawer-head">
        <h2>{title}</h2>
        {(shown.kind === "conversations" || shown.kind === "endpoints") && <Talkers kind={shown.kind} />}
        <button type="button" aria-label="Close" title="Close (Esc)" onClick={closeDrawer}>
          <Icon name="clear" />
        </button>
      </div>
      {of(shown)}
    </aside>
  );
}

/** From conversations to endpoints and back. */
function Talkers({ kind }: { readonly kind: "conversations" | "endpoints" }) {
  const other = kind === "conversations" ? "endpoints" : "conversations";
  return (
    <button type="button" class="plain" onClick={() => openDrawer({ kind: other })}>
      {contents[other][0]}
    </button>
  );
}
