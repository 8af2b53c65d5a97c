/** Bits and numbers of MMS (ISO 9506-2), by the names that Wireshark has. */

// oxfmt-ignore
export const mmsServices = [
  "status", "getNameList", "identify", "rename", "read", "write", "getVariableAccessAttributes", "defineNamedVariable", "defineScatteredAccess",
  "getScatteredAccessAttributes", "deleteVariableAccess", "defineNamedVariableList", "getNamedVariableListAttributes", "deleteNamedVariableList",
  "defineNamedType", "getNamedTypeAttributes", "deleteNamedType", "input", "output", "takeControl", "relinquishControl", "defineSemaphore",
  "deleteSemaphore", "reportSemaphoreStatus", "reportPoolSemaphoreStatus", "reportSemaphoreEntryStatus", "initiateDownloadSequence",
  "downloadSegment", "terminateDownloadSequence", "initiateUploadSequence", "uploadSegment", "terminateUploadSequence", "requestDomainDownload",
  "requestDomainUpload", "loadDomainContent", "storeDomainContent", "deleteDomain", "getDomainAttributes", "createProgramInvocation",
  "deleteProgramInvocation", "start", "stop", "resume", "reset", "kill", "getProgramInvocationAttributes", "obtainFile", "defineEventCondition",
  "deleteEventCondition", "getEventConditionAttributes", "reportEventConditionStatus", "alterEventConditionMonitoring", "triggerEvent",
  "defineEventAction", "deleteEventAction", "getEventActionAttributes", "reportActionStatus", "defineEventEnrollment", "deleteEventEnrollment",
  "alterEventEnrollment", "reportEventEnrollmentStatus", "getEventEnrollmentAttributes", "acknowledgeEventNotification", "getAlarmSummary",
  "getAlarmEnrollmentSummary", "readJournal", "writeJournal", "initializeJournal", "reportJournalStatus", "createJournal", "deleteJournal",
  "getCapabilityList", "fileOpen", "fileRead", "fileClose", "fileRename", "fileDelete", "fileDirectory", "unsolicitedStatus", "informationReport",
  "eventNotification", "attachToEventCondition", "attachToSemaphore", "conclude", "cancel",
] as const;

// oxfmt-ignore
export const mmsParameters = ["str1", "str2", "vnam", "valt", "vadr", "vsca", "tpy", "vlis", "real", "spare_bit9", "cei"] as const;

export const accessErrors = {
  0: "object-invalidated",
  1: "hardware-fault",
  2: "temporarily-unavailable",
  3: "object-access-denied",
  4: "object-undefined",
  5: "invalid-address",
  6: "type-unsupported",
  7: "type-inconsistent",
  8: "object-attribute-inconsistent",
  9: "object-access-unsupported",
  10: "object-non-existent",
  11: "object-value-invalid",
};
export const vmdStateErrors = {
  0: "other",
  1: "vmd-state-conflict",
  2: "vmd-operational-problem",
  3: "domain-transfer-problem",
  4: "state-machine-id-invalid",
};
export const applicationReferenceErrors = {
  0: "other",
  1: "aplication-unreachable",
  2: "connection-lost",
  3: "application-reference-invalid",
  4: "context-unsupported",
};
export const definitionErrors = {
  0: "other",
  1: "object-undefined",
  2: "invalid-address",
  3: "type-unsupported",
  4: "type-inconsistent",
  5: "object-exists",
  6: "object-attribute-inconsistent",
};
export const resourceErrors = {
  0: "other",
  1: "memory-unavailable",
  2: "processor-resource-unavailable",
  3: "mass-storage-unavailable",
  4: "capability-unavailable",
  5: "capability-unknown",
};
export const serviceErrors = {
  0: "other",
  1: "primitives-out-of-sequence",
  2: "object-sate-conflict",
  3: "pdu-size",
  4: "continuation-invalid",
  5: "object-constraint-conflict",
};
export const servicePreemptErrors = {
  0: "other",
  1: "timeout",
  2: "deadlock",
  3: "cancel",
};
export const timeResolutionErrors = {
  0: "other",
  1: "unsupportable-time-resolution",
};
export const accessDenials = {
  0: "other",
  1: "object-access-unsupported",
  2: "object-non-existent",
  3: "object-access-denied",
  4: "object-invalidated",
};
export const initiateErrors = {
  0: "other",
  1: "version-incompatible",
  2: "max-segment-insufficient",
  3: "max-services-outstanding-calling-insufficient",
  4: "max-services-outstanding-called-insufficient",
  5: "service-CBB-insufficient",
  6: "parameter-CBB-insufficient",
  7: "nesting-level-insufficient",
};
export const concludeErrors = {
  0: "other",
  1: "further-communication-required",
};
export const cancelErrors = {
  0: "other",
  1: "invoke-id-unknown",
  2: "cancel-not-possible",
};
export const fileErrors = {
  0: "other",
  1: "filename-ambiguous",
  2: "file-busy",
  3: "filename-syntax-error",
  4: "content-type-invalid",
  5: "position-invalid",
  6: "file-acces-denied",
  7: "file-non-existent",
  8: "duplicate-filename",
  9: "insufficient-space-in-filestore",
};
export const objectClasses = {
  0: "nammedVariable",
  1: "scatteredAccess",
  2: "namedVariableList",
  3: "namedType",
  4: "semaphore",
  5: "eventCondition",
  6: "eventAction",
  7: "eventEnrollment",
  8: "journal",
  9: "domain",
  10: "programInvocation",
  11: "operatorStation",
};
export const logicalStatuses = {
  0: "state-changes-allowed",
  1: "no-state-changes-allowed",
  2: "limited-services-allowed",
  3: "support-services-allowed",
};
export const physicalStatuses = {
  0: "operational",
  1: "partially-operational",
  2: "inoperable",
  3: "needs-commissioning",
};
