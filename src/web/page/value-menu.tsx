import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { addColorRule } from "./coloring.ts";
import { addColumn } from "./field-column.ts";
import { compose, conditionOf, type Composing, type SeenValue } from "./compose-filter.ts";
import { draft, prepare, submit } from "./filter-draft.ts";
import { explain } from "./explain.ts";
import { say } from "./announce.tsx";

interface Item {
  readonly label: string;
  readonly key?: string;
  readonly run?: () => void;
}

interface Menu {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly groups: readonly (readonly Item[])[];
  /** What has the focus when the menu is closed. */
  readonly before: Element | null;
}

const menu = signal<Menu | undefined>(undefined);

/** Opens the menu of a value where the pointer is. Further items may be put on its top. */
export function openMenuFor(event: MouseEvent, value: SeenValue, ...first: readonly Item[]): void {
  event.preventDefault();
  show(event.clientX, event.clientY, value, first);
}

/** Opens the menu of a value below an element. */
export function openMenuAt(element: Element, value: SeenValue, ...first: readonly Item[]): void {
  const { left, bottom } = element.getBoundingClientRect();
  show(left + 24, bottom, value, first);
}

function show(x: number, y: number, value: SeenValue, first: readonly Item[]): void {
  menu.value = { title: value.text, x, y, groups: groupsOf(value, first), before: document.activeElement };
}

function groupsOf(value: SeenValue, first: readonly Item[]): Item[][] {
  const condition = conditionOf(value);
  const { filter } = value;
  const apply = (how: Composing) => () => submit(compose(how, condition ?? "", draft.value));
  const own = [...first];
  const copying: Item[] = [{ label: "Copy text", run: () => copy(value.text) }];
  if (condition === undefined || filter === undefined) return [own, copying].filter((group) => group.length > 0);
  if (value.value !== undefined) copying.push({ label: "Copy value", run: () => copy(value.value ?? "") });
  copying.push({ label: "Copy as filter", run: () => copy(condition) });
  return [
    own,
    [
      { label: "Filter by this", run: apply("only") },
      { label: "Exclude this", run: apply("not") },
      { label: "… and this", run: apply("and") },
      { label: "… or this", run: apply("or") },
      { label: "… and not this", run: apply("and not") },
      { label: "Write into the filter", run: () => prepare(compose("and", condition, draft.value)) },
    ],
    [
      { label: "Colour packets like this", run: () => addColorRule(condition) },
      { label: "Show as column", run: () => void addColumn(filter) },
    ],
    copying,
    [{ label: "What is this?", run: () => explain(filter) }],
  ].filter((group) => group.length > 0);
}

function copy(text: string): void {
  void navigator.clipboard.writeText(text).then(
    () => say(`Copied: ${text}`),
    () => say("The browser does not allow this page to copy."),
  );
}

/** The menu that is open, if one is. */
export function ValueMenu() {
  const element = useRef<HTMLDivElement>(null);
  const shown = menu.value;
  useLayoutEffect(() => {
    const { current } = element;
    if (!current || !shown) return undefined;
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(4, Math.min(shown.x, innerWidth - width - 4))}px`;
    current.style.top = `${Math.max(4, Math.min(shown.y, innerHeight - height - 4))}px`;
    current.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !current.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, [shown]);
  if (!shown) return null;

  const close = () => {
    menu.value = undefined;
    if (shown.before instanceof HTMLElement) shown.before.focus();
  };
  return (
    <div
      class="menu"
      role="menu"
      aria-label={`Actions for ${shown.title}`}
      ref={element}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const items = [...(element.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
        const at = items.findIndex((item) => item === document.activeElement);
        const next: Record<string, number> = {
          ArrowDown: (at + 1) % items.length,
          ArrowUp: (at + items.length - 1) % items.length,
          Home: 0,
          End: items.length - 1,
        };
        if (event.key === "Escape" || event.key === "Tab") close();
        else if (next[event.key] !== undefined) items[next[event.key] ?? 0]?.focus();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div class="title data">{shown.title}</div>
      {shown.groups.map((group, index) => (
        <div key={index} role="group">
          {group.map(({ label, key, run }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                run?.();
              }}
            >
              <span>{label}</span>
              {key !== undefined && <kbd>{key}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
