// Runs a Scratch project in one or many real scratch-vm instances and reports, one JSON object per line.
// Usage: node run-vm.mjs '{"sb3":"file.sb3","cloud":"ws://127.0.0.1:9080/","rooms":["1"],"ask":[["ping"]]}'
import { readFile } from 'node:fs/promises';
import { FrameClock } from './frame-clock.mjs';
import { parseOptions } from './options.mjs';
import { VmLog } from './vm-log.mjs';

const log = new VmLog();
const { Player } = await import('./player.mjs');

const print = event => process.stdout.write(JSON.stringify(event) + '\n');
const stop = code => process.stdout.write('', () => process.exit(code));

function fail(message) {
  print({ event: 'error', message });
  stop(1);
}

function report(players) {
  print({ event: 'ready', vms: players.length, cloudVariables: players[0].cloudVariables, warnings: log.unexpected });
}

async function load(options) {
  const file = await readFile(options.sb3);
  const players = [];
  for (let index = 0; index < options.vms; index++) {
    players.push(await Player.load(file, index, options));
  }
  return players;
}

async function openAll(players) {
  await Promise.all(players.map(player => player.connect()));
  // The server's first values follow the handshake without an acknowledgement; as a page, give them a moment.
  await new Promise(resolve => setTimeout(resolve, 200));
}

function play(players, options, onFinished) {
  const began = performance.now();
  let started = 0;
  const steps = setInterval(() => {
    clock?.nextFrame();
    const due = players.length * Math.min(1, (performance.now() - began + 1) / (1000 * options.startOver + 1));
    for (; started < due; started++) players[started].start();
    if (players.every(player => player.done || player.loops)) for (const player of players) player.loops = false;
    for (const player of players.slice(0, started)) player.step(print);
    if (players.every(player => player.done)) {
      clearInterval(steps);
      onFinished();
    }
  }, 1000 / options.fps);
}

const options = parseOptions(process.argv[2], fail);
const clock = options.realClock ? undefined : new FrameClock(options.fps);
process.on('uncaughtException', error => fail(error.stack));
process.on('unhandledRejection', error => fail(String(error?.stack ?? error)));
process.stdin.on('end', () => process.exit(2)).resume();

let players = [];
setTimeout(() => {
  const open = players.filter(player => !player.done).map(player => player.describe());
  fail(`Not finished within ${options.timeout} s: ${open.slice(0, 10).join('; ')}${open.length > 10 ? '; ...' : ''}`);
}, options.timeout * 1000);

players = await load(options);
if (options.loadOnly) {
  report(players);
  stop(0);
  await new Promise(() => {});
}
const loaded = performance.now();
await openAll(players);
report(players);
play(players, options, () => {
  print({ event: 'finished', seconds: (performance.now() - loaded) / 1000, warnings: log.unexpected });
  stop(0);
});
