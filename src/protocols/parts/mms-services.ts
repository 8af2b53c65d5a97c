import { bitString, explicit, implicit, type Asn1 } from "./asn1.ts";
import { asn1Identifier, asn1Time } from "./asn1-values.ts";
import { bytes } from "../../definition/fields.ts";
import { choice, data, fileName, flag, group, list, name, nothing, number, objectName, octets } from "./mms-values.ts";
import {
  accessResults,
  addressed,
  addressOrName,
  typeSpecification,
  variableAccess,
  variables,
} from "./mms-variables.ts";
import { accessErrors, logicalStatuses, objectClasses, physicalStatuses } from "./mms-words.ts";

/** A service by its tag. */
type Services = { readonly [tag: number]: readonly [name: string, type: Asn1] };

/** One of several services, whose number is that of its tag. */
function services(filter: string, all: Services): Asn1 {
  const numbers = Object.keys(all).map(Number);
  const cases = Object.fromEntries(numbers.map((tag) => [all[tag]![0], implicit(tag, all[tag]![1])]));
  return choice(filter, cases, numbers);
}

const capabilities = list("listOfCapabilities", name("listOfCapabilities_item", "listOfCapabilities item"));
const starts = (label: string): Asn1 =>
  group(
    label,
    implicit(0, name("programInvocationName")),
    choice("executionArgument", { simpleString: implicit(1, name("simpleString")) }),
  );
const stops = (label: string): Asn1 => group(label, implicit(0, name("programInvocationName")));
const semaphore = explicit(0, objectName("semaphoreName"));
const attributes = group(
  "fileAttributes",
  implicit(0, number("sizeOfFile")),
  implicit(1, asn1Time({ filter: "lastModified", label: "lastModified" })),
);

/** What clients ask for (ISO 9506-2 7.2), as far as it is read. */
export const mmsRequests: Asn1 = services("confirmedServiceRequest", {
  0: ["status", flag("status")],
  1: [
    "getNameList",
    group(
      "getNameList",
      explicit(0, choice("extendedObjectClass", { objectClass: implicit(0, number("objectClass", objectClasses)) })),
      explicit(
        1,
        choice("objectScope", {
          vmdSpecific: implicit(0, nothing("vmdSpecific")),
          domainSpecific: implicit(1, name("domainSpecific")),
          aaSpecific: implicit(2, nothing("aaSpecific")),
        }),
      ),
      implicit(2, name("getNameList-Request_continueAfter", "continueAfter")),
    ),
  ],
  2: ["identify", nothing("identify")],
  3: ["rename", group("rename")],
  4: [
    "read",
    group(
      "read",
      implicit(0, flag("specificationWithResult")),
      explicit(1, variableAccess("variableAccessSpecificatn")),
    ),
  ],
  5: ["write", group("write", variableAccess("variableAccessSpecificatn"), implicit(0, list("listOfData", data)))],
  6: ["getVariableAccessAttributes", addressOrName("getVariableAccessAttributes")],
  11: [
    "defineNamedVariableList",
    group("defineNamedVariableList", objectName("variableListName"), implicit(0, variables)),
  ],
  12: ["getNamedVariableListAttributes", objectName("getNamedVariableListAttributes")],
  13: [
    "deleteNamedVariableList",
    group(
      "deleteNamedVariableList",
      implicit(0, number("scopeOfDelete", { 0: "specific", 1: "aa-specific", 2: "domain", 3: "vmd" })),
      implicit(1, list("listOfVariableListName", objectName("ObjectName"))),
      implicit(2, name("domainName")),
    ),
  ],
  19: [
    "takeControl",
    group(
      "takeControl",
      semaphore,
      implicit(1, name("namedToken")),
      implicit(2, number("priority")),
      implicit(3, number("acceptableDelay")),
      implicit(4, number("controlTimeOut")),
      implicit(5, flag("abortOnTimeOut")),
      implicit(6, flag("relinquishIfConnectionLost")),
    ),
  ],
  20: ["relinquishControl", group("relinquishControl", semaphore, implicit(1, name("namedToken")))],
  26: [
    "initiateDownloadSequence",
    group(
      "initiateDownloadSequence",
      implicit(0, name("domainName")),
      implicit(1, capabilities),
      implicit(2, flag("sharable")),
    ),
  ],
  27: ["downloadSegment", name("downloadSegment")],
  28: ["terminateDownloadSequence", group("terminateDownloadSequence", implicit(0, name("domainName")))],
  29: ["initiateUploadSequence", name("initiateUploadSequence")],
  30: ["uploadSegment", number("uploadSegment")],
  31: ["terminateUploadSequence", number("terminateUploadSequence")],
  36: ["deleteDomain", name("deleteDomain")],
  37: ["getDomainAttributes", name("getDomainAttributes")],
  38: [
    "createProgramInvocation",
    group(
      "createProgramInvocation",
      implicit(0, name("programInvocationName")),
      implicit(1, list("listOfDomainName", name("Identifier"))),
      implicit(2, flag("reusable")),
      implicit(3, flag("monitorType")),
    ),
  ],
  39: ["deleteProgramInvocation", name("deleteProgramInvocation")],
  40: ["start", starts("start")],
  41: ["stop", stops("stop")],
  42: ["resume", starts("resume")],
  43: ["reset", stops("reset")],
  44: ["kill", stops("kill")],
  45: ["getProgramInvocationAttributes", name("getProgramInvocationAttributes")],
  72: ["fileOpen", group("fileOpen", implicit(0, fileName("fileName")), implicit(1, number("initialPosition")))],
  73: ["fileRead", number("fileRead")],
  74: ["fileClose", number("fileClose")],
  75: [
    "fileRename",
    group("fileRename", implicit(0, fileName("currentFileName")), implicit(1, fileName("newFileName"))),
  ],
  76: ["fileDelete", fileName("fileDelete")],
  77: [
    "fileDirectory",
    group(
      "fileDirectory",
      implicit(0, fileName("fileSpecification")),
      implicit(1, fileName("fileDirectory-Request_continueAfter", "continueAfter")),
    ),
  ],
});

