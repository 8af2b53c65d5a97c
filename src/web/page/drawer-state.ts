import { signal } from "@preact/signals";

/** What the drawer can show. */
export const drawerKinds = [
  "follow",
  "conversations",
  "endpoints",
  "hierarchy",
  "graph",
  "sequence",
  "expert",
  "objects",
  "export",
  "columns",
  "colors",
  "comment",
  "field",
  "keys",
] as const;

export type DrawerKind = (typeof drawerKinds)[number];

/** What the drawer shows. */
export interface DrawerContent {
  readonly kind: DrawerKind;
  /** The index of the packet that it is about. */
  readonly packet?: number;
  /** The field that it is about. */
  readonly field?: string;
}

export const drawer = signal<DrawerContent | undefined>(undefined);

let before: Element | null = null;

export function openDrawer(content: DrawerContent): void {
  if (!drawer.value) before = document.activeElement;
  drawer.value = content;
}

/** Closes the drawer and gives the keyboard back to what had it. */
export function closeDrawer(): void {
  if (!drawer.value) return;
  drawer.value = undefined;
  if (before instanceof HTMLElement && before.isConnected) before.focus();
}

export function toggleDrawer(content: DrawerContent): void {
  if (drawer.value?.kind === content.kind) closeDrawer();
  else openDrawer(content);
}
