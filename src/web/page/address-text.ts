import { drawerKinds, type DrawerContent } from "./drawer-state.ts";

/** What the address says behind `#`: names and values as forms write them. It is never sent to a server. */
export interface Address {
  /** The name of the capture that the rest is about. */
  readonly file?: string;
  readonly filter?: string;
  /** The number of the packet, from 1. */
  readonly packet?: number;
  readonly show?: DrawerContent;
}

export function readAddress(hash: string): Address {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const [file, filter, number, wanted] = ["file", "filter", "packet", "show"].map((name) => words.get(name));
  const index = number !== null && number !== undefined && /^[1-9]\d*$/.test(number) ? Number(number) - 1 : undefined;
  const kind = drawerKinds.find((name) => name === wanted);
  return {
    ...(file ? { file } : {}),
    ...(filter ? { filter } : {}),
    ...(index === undefined ? {} : { packet: index }),
    ...(kind ? { show: { kind, ...(index === undefined ? {} : { packet: index }) } } : {}),
  };
}

export function addressText({ file, filter, packet: index, show }: Address): string {
  const words = new URLSearchParams();
  if (file !== undefined) words.set("file", file);
  if (filter) words.set("filter", filter);
  if (index !== undefined) words.set("packet", String(index + 1));
  if (show) words.set("show", show.kind);
  const text = words.toString();
  return text === "" ? "" : `#${text}`;
}
