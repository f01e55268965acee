// A small server of CB1, made from the specification alone: it answers each request with digits it was given.
const table = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}';
const valueLength = 256;

export function remainder(digits) {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

export function withCheck(value, epoch = '') {
  return value + String(98 - remainder(epoch + value + '00')).padStart(2, '0');
}

// The name of a request and its arguments.
export function readRequest(payload) {
  const values = [];
  let text = null;
  for (let at = 0; at < payload.length;) {
    const code = payload.slice(at, at += 2);
    if (code === '93' && text === null) values.push(null);
    else if (code === '90') {
      values.push(text ?? '');
      text = null;
    } else if (code === '91') text = (text ?? '') + String.fromCharCode(Number(payload.slice(at, at += 5)));
    else if (code === '92') {
      const count = Number(payload.slice(at, at += 2));
      text = (text ?? '') + payload.slice(at, at += count);
    } else if (Number(code) < 90) text = (text ?? '') + table[Number(code)];
    else throw new Error(`The code ${code} is reserved.`);
  }
  if (text !== null) throw new Error('The payload ends within a value.');
  return { name: values[0], arguments: values.slice(1) };
}

const length = digits => (digits.length < 90 ? String(digits.length).padStart(2, '0') : '9' + String(digits.length).padStart(3, '0')) + digits;

export class Cb1Host {
  heard = [];
  kinds = {};
  #variables;
  #write;
  #answer;
  #epoch;
  #queue = [];
  #tags = new Map();
  #requests = new Map();
  #handles = new Map();
  #next = 0;

  // write(variable number, value); answer(request) gives {digits, long, number, silent, working}.
  constructor({ variables = 9, epoch = 42, write, answer }) {
    this.#variables = variables;
    this.#write = write;
    this.#answer = answer;
    this.#epoch = String(epoch).padStart(2, '0');
  }

  get waiting() {
    return this.#queue.length;
  }

  // Forgets everybody, as a server that starts again.
  restart(epoch) {
    this.#epoch = String(epoch).padStart(2, '0');
    this.#queue = [];
    this.#tags.clear();
    this.#requests.clear();
    this.#handles.clear();
  }

  // Takes a value of TO_HOST.
  take(value) {
    if (!/^1\d{5,}$/.test(value) || remainder(value) !== 1) throw new Error(`'${value}' is no value of CB1.`);
    const kind = value[1];
    const nonce = value.slice(2, 10);
    const rest = value.slice(10, -2);
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    if (!this.#tags.has(nonce) && kind > '1') return;
    const isNew = !this.#tags.has(nonce);
    if (isNew) this.#tags.set(nonce, String(this.#tags.size + 1).padStart(3, '0'));
    const tag = this.#tags.get(nonce);
    if (kind === '0' || isNew) this.#queue.push(`4${nonce}${tag}100025660`);
    if (kind === '1') this.#takePart(nonce, tag, rest);
    if (kind === '2') this.#sendGaps(tag, rest);
    if (kind === '3' || kind === '4') this.#forget(tag, rest);
  }

  // Says something of its own: an entry as section 3 has it.
  say(entry) {
    this.#queue.push(entry);
  }

  // Writes the next value, if there is one.
  step() {
    const next = this.#queue.shift();
    if (next === undefined) return false;
    this.#next = this.#next % this.#variables + 1;
    this.#write(this.#next, typeof next === 'string' ? this.#pack(next) : withCheck(next.solo, this.#epoch));
    return true;
  }

  // Takes what waits out of the queue: a function for each value, that writes it.
  hold() {
    return Array.from({ length: this.waiting }, () => () => this.step());
  }

  #pack(entry) {
    let value = '1' + this.#epoch + entry;
    while (this.#queue.length > 0 && typeof this.#queue[0] === 'string' && value.length + this.#queue[0].length + 2 <= valueLength) {
      value += this.#queue.shift();
    }
    return withCheck(value);
  }

  #takePart(nonce, tag, rest) {
    const key = nonce + rest.slice(0, 4);
    const request = this.#requests.get(key) ?? { parts: new Map(), total: Number(rest.slice(6, 8)) };
    this.#requests.set(key, request);
    request.parts.set(Number(rest.slice(4, 6)), rest.slice(8));
    if (request.parts.size < request.total) return;
    if (!request.answer) {
      const payload = [...request.parts].sort((a, b) => a[0] - b[0]).map(part => part[1]).join('');
      this.heard.push({ payload, ...readRequest(payload) });
      request.answer = this.#answer(this.heard.at(-1));
    }
    this.#send(request, tag + rest.slice(2, 4), key);
  }

  #send(request, address, key) {
    const { digits, long, number, silent, working, cut = 250 } = request.answer;
    if (working) this.#queue.push('3' + address);
    if (silent || working) return;
    if (number !== undefined) this.#queue.push('8' + address + length(number));
    else if (!long) this.#queue.push('1' + address + length(digits));
    else {
      request.handle ??= String(20 + this.#handles.size % 80);
      this.#handles.set(request.handle, key);
      this.#queue.push('2' + address + request.handle + String(digits.length).padStart(6, '0'));
      if (request.sent) return;
      request.sent = true;
      for (let part = 0; part * cut < digits.length; part++) this.#pushPart(request, part);
    }
  }

  #pushPart(request, part) {
    const { digits, cut = 250 } = request.answer;
    const piece = digits.slice(part * cut, (part + 1) * cut);
    if (piece) this.#queue.push({ solo: request.handle + String(part).padStart(3, '0') + piece });
  }

  #sendGaps(tag, rest) {
    const request = [...this.#requests].find(([key]) => this.#tags.get(key.slice(0, 8)) === tag && key.slice(8) === rest.slice(0, 4))?.[1];
    if (!request?.handle) return;
    const parts = Math.ceil(request.answer.digits.length / (request.answer.cut ?? 250));
    for (let at = 4; at < rest.length; at += 6) {
      const last = Math.min(Number(rest.slice(at + 3, at + 6)), parts - 1);
      for (let part = Number(rest.slice(at, at + 3)); part <= last; part++) {
        if (!this.#queue.some(item => item.solo?.startsWith(request.handle + String(part).padStart(3, '0')))) this.#pushPart(request, part);
      }
    }
  }

  #forget(tag, rest) {
    for (const [key, request] of this.#requests) {
      if (this.#tags.get(key.slice(0, 8)) === tag && key.slice(8) === rest.slice(0, 4)) request.answer = { silent: true, ...request.answer };
    }
  }
}
