import { CloudConnection } from './cloud-connection.mjs';
import { throttle } from './throttle.mjs';

// Behaves as the Scratch editor's: one send in 100 ms for all variables together, where the last write wins, lines end
// with a newline, and values written while the socket is not open are lost.
export class ScratchCloudProvider extends CloudConnection {
  #sendSoon = throttle(text => {
    if (this.isOpen) this.send(text);
  }, 100);

  onOpen() {
    this.send(this.message('handshake') + '\n');
  }

  updateVariable(name, value) {
    this.#sendSoon(this.message('set', { name, value }) + '\n');
  }
}
