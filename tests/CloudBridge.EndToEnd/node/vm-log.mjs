// scratch-vm complains on the console, which belongs to our events. Must be created before scratch-vm is loaded.
export class VmLog {
  // A headless VM has neither storage nor renderer, and says so for every costume; several in one process share a
  // dispatcher that only extensions use.
  static #expected = /No (storage|rendering) module present|Central dispatch replacing existing service provider/;

  unexpected = [];

  constructor() {
    for (const level of ['log', 'info', 'warn', 'error']) {
      console[level] = (...words) => this.#take(words.join(' '));
    }
  }

  #take(line) {
    if (VmLog.#expected.test(line)) return;
    process.stderr.write(line + '\n');
    if (this.unexpected.length < 20) this.unexpected.push(line);
  }
}
