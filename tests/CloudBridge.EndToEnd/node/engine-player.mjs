import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Cb1Host } from './cb1-host.mjs';
import { FrameClock } from './frame-clock.mjs';
import { ScratchCloudProvider } from './scratch-cloud-provider.mjs';
import { TurboWarpCloudProvider } from './turbowarp-cloud-provider.mjs';

const VirtualMachine = createRequire(import.meta.url)('scratch-vm');
const providers = { scratch: ScratchCloudProvider, turbowarp: TurboWarpCloudProvider };
const itemEnd = '\u241E';

// A linear congruential generator: the same seed loses the same values.
function random(seed) {
  let state = (seed * 2654435761) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

export class EnginePlayer {
  answers = 0;
  lost = 0;
  written = {};
  cpu = 0;
  #options;
  #clock;
  #asked;
  #host;
  #hostDue = 0;
  #written = 0;
  #idle = 0;
  #said = 0;
  #sayFrom;
  #random;
  #due = 0;

  static async load(file, options) {
    const clock = new FrameClock(options.fps);
    const vm = new VirtualMachine();
    await vm.loadProject(file);
    if (options.sprite) await vm.addSprite(await readFile(options.sprite));
    if (options.saveFirst) await vm.loadProject(vm.toJSON());
    return new EnginePlayer(vm, clock, options);
  }

  constructor(vm, clock, options) {
    this.vm = vm;
    this.#options = options;
    this.#clock = clock;
    this.#random = random(options.seed ?? 1);
    this.stage = vm.runtime.getTargetForStage();
    for (const target of vm.runtime.targets) {
      for (const variable of Object.values(target.variables)) {
        if (variable.name === 'timeout') variable.value = options.requestTimeout;
      }
    }
  }

  get sprites() {
    return this.vm.runtime.targets.filter(target => !target.isStage && target.isOriginal).length;
  }

  async connect() {
    const { cloud, client, room, connects } = this.#options;
    if (cloud) {
      const receive = (name, value) => this.#hear(name, value);
      const provider = new providers[client](cloud, 'player' + room, room, receive);
      const send = provider.updateVariable.bind(provider);
      provider.updateVariable = (name, value) => this.#lose(this.#options.lossUp, value) || send(name, value);
      this.vm.setCloudProvider(provider);
      const open = provider.connect();
      if (connects) await open;
      await new Promise(resolve => setTimeout(resolve, 200));
      return;
    }

    this.#host = new Cb1Host({
      variables: this.#options.variables,
      epoch: this.#options.epoch,
      write: (number, value) => this.#hear(`☁ FROM_HOST_${number}`, value),
      answer: request => this.#options.asks.find(ask => ask.request === request.name)?.answer ?? { silent: true },
    });
    this.vm.setCloudProvider({
      updateVariable: (name, value) => this.#lose(this.#options.lossUp, value) || this.#host.take(String(value)),
      requestCloseConnection() {},
    });
  }

  start() {
    for (const [name, value] of Object.entries(this.#options.snapshot)) this.vm.postIOData('cloud', { varUpdate: { name, value } });
    this.vm.runtime.currentStepTime = 1000 / Math.max(this.#options.fps, 30);
    this.vm.greenFlag();
    this.#due = performance.now();
  }

  // As saved, a day later, and without a cloud.
  async reopen() {
    await this.vm.loadProject(this.vm.toJSON());
    this.#clock.forward(24 * 60 * 60 * 1000);
    this.stage = this.vm.runtime.getTargetForStage();
    this.#host = undefined;
    this.vm.greenFlag();
  }

  ask({ request, inputs = [], text = '', with: message = 'ask' }) {
    this.#asked = this.#clock.now;
    this.#variable('request').value = request;
    this.#variable('text').value = text;
    for (const target of this.vm.runtime.targets) {
      const list = Object.values(target.variables).find(variable => variable.name === 'inputs');
      if (list) list.value = [...inputs];
    }

    if (this.#options.clones) this.#variable('clones').value = this.#options.clones;
    const name = this.#options.clones ? 'ask as clones' : message;
    this.vm.runtime.startHats('event_whenbroadcastreceived', { BROADCAST_OPTION: name });
    if (this.#options.flagAgain) {
      this.#options.flagAgain = false;
      for (let frame = 0; frame < 5; frame++) this.step();
      this.vm.greenFlag();
      this.ask({ request, inputs, text, with: message });
    }
  }

  // Time without frames, and a frame in each minute of it.
  get isIdle() {
    return this.#idle > 0;
  }

  step() {
    this.#clock.nextFrame();
    this.#clock.forward(Math.min(this.#idle, 60) * 1000);
    this.#idle = Math.max(this.#idle - 60, 0);
    if (this.#host) this.#hearHost();
    const began = performance.now();
    this.vm.runtime._step();
    this.cpu += performance.now() - began;
  }

  // Until the next frame is due. Where nobody but the clock is waited for, that is at once.
  async frame() {
    if (!this.#options.cloud) return new Promise(setImmediate);
    this.#due = Math.max(this.#due + 1000 / this.#options.fps, performance.now());
    await new Promise(resolve => setTimeout(resolve, this.#due - performance.now()));
  }

  report(print) {
    const statuses = this.#list('statuses');
    for (; this.answers < statuses.length; this.answers++) {
      const at = this.answers;
      print({
        event: 'asked',
        index: at,
        request: String(this.#list('requests')[at]),
        status: statuses[at],
        answer: String(this.#list('answers')[at]),
        error: this.#list('errors')[at],
        list: this.#list('lists')[at].split(itemEnd).slice(0, -1),
        seconds: (this.#clock.now - this.#asked) / 1000,
        written: { ...this.written },
      });
      if (at + 1 === this.#options.idleAfter) this.#idle = this.#options.idle;
    }
  }

  // What the small server says of its own, once so many answers are there.
  saySoon() {
    const { say, sayAfter, sayEvery } = this.#options;
    if (this.answers < sayAfter) return;
    this.#sayFrom ??= this.#clock.now;
    const due = sayEvery > 0 ? 1 + (this.#clock.now - this.#sayFrom) / 1000 / sayEvery : say.length;
    while (this.#said < Math.min(say.length, Math.floor(due))) this.#host.say(say[this.#said++]);
  }

  get hasToSay() {
    const { say } = this.#options;
    return this.#said < say.length || (say.length > 0 && this.#host.waiting > 0);
  }

  describe() {
    return `${this.answers} answers, open: ${this.#list('⚙ requests', [])}, to be sent: ${this.#list('⚙ out', [])}`;
  }

  summary() {
    return {
      heard: this.#host?.heard ?? [],
      kinds: this.#host?.kinds ?? {},
      lost: this.lost,
      cpu: this.cpu,
      open: this.#list('⚙ tickets', []).length,
      left: this.#list('⚙ items', []).length + this.#list('⚙ parts', []).length,
      topics: this.#list('topics', []).map(String),
      topicValues: this.#list('topic values', []).map(String),
      news: String(this.#variable('topic value', '', { value: '' }).value),
    };
  }

  // All that the small server wrote since the last frame, however long that was.
  #hearHost() {
    const { hostRate, fps } = this.#options;
    const { now } = this.#clock;
    const gap = 1000 / (hostRate || fps);
    this.#hostDue = hostRate === 0 ? now : Math.max(this.#hostDue, now - 1000 / fps);
    for (; this.#hostDue <= now && this.#host.step(); this.#hostDue += gap) this.#afterWrite();
  }

  #afterWrite() {
    if (++this.#written === this.#options.restartAfter) this.#host.restart(this.#options.epoch + 1);
  }

  #hear(name, value) {
    if (!this.#lose(this.#options.lossDown)) this.vm.postIOData('cloud', { varUpdate: { name, value } });
  }

  // A value that is written counts by its second digit, the kind.
  #lose(percent = 0, written = '') {
    if (written !== '') this.written[String(written)[1]] = (this.written[String(written)[1]] ?? 0) + 1;
    const lost = this.#random() * 100 < percent;
    if (lost) this.lost++;
    return lost;
  }

  // Projects in the other format have fewer.
  #variable(name, type = '', otherwise = undefined) {
    const variable = Object.values(this.stage.variables).find(item => item.name === name && item.type === type) ?? otherwise;
    if (!variable) throw new Error(`The project has no ${type || 'variable'} "${name}".`);
    return variable;
  }

  #list(name, otherwise = undefined) {
    return this.#variable(name, 'list', otherwise && { value: otherwise }).value;
  }
}
