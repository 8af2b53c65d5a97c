/** Numbers of LDAP (RFC 4511 4.1.9, 4.5.1; RFC 3909; RFC 4533; draft-behera-ldap-password-policy-10). */

// oxfmt-ignore
export const resultCodes: { readonly [code: number]: string } = {
  0: "success", 1: "operationsError", 2: "protocolError", 3: "timeLimitExceeded", 4: "sizeLimitExceeded", 5: "compareFalse", 6: "compareTrue",
  7: "authMethodNotSupported", 8: "strongAuthRequired", 10: "referral", 11: "adminLimitExceeded", 12: "unavailableCriticalExtension",
  13: "confidentialityRequired", 14: "saslBindInProgress", 16: "noSuchAttribute", 17: "undefinedAttributeType", 18: "inappropriateMatching",
  19: "constraintViolation", 20: "attributeOrValueExists", 21: "invalidAttributeSyntax", 32: "noSuchObject", 33: "aliasProblem",
  34: "invalidDNSyntax", 36: "aliasDereferencingProblem", 48: "inappropriateAuthentication", 49: "invalidCredentials",
  50: "insufficientAccessRights", 51: "busy", 52: "unavailable", 53: "unwillingToPerform", 54: "loopDetect", 64: "namingViolation",
  65: "objectClassViolation", 66: "notAllowedOnNonLeaf", 67: "notAllowedOnRDN", 68: "entryAlreadyExists", 69: "objectClassModsProhibited",
  71: "affectsMultipleDSAs", 80: "other", 118: "canceled", 119: "noSuchOperation", 120: "tooLate", 121: "cannotCancel",
};
// oxfmt-ignore
const SORT_RESULTS = [0, 1, 3, 8, 11, 16, 18, 50, 51, 53, 80];
export const sortResults = Object.fromEntries(SORT_RESULTS.map((code) => [code, resultCodes[code]!]));

export const scopes = { 0: "baseObject", 1: "singleLevel", 2: "wholeSubtree" };
export const aliases = { 0: "neverDerefAliases", 1: "derefInSearching", 2: "derefFindingBaseObj", 3: "derefAlways" };
export const operations = { 0: "add", 1: "delete", 2: "replace", 3: "increment" };
export const syncModes = { 1: "refreshOnly", 3: "refreshAndPersist" };
export const syncStates = { 0: "present", 1: "add", 2: "modify", 3: "delete" };
// oxfmt-ignore
export const passwordErrors = {
  0: "passwordExpired", 1: "accountLocked", 2: "changeAfterReset", 3: "passwordModNotAllowed", 4: "mustSupplyOldPassword",
  5: "insufficientPasswordQuality", 6: "passwordTooShort", 7: "passwordTooYoung", 8: "passwordInHistory",
};
