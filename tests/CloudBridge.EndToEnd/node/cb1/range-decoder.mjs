const top = 10 ** 12;
const low = 10 ** 8;
const step = 10 ** 4;

// Section 6. Doubles hold every number here exactly.
export class RangeDecoder {
  #digits;
  #at = 12;
  #range = top;
  #code;
  #share;

  constructor(digits) {
    this.#digits = digits;
    this.#code = this.#take(0, 12);
  }

  // Where the code lies among n equal steps.
  choose(n) {
    this.#share = Math.floor(this.#range / n);
    const value = Math.floor(this.#code / this.#share);
    if (value >= n) throw new Error('The payload is damaged.');
    return value;
  }

  narrow(from, to) {
    this.#code -= this.#share * from;
    this.#range = this.#share * (to - from);
    if (this.#range >= low) return;
    this.#range *= step;
    this.#code = this.#code * step + this.#take(this.#at, 4);
    this.#at += 4;
  }

  uniform(n) {
    const value = this.choose(n);
    this.narrow(value, value + 1);
    return value;
  }

  // How many digits have been looked at beyond the end; below zero are those that have not been looked at.
  get overrun() {
    return this.#at - this.#digits.length;
  }

  #take(from, count) {
    return Number(this.#digits.slice(from, from + count).padEnd(count, '0'));
  }
}
