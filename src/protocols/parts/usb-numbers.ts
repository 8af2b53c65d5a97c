import type { ValueStrings } from "../../definition/kinds.ts";

/** Errors of Linux by their negative numbers (errno(3)), as statuses of transfers are: the name, and what it says. */
const errors = `
EPERM Operation not permitted
ENOENT No such file or directory
ESRCH No such process
EINTR Interrupted system call
EIO I/O error
ENXIO No such device or address
E2BIG Argument list too long
ENOEXEC Exec format error
EBADF Bad file number
ECHILD No child processes
EAGAIN Try again
ENOMEM Out of memory
EACCES Permission denied
EFAULT Bad address
ENOTBLK Block device required
EBUSY Device or resource busy
EEXIST File exists
EXDEV Cross-device link
ENODEV No such device
ENOTDIR Not a directory
EISDIR Is a directory
EINVAL Invalid argument
ENFILE File table overflow
EMFILE Too many open files
ENOTTY Not a typewriter
ETXTBSY Text file busy
EFBIG File too large
ENOSPC No space left on device
ESPIPE Illegal seek
EROFS Read-only file system
EMLINK Too many links
EPIPE Broken pipe
EDOM Math argument out of domain of func
ERANGE Math result not representable
EDEADLK Resource deadlock would occur
ENAMETOOLONG File name too long
ENOLCK No record locks available
ENOSYS Invalid system call number
ENOTEMPTY Directory not empty
ELOOP Too many symbolic links encountered

ENOMSG No message of desired type
EIDRM Identifier removed
ECHRNG Channel number out of range
EL2NSYNC Level 2 not synchronized
EL3HLT Level 3 halted
EL3RST Level 3 reset
ELNRNG Link number out of range
EUNATCH Protocol driver not attached
ENOCSI No CSI structure available
EL2HLT Level 2 halted
EBADE Invalid exchange
EBADR Invalid request descriptor
EXFULL Exchange full
ENOANO No anode
EBADRQC Invalid request code
EBADSLT Invalid slot

EBFONT Bad font file format
ENOSTR Device not a stream
ENODATA No data available
ETIME Timer expired
ENOSR Out of streams resources
ENONET Machine is not on the network
ENOPKG Package not installed
EREMOTE Object is remote
ENOLINK Link has been severed
EADV Advertise error
ESRMNT Srmount error
ECOMM Communication error on send
EPROTO Protocol error
EMULTIHOP Multihop attempted
EDOTDOT RFS specific error
EBADMSG Not a data message
EOVERFLOW Value too large for defined data type
ENOTUNIQ Name not unique on network
EBADFD File descriptor in bad state
EREMCHG Remote address changed
ELIBACC Can not access a needed shared library
ELIBBAD Accessing a corrupted shared library
ELIBSCN .lib section in a.out corrupted
ELIBMAX Attempting to link in too many shared libraries
ELIBEXEC Cannot exec a shared library directly
EILSEQ Illegal byte sequence
ERESTART Interrupted system call should be restarted
ESTRPIPE Streams pipe error
EUSERS Too many users
ENOTSOCK Socket operation on non-socket
EDESTADDRREQ Destination address required
EMSGSIZE Message too long
EPROTOTYPE Protocol wrong type for socket
ENOPROTOOPT Protocol not available
EPROTONOSUPPORT Protocol not supported
ESOCKTNOSUPPORT Socket type not supported
EOPNOTSUPP Operation not supported on transport endpoint
EPFNOSUPPORT Protocol family not supported
EAFNOSUPPORT Address family not supported by protocol
EADDRINUSE Address already in use
EADDRNOTAVAIL Cannot assign requested address
ENETDOWN Network is down
ENETUNREACH Network is unreachable
ENETRESET Network dropped connection because of reset
ECONNABORTED Software caused connection abort
ECONNRESET Connection reset by peer
ENOBUFS No buffer space available
EISCONN Transport endpoint is already connected
ENOTCONN Transport endpoint is not connected
ESHUTDOWN Cannot send after transport endpoint shutdown
ETOOMANYREFS Too many references: cannot splice
ETIMEDOUT Connection timed out
ECONNREFUSED Connection refused
EHOSTDOWN Host is down
EHOSTUNREACH No route to host
EALREADY Operation already in progress
EINPROGRESS Operation now in progress
ESTALE Stale file handle
EUCLEAN Structure needs cleaning
ENOTNAM Not a XENIX named type file
ENAVAIL No XENIX semaphores available
EISNAM Is a named type file
EREMOTEIO Remote I/O error
EDQUOT Quota exceeded
ENOMEDIUM No medium found
EMEDIUMTYPE Wrong medium type
ECANCELED Operation Canceled
ENOKEY Required key not available
EKEYEXPIRED Key has expired
EKEYREVOKED Key has been revoked
EKEYREJECTED Key was rejected by service
EOWNERDEAD Owner died
ENOTRECOVERABLE State not recoverable
ERFKILL Operation not possible due to RF-kill
EHWPOISON Memory page has hardware error
`
  .trim()
  .split("\n");

