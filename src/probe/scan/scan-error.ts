/** What a scan was asked for and cannot do, in one sentence. */
export class ScanError extends Error {
  override readonly name = "ScanError";
  readonly code = "SCAN";
}
