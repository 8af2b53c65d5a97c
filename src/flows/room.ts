/** Octets that many holders share, so that memory has one limit however many they are. */
export class Room {
  private left: number;
  /** Octets for which there was no room. */
  refused = 0;

  constructor(octets: number) {
    this.left = octets;
  }

  /** Whether there is room for that many octets, which are then taken. */
  take(octets: number): boolean {
    if (octets > this.left) {
      this.refused += octets;
      return false;
    }
    this.left -= octets;
    return true;
  }

  give(octets: number): void {
    this.left += octets;
  }
}
