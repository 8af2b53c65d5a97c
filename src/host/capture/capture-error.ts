import { missingRights } from "./rights.ts";

/** A capture that cannot be had; `message` is what the user reads. */
export class CaptureError extends Error {
  readonly code: string = "CAPTURE_FAILED";

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** No interface has this name or number; the message names those that are like it. */
export class NoSuchInterfaceError extends CaptureError {
  override readonly code = "NO_SUCH_INTERFACE";
}

/** The user may not capture on an interface; the message says what is missing and how to get it. */
export class CaptureRightsError extends CaptureError {
  override readonly code = "NO_CAPTURE_RIGHTS";

  constructor(interfaceName: string) {
    super(missingRights(interfaceName));
  }
}
