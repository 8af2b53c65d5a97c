import { becomeUser, UnknownUserError } from "../../host/privileges.ts";
import { Refusal } from "../refusal.ts";

/** Gives up root's rights for those of the user of -Z, where one was given; throws `Refusal`. */
export function takeRightsOf(user: string | undefined): void {
  if (user === undefined) return;
  try {
    becomeUser(user);
  } catch (fault) {
    throw fault instanceof UnknownUserError ? new Refusal(fault.message) : fault;
  }
}