export const urbStatuses: ValueStrings = {
  0: "Success",
  ...Object.fromEntries(
    errors.map((error, i) => {
      const [name] = error.split(" ", 1);
      const text = name ? `${error.slice(name.length + 1)} (-${name})` : `(-${i + 1} ???)`;
      return [2 ** 32 - i - 1, text];
    }),
  ),
};

/** Functions of USB request blocks of Windows (usb.h), in their order. */
const functions =
  "SELECT_CONFIGURATION SELECT_INTERFACE ABORT_PIPE TAKE_FRAME_LENGTH_CONTROL RELEASE_FRAME_LENGTH_CONTROL " +
  "GET_FRAME_LENGTH SET_FRAME_LENGTH GET_CURRENT_FRAME_NUMBER CONTROL_TRANSFER BULK_OR_INTERRUPT_TRANSFER " +
  "ISOCH_TRANSFER GET_DESCRIPTOR_FROM_DEVICE SET_DESCRIPTOR_TO_DEVICE SET_FEATURE_TO_DEVICE " +
  "SET_FEATURE_TO_INTERFACE SET_FEATURE_TO_ENDPOINT CLEAR_FEATURE_TO_DEVICE CLEAR_FEATURE_TO_INTERFACE " +
  "CLEAR_FEATURE_TO_ENDPOINT GET_STATUS_FROM_DEVICE GET_STATUS_FROM_INTERFACE GET_STATUS_FROM_ENDPOINT " +
  "RESERVED_0X0016 VENDOR_DEVICE VENDOR_INTERFACE VENDOR_ENDPOINT CLASS_DEVICE CLASS_INTERFACE CLASS_ENDPOINT " +
  "RESERVE_0X001D SYNC_RESET_PIPE_AND_CLEAR_STALL CLASS_OTHER VENDOR_OTHER GET_STATUS_FROM_OTHER " +
  "CLEAR_FEATURE_TO_OTHER SET_FEATURE_TO_OTHER GET_DESCRIPTOR_FROM_ENDPOINT SET_DESCRIPTOR_TO_ENDPOINT " +
  "GET_CONFIGURATION GET_INTERFACE GET_DESCRIPTOR_FROM_INTERFACE SET_DESCRIPTOR_TO_INTERFACE " +
  "GET_MS_FEATURE_DESCRIPTOR RESERVE_0X002B RESERVE_0X002C RESERVE_0X002D RESERVE_0X002E RESERVE_0X002F " +
  "SYNC_RESET_PIPE SYNC_CLEAR_STALL CONTROL_TRANSFER_EX RESERVE_0X0033 RESERVE_0X0034";

