import { RangeDecoder } from './range-decoder.mjs';

const total = 4096;
const pageSize = 128;
const flatEnd = 128;
const flatAnyPage = 129;
const flatSamePage = 151;
const flatChoices = 160;
const farthest = 2000;
const flat = { steps: 160, end: 128, newPage: 129, intervals: [[129, 151], [151, 160]] };
const statuses = { x: 'failed', y: 'not found', b: 'bad argument' };

// Sections 5, 7 and 8: the payload of an answer, with the model of cb1-model.json.
export class AnswerReader {
  #model;
  #coder;
  #page;
  #units;

  constructor(model) {
    this.#model = model;
  }

  read(payload, isLong = false) {
    this.#coder = new RangeDecoder(payload);
    this.#page = 1;
    this.#units = 0;
    const answer = this.#readAnswer();
    if (isLong && this.#coder.uniform(1000) !== this.#units % 1000) throw new Error('The length is not that of the answer.');
    if (this.#coder.overrun < 0) throw new Error('Digits are left over.');
    return answer;
  }

  #readAnswer() {
    let status = 'done';
    let symbol = this.#pick('start');
    if (symbol in statuses) {
      status = statuses[symbol];
      symbol = this.#pick('start');
    }
    if (symbol === 'l') return { status, list: this.#readList() };
    return { status, ...this.#readScalar(symbol) };
  }

  #readList() {
    const items = [];
    for (let symbol = this.#pick('item'); symbol !== '.'; symbol = this.#pick('item')) {
      this.#refuseOverrun();
      items.push(this.#readScalar(symbol));
    }
    return items;
  }

  #readScalar(symbol) {
    switch (symbol) {
      case 't': return { text: this.#count(this.#readText()) };
      case 'f': return { text: this.#count(this.#readFlat()) };
      case 'n': return { number: this.#count(this.#readNumber()) };
      case 'e': return { text: '' };
      case 'z': return { null: true };
      default: throw new Error(`The symbol ${symbol} has no meaning here.`);
    }
  }

  #readText() {
    const { symbols, next } = this.#model;
    let text = '';
    for (let context = this.#model.contexts.text; ;) {
      const entry = this.#pickEntry(context);
      text += symbols[entry];
      context = next[entry];
      if (context === 0) return text;
      if (context < 0) {
        if (context === -2) this.#readPage();
        text += this.#readFromPage();
        context = this.#model.contexts.wide;
      }
      this.#refuseOverrun();
    }
  }

  #readFlat() {
    let text = '';
    for (;;) {
      const choice = this.#coder.choose(flat.steps);
      const [from, to] = flat.intervals.find(([low, high]) => choice >= low && choice < high) ?? [choice, choice + 1];
      this.#coder.narrow(from, to);
      if (from === flat.end) return text;
      if (from === flat.newPage) this.#readPage();
      text += from < flat.end ? String.fromCodePoint(choice) : this.#readFromPage();
      this.#refuseOverrun();
    }
  }

  #readNumber() {
    const symbol = this.#pick('number');
    if (symbol !== 'd') {
      const count = Math.abs(Number(symbol));
      return (symbol.startsWith('-') ? '-' : '') + this.#readDigits(count);
    }
    const sign = this.#coder.uniform(2) === 1 ? '-' : '';
    const count = this.#coder.uniform(1000);
    if (count === 0) throw new Error('A number has digits.');
    const point = this.#coder.uniform(count + 2);
    const digits = this.#readDigits(count);
    return sign + (point === 0 ? digits : `${digits.slice(0, count - point + 1)}.${digits.slice(count - point + 1)}`);
  }

  #readDigits(count) {
    let digits = '';
    for (let left = count; left > 0; left -= 3) {
      const width = Math.min(left, 3);
      digits += String(this.#coder.uniform(10 ** width)).padStart(width, '0');
    }
    return digits;
  }

  #readPage() {
    const entry = this.#pickEntry(this.#model.contexts.page);
    const symbol = this.#model.symbols[entry];
    this.#page = symbol === '' ? this.#coder.uniform(136) * 64 + this.#coder.uniform(64) : Number(symbol);
  }

  #readFromPage() {
    const codePoint = this.#page * pageSize + this.#coder.uniform(pageSize);
    if ((codePoint >= 0xd800 && codePoint <= 0xdfff) || codePoint > 0x10ffff) throw new Error('Surrogates stand for nothing by themselves.');
    return String.fromCodePoint(codePoint);
  }

  #pick(context) {
    return this.#model.symbols[this.#pickEntry(this.#model.contexts[context])];
  }

  // Entries are numbered from 1, items of the arrays from 0.
  #pickEntry(context) {
    const { ends } = this.#model;
    const value = this.#coder.choose(total);
    let entry = context - 1;
    while (ends[entry] <= value) entry++;
    this.#coder.narrow(entry === context - 1 ? 0 : ends[entry - 1], ends[entry]);
    return entry;
  }

  #count(text) {
    this.#units += text.length;
    return text;
  }

  // Zeros behind the end may mean something, but not for ever.
  #refuseOverrun() {
    if (this.#coder.overrun > farthest) throw new Error('The payload never ends.');
  }
}
