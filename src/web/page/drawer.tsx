import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { closeDrawer, drawer, type DrawerContent, type DrawerKind } from "./drawer-state.ts";
import { KeysDrawer } from "./drawers/keys.tsx";
import { ColumnsDrawer } from "./drawers/columns.tsx";
import { ColorsDrawer } from "./drawers/colors.tsx";
import { CommentDrawer } from "./drawers/comment.tsx";
import { Icon } from "./icons.tsx";

type Contents = Partial<Record<DrawerKind, readonly [title: string, of: (content: DrawerContent) => ComponentChildren]>>;

const contents: Contents = {
  keys: ["Keys", () => <KeysDrawer />],
  columns: ["Columns", () => <ColumnsDrawer />],
  colors: ["Colours", () => <ColorsDrawer />],
  comment: ["Comment", ({ packet }) => <CommentDrawer packet={packet ?? 0} />],
};

/** What lies over the list from the right: streams, statistics, settings. Escape closes it. */
export function Drawer() {
  const shown = drawer.value;
  const element = useRef<HTMLElement>(null);
  useEffect(() => element.current?.focus(), [shown?.kind]);
  const [title, of] = (shown && contents[shown.kind]) ?? [];
  if (!shown || !of) return null;
  return (
    <aside class={`drawer ${shown.kind}`} aria-label={title} tabIndex={-1} ref={element} key={shown.kind}>
      <div class="drawer-head">
        <h2>{title}</h2>
        <button type="button" aria-label="Close" title="Close (Esc)" onClick={closeDrawer}>
          <Icon name="clear" />
        </button>
      </div>
      {of(shown)}
    </aside>
  );
}
