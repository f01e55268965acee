// Reads every vector of a folder with the readers beside this file, and prints one JSON object per vector: its file, its name and,
// where the reading is not what the vector says, what was read instead.
// Usage: node check-vectors.mjs FOLDER MODEL
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AnswerReader } from './answers.mjs';
import { isRight } from './check-digits.mjs';
import { readDown } from './down.mjs';
import { Receiver } from './receiver.mjs';
import { readRequestPayload } from './requests.mjs';
import { readUp } from './up.mjs';

const [folder, model] = process.argv.slice(2);
const answers = new AnswerReader(JSON.parse(readFileSync(model, 'utf8')));

const readers = {
  'cb1-check.json': ({ digits, epoch }) => ({ right: isRight(digits, epoch) }),
  'cb1-up.json': ({ value }) => ({ says: readUp(value) }),
  'cb1-down.json': ({ value, epoch }) => readDown(value, epoch),
  'cb1-request.json': ({ payload }) => {
    const { name, arguments: given } = readRequestPayload(payload);
    return { request: name, arguments: given };
  },
  'cb1-answer.json': ({ payload, long }) => answers.read(payload, long),
  'cb1-conversation.json': ({ nonce, steps }) => ({ heard: listen(nonce, steps) }),
};

// What stands beside these is what goes in.
const given = ['name', 'value', 'digits', 'payload', 'long', 'strict', 'nonce', 'variables', 'maxLength'];

// Plays the values that came and those that were sent; what a client hears in them must be what the steps say.
function listen(nonce, steps) {
  const receiver = new Receiver(nonce);
  const heard = [];
  for (const step of steps) {
    if (step.ask !== undefined) receiver.ask(step.ticket);
    if (step.follow !== undefined) receiver.follow(step.follow);
    if (step['gave up'] !== undefined) receiver.giveUp(step['gave up']);
    if (step.sent !== undefined) receiver.sent(step.sent);
    if (step.came !== undefined) heard.push(...receiver.came(step.came, step.at));
  }
  return heard;
}

function expectationsOf({ steps, ...vector }) {
  if (!steps) return vector;
  const heard = steps.filter(step => step.answer !== undefined || step.topic !== undefined).map(({ at, ...rest }) => rest);
  return { heard };
}

function attempt(read, vector) {
  try {
    return read(vector);
  } catch (error) {
    return error instanceof TypeError || error instanceof ReferenceError ? { broken: error.stack } : { error: true };
  }
}

for (const [file, read] of Object.entries(readers)) {
  for (const vector of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
    const { epoch, ...got } = attempt(read, vector);
    const { epoch: _, ...wanted } = Object.fromEntries(Object.entries(expectationsOf(vector)).filter(([key]) => !given.includes(key)));
    const isSame = isDeepStrictEqual(got, wanted);
    process.stdout.write(JSON.stringify({ file, name: vector.name, ...(isSame ? {} : { got, wanted }) }) + '\n');
  }
}