/** What servers answer. */
export const mmsResponses: Asn1 = services("confirmedServiceResponse", {
  0: [
    "status",
    group(
      "status",
      implicit(0, number("vmdLogicalStatus", logicalStatuses)),
      implicit(1, number("vmdPhysicalStatus", physicalStatuses)),
      implicit(2, bitString(bytes("rest", { filter: "localDetail", label: "localDetail" }))),
    ),
  ],
  1: [
    "getNameList",
    group("getNameList", implicit(0, list("listOfIdentifier", name("Identifier"))), implicit(1, flag("moreFollows"))),
  ],
  2: [
    "identify",
    group(
      "identify",
      implicit(0, name("vendorName")),
      implicit(1, name("modelName")),
      implicit(2, name("revision")),
      implicit(
        3,
        list(
          "listOfAbstractSyntaxes",
          asn1Identifier({ filter: "listOfAbstractSyntaxes_item", label: "listOfAbstractSyntaxes item" }),
        ),
      ),
    ),
  ],
  3: ["rename", nothing("rename")],
  4: ["read", group("read", explicit(0, variableAccess("variableAccessSpecificatn")), implicit(1, accessResults))],
  5: [
    "write",
    list(
      "write",
      choice(
        "Write_Response_item",
        {
          failure: implicit(0, number("failure", accessErrors)),
          success: implicit(1, nothing("success")),
        },
        undefined,
        "Write-Response item",
      ),
    ),
  ],
  6: [
    "getVariableAccessAttributes",
    group(
      "getVariableAccessAttributes",
      implicit(0, flag("mmsDeletable")),
      addressed,
      explicit(2, typeSpecification("typeSpecification")),
    ),
  ],
  11: ["defineNamedVariableList", nothing("defineNamedVariableList")],
  12: [
    "getNamedVariableListAttributes",
    group("getNamedVariableListAttributes", implicit(0, flag("mmsDeletable")), implicit(1, variables)),
  ],
  13: [
    "deleteNamedVariableList",
    group("deleteNamedVariableList", implicit(0, number("numberMatched")), implicit(1, number("numberDeleted"))),
  ],
  19: [
    "takeControl",
    choice("takeControl", {
      noResult: implicit(0, nothing("noResult")),
      namedToken: implicit(1, name("namedToken")),
    }),
  ],
  20: ["relinquishControl", nothing("relinquishControl")],
  26: ["initiateDownloadSequence", nothing("initiateDownloadSequence")],
  27: ["downloadSegment", group("downloadSegment")],
  28: ["terminateDownloadSequence", nothing("terminateDownloadSequence")],
  29: [
    "initiateUploadSequence",
    group("initiateUploadSequence", implicit(0, number("ulsmID")), implicit(1, capabilities)),
  ],
  31: ["terminateUploadSequence", nothing("terminateUploadSequence")],
  36: ["deleteDomain", nothing("deleteDomain")],
  38: ["createProgramInvocation", nothing("createProgramInvocation")],
  39: ["deleteProgramInvocation", nothing("deleteProgramInvocation")],
  40: ["start", nothing("start")],
  41: ["stop", nothing("stop")],
  42: ["resume", nothing("resume")],
  43: ["reset", nothing("reset")],
  44: ["kill", nothing("kill")],
  72: ["fileOpen", group("fileOpen", implicit(0, number("frsmID")), implicit(1, attributes))],
  73: ["fileRead", group("fileRead", implicit(0, octets("fileData")), implicit(1, flag("moreFollows")))],
  74: ["fileClose", nothing("fileClose")],
  75: ["fileRename", nothing("fileRename")],
  76: ["fileDelete", nothing("fileDelete")],
  77: [
    "fileDirectory",
    group(
      "fileDirectory",
      explicit(
        0,
        list(
          "listOfDirectoryEntry",
          group("DirectoryEntry", implicit(0, fileName("filename")), implicit(1, attributes)),
        ),
      ),
      implicit(1, flag("moreFollows")),
    ),
  ],
});

/** What is sent unasked. */
export const mmsReports: Asn1 = services("unconfirmedService", {
  0: [
    "informationReport",
    group("informationReport", variableAccess("variableAccessSpecification"), implicit(0, accessResults)),
  ],
  1: ["unsolicitedStatus", group("unsolicitedStatus")],
  2: ["eventNotification", group("eventNotification")],
});
