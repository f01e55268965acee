import { FieldReader } from './field-reader.mjs';

const characters = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}';
const end = 90;
const codeUnit = 91;
const digits = 92;
const nothing = 93;

// Section 4: the name of a request and its arguments.
export function readRequestPayload(payload) {
  const fields = new FieldReader(payload);
  const values = [];
  while (fields.left > 0) values.push(readValue(fields));
  if (values.length === 0 || values[0] === null) throw new Error('A request has a name.');
  const [name, ...args] = values;
  return { name, arguments: args };
}

function readValue(fields) {
  let text = '';
  for (let isFirst = true; ; isFirst = false) {
    const code = fields.number(2);
    if (code < end) text += characters[code];
    else if (code === end) return text;
    else if (code === codeUnit) text += readCodeUnit(fields);
    else if (code === digits) text += readDigits(fields);
    else if (code === nothing && isFirst) return null;
    else throw new Error(`Code ${code} has no meaning here.`);
  }
}

function readCodeUnit(fields) {
  const unit = fields.number(5);
  if (unit > 0xffff) throw new Error('There is no such code unit.');
  return String.fromCharCode(unit);
}

function readDigits(fields) {
  const count = fields.number(2);
  if (count === 0) throw new Error('A run of digits has at least one.');
  return fields.text(count);
}
