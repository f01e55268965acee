// Plays a project with the engine of CB1 in a real VM: against a small server in this process, or against a real cloud.
// Usage: node engine.mjs OPTIONS.json, a file that holds {"sb3":"file.sb3","asks":[...]}; see engine-options.mjs.
import { readFile } from 'node:fs/promises';
import { parseEngineOptions } from './engine-options.mjs';
import { VmLog } from './vm-log.mjs';

const log = new VmLog();
const { EnginePlayer } = await import('./engine-player.mjs');
const print = event => process.stdout.write(JSON.stringify(event) + '\n');
const stop = code => process.stdout.write('', () => process.exit(code));

function fail(message) {
  print({ event: 'error', message });
  stop(1);
}

process.on('uncaughtException', error => fail(error.stack));
process.on('unhandledRejection', error => fail(String(error?.stack ?? error)));
process.stdin.on('end', () => process.exit(2)).resume();

const options = parseEngineOptions(await readFile(process.argv[2], 'utf8'));
const player = await EnginePlayer.load(await readFile(options.sb3), options);
setTimeout(() => fail(`Not finished within ${options.timeout} s: ${player.describe()}`), options.timeout * 1000);
await player.connect();
player.start();

const next = async () => {
  player.step();
  player.report(print);
  player.saySoon();
  await player.frame();
};
// Each sprite with an engine asks, and each clone.
const askers = player.sprites * (options.clones || 1);
for (const ask of options.asks) {
  const expected = player.answers + askers;
  player.ask(ask);
  while (player.answers < expected || player.isIdle) await next();
  if (player.answers === options.reloadAfter) await player.reopen();
}

while (player.hasToSay) await next();
for (let frame = 0; frame < options.framesAfter; frame++) await next();
print({ event: 'finished', ...player.summary(), warnings: log.unexpected });
stop(0);
