import { isRight } from './check-digits.mjs';
import { FieldReader } from './field-reader.mjs';

// Section 2: what a client says.
export function readUp(value) {
  if (!isRight(value) || value[0] !== '1' || value.length < 12) throw new Error('Not a value of CB1 that goes up.');
  const fields = new FieldReader(value.slice(1, -2));
  const kind = fields.number(1);
  const nonce = fields.text(8);
  if (nonce[0] === '0') throw new Error('A nonce does not begin with 0.');
  const read = kinds[kind];
  if (!read) throw new Error(`Kind ${kind} is reserved.`);
  const said = { nonce, ...read(fields) };
  if (fields.left > 0 && !mayGrow.includes(said.kind)) throw new Error('Something follows that has no meaning.');
  return said;
}

// Later versions may say more behind these.
const mayGrow = ['hello', 'done', 'gave up'];

const kinds = [
  readHello,
  readRequest,
  fields => ({ kind: 'gaps', request: atLeastOne(fields.number(4)), gaps: readGaps(fields) }),
  fields => ({ kind: 'done', request: atLeastOne(fields.number(4)) }),
  fields => ({ kind: 'gave up', request: atLeastOne(fields.number(4)) }),
  fields => ({ kind: 'topic gaps', topic: fields.number(2), version: atLeastOne(fields.number(2)), gaps: readGaps(fields) }),
];

function atLeastOne(number) {
  if (number === 0) throw new Error('Numbers of requests, parts and versions begin with 1.');
  return number;
}

function readHello(fields) {
  const hello = { kind: 'hello', version: atLeastOne(fields.number(1)), variables: atLeastOne(fields.number(1)), maxLength: fields.number(6) };
  if (hello.maxLength > 0 && hello.maxLength < 256) throw new Error('Every client reads values of 256 digits.');
  return hello;
}

function readRequest(fields) {
  const request = atLeastOne(fields.number(4));
  const part = atLeastOne(fields.number(2));
  const parts = fields.number(2);
  const payload = fields.rest();
  if (part > parts || payload === '') throw new Error('There is no such part.');
  return { kind: 'request', request, part, parts, payload };
}

function readGaps(fields) {
  const gaps = [];
  while (fields.left > 0) {
    const gap = { first: fields.number(3), last: fields.number(3) };
    if (gap.last < gap.first) throw new Error('A range ends before it begins.');
    gaps.push(gap);
  }
  if (gaps.length > 500) throw new Error('An answer has no more than 500 gaps.');
  return gaps;
}
