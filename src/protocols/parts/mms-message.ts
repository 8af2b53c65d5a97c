import { bytes } from "../../definition/fields.ts";
import { anyOf, bitString, explicit, implicit, type Asn1 } from "./asn1.ts";
import { namedBits } from "./asn1-values.ts";
import { choice, group, name, nothing, number } from "./mms-values.ts";
import { mmsReports, mmsRequests, mmsResponses } from "./mms-services.ts";
import {
  accessDenials,
  applicationReferenceErrors,
  cancelErrors,
  concludeErrors,
  definitionErrors,
  fileErrors,
  initiateErrors,
  mmsParameters,
  mmsServices,
  resourceErrors,
  serviceErrors,
  servicePreemptErrors,
  timeResolutionErrors,
  vmdStateErrors,
} from "./mms-words.ts";

const invokeId = number("invokeID");
const words: { readonly [errorClass: string]: { readonly [value: number]: string } } = {
  "vmd-state": vmdStateErrors,
  "application-reference": applicationReferenceErrors,
  definition: definitionErrors,
  resource: resourceErrors,
  service: serviceErrors,
  "service-preempt": servicePreemptErrors,
  "time-resolution": timeResolutionErrors,
  initiate: initiateErrors,
  conclude: concludeErrors,
  cancel: cancelErrors,
  access: accessDenials,
  file: fileErrors,
};
// oxfmt-ignore
const errorClasses = [
  "vmd-state", "application-reference", "definition", "resource", "service", "service-preempt", "time-resolution", "access", "initiate", "conclude",
  "cancel", "file", "others",
];
const serviceError = (label = "serviceError"): Asn1 =>
  group(
    label,
    explicit(
      0,
      choice(
        "errorClass",
        Object.fromEntries(
          errorClasses.map((one, tag) => [one, implicit(tag, number(one.replaceAll("-", "_"), words[one], one))]),
        ),
      ),
    ),
    implicit(1, number("additionalCode")),
    implicit(2, name("additionalDescription")),
  );
// oxfmt-ignore
const rejections = [
  "confirmed-requestPDU", "confirmed-responsePDU", "confirmed-errorPDU", "unconfirmedPDU", "pdu-error", "cancel-requestPDU", "cancel-responsePDU",
  "cancel-errorPDU", "conclude-requestPDU", "conclude-responsePDU", "conclude-errorPDU",
];

const parameters = (filter: string): Asn1 =>
  bitString(bytes("rest", { filter, label: filter, ...namedBits("ParameterSupportOptions", mmsParameters) }));
const services = (filter: string): Asn1 =>
  bitString(bytes("rest", { filter, label: filter, ...namedBits("ServiceSupportOptions", mmsServices) }));
/** What both sides agree on, as the one that calls says it and as the one that is called does. */
const initiate = (label: string, side: string, word: string, detail: string): Asn1 =>
  group(
    label,
    implicit(0, number(`localDetail${side}`)),
    implicit(1, number(`${word}MaxServOutstandingCalling`)),
    implicit(2, number(`${word}MaxServOutstandingCalled`)),
    implicit(3, number(`${word}DataStructureNestingLevel`)),
    implicit(
      4,
      group(
        detail,
        implicit(0, number(`${word}VersionNumber`)),
        implicit(1, parameters(`${word}ParameterCBB`)),
        implicit(2, services(`servicesSupported${side}`)),
      ),
    ),
  );

/** A message of MMS (ISO 9506-2 7). */
export const mmsMessage: Asn1 = anyOf(
  implicit(0, group("confirmed-RequestPDU", invokeId, mmsRequests)),
  implicit(1, group("confirmed-ResponsePDU", invokeId, mmsResponses)),
  implicit(
    2,
    group(
      "confirmed-ErrorPDU",
      implicit(0, invokeId),
      implicit(1, number("modifierPosition")),
      implicit(2, serviceError()),
    ),
  ),
  implicit(3, group("unconfirmed-PDU", mmsReports)),
  implicit(
    4,
    group(
      "rejectPDU",
      implicit(0, number("originalInvokeID")),
      choice(
        "rejectReason",
        Object.fromEntries(
          rejections.map((one, at) => [one, implicit(at + 1, number(one.replaceAll("-", "_"), undefined, one))]),
        ),
        rejections.map((_, at) => at + 1),
      ),
    ),
  ),
  implicit(5, number("cancel_RequestPDU", undefined, "cancel-RequestPDU")),
  implicit(6, number("cancel_ResponsePDU", undefined, "cancel-ResponsePDU")),
  implicit(7, group("cancel-ErrorPDU", implicit(0, number("originalInvokeID")), implicit(1, serviceError()))),
  implicit(8, initiate("initiate-RequestPDU", "Calling", "proposed", "mmsInitRequestDetail")),
  implicit(9, initiate("initiate-ResponsePDU", "Called", "negociated", "mmsInitResponseDetail")),
  implicit(10, serviceError("initiate-ErrorPDU")),
  implicit(11, nothing("conclude-RequestPDU")),
  implicit(12, nothing("conclude-ResponsePDU")),
  implicit(13, serviceError("conclude-ErrorPDU")),
);
