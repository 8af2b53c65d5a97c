import { join } from "node:path";
import { NotACaptureError } from "../../src/files/not-a-capture.ts";
import { openCapture } from "../../src/files/reader.ts";
import { openFile } from "../../src/host/file-source.ts";
import { lazyDecompressors } from "../../src/host/lazy-decompress.ts";
import type { CaptureFile } from "./captures.ts";

/** Whether a capture is of a format that we read; tshark knows others, too. */
export async function isReadable({ folder, path }: Pick<CaptureFile, "folder" | "path">): Promise<boolean> {
  const file = join(folder, path);
  try {
    const reader = await openCapture(openFile(file), { decompressors: lazyDecompressors, name: file });
    await reader.close();
    return true;
  } catch (fault) {
    if (fault instanceof NotACaptureError) return false;
    throw fault;
  }
}
