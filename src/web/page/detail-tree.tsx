import { useLayoutEffect, useRef } from "preact/hooks";
import type { TreeNode } from "../messages.ts";
import { moveOf } from "./moves.ts";
import { openMenuAt, openMenuFor } from "./value-menu.tsx";
import { details, detailsFault, field, packet, selectField, selectPacket } from "./selection.ts";
import { SeverityMark } from "./severity.tsx";
import { isOpen, setAllOpen, setOpen, showNode, treeLines, type TreeLine } from "./tree-state.ts";
import { VirtualRows, type RowsHandle } from "./virtual-rows.tsx";

/** The layers and fields of the packet that is looked at. */
export function DetailTree() {
  const handle = useRef<RowsHandle>(null);
  const lines = treeLines();
  const at = lines.findIndex(({ node }) => node === field.value);
  const shownField = field.value;

  const last = useRef<TreeNode | undefined>(undefined);
  useLayoutEffect(() => {
    if (shownField) showNode(shownField);
  }, [shownField]);
  useLayoutEffect(() => {
    // Once for each field, when everything around it is open.
    if (at < 0 || last.current === shownField) return;
    last.current = shownField;
    handle.current?.reveal(at, true);
  }, [shownField, at]);

  if (detailsFault.value !== undefined) return <p class="message">{detailsFault.value}</p>;
  if (!details.value)
    return <p class="message">{packet.value === undefined ? "No packet is selected." : "Reading…"}</p>;

  const select = (line: TreeLine | undefined) => {
    if (line) selectField(line.node);
  };
  const keys: Record<string, () => void> = {
    ArrowRight() {
      const line = lines[at];
      if (line && line.node.children.length > 0 && !line.isOpen) setOpen(line.node, true);
      else if (line && line.isOpen) select(lines[at + 1]);
    },
    ArrowLeft() {
      const line = lines[at];
      if (line && line.isOpen) setOpen(line.node, false);
      else if (line?.parent) selectField(line.parent);
    },
    Enter() {
      const node = lines[at]?.node;
      if (node?.link !== undefined) void selectPacket(node.link);
      else if (node) setOpen(node, !isOpen(node));
    },
    "*": () => setAllOpen(true),
    "-": () => setAllOpen(false),
  };

  return (
    <VirtualRows
      class="tree data"
      role="tree"
      tabIndex={0}
      aria-label="Packet details"
      aria-activedescendant={at >= 0 ? `field-${at}` : undefined}
      data-pane="tree"
      handle={handle}
      count={lines.length}
      rowHeight={20}
      onKeyDown={(event) => {
        const next = moveOf(event.key, at, lines.length, handle.current?.page ?? 1);
        const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
          const node = lines[at]?.node;
          const row = document.querySelector(`#field-${at}`);
          if (node && row) openMenuAt(row, valueOf(node));
          event.preventDefault();
        } else if (next !== undefined) {
          select(lines[next]);
          event.preventDefault();
        } else if (action) {
          action();
          event.preventDefault();
        }
      }}
      row={(index) => {
        const line = lines[index];
        return line && <FieldRow line={line} id={`field-${index}`} />;
      }}
    />
  );
}

function FieldRow({ line: { node, depth, isOpen }, id }: { readonly line: TreeLine; readonly id: string }) {
  const hasChildren = node.children.length > 0;
  const isSelected = node === field.value;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isSelected}
      class={`field ${depth === 0 ? "layer" : ""} ${node.generated === true ? "generated" : ""}`}
      style={{ paddingLeft: `${depth * 16 + 6}px` }}
      onClick={() => selectField(node)}
      onDblClick={() => (node.link === undefined ? setOpen(node, !isOpen) : void selectPacket(node.link))}
      onContextMenu={(event) => {
        selectField(node);
        openMenuFor(event, valueOf(node));
      }}
    >
      <span
        class={hasChildren ? "twisty" : "twisty none"}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          setOpen(node, !isOpen);
        }}
      >
        {hasChildren ? (isOpen ? "▾" : "▸") : ""}
      </span>
      <SeverityMark severity={node.severity} />
      {node.link === undefined ? (
        <span class="text">{node.text}</span>
      ) : (
        <a
          class="text"
          href={`#packet=${node.link + 1}`}
          tabIndex={-1}
          title={`Go to packet ${node.link + 1}`}
          onClick={(event) => {
            event.preventDefault();
            void selectPacket(node.link ?? 0);
          }}
        >
          {node.text}
        </a>
      )}
    </div>
  );
}

function valueOf(node: TreeNode) {
  return { text: node.text.trim(), filter: node.filter, value: node.value };
}
