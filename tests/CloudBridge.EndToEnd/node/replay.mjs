// Plays recorded conversations into one real VM, without a server, and reports what the project wrote and understood.
// Usage: node replay.mjs '{"sb3":"file.sb3","conversations":[{"name":"a","id":"417950","text":"ping","answers":[{"var":"...","value":"..."}]}]}'
import { readFile } from 'node:fs/promises';
import { FrameClock } from './frame-clock.mjs';
import { VmLog } from './vm-log.mjs';

new VmLog();
const { Player } = await import('./player.mjs');
const frameMilliseconds = 10;
const framesAtMost = 200;
const clock = new FrameClock(1000 / frameMilliseconds);

process.stdin.on('end', () => process.exit(2)).resume();
const options = JSON.parse(process.argv[2]);
const file = await readFile(options.sb3);
const nextFrame = () => new Promise(resolve => setTimeout(resolve, frameMilliseconds));

async function replay({ name, id, text, answers }) {
  const player = await Player.load(file, 0, { ask: [[text]], rooms: ['1'], client: 'turbowarp', requestTimeout: 60, tries: 1 });
  const sent = player.playAlone(id);
  const step = () => {
    clock.nextFrame();
    player.step(() => {});
  };
  // All pieces but the last begin with a minus.
  for (let frame = 0; frame < framesAtMost && (sent.at(-1) ?? '-').startsWith('-'); frame++) {
    step();
    await nextFrame();
  }
  for (const { var: variable, value } of answers) {
    player.hear(variable, value);
    step();
  }
  process.stdout.write(JSON.stringify({ event: 'replayed', name, sent, ...player.understood }) + '\n');
}

for (const conversation of options.conversations) await replay(conversation);
process.stdout.write('{"event":"finished"}\n', () => process.exit(0));
