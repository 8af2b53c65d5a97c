/** A setup packet: what a control transfer asks for. */
export interface UsbSetup {
  readonly type: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

/** What earlier packets say of a transfer. */
export interface UsbTold {
  /** What the transfer that it completes asked for. */
  readonly setup: UsbSetup | undefined;
  /** The class of the interface that the endpoint belongs to. */
  readonly interfaceClass: number | undefined;
}

/** The octets of a request's type that say who has defined it. */
export function isStandard({ type }: UsbSetup): boolean {
  return (type & 0x60) === 0;
}
