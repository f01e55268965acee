// Makes a player miss values on purpose, as one with a slow or hidden page does.
export class Blindness {
  count = 0;
  #share;
  #state;
  #parts;

  constructor({ percent = 0, seed = 1, parts = [] } = {}, index = 0) {
    this.#share = percent / 100;
    this.#state = (seed * 2654435761 + index * 40503) >>> 0;
    this.#parts = new Set(parts);
  }

  hides(value) {
    const hidden = this.#isPartToMiss(String(value)) || (this.#share > 0 && this.#random() < this.#share);
    if (hidden) this.count++;
    return hidden;
  }

  // Numbered values end in the number, three digits, and a 1.
  #isPartToMiss(value) {
    const number = /\.\d+(\d{3})1$/.exec(value)?.[1];
    return number !== undefined && this.#parts.delete(Number(number));
  }

  // A linear congruential generator: the same seed misses the same values.
  #random() {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 32;
  }
}
