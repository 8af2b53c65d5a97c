/** Operations of an interface by their numbers ([MS-EFSR]). */
export const efsOperations: { readonly [number: number]: string } = {
  0: "EfsRpcOpenFileRaw",
  1: "EfsRpcReadFileRaw",
  2: "EfsRpcWriteFileRaw",
  3: "EfsRpcCloseRaw",
  4: "EfsRpcEncryptFileSrv",
  5: "EfsRpcDecryptFileSrv",
  6: "EfsRpcQueryUsersOnFile",
  7: "EfsRpcQueryRecoveryAgents",
  8: "EfsRpcRemoveUsersFromFile",
  9: "EfsRpcAddUsersToFile",
  10: "EfsRpcSetFileEncryptionKey",
  11: "EfsRpcNotSupported",
  12: "EfsRpcFileKeyInfo",
  13: "EfsRpcDuplicateEncryptionInfoFile",
};
