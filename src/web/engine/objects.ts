import { HttpObjects } from "../../report/objects/http-objects.ts";
import type { CarriedObject } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";

/** Octets of all objects together that are kept; those beyond are listed and cannot be had. */
const MOST_OCTETS = 256 << 20;

/** An object with its octets, as far as those were kept. */
export interface FoundObject extends CarriedObject {
  readonly bytes: Uint8Array | undefined;
}

/** The bodies that HTTP carried; throws the signal's reason. */
export async function findObjects(capture: Capture, until: number, signal: AbortSignal): Promise<FoundObject[]> {
  const found: FoundObject[] = [];
  let objects: HttpObjects | undefined;
  let kept = 0;
  await dissectAll(
    capture,
    {
      until,
      begin: (session) => void (objects = new HttpObjects(session)),
      packet(index) {
        for (const { name, bytes } of objects?.find() ?? []) {
          const size = bytes.length;
          const fits = kept + size <= MOST_OCTETS;
          if (fits) kept += size;
          found.push({
            which: found.length,
            index,
            name: name || `object${index + 1}`,
            size,
            bytes: fits ? bytes : undefined,
          });
        }
      },
    },
    signal,
  );
  return found;
}
