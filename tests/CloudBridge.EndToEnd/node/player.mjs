import { createRequire } from 'node:module';
import { Blindness } from './blindness.mjs';
import { ScratchCloudProvider } from './scratch-cloud-provider.mjs';
import { signIn } from './scratch-session.mjs';
import { TurboWarpCloudProvider } from './turbowarp-cloud-provider.mjs';

const VirtualMachine = createRequire(import.meta.url)('scratch-vm');
const providers = { scratch: ScratchCloudProvider, turbowarp: TurboWarpCloudProvider };
const rawAnswer = /^\d*\.\d+3222$/;
// Long enough for a script to come around its loop on a busy machine.
const frameMilliseconds = 10;
const lowestId = 10001;
const highestId = 99999;

// One player with the project open: a VM, its cloud connection, and the list of requests to make.
export class Player {
  done = false;
  // False while the values of earlier conversations come in.
  #playing = false;
  #rawAnswers = 0;
  #seen = new Set();
  #later = [];
  #answers = 0;

  static async load(file, index, options) {
    const vm = new VirtualMachine();
    await vm.loadProject(file);
    const headers = options.signIn && await signIn(options.cloud, options.signIn);
    return new Player(vm, index, options, headers);
  }

  constructor(vm, index, options, headers) {
    this.vm = vm;
    this.index = index;
    this.stage = vm.runtime.getTargetForStage();
    this.room = options.rooms[index % options.rooms.length];
    this.blindness = new Blindness(options.blind, index);
    this.seesAll = options.seesAll;
    this.#set('timeout', options.requestTimeout);
    this.#set('tries', options.tries);
    this.requests = options.ask[index % options.ask.length] ?? [];
    this.loops = index >= options.loopFrom;
    this.#variable('ask', 'list').value = [...this.requests];
    if (this.loops) this.#set('pause', options.pause);
    if (options.distinctIds) this.#useOwnIds(index, options.vms);
    const receive = (name, value) => this.hear(name, value);
    const user = options.signIn?.user ?? `player${1000 + index}`;
    this.provider = new providers[options.client](options.cloud, user, this.room, receive, headers);
  }

  get understood() {
    return { status: this.#value('status'), response: [...this.#list('response')] };
  }

  get cloudVariables() {
    return Object.values(this.stage.variables).filter(variable => variable.isCloud).length;
  }

  connect() {
    this.vm.setCloudProvider(this.provider);
    this.vm.postIOData('userData', { username: this.provider.username });
    return this.provider.connect();
  }

  // Starts without a connection, all requests under one id; returns the growing list of values the project writes.
  playAlone(id) {
    const sent = [];
    this.vm.setCloudProvider({ updateVariable: (name, value) => sent.push(String(value)), requestCloseConnection() {} });
    this.#set('lowest id', id.slice(0, -1));
    this.#set('highest id', id.slice(0, -1));
    this.start();
    return sent;
  }

  hear(name, value) {
    if (this.#playing && rawAnswer.test(value)) this.#rawAnswers++;
    if (!this.blindness.hides(value)) this.#see(name, value);
  }

  // The VM's own clock works for three quarters of each frame, even when all scripts only wait. Stepped from outside
  // with little time to fill, two hundred VMs share one core.
  start() {
    this.#playing = true;
    this.vm.runtime.currentStepTime = frameMilliseconds;
    this.vm.greenFlag();
  }

  // The project rests after each answer, so there is time to give it something more to ask.
  step(print) {
    if (this.done) return;
    this.vm.runtime._step();
    this.#seeLater();
    this.#reportAnswers(print);
    if (this.loops && this.#answers === this.#list('ask').length) this.#list('ask').push(...this.requests);
    this.done = Number(this.#value('finished')) === 1;
    if (this.done) this.#reportDone(print);
  }

  describe() {
    return `VM ${this.index} in room ${this.room} is ${this.#value('status')} after ${this.#answers} answers, ` +
      `connection ${this.provider.state}`;
  }

  #see(name, value) {
    if (this.seesAll && this.#seen.has(name)) {
      this.#later.push([name, value]);
      return;
    }

    this.#seen.add(name);
    this.vm.postIOData('cloud', { varUpdate: { name, value } });
  }

  #seeLater() {
    const later = this.#later.splice(0);
    this.#seen.clear();
    for (const [name, value] of later) this.#see(name, value);
  }

  #reportAnswers(print) {
    const results = this.#list('results');
    for (; this.#answers < results.length; this.#answers++) {
      const at = this.#answers;
      print({
        event: 'answer',
        vm: this.index,
        index: at,
        result: results[at],
        status: this.#list('statuses')[at],
        elapsed: this.#list('milliseconds')[at],
      });
    }
  }

  #reportDone(print) {
    print({
      event: 'done',
      vm: this.index,
      room: this.room,
      results: this.#list('results'),
      statuses: this.#list('statuses'),
      milliseconds: this.#list('milliseconds'),
      reRequests: Number(this.#value('re-requests')),
      rawAnswers: this.#rawAnswers,
      hiddenValues: this.blindness.count,
      connections: this.provider.connections,
    });
  }

  #useOwnIds(index, players) {
    const width = Math.floor((highestId - lowestId + 1) / players);
    this.#set('lowest id', lowestId + index * width);
    this.#set('highest id', lowestId + (index + 1) * width - 1);
  }

  #variable(name, type = '') {
    const variable = Object.values(this.stage.variables).find(item => item.name === name && item.type === type);
    if (!variable) throw new Error(`The project has no ${type || 'variable'} "${name}".`);
    return variable;
  }

  #value(name) {
    return this.#variable(name).value;
  }

  #list(name) {
    return this.#variable(name, 'list').value;
  }

  #set(name, value) {
    this.#variable(name).value = value;
  }
}
