/** The stream cipher of RFC 6229's test vectors, which OpenSSL 3 no longer has; each call goes on where the last one ended. */
export class Rc4 {
  private readonly state = Uint8Array.from({ length: 256 }, (_, i) => i);
  private i = 0;
  private j = 0;

  constructor(key: Uint8Array) {
    const { state } = this;
    for (let i = 0, j = 0; i < 256; i++) {
      j = (j + state[i] + key[i % key.length]) & 0xff;
      [state[i], state[j]] = [state[j], state[i]];
    }
  }

  apply(data: Uint8Array): Uint8Array {
    const { state } = this;
    return data.map((octet) => {
      this.i = (this.i + 1) & 0xff;
      this.j = (this.j + state[this.i]) & 0xff;
      [state[this.i], state[this.j]] = [state[this.j], state[this.i]];
      return octet ^ state[(state[this.i] + state[this.j]) & 0xff];
    });
  }
}
