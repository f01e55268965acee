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
  if (fields.left > 0) throw new Error('Something follows that has no meaning.');
  return said;
}

const kinds = [
  fields => ({ kind: 'hello', version: fields.number(1), variables: fields.number(1), maxLength: fields.number(6) }),
  readRequest,
  fields => ({ kind: 'gaps', request: fields.number(4), gaps: readGaps(fields) }),
  fields => ({ kind: 'done', request: fields.number(4) }),
  fields => ({ kind: 'gave up', request: fields.number(4) }),
  fields => ({ kind: 'topic gaps', topic: fields.number(2), version: fields.number(2), gaps: readGaps(fields) }),
];

function readRequest(fields) {
  const request = fields.number(4);
  const part = fields.number(2);
  const parts = fields.number(2);
  return { kind: 'request', request, part, parts, payload: fields.rest() };
}

function readGaps(fields) {
  const gaps = [];
  while (fields.left > 0) gaps.push({ first: fields.number(3), last: fields.number(3) });
  return gaps;
}
