// Reads fields of fixed width from the digits of a value. What is cut off is an error.
export class FieldReader {
  constructor(digits) {
    this.digits = digits;
    this.at = 0;
  }

  get left() {
    return this.digits.length - this.at;
  }

  text(width) {
    if (width > this.left) throw new RangeError('A field is cut off.');
    this.at += width;
    return this.digits.slice(this.at - width, this.at);
  }

  number(width) {
    return Number(this.text(width));
  }

  // Section 3: 00 to 89, or 9 and three digits.
  length() {
    const short = this.number(2);
    return short < 90 ? short : (short - 90) * 100 + this.number(2);
  }

  rest() {
    return this.text(this.left);
  }
}
