import { missingRightsToSend } from "../capture/rights.ts";

/** Packets cannot be sent; `message` is what the user reads. */
export class SendError extends Error {
  readonly code: string = "SENDING_FAILED";

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** The user may not send on an interface; the message says what is missing and how to get it. */
export class SendRightsError extends SendError {
  override readonly code = "NO_RIGHTS_TO_SEND";

  constructor(interfaceName: string) {
    super(missingRightsToSend(interfaceName));
  }
}

/** Runs what opens a socket on an interface. Throws SendRightsError where the user may not. */
export function withRights<Result>(interfaceName: string, open: () => Result): Result {
  try {
    return open();
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw code === "EPERM" || code === "EACCES" ? new SendRightsError(interfaceName) : fault;
  }
}
