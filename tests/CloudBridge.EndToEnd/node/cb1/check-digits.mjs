// Section 1: a value leaves the remainder 1 when divided by 97; a solo value does so behind its epoch.

export function remainder97(digits) {
  let remainder = 0;
  for (let at = 0; at < digits.length; at += 9) {
    const piece = digits.slice(at, at + 9);
    remainder = (remainder * 10 ** piece.length + Number(piece)) % 97;
  }
  return remainder;
}

export function isValue(value) {
  return /^[1-9][0-9]{5,}$/.test(value);
}

export function isRight(value, epoch = '') {
  return isValue(value) && remainder97(epoch + value) === 1;
}
