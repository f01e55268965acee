import { CloudConnection } from './cloud-connection.mjs';

const finalCodes = [4002, 4003, 4004];

// Behaves as TurboWarp's: sends at once, keeps the last value of each variable while the socket is not open, writes no
// newline, and gives up after the close codes that mean "do not come back".
export class TurboWarpCloudProvider extends CloudConnection {
  #waiting = new Map();
  #planned = false;

  onOpen() {
    this.send(this.message('handshake'));
    this.#flush();
  }

  mayReconnect(code) {
    return !finalCodes.includes(code);
  }

  updateVariable(name, value) {
    this.#waiting.set(name, value);
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      this.#flush();
    });
  }

  #flush() {
    if (!this.isOpen) return;
    for (const [name, value] of this.#waiting) this.send(this.message('set', { name, value }));
    this.#waiting.clear();
  }
}
