/** Methods that an RTSP request may begin with (IANA RTSP Methods). */
export const rtspMethods = [
  "ANNOUNCE",
  "DESCRIBE",
  "GET_PARAMETER",
  "OPTIONS",
  "PAUSE",
  "PLAY",
  "PLAY_NOTIFY",
  "RECORD",
  "REDIRECT",
  "SETUP",
  "SET_PARAMETER",
  "TEARDOWN",
];
