import { readDown } from './down.mjs';
import { readUp } from './up.mjs';

const newTopicVersions = 49;
const topicSilence = 4;

// Section 9, the listening half: values that came, and what a client has from them. What it says itself is told to it.
export class Receiver {
  #nonce;
  #tag = null;
  #epoch = null;
  #asked = [];
  #open = new Map();
  #long = new Map();
  #topics = new Map();
  // Topics of which nothing but older versions was heard, and since when.
  #behind = new Map();
  #followed = new Set([0]);

  constructor(nonce) {
    this.#nonce = nonce;
  }

  ask(ticket) {
    this.#asked.push(ticket);
  }

  follow(topic) {
    this.#followed.add(topic);
  }

  giveUp(ticket) {
    for (const [request, open] of this.#open) if (open === ticket) this.#open.delete(request);
  }

  // The first part of a request that was not sent before tells its number.
  sent(value) {
    const said = readUp(value);
    if (said.kind !== 'request' || said.part > 1) return;
    const request = said.request % 100;
    if (!this.#open.has(request) && this.#asked.length > 0) this.#open.set(request, this.#asked.shift());
  }

  // at: the time in seconds.
  came(value, at) {
    let down;
    try {
      down = readDown(value, this.#epoch ?? '');
    } catch {
      return [];
    }
    if (value[0] === '1' && down.epoch !== this.#epoch) this.#forget();
    return down.entries.flatMap(entry => this.#take(entry, down.epoch, at));
  }

  #forget() {
    this.#tag = null;
    this.#epoch = null;
    this.#long.clear();
    this.#topics.clear();
    this.#behind.clear();
  }

  #take(entry, epoch, at) {
    if (entry.kind === 'welcome') return this.#takeWelcome(entry, epoch);
    if (this.#tag === null) return [];
    switch (entry.kind) {
      case 'answer':
      case 'number':
      case 'opening': return this.#isForUs(entry) ? this.#takeBody(entry, [entry]) : [];
      case 'shared': return this.#takeBody(entry.body, entry.addresses.filter(address => this.#isForUs(address)));
      case 'part': return this.#takePart(entry);
      case 'topic': return this.#takeTopic(entry, at);
      default: return [];
    }
  }

  #takeWelcome({ nonce, tag }, epoch) {
    if (nonce !== this.#nonce) return [];
    if (tag !== this.#tag || epoch !== this.#epoch) this.#forget();
    this.#tag = tag;
    this.#epoch = epoch;
    return [];
  }

  #isForUs({ tag, request }) {
    return tag === this.#tag && this.#open.has(request);
  }

  #takeBody(body, addresses) {
    return addresses.flatMap(({ request }) => this.#takeContent(body, { request }));
  }

  #takeContent(body, goal) {
    if (body.kind !== 'opening') return this.#finish(goal, body.kind === 'number' ? 'number' : 'payload', body.payload ?? body.digits);
    const known = this.#long.get(body.handle);
    if (known?.length === body.length && known.goals.some(other => sameGoal(other, goal))) return [];
    if (known?.length === body.length && known.goals[0]?.topic === undefined && goal.topic === undefined) known.goals.push(goal);
    else this.#long.set(body.handle, { length: body.length, goals: [goal], parts: new Map() });
    return [];
  }

  #takePart({ handle, part, digits }) {
    const answer = this.#long.get(handle);
    if (!answer) return [];
    answer.parts.set(part, digits);
    const whole = joined(answer.parts);
    if ([...answer.parts.values()].join('').length > answer.length) answer.parts.clear();
    if (whole.length !== answer.length) return [];
    this.#long.delete(handle);
    return answer.goals.flatMap(goal => this.#finish(goal, 'long payload', whole));
  }

  #finish(goal, form, digits) {
    if (goal.topic !== undefined) {
      this.#topics.set(goal.topic, goal.version);
      this.#behind.delete(goal.topic);
      return [{ topic: goal.topic, version: goal.version, form, digits }];
    }
    const ticket = this.#open.get(goal.request);
    this.#open.delete(goal.request);
    return ticket === undefined ? [] : [{ answer: ticket, form, digits }];
  }

  #takeTopic({ topic, version, body }, at) {
    if (!this.#followed.has(topic) || this.#isBehind(topic, version, at)) return [];
    this.#behind.delete(topic);
    return version === this.#topics.get(topic) ? [] : this.#takeContent(body, { topic, version });
  }

  #isBehind(topic, version, at) {
    const last = this.#topics.get(topic) ?? version;
    if ((version - last + 99) % 99 <= newTopicVersions) return false;
    if (!this.#behind.has(topic)) this.#behind.set(topic, at);
    return at - this.#behind.get(topic) < topicSilence;
  }
}

function sameGoal(one, other) {
  return one.request === other.request && one.topic === other.topic && one.version === other.version;
}

// The parts from 0 on without a gap.
function joined(parts) {
  let digits = '';
  for (let part = 0; parts.has(part); part++) digits += parts.get(part);
  return digits;
}