export const urbFunctions: ValueStrings = Object.fromEntries(
  functions.split(" ").map((name, number) => [number, `URB_FUNCTION_${name}`]),
);

/** Statuses of Windows' drivers (usb.h). */
export const driverStatuses: ValueStrings = {
  0x00000000: "USBD_STATUS_SUCCESS",
  0x40000000: "USBD_STATUS_PENDING",
  0x80000200: "USBD_STATUS_INVALID_URB_FUNCTION",
  0x80000300: "USBD_STATUS_INVALID_PARAMETER",
  0x80000400: "USBD_STATUS_ERROR_BUSY",
  0x80000600: "USBD_STATUS_INVALID_PIPE_HANDLE",
  0x80000700: "USBD_STATUS_NO_BANDWIDTH",
  0x80000800: "USBD_STATUS_INTERNAL_HC_ERROR",
  0x80000900: "USBD_STATUS_ERROR_SHORT_TRANSFER",
  0xc0000001: "USBD_STATUS_CRC",
  0xc0000002: "USBD_STATUS_BTSTUFF",
  0xc0000003: "USBD_STATUS_DATA_TOGGLE_MISMATCH",
  0xc0000004: "USBD_STATUS_STALL_PID",
  0xc0000005: "USBD_STATUS_DEV_NOT_RESPONDING",
  0xc0000006: "USBD_STATUS_PID_CHECK_FAILURE",
  0xc0000007: "USBD_STATUS_UNEXPECTED_PID",
  0xc0000008: "USBD_STATUS_DATA_OVERRUN",
  0xc0000009: "USBD_STATUS_DATA_UNDERRUN",
  0xc000000a: "USBD_STATUS_RESERVED1",
  0xc000000b: "USBD_STATUS_RESERVED2",
  0xc000000c: "USBD_STATUS_BUFFER_OVERRUN",
  0xc000000d: "USBD_STATUS_BUFFER_UNDERRUN",
  0xc000000f: "USBD_STATUS_NOT_ACCESSED",
  0xc0000010: "USBD_STATUS_FIFO",
  0xc0000011: "USBD_STATUS_XACT_ERROR",
  0xc0000012: "USBD_STATUS_BABBLE_DETECTED",
  0xc0000013: "USBD_STATUS_DATA_BUFFER_ERROR",
  0xc0000030: "USBD_STATUS_ENDPOINT_HALTED",
  0xc0000a00: "USBD_STATUS_BAD_START_FRAME",
  0xc0000b00: "USBD_STATUS_ISOCH_REQUEST_FAILED",
  0xc0000c00: "USBD_STATUS_FRAME_CONTROL_OWNED",
  0xc0000d00: "USBD_STATUS_FRAME_CONTROL_NOT_OWNED",
  0xc0000e00: "USBD_STATUS_NOT_SUPPORTED",
  0xc0000f00: "USBD_STATUS_INVALID_CONFIGURATION_DESCRIPTOR",
  0xc0001000: "USBD_STATUS_INSUFFICIENT_RESOURCES",
  0xc0002000: "USBD_STATUS_SET_CONFIG_FAILED",
  0xc0003000: "USBD_STATUS_BUFFER_TOO_SMALL",
  0xc0004000: "USBD_STATUS_INTERFACE_NOT_FOUND",
  0xc0005000: "USBD_STATUS_INVALID_PIPE_FLAGS",
  0xc0006000: "USBD_STATUS_TIMEOUT",
  0xc0007000: "USBD_STATUS_DEVICE_GONE",
  0xc0008000: "USBD_STATUS_STATUS_NOT_MAPPED",
  0xc0009000: "USBD_STATUS_HUB_INTERNAL_ERROR",
  0xc0010000: "USBD_STATUS_CANCELED",
  0xc0020000: "USBD_STATUS_ISO_NOT_ACCESSED_BY_HW",
  0xc0030000: "USBD_STATUS_ISO_TD_ERROR",
  0xc0040000: "USBD_STATUS_ISO_NA_LATE_USBPORT",
  0xc0050000: "USBD_STATUS_ISO_NOT_ACCESSED_LATE",
  0xc0100000: "USBD_STATUS_BAD_DESCRIPTOR",
  0xc0100001: "USBD_STATUS_BAD_DESCRIPTOR_BLEN",
  0xc0100002: "USBD_STATUS_BAD_DESCRIPTOR_TYPE",
  0xc0100003: "USBD_STATUS_BAD_INTERFACE_DESCRIPTOR",
  0xc0100004: "USBD_STATUS_BAD_ENDPOINT_DESCRIPTOR",
  0xc0100005: "USBD_STATUS_BAD_INTERFACE_ASSOC_DESCRIPTOR",
  0xc0100006: "USBD_STATUS_BAD_CONFIG_DESC_LENGTH",
  0xc0100007: "USBD_STATUS_BAD_NUMBER_OF_INTERFACES",
  0xc0100008: "USBD_STATUS_BAD_NUMBER_OF_ENDPOINTS",
  0xc0100009: "USBD_STATUS_BAD_ENDPOINT_ADDRESS",
};

