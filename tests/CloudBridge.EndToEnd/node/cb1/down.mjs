import { isRight } from './check-digits.mjs';
import { FieldReader } from './field-reader.mjs';

// Section 3: what the server says. The epoch is that of the client's welcome; packed values bring their own.
export function readDown(value, epoch) {
  if (value[0] !== '1') return readSolo(value, epoch);
  if (!isRight(value)) throw new Error('The check digits are wrong.');
  const fields = new FieldReader(value.slice(1, -2));
  const ownEpoch = fields.text(2);
  return { epoch: ownEpoch, entries: readEntries(fields) };
}

function readSolo(value, epoch) {
  if (!isRight(value, epoch)) throw new Error('The check digits are wrong.');
  const handle = Number(value.slice(0, 2));
  if (handle < 20) throw new Error('A solo value begins with 20 to 99.');
  return { epoch, entries: [{ kind: 'part', handle, part: Number(value.slice(2, 5)), digits: value.slice(5, -2) }] };
}

// What cannot be read ends the value; what came before it counts.
function readEntries(fields) {
  const entries = [];
  try {
    while (fields.left > 0) {
      const entry = readEntry(fields);
      if (!entry) break;
      entries.push(entry);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return entries;
}

function readEntry(fields) {
  const kind = fields.number(1);
  switch (kind) {
    case 0: return null;
    case 1:
    case 2:
    case 8: return { ...withAddress(fields), ...readBody(kind, fields) };
    case 3: return { kind: 'working', ...withAddress(fields) };
    case 4: return readWelcome(fields);
    case 5: return { kind: 'parts wanted', ...withAddress(fields), parts: readParts(fields) };
    case 6: return { kind: 'part', handle: atLeast(20, fields.number(2)), part: fields.number(3), digits: someDigits(fields) };
    case 7: return readShared(fields);
    default: return readTopic(fields);
  }
}

function withAddress(fields) {
  return { tag: atLeast(1, fields.number(3)), request: fields.number(2) };
}

// What a field cannot say ends the value as a field that is cut off does.
function atLeast(least, number) {
  if (number < least) throw new RangeError('A field says what it cannot.');
  return number;
}

function someDigits(fields) {
  const length = fields.length();
  return fields.text(atLeast(1, length));
}

function readBody(kind, fields) {
  switch (kind) {
    case 1: return { kind: 'answer', payload: fields.text(fields.length()) };
    case 2: return { kind: 'opening', handle: atLeast(20, fields.number(2)), length: atLeast(1, fields.number(6)) };
    case 8: return { kind: 'number', digits: someDigits(fields) };
    default: throw new RangeError(`There is no body ${kind}.`);
  }
}

function readWelcome(fields) {
  return {
    kind: 'welcome',
    nonce: nonce(fields.text(8)),
    tag: atLeast(1, fields.number(3)),
    version: atLeast(1, fields.number(1)),
    maxLength: fields.number(6),
    seconds: fields.number(2),
  };
}

function nonce(digits) {
  if (digits[0] === '0') throw new RangeError('A nonce does not begin with 0.');
  return digits;
}

function readParts(fields) {
  const list = new FieldReader(someDigits(fields));
  const parts = [];
  while (list.left > 0) parts.push(atLeast(1, list.number(2)));
  return parts;
}

function readShared(fields) {
  const addresses = Array.from({ length: atLeast(1, fields.number(1)) }, () => withAddress(fields));
  const { kind, ...body } = readBody(fields.number(1), fields);
  return { kind: 'shared', addresses, body: { kind, ...body } };
}

function readTopic(fields) {
  const topic = fields.number(2);
  const version = atLeast(1, fields.number(2));
  return { kind: 'topic', topic, version, body: readBody(fields.number(1), fields) };
}