/** Languages of strings (USB_LANGIDs 1.0). */
export const languages: ValueStrings = {
  0x0000: "no language specified",
  0x0401: "Arabic (Saudi Arabia)",
  0x0402: "Bulgarian",
  0x0403: "Catalan",
  0x0404: "Chinese (Taiwan)",
  0x0405: "Czech",
  0x0406: "Danish",
  0x0407: "German (Standard)",
  0x0408: "Greek",
  0x0409: "English (United States)",
  0x040a: "Spanish (Traditional Sort)",
  0x040b: "Finnish",
  0x040c: "French (Standard)",
  0x040d: "Hebrew",
  0x040e: "Hungarian",
  0x040f: "Icelandic",
  0x0410: "Italian (Standard)",
  0x0411: "Japanese",
  0x0412: "Korean",
  0x0413: "Dutch (Netherlands)",
  0x0414: "Norwegian (Bokmal)",
  0x0415: "Polish",
  0x0416: "Portuguese (Brazil)",
  0x0418: "Romanian",
  0x0419: "Russian",
  0x041a: "Croatian",
  0x041b: "Slovak",
  0x041c: "Albanian",
  0x041d: "Swedish",
  0x041e: "Thai",
  0x041f: "Turkish",
  0x0420: "Urdu (Pakistan)",
  0x0421: "Indonesian",
  0x0422: "Ukrainian",
  0x0423: "Belarussian",
  0x0424: "Slovenian",
  0x0425: "Estonian",
  0x0426: "Latvian",
  0x0427: "Lithuanian",
  0x0429: "Farsi",
  0x042a: "Vietnamese",
  0x042b: "Armenian",
  0x042c: "Azeri (Latin)",
  0x042d: "Basque",
  0x042f: "Macedonian",
  0x0430: "Sutu",
  0x0436: "Afrikaans",
  0x0437: "Georgian",
  0x0438: "Faeroese",
  0x0439: "Hindi",
  0x043e: "Malay (Malaysian)",
  0x043f: "Kazakh",
  0x0441: "Swahili (Kenya)",
  0x0443: "Uzbek (Latin)",
  0x0444: "Tatar (Tatarstan)",
  0x0445: "Bengali",
  0x0446: "Punjabi",
  0x0447: "Gujarati",
  0x0448: "Oriya",
  0x0449: "Tamil",
  0x044a: "Telugu",
  0x044b: "Kannada",
  0x044c: "Malayalam",
  0x044d: "Assamese",
  0x044e: "Marathi",
  0x044f: "Sanskrit",
  0x0455: "Burmese",
  0x0457: "Konkani",
  0x0458: "Manipuri",
  0x0459: "Sindhi",
  0x04ff: "HID (Usage Data Descriptor)",
  0x0801: "Arabic (Iraq)",
  0x0804: "Chinese (PRC)",
  0x0807: "German (Switzerland)",
  0x0809: "English (United Kingdom)",
  0x080a: "Spanish (Mexican)",
  0x080c: "French (Belgian)",
  0x0810: "Italian (Switzerland)",
  0x0812: "Korean (Johab)",
  0x0813: "Dutch (Belgium)",
  0x0814: "Norwegian (Nynorsk)",
  0x0816: "Portuguese (Standard)",
  0x081a: "Serbian (Latin)",
  0x081d: "Swedish (Finland)",
  0x0820: "Urdu (India)",
  0x0827: "Lithuanian (Classic)",
  0x082c: "Azeri (Cyrillic)",
  0x083e: "Malay (Brunei Darussalam)",
  0x0843: "Uzbek (Cyrillic)",
  0x0860: "Kashmiri (India)",
  0x0861: "Nepali (India)",
  0x0c01: "Arabic (Egypt)",
  0x0c04: "Chinese (Hong Kong SAR, PRC)",
  0x0c07: "German (Austria)",
  0x0c09: "English (Australian)",
  0x0c0a: "Spanish (Modern Sort)",
  0x0c0c: "French (Canadian)",
  0x0c1a: "Serbian (Cyrillic)",
  0x1001: "Arabic (Libya)",
  0x1004: "Chinese (Singapore)",
  0x1007: "German (Luxembourg)",
  0x1009: "English (Canadian)",
  0x100a: "Spanish (Guatemala)",
  0x100c: "French (Switzerland)",
  0x1401: "Arabic (Algeria)",
  0x1404: "Chinese (Macau SAR)",
  0x1407: "German (Liechtenstein)",
  0x1409: "English (New Zealand)",
  0x140a: "Spanish (Costa Rica)",
  0x140c: "French (Luxembourg)",
  0x1801: "Arabic (Morocco)",
  0x1809: "English (Ireland)",
  0x180a: "Spanish (Panama)",
  0x180c: "French (Monaco)",
  0x1c01: "Arabic (Tunisia)",
  0x1c09: "English (South Africa)",
  0x1c0a: "Spanish (Dominican Republic)",
  0x2001: "Arabic (Oman)",
  0x2009: "English (Jamaica)",
  0x200a: "Spanish (Venezuela)",
  0x2401: "Arabic (Yemen)",
  0x2409: "English (Caribbean)",
  0x240a: "Spanish (Colombia)",
  0x2801: "Arabic (Syria)",
  0x2809: "English (Belize)",
  0x280a: "Spanish (Peru)",
  0x2c01: "Arabic (Jordan)",
  0x2c09: "English (Trinidad)",
  0x2c0a: "Spanish (Argentina)",
  0x3001: "Arabic (Lebanon)",
  0x3009: "English (Zimbabwe)",
  0x300a: "Spanish (Ecuador)",
  0x3401: "Arabic (Kuwait)",
  0x3409: "English (Philippines)",
  0x340a: "Spanish (Chile)",
  0x3801: "Arabic (U.A.E.)",
  0x380a: "Spanish (Uruguay)",
  0x3c01: "Arabic (Bahrain)",
  0x3c0a: "Spanish (Paraguay)",
  0x4001: "Arabic (Qatar)",
  0x400a: "Spanish (Bolivia)",
  0x440a: "Spanish (El Salvador)",
  0x480a: "Spanish (Honduras)",
  0x4c0a: "Spanish (Nicaragua)",
  0x500a: "Spanish (Puerto Rico)",
  0xf0ff: "HID (Vendor Defined 1)",
  0xf4ff: "HID (Vendor Defined 2)",
  0xf8ff: "HID (Vendor Defined 3)",
  0xfcff: "HID (Vendor Defined 4)",
};
